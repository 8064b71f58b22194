"""Which checklist items can be heard at all with the names that are known."""

from desktop.core.placeholders import PLACEHOLDERS, Names, fill
from desktop.core.script import Item
from desktop.core.text import normalise


def can_be_heard(item: Item, names: Names) -> bool:
    """Whether some wording holds no more of unknown names than the checklist can do without.

    A name that is empty matches anything, so that words around it are needed; one that only stands in for the real
    name (本公司, where nobody filled in the company) will never be said.
    """
    values = {"{" + name + "}": getattr(names, name, "") for name in PLACEHOLDERS}
    unknown = [name for name in values if fill(name, names) == fill(name, Names())]
    stand_ins = [name for name in unknown if values[name]]
    usable = (phrase for phrase in item.phrases if not any(name in phrase for name in stand_ins))
    return any(normalise(_without(phrase, unknown)) for phrase in usable)


def _without(phrase: str, unknown: list[str]) -> str:
    for name in unknown:
        phrase = phrase.replace(name, "")
    return phrase
