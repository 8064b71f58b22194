"""What the window may ask of the call; the worker behind it answers with events."""

from typing import Protocol

from desktop.core.call_score import Contest
from desktop.core.events import Event
from desktop.core.practice.play import Play
from desktop.storage.settings import Settings


class CallActions(Protocol):
    """Every method returns at once; what comes of it arrives through the Bridge."""

    def start_call(self, customer: str, title: str) -> None:
        """Begin a call with what is known of the customer: a surname and 先生, 女士 or nothing."""
        ...

    def end_call(self) -> None:
        """End the call that is going on."""
        ...

    def start_practice(self, play: Play) -> None:
        """Begin a drill, heard and judged like a call; nothing of it goes to the record of calls."""
        ...

    def play_beat(self, beat: str) -> None:
        """Let the customer of the drill, whom a trainer plays, go on with this beat, or hang up with `END`."""
        ...

    def break_off(self) -> None:
        """End what goes on at once; a drill is then neither passed nor failed."""
        ...

    def discard_call(self) -> None:
        """End the call that goes on and erase what was kept of it: it was none."""
        ...

    def send(self, command: Event) -> None:
        """Tell the engine what the agent did; `time` is filled in by the receiver."""
        ...

    def contest(self, call: str, contest: Contest) -> None:
        """Keep that the agent disagrees with an item of a call that is over, by the record's id of the call."""
        ...

    def preview(self, device: str, hear_customer: bool = False, customer: str = "") -> None:
        """Measure a microphone outside a call, and the customer's voice where wanted; an empty name stops it."""
        ...

    def apply(self, settings: Settings) -> None:
        """Take over settings that were just saved; a call in progress keeps those it began with."""
        ...

    def close(self) -> None:
        """End everything and write down what is open; the window is going away."""
        ...
