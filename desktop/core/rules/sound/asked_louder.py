"""Whether the customer asked the agent to speak up: by words, or because the situation for it was opened (O9)."""

from desktop.core.events import Event, FinalTranscript, PartialTranscript, SituationEntered
from desktop.core.matching import Entry, PhraseMatcher

SITUATION = "agent_soft"
"""The customer cannot hear the agent well (id in the library)."""

_PHRASES = (
    "大声一点", "大声点", "大点声", "声音大一点", "声音大点", "声音放大", "声音太小", "声音好小", "声音有点小",
    "你声音小", "您声音小", "声音太轻", "嗓门大一点", "声音高一点", "声音能再高", "声音能不能大", "这么小声",
    "离话筒近", "像蚊子", "听得很费劲", "听不清你说", "听不见你说", "听不到你说", "我听不见", "我听不到", "我听不太清",
)  # fmt: skip
"""Beside what opens the situation in the library; the same for all packs, since every customer says it."""


class AskedLouder:
    """Listens for the request; one utterance asks once."""

    def __init__(self) -> None:
        self._matcher = PhraseMatcher(Entry(phrase, phrase) for phrase in _PHRASES)
        self._asked_in = float("nan")

    def feed(self, event: Event) -> bool:
        """Whether `event` asks for it now."""
        match event:
            case SituationEntered() if event.situation == SITUATION:
                return True
            case PartialTranscript(channel="customer") | FinalTranscript(channel="customer"):
                return self._heard(event)
        return False

    def _heard(self, event: PartialTranscript | FinalTranscript) -> bool:
        if event.start == self._asked_in or not self._matcher.find(event.text):
            return False
        self._asked_in = event.start
        return True
