"""Turns 误报 into a proposal for an exception, with the sentence in which the alert arose."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.events import (
    AlertAnswered,
    AlertRaised,
    CallStarted,
    Channel,
    Event,
    FinalTranscript,
    PartialTranscript,
)
from desktop.core.lasting_mask import lasting_mask
from desktop.errors import PeitingError
from desktop.session.kept_record import sealed_words
from desktop.storage.exceptions import ProposedException, propose
from desktop.storage.privacy_levels import KEPT, Privacy

_SLACK = 0.3
"""Seconds by which an utterance may begin after the words in it are estimated to."""


class FalseAlarms:
    """Watches one call after another and writes to the file at `path`.

    Under the privacy level `summary` no word that was said is kept: only the rule and the phrase of the library.
    """

    def __init__(self, path: Path, privacy: Privacy, complain: Callable[[PeitingError], None]) -> None:
        self._sealing = sealed_words()
        self._path = path
        self._privacy = privacy
        self._complain = complain
        self._begin("", "")

    def _begin(self, pack: str, at: str) -> None:
        self._pack, self._at = pack, at
        self._alerts: dict[str, AlertRaised] = {}
        self._said: dict[tuple[Channel, float], str] = {}

    def feed(self, event: Event) -> None:
        """Take one event of the call. A proposal that cannot be written is told through `complain`."""
        match event:
            case CallStarted():
                self._begin(event.pack, event.started_at)
            case PartialTranscript() | FinalTranscript():
                self._said[event.channel, event.start] = event.text
            case AlertRaised():
                self._alerts[event.id] = event
            case AlertAnswered(answer="false_alarm") if event.id in self._alerts:
                self._write(self._proposal(self._alerts[event.id]))

    def _write(self, proposal: ProposedException) -> None:
        try:
            propose(self._path, proposal, self._sealing)
        except PeitingError as error:
            self._complain(error)

    def _proposal(self, alert: AlertRaised) -> ProposedException:
        words = KEPT[self._privacy].words
        return ProposedException(
            at=self._at,
            pack=self._pack,
            rule=alert.rule,
            title=alert.title,
            heard=lasting_mask(alert.heard) if words else "",
            sentence=lasting_mask(self._sentence(alert)) if words else "",
        )

    def _sentence(self, alert: AlertRaised) -> str:
        starts = [start for channel, start in self._said if channel == alert.channel and start <= alert.start + _SLACK]
        return self._said[alert.channel, max(starts)] if starts else ""
