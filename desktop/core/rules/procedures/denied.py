"""Whether a phrase is denied where it stands, so that it means its opposite: 不可以的, 不太好的吧, 没听懂.

Grammar, not vocabulary, as in `innocent`. A mark parts a denial from what follows it (不，可以的), a space does not:
recognisers write one between any two words.
"""

import re

from desktop.core.matching import Match

_DENIAL = "(?:不|没|(?<![特区分个级差告辨识类派性])别)"
"""特别方便 and 区别 hold no denial."""
_DEGREE = "(?:是(?:很|太|特别|那么)?|会|能|想|太|大|怎么|那么|很|有|算|觉得|再|是说)?"
"""What may stand between a denial and the phrase: 不太, 不是很, 没有."""
_DENIED_BEFORE = re.compile(rf"(?P<denial>{_DENIAL}) *{_DEGREE} *$")
_DENIES = re.compile(rf"^ *{_DENIAL}")
_OWN_CLAUSE = re.compile("^(?:[我你您他她它这那]|还是|还有|就是)")
"""How a clause of its own begins; the 不 before it is a whole answer: 不我要投诉."""
_ALREADY_DENIED = re.compile(rf"{_DENIAL} *(?:是|会|能|得|有)? *$")
"""Denied twice is granted: 也不是不可以."""
_ASKS = re.compile("(?:是不是|能不能|会不会|有没有|要不)$")
"""Where it asks, or proposes."""


def denied(text: str, match: Match) -> bool:
    """Whether `match` in `text` stands right behind a denial; a phrase that begins with one itself never does."""
    if _DENIES.match(match.heard) or _DENIES.match(match.phrase) or _OWN_CLAUSE.match(match.phrase):
        return False
    before = text[: match.start]
    found = _DENIED_BEFORE.search(before)
    if found is None or _ASKS.search(before):
        return False
    return not _ALREADY_DENIED.search(before[: found.start("denial")])
