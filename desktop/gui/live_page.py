"""The window's inside during a call: which widget shows which event."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core import events
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.actions import CallActions
from desktop.gui.alert_slot import AlertSlot
from desktop.gui.call_clock import CallClock
from desktop.gui.checklist_view import ChecklistView
from desktop.gui.gauges import Gauges
from desktop.gui.hearing_state import HearingState
from desktop.gui.prompt_card import PromptCard
from desktop.gui.situation_chips import SituationChips
from desktop.gui.stage_rail import StageRail
from desktop.gui.transcript_view import TranscriptView
from desktop.storage.settings import Settings

_NOTICE_AWAY_MS = 3000
_SPACING, _TIGHT_SPACING = 9, 5


class LivePage(QWidget):
    """From top to bottom what the agent needs, the most needed largest. All it shows comes from events."""

    settled = Signal()
    """All parts are laid out anew; `minimumSizeHint` now tells how low the page can be."""

    def __init__(self, actions: CallActions, library: Library, settings: Settings, clock: CallClock) -> None:
        super().__init__()
        self.setObjectName("page")
        self._actions = actions
        self._library = library
        self._clock = clock
        self.hearing = HearingState()
        self.gauges = Gauges(settings.pace, settings.silence)
        self.rail = StageRail()
        self.chips = SituationChips()
        self.card = PromptCard()
        self.alert = AlertSlot()
        # What is not recognised yet may well have been said: deadlines wait for it.
        self.checklist = ChecklistView(lambda: clock.now - self.hearing.lag)
        self.transcript = TranscriptView()
        self._calm_again = QTimer(self, singleShot=True, interval=_NOTICE_AWAY_MS)
        self._calm_again.timeout.connect(self._calm)
        self._routes = self._make_routes()
        self._compact = self._tight = False
        self._lay_out()
        gaps = (self._inner.count() - 1) * (_SPACING - _TIGHT_SPACING)
        self._spared = self.card.spared_when_tight() + self.checklist.spared_when_tight() + gaps
        self._connect()
        self.transcript.fold(not settings.window.transcript_open)
        self.show_idle(library)

    def feed(self, event: Event) -> None:
        """Show what one event means."""
        self.hearing.feed(event)
        for show in self._routes.get(type(event), ()):
            show(event)
        self._show_hearing()

    def show_idle(self, library: Library) -> None:
        """Between calls: the library's stages, and what the program is ready with."""
        self._library = library
        self.rail.show_stages(library.stages)
        self.chips.show_library(library)
        self.rail.setEnabled(False)
        self.chips.setEnabled(False)
        self.checklist.show_items(())
        self.alert.show_calm("通话开始后，提醒出现在这里")
        self.card.show_idle(library.name, "接通后按 F2 开始。")
        self._show_hearing()

    def show_compact(self, compact: bool) -> None:
        """Only the line, with its stage in the title, and the alert; or everything."""
        for widget in (self.gauges, self.rail, self.chips, self.checklist, self.transcript):
            widget.setHidden(compact)
        self.card.show_compact(compact)
        self._compact = compact
        self._fit_height()

    def tick(self) -> None:
        """The clock went on."""
        self.checklist.count_down()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.transcript.repaint_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
            self.settled.emit()
        return handled

    def minimumSizeHint(self) -> QSize:
        needed = super().minimumSizeHint().height()
        return QSize(0, needed if self._compact or self._tight else needed - self._spared)

    def _fit_height(self) -> None:
        """On a small screen the line, what to avoid and the checklist take fewer rows; the order never changes."""
        if self._compact:
            return
        tight = self.height() < self.minimumSizeHint().height() + self._spared
        if tight != self._tight:
            self._show_tight(tight)

    def _show_tight(self, tight: bool) -> None:
        self._tight = tight
        self.card.show_tight(tight)
        self.checklist.show_tight(tight)
        self._inner.setSpacing(_TIGHT_SPACING if tight else _SPACING)

    def _make_routes(self) -> dict[type[Event], tuple[Callable, ...]]:
        return {
            events.CallStarted: (self._start,),
            events.CallEnded: (self._end,),
            events.AudioLevel: (self._show_level,),
            events.PaceMeasured: (self.gauges.show_pace,),
            events.SilenceMeasured: (self.gauges.show_silence,),
            events.DeviceReady: (self.gauges.show_device,),
            events.DeviceTrouble: (self.gauges.show_device,),
            events.StageEntered: (lambda e: self.rail.enter(e.stage), lambda e: self.checklist.enter_stage(e.stage)),
            events.SituationEntered: (lambda e: self.chips.enter(e.situation),),
            events.SituationLeft: (lambda e: self.chips.leave(e.situation),),
            events.PromptShown: (self._show_prompt,),
            events.PromptFollowed: (self.card.show_followed,),
            events.PromptSaid: (self.card.show_line_said,),
            events.ChecklistTicked: (lambda e: self.checklist.tick(e.item, e.done),),
            events.PartialTranscript: (self.transcript.show_partial,),
            events.FinalTranscript: (self.transcript.show_final,),
            events.AlertRaised: (self._raise_alert,),
            events.AlertConfirmed: (self.alert.confirm,),
            events.AlertCleared: (self._clear_alert,),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.gauges)
        column.addWidget(self.rail)
        column.addWidget(self.chips)
        inner = self._inner = QVBoxLayout()
        inner.setContentsMargins(14, 8, 14, 0)
        inner.setSpacing(_SPACING)
        inner.addWidget(self.card)
        inner.addWidget(self.alert)
        inner.addWidget(self.checklist)
        inner.addWidget(self.transcript, 1)
        column.addLayout(inner, 1)

    def _connect(self) -> None:
        send = self._actions.send
        self.rail.chosen.connect(lambda stage: send(events.StageChosen(time=0.0, stage=stage)))
        self.chips.chosen.connect(lambda name: send(events.SituationChosen(time=0.0, situation=name)))
        self.chips.closed.connect(self.close_situation)
        self.card.step_pressed.connect(lambda step: send(events.PromptAdvanced(time=0.0, step=step)))
        self.checklist.marked.connect(lambda item, done: send(events.ItemMarked(time=0.0, item=item, done=done)))
        self.transcript.folded.connect(self._share_height)
        self.alert.answered.connect(lambda id_, said: send(events.AlertAnswered(time=0.0, id=id_, answer=said)))

    def close_situation(self) -> None:
        """Ask to leave the open situation."""
        if self.chips.open_situation:
            self._actions.send(events.SituationClosed(time=0.0))

    def step(self, step: int) -> None:
        """Ask for the next line or the one before."""
        if self._clock.running:
            self._actions.send(events.PromptAdvanced(time=0.0, step=step))

    def _share_height(self, folded: bool) -> None:
        # What one of the two scrolling boxes leaves free, the other one takes; nothing above them moves.
        self._inner.setStretchFactor(self.checklist, int(folded))
        self._inner.setStretchFactor(self.transcript, int(not folded))

    def _start(self, _started: events.CallStarted) -> None:
        self.gauges.clear()
        self.rail.show_stages(self._library.stages)
        self.chips.show_library(self._library)
        self.rail.setEnabled(True)
        self.chips.setEnabled(True)
        self.checklist.show_items(self._library.items)
        self.transcript.clear()
        self._calm()
        self.card.show_idle("", "")

    def _end(self, _ended: events.CallEnded) -> None:
        self.rail.setEnabled(False)
        self.chips.setEnabled(False)

    def _show_prompt(self, prompt: events.PromptShown) -> None:
        situation = self.chips.open_situation
        try:
            where = self._library.situation(situation) if situation else self._library.stage(self.rail.current)
        except KeyError:
            self.card.show_prompt(prompt, "", bool(situation))
            return
        lines = [line.id for line in where.lines]
        step = f" {lines.index(prompt.prompt) + 1}/{len(lines)}" if prompt.prompt in lines else ""
        self.card.show_prompt(prompt, f"{where.name}{step if len(lines) > 1 else ''}", bool(situation))

    def _raise_alert(self, alert: events.AlertRaised) -> None:
        self.transcript.mark(alert)
        if alert.shown:
            self._calm_again.stop()
            self.alert.raise_alert(alert)

    def _clear_alert(self, cleared: events.AlertCleared) -> None:
        self.transcript.unmark(cleared)
        if cleared.id == self.alert.alert_id:
            self.alert.clear(cleared)
            self._calm_again.start()

    def _show_level(self, level: events.AudioLevel) -> None:
        # Between calls only the settings listen; a bar left over from there would look like hearing.
        if self._clock.running:
            self.gauges.show_level(level)

    def _show_hearing(self) -> None:
        if not self._clock.running:
            self.card.show_next(self.hearing.between_calls)
        else:
            self.transcript.show_late(self.hearing.late)
            if not self._calm_again.isActive():
                self._calm()

    def _calm(self) -> None:
        if not self.alert.alert_id:
            self.alert.show_calm(self.hearing.during_call)
