"""What the trainee said in a rehearsal, turn by turn, and at which beat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.core.events import Event, FinalTranscript
from desktop.core.practice.attempt import BeatReached
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.core.text import normalise


@dataclass(frozen=True, slots=True)
class Turn:
    """The trainee's finals between two of the customer's."""

    finals: tuple[FinalTranscript, ...]

    @property
    def text(self) -> str:
        """All that was said in it."""
        return "，".join(final.text for final in self.finals)

    @property
    def start(self) -> float:
        """Seconds from the start of the call."""
        return self.finals[0].start

    @property
    def end(self) -> float:
        """Seconds from the start of the call."""
        return self.finals[-1].end

    def said_at(self, place: int) -> float:
        """When the character before `place` of `text` was over; characters are taken to be equally long."""
        for final in self.finals:
            if place <= len(final.text):
                return final.start + (final.end - final.start) * max(0, place) / max(1, len(final.text))
            place -= len(final.text) + 1
        return self.end


def turns_of(events: Iterable[Event]) -> tuple[Turn, ...]:
    """The trainee's turns, in their order."""
    turns: list[list[FinalTranscript]] = [[]]
    for event in events:
        if not isinstance(event, FinalTranscript) or not normalise(event.text):
            continue
        if event.channel == "agent":
            turns[-1].append(event)
        elif turns[-1]:
            turns.append([])
    return tuple(Turn(tuple(finals)) for finals in turns if finals)


def beats_of(events: Iterable[Event]) -> tuple[BeatReached, ...]:
    """The beats that the customer came to, in their order."""
    return tuple(
        BeatReached(event.beat, event.time) for event in events if isinstance(event, CustomerSpeaks) and not event.aside
    )


def beat_at(beats: Sequence[BeatReached], time: float) -> str:
    """The beat that went on at `time`; empty before the first one."""
    return next((reached.beat for reached in reversed(beats) if reached.time <= time), "")
