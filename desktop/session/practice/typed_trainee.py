"""A trainee who types: in any terminal, through the same engine, and as slow as he likes, for only talk takes time."""

from collections.abc import Callable, Iterator

from desktop.core.events import Event, VoiceStarted, VoiceStopped
from desktop.core.practice.drill import Answer
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.session.practice.scripted_trainee import ScriptedTrainee

HANG_UP = "/挂断"
"""What is typed to hang up."""
_QUIET_SECONDS = 0.5
"""After the customer's last word until it is the trainee's turn."""
_PATIENCE = 2.5
"""After the trainee's own word until it is his turn again, when the customer says nothing."""
_SILENCE = 3.0
"""How long an empty line is silent."""


class TypedTrainee:
    """Asks for a line whenever a trainee would speak."""

    def __init__(self, ask: Callable[[], str | None]) -> None:
        """`ask` gives the next line, None when there is no more: then he hangs up."""
        self._ask = ask
        self._voice = ScriptedTrainee(())
        self._beat = ""
        self._turn_at = _PATIENCE
        self._speaks = self._hangs_up = False

    def notice(self, event: Event) -> None:
        """Hear what the customer does, and oneself."""
        self._voice.notice(event)
        match event:
            case CustomerSpeaks():
                self._beat = event.beat
                self._turn_at = event.time + event.seconds + _QUIET_SECONDS
            case CustomerStops():
                self._turn_at = event.time + _QUIET_SECONDS
            case VoiceStarted(channel="agent"):
                self._speaks = True
            case VoiceStopped(channel="agent"):
                self._speaks = False
                self._turn_at = max(self._turn_at, event.time + _PATIENCE)

    def block(self, time: float) -> Iterator[Event]:
        """What is heard of him in the block that ends at `time`."""
        if self._beat and not self._speaks and time >= self._turn_at:
            self._take_turn(time)
        yield from self._voice.block(time)

    def hangs_up(self, time: float) -> bool:
        """Whether he ends the call now."""
        return self._hangs_up or self._voice.hangs_up(time)

    def _take_turn(self, time: float) -> None:
        line = self._ask()
        if line is None or line.strip() == HANG_UP:
            self._hangs_up = True
        elif line.strip():
            self._voice.prepare(Answer(self._beat, line.strip(), wait=0.0))
            self._turn_at = time + _PATIENCE
        else:
            self._turn_at = time + _SILENCE
