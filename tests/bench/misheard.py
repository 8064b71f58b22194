"""Recognition errors put into a text on purpose: homophones, near sounds, lost and added characters; seeded."""

import random
from collections import defaultdict
from functools import cache

from pypinyin import Style, lazy_pinyin

KINDS = (("homophone", 0.4), ("near", 0.3), ("lost", 0.15), ("added", 0.15))
"""What becomes of a character that is misheard, and how often."""

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f"), ("l", "r"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_COMMON = range(0xB0, 0xD8)
"""First bytes of the 3,755 characters that GB 2312 calls common."""


def misheard(text, share, seed):
    """`text` as a recogniser of that share of wrong characters might write it; the same seed gives the same text."""
    choice = random.Random(seed)
    kinds, weights = zip(*KINDS, strict=True)
    out = []
    for char in text:
        if not _is_spoken(char) or choice.random() >= share:
            out.append(char)
            continue
        kind = choice.choices(kinds, weights)[0]
        if kind == "added":
            out += [char, choice.choice(common_characters())]
        elif kind != "lost":
            out.append(_instead(char, kind, choice))
    return "".join(out)


def confusable(char):
    """The common characters whose sound is near to that of `char` and not the same; often none."""
    sound = lazy_pinyin(_DIGITS.get(char, char), style=Style.NORMAL)[0]
    return sorted({other for near in _near(sound) for other in _by_sound().get(near, ())})


def _instead(char, kind, choice):
    sound = lazy_pinyin(_DIGITS.get(char, char), style=Style.NORMAL)
    wanted = {sound[0]} if kind == "homophone" else _near(sound[0])
    others = sorted({other for each in wanted for other in _by_sound().get(each, ()) if other != char})
    # A syllable that is near to no other one is written as another character of its own sound.
    return choice.choice(others or sorted(_by_sound().get(sound[0], char)))


def _near(sound):
    found = set()
    for one, other in (*_INITIALS, *((b, a) for a, b in _INITIALS)):
        if sound.startswith(one) and not (len(one) == 1 and sound[1:2] == "h"):
            found.add(other + sound[len(one) :])
    for one, other in (*_FINALS, *((b, a) for a, b in _FINALS)):
        if sound.endswith(one):
            found.add(sound[: -len(one)] + other)
    return found - {sound}


def _is_spoken(char):
    return "一" <= char <= "鿿" or char.isdigit()


@cache
def common_characters():
    """The common characters, each once."""
    codes = (bytes((first, second)) for first in _COMMON for second in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", errors="ignore") for code in codes)


@cache
def _by_sound():
    found = defaultdict(list)
    for char in common_characters():
        found[lazy_pinyin(char, style=Style.NORMAL)[0]].append(char)
    return found
