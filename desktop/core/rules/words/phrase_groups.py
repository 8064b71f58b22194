"""What an alert about a phrase of the library is, by the phrase's group."""

from dataclasses import dataclass

from desktop.core.events import AlertKind
from desktop.core.script import Phrase


@dataclass(frozen=True, slots=True)
class PhraseAlert:
    """How the alert about a phrase is named."""

    alert: AlertKind
    rule: str
    title: str
    """What the phrase is called before it is quoted."""


_GROUPS = {
    "行话": PhraseAlert("wording", "jargon", "行话"),
    "口头语": PhraseAlert("wording", "jargon", "口头语"),
    "保密信息": PhraseAlert("privacy", "internal_word", "保密信息"),
}
"""Groups of which one rule speaks, so that a cool-down or 不再提示 holds for all of their words."""


def phrase_alert(phrase: Phrase) -> PhraseAlert:
    """Words of any other group are forbidden, each by its own id."""
    return _GROUPS.get(phrase.group, PhraseAlert("forbidden", phrase.id, "忌语"))
