"""A number that the customer has dictated is to be read back to him (N19); where the agent does not, it is offered.

The situation `read_back` (id in the library) has the words. Telephone numbers, order numbers and the like, put together
from what the customer says in groups; a card or an identity number is never read back whole and a code not at all (Q8),
so nothing is offered for them. Needs the customer's channel.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AudioLevel,
    Event,
    FinalTranscript,
    PartialTranscript,
    SituationEntered,
    SituationOffered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.back_channels import is_back_channel
from desktop.core.rules.sound.talker import Talker
from desktop.core.script import Library
from desktop.core.secret_numbers import kind_of, lead, number_runs

SITUATION = "read_back"
FEWEST_DIGITS = 6
"""Shorter numbers are counts, prices and years."""
PATIENCE_SECONDS = 5.0
"""Of silence for the agent to begin with it: as long as a pause in which one writes a number down."""
_GROUP = 3
"""Digits in a row that are part of a number and not a count beside it; also what tells that it is read back."""
_NEXT_GROUP_SECONDS = 8.0
"""So soon the customer goes on with the number; agents say 嗯 between its groups."""
_NOT_WHOLE = frozenset({"card_number", "identity_number", "code"})
_TAKES_DOWN = ("核对", "重复", "复述", "确认", "记一下", "记下", "记录", "念一遍", "读一遍")
"""Words with which he is about to read it back."""


class ReadBackRule:
    """Emits `SituationOffered`, once for each number."""

    def __init__(self, library: Library) -> None:
        self._situation = next((one for one in library.situations if one.id == SITUATION), None)
        self._talkers = (Talker("agent"), Talker("customer"))
        self._digits = ""
        """The number that is still to be read back."""
        self._lead = ""
        self._heard_at = float("-inf")

    def feed(self, event: Event) -> Iterable[Event]:
        if isinstance(event, VoiceStarted | VoiceStopped | AudioLevel):
            for talker in self._talkers:
                talker.feed(event)
        match event:
            case FinalTranscript(channel="customer"):
                self._hear(event)
            case PartialTranscript(channel="agent") if self._digits and self._reads_back(event.text):
                self._digits = ""
            case FinalTranscript(channel="agent") if self._is_due:
                return self._answered(event)
            case AudioLevel(channel="agent") if self._is_due:
                return self._wait(event.time)
            case SituationEntered(situation="read_back"):
                self._digits = ""
        return ()

    @property
    def _is_due(self) -> bool:
        """Whether there is a number that should be read back."""
        return len(self._digits) >= FEWEST_DIGITS and kind_of(self._digits, self._lead) not in _NOT_WHOLE

    def _hear(self, final: FinalTranscript) -> None:
        runs = [run for run in number_runs(final.text) if len(run.digits) >= _GROUP]
        if not runs:
            return
        if not self._digits or final.start - self._heard_at > _NEXT_GROUP_SECONDS:
            self._digits = ""
            self._lead = lead(final.text, runs[0])
        self._digits += "".join(run.digits for run in runs)
        self._heard_at = final.end

    def _reads_back(self, text: str) -> bool:
        said = "".join(run.digits for run in number_runs(text))
        return any(said[at : at + _GROUP] in self._digits for at in range(len(said) - _GROUP + 1))

    def _answered(self, final: FinalTranscript) -> Iterator[Event]:
        if self._reads_back(final.text):
            self._digits = ""
        elif not is_back_channel(final.text) and not any(word in final.text for word in _TAKES_DOWN):
            yield from self._offer(final.time)

    def _wait(self, time: float) -> Iterator[Event]:
        quiet_since = max(self._heard_at, *(talker.end for talker in self._talkers))
        speaks = any(talker.speaks for talker in self._talkers)
        if not speaks and time - quiet_since >= PATIENCE_SECONDS - HAIR:
            yield from self._offer(time)

    def _offer(self, time: float) -> Iterator[Event]:
        measure = f"客户报了 {len(self._digits)} 位号码，还没有读回核对"
        self._digits = ""
        if self._situation:
            yield SituationOffered(
                time=time, situation=self._situation.id, family=self._situation.family, measure=measure
            )
