"""What the agent does on the page, by mouse or key, as the commands that the call understands."""

from typing import TYPE_CHECKING, Literal

from desktop.core import events
from desktop.core.events import Event
from desktop.core.finding import Place
from desktop.gui.actions import CallActions
from desktop.gui.call_clock import CallClock

if TYPE_CHECKING:
    from desktop.gui.live_page import LivePage

Answer = Literal["acknowledged", "false_alarm", "mute"]


class AgentCommands:
    """Sends on everything that is tapped, chosen, ticked or answered; outside a call nothing."""

    def __init__(self, page: "LivePage", actions: CallActions, clock: CallClock) -> None:
        self._page, self._actions, self._clock = page, actions, clock
        page.rail.chosen.connect(self.choose_stage)
        page.rail.current_pressed.connect(self.press_current_stage)
        page.chips.chosen.connect(self.open_situation)
        page.chips.closed.connect(self.close_situation)
        page.chips.find_pressed.connect(self.find)
        page.chips.why_pressed.connect(page.sheets.explain)
        page.card.step_pressed.connect(self.step)
        page.card.foot.choices.chosen.connect(self.choose_branch)
        page.checklist.marked.connect(self.mark_item)
        page.alert.answered.connect(self.answer_alert)
        page.sheets.finder.chosen.connect(self.go_to)

    def choose_stage(self, stage: str) -> None:
        """The call is in this stage, whatever was heard."""
        self._send(events.StageChosen(time=0.0, stage=stage))

    def press_current_stage(self) -> None:
        """Back to it out of a situation; without one there is nothing to change, and it shows why it is the one."""
        if self._page.chips.open_situation:
            self.choose_stage(self._page.rail.current)
        else:
            self._page.sheets.explain()

    def open_situation(self, situation: str) -> None:
        """A situation broke in."""
        if self._page.chips.isEnabled():
            self._send(events.SituationChosen(time=0.0, situation=situation))

    def close_situation(self) -> None:
        """The open situation is over."""
        if self._page.chips.open_situation:
            self._send(events.SituationClosed(time=0.0))

    def escape(self) -> None:
        """Close what lies on top: a sheet, else the open situation."""
        if not self._page.sheets.close():
            self.close_situation()

    def find(self, typed: str = "") -> None:
        """Look for a stage or situation by name; not in an exam, where the names would tell."""
        if self._clock.running and self._page.chips.isEnabled():
            self._page.sheets.find(typed)

    def go_to(self, place: Place) -> None:
        """Take the call where the finder found."""
        (self.choose_stage if place.kind == "stage" else self.open_situation)(place.id)

    def step(self, step: int) -> None:
        """The next step, or the one before."""
        self._send(events.PromptAdvanced(time=0.0, step=step))

    def choose_branch(self, branch: str) -> None:
        """The customer did this."""
        self._send(events.BranchChosen(time=0.0, prompt=self._page.card.prompt, branch=branch))

    def mark_item(self, item: str, done: bool) -> None:
        """An item was done, or was not."""
        self._send(events.ItemMarked(time=0.0, item=item, done=done))

    def answer_alert(self, alert_id: str, answer: Answer) -> None:
        """知道了, 误报 or 本次不再提醒."""
        self._send(events.AlertAnswered(time=0.0, id=alert_id, answer=answer))

    def _send(self, command: Event) -> None:
        if self._clock.running:
            self._actions.send(command)
