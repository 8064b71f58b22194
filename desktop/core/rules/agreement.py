"""When words count: at once in a final, in partials only when two successive ones of an utterance agree."""

from collections.abc import Set

from desktop.core.events import Channel, FinalTranscript, PartialTranscript

Transcript = PartialTranscript | FinalTranscript


class Agreement:
    """Remembers what the last partial of each channel showed; a recogniser takes back single guesses all the time."""

    def __init__(self) -> None:
        self._last: dict[Channel, tuple[float, frozenset[str]]] = {}

    def settle(self, event: Transcript, found: Set[str]) -> frozenset[str]:
        """The part of `found` that may be acted on now."""
        if isinstance(event, FinalTranscript):
            self._last.pop(event.channel, None)
            return frozenset(found)
        start, before = self._last.get(event.channel, (event.start, frozenset()))
        self._last[event.channel] = (event.start, frozenset(found))
        return before & found if start == event.start else frozenset()
