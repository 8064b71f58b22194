"""What the trainee of a rehearsal has done since the customer's beat began."""

from dataclasses import dataclass, field

from desktop.core.events import (
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    Event,
    FinalTranscript,
    PromptSaid,
)
from desktop.core.rules.sound.back_channels import is_back_channel
from desktop.core.rules.sound.talker import Talker
from desktop.core.text import normalise

TALKED_OVER = ("talk_over", "interruption")
"""What it is called, as a rule and as a kind of alert, when he talks over the customer until that one stops."""


@dataclass
class _SinceBeat:
    """What is forgotten when the next beat begins."""

    texts: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    alerts: set[str] = field(default_factory=set)
    turn_over: float | None = None


class Trainee:
    """Follows the agent's channel, and what the engine makes of it."""

    def __init__(self) -> None:
        self.voice = Talker("agent")
        self._provisional: dict[str, AlertRaised] = {}
        self._now = _SinceBeat()
        self._customer_ended = float("-inf")
        self.turns = 0
        """How often he has said something."""

    @property
    def heard(self) -> str:
        """His words since the beat began."""
        return "，".join(self._now.texts)

    @property
    def prompts(self) -> frozenset[str]:
        """Ids of the prompts that he said since the beat began."""
        return frozenset(self._now.said)

    @property
    def alerts(self) -> frozenset[str]:
        """Rules and kinds of the alerts that hold, raised or confirmed since the beat began."""
        return frozenset(self._now.alerts)

    @property
    def turn_over(self) -> float | None:
        """When his latest words since the beat began were settled, seconds; None while he has said nothing to it."""
        return self._now.turn_over

    def begin_beat(self) -> None:
        """Forget what led here."""
        self._now = _SinceBeat()

    def answered(self) -> None:
        """What he said so far was answered without a new beat."""
        self._now.texts.clear()
        self._now.turn_over = None

    def customer_begins(self) -> None:
        """The customer begins to say something."""
        self._customer_ended = float("inf")

    def customer_ended(self, time: float) -> None:
        """The customer has come to the end of what he said."""
        self._customer_ended = time

    def talked_over(self) -> None:
        """The customer has stopped for him."""
        self._now.alerts.update(TALKED_OVER)

    def feed(self, event: Event) -> None:
        """Learn from anything that was heard or made of it."""
        self.voice.feed(event)
        match event:
            case FinalTranscript(channel="agent") if normalise(event.text):
                self._say(event)
            case PromptSaid():
                self._now.said.add(event.prompt)
            case AlertRaised(channel="agent", provisional=True):
                self._provisional[event.id] = event
            case AlertRaised(channel="agent"):
                self._now.alerts.update((event.rule, event.alert))
            case AlertConfirmed() if event.id in self._provisional:
                alert = self._provisional.pop(event.id)
                self._now.alerts.update((alert.rule, alert.alert))
            case AlertCleared():
                self._provisional.pop(event.id, None)

    def _say(self, final: FinalTranscript) -> None:
        self.turns += 1
        self._now.texts.append(final.text)
        # 嗯 while the customer speaks answers nothing.
        if final.end > self._customer_ended or not is_back_channel(final.text):
            self._now.turn_over = final.time
