"""What a softphone says of a caller, made fit to be shown: the caller chose these words, and may be anybody."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import takewhile

from desktop.core.surnames import SURNAMES
from desktop.session.remote.commands import LONGEST_NAME, LONGEST_NUMBER, StartCall

_TITLES = {
    "先生": "先生",
    "女士": "女士",
    "小姐": "女士",
    "太太": "女士",
    "mr": "先生",
    "ms": "女士",
    "mrs": "女士",
    "miss": "女士",
}
_ENDS_IN_TITLE = re.compile(r"^(?P<name>.*?)[\s·]*(?P<title>先生|女士|小姐|太太)$")
_PERSON = re.compile(rf"(?P<surname>{'|'.join(SURNAMES)})[\u4e00-\u9fff]{{0,2}}")
_NUMBER = re.compile(r"[+＋]?[\d\s\-—().*#]{2,}")
_ADDRESS = re.compile(r"(?:sips?:|tel:)?(?P<user>[^@;<>]*)[^<>]*")
"""The user of an address as softphones pass it: sip:13800138000@example.net;user=phone."""
_NUMBER_WORD = re.compile(r"[+＋]?[\d\-—().*#]+|\S+@\S+|(?:sips?|tel):\S+")
_NOTHING = frozenset({"anonymous", "unknown", "private", "unavailable", "匿名", "未知"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as it is told."""

    number: str = ""
    customer: str = ""
    """A name by which a person can be addressed: the surname where a title is known, else the whole of it."""
    title: str = ""
    """先生, 女士 or empty."""
    label: str = ""
    """What the softphone shows instead of a person's name, e.g. a company."""


def plain(text: str, limit: int) -> str:
    """`text` on one line, without what cannot be seen or turns the direction of writing, cut to `limit`."""
    # Foreign input may be of any length, and what is cut away need not be looked at.
    seen = unicodedata.normalize("NFC", text[: limit * 4])
    kept = "".join(_shown(char) for char in seen)
    return " ".join(kept.split())[:limit].rstrip()


def caller_of(start: StartCall) -> Caller:
    """What `start` tells of the caller. Nothing in it is believed to be a name that does not look like one."""
    number = _number(plain(start.number, LONGEST_NUMBER))
    name, title = _without_title(plain(start.name, LONGEST_NAME))
    title = _TITLES.get(plain(start.title, LONGEST_NAME).lower().rstrip("."), title)
    if name.lower() in _NOTHING:
        name = ""
    if _NUMBER.fullmatch(name):
        return Caller(number or _number(name), "", title)
    person = _PERSON.fullmatch(name)
    if person is None:
        return Caller(number, "", title, label=name)
    return Caller(number, person["surname"] if title else name, title)


def start_by(words: list[str], number: str, name: str, title: str) -> StartCall:
    """The start of a call as a command line gives it; of words that stand alone the number comes first."""
    numbers = [] if number else list(takewhile(_NUMBER_WORD.fullmatch, words))
    rest = " ".join(words[len(numbers) :])
    told = StartCall(number or " ".join(numbers), name or rest, title)
    return StartCall(
        plain(told.number, LONGEST_NUMBER), plain(told.name, LONGEST_NAME), plain(told.title, LONGEST_NAME)
    )


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category.startswith("Z") or char in "\t\n\r\v\f":
        return " "
    return "" if category.startswith("C") else char


def _without_title(name: str) -> tuple[str, str]:
    found = _ENDS_IN_TITLE.match(name)
    return (found["name"], _TITLES[found["title"]]) if found else (name, "")


def _number(text: str) -> str:
    if not text or text.lower() in _NOTHING:
        return ""
    inside = re.search(r"<(.*?)>", text)
    found = _ADDRESS.match(inside[1] if inside else text)
    return found["user"].strip() if found else text
