"""The window's inside during a call: which widget shows which event."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core import events
from desktop.core.alerts import HELD
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.actions import CallActions
from desktop.gui.agent_commands import AgentCommands
from desktop.gui.alert_slot import AlertSlot
from desktop.gui.call_clock import CallClock
from desktop.gui.call_offers import CallOffers
from desktop.gui.call_sheets import CallSheets
from desktop.gui.checklist_view import ChecklistView
from desktop.gui.gauges import Gauges
from desktop.gui.hearing_state import HearingState
from desktop.gui.lanes import Lanes
from desktop.gui.language import tr
from desktop.gui.prompt_card import PromptCard
from desktop.gui.situation_chips import SituationChips
from desktop.gui.stage_rail import StageRail
from desktop.gui.transcript_view import TranscriptView
from desktop.gui.two_sides import TwoSides
from desktop.gui.whereabouts import whereabouts
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
        self.library = library
        self._clock = clock
        self.hearing = HearingState()
        self.gauges = Gauges(settings.pace, settings.silence, settings.dead_air)
        self.lanes = Lanes(settings.dead_air.notice)
        self.rail = StageRail()
        self.chips = SituationChips()
        self.card = PromptCard()
        self.offers = CallOffers(actions, clock)
        self.alert = AlertSlot(self.offers.row)
        # What is not recognised yet may well have been said: deadlines wait for it.
        self.checklist = ChecklistView(lambda: clock.now - self.hearing.lag)
        self.transcript = TranscriptView()
        self._sides = TwoSides(self.gauges, self.lanes, self.transcript)
        self._sides.plan(settings.audio.hear_customer)
        self._calm_again = QTimer(self, singleShot=True, interval=_NOTICE_AWAY_MS)
        self._calm_again.timeout.connect(self._calm)
        self._held: dict[str, events.AlertRaised] = {}
        self._routes = self._make_routes()
        self._compact = self._tight = False
        self._lay_out()
        gaps = (self._inner.count() - 1) * (_SPACING - _TIGHT_SPACING)
        self._spared = self.card.spared_when_tight() + self.checklist.spared_when_tight() + gaps
        self.sheets = CallSheets(self)
        self.commands = AgentCommands(self, actions, clock)
        self.transcript.folded.connect(self._share_height)
        self.transcript.fold(not settings.window.transcript_open)
        self.show_idle(library)

    def feed(self, event: Event) -> None:
        """Show what one event means."""
        self.hearing.feed(event)
        self._sides.feed(event)
        for show in self._routes.get(type(event), ()):
            show(event)
        if self.sheets.feed(event):
            self._show_reason()
        self._show_hearing()

    def show_idle(self, library: Library) -> None:
        """Between calls: the library's stages, and what the program is ready with."""
        self.library = library
        self.sheets.use_library(library)
        self.rail.show_stages(library.stages)
        self.chips.show_library(library)
        self.rail.setEnabled(False)
        self.chips.setEnabled(False)
        self.checklist.show_items(())
        self.alert.show_calm(tr("通话开始后，提醒出现在这里"))
        self.card.show_idle(library.name, tr("接通后按 F2 开始。"))
        self.offers.row.clear()
        self.sheets.close()
        self._sides.rest()
        self._show_hearing()

    def use_settings(self, settings: Settings) -> None:
        """Take changed settings; who is heard in a call is decided when it begins."""
        self.gauges.set_limits(settings.pace, settings.silence, settings.dead_air)
        self.lanes.history.quiet_seconds = settings.dead_air.notice
        self._sides.plan(settings.audio.hear_customer)

    def show_compact(self, compact: bool) -> None:
        """Only the line, with its stage in the title, and the alert; or everything."""
        for widget in (self.gauges, self.rail, self.chips, self.checklist, self.transcript):
            widget.setHidden(compact)
        self._sides.show_compact(compact)
        self.card.show_compact(compact)
        self._compact = compact
        self._fit_height()

    @property
    def is_compact(self) -> bool:
        """Whether only the line and the alert are shown."""
        return self._compact

    def tick(self) -> None:
        """The clock went on."""
        self.checklist.count_down()
        self.card.next.count(self._clock.now)
        self.offers.row.count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.transcript.repaint_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self._place_sheets()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
            self._place_sheets()
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
            events.SituationEntered: (self._enter_situation, self.offers.situation_entered),
            events.SituationLeft: (self._leave_situation,),
            events.SituationOffered: (self.offers.offer_situation,),
            events.PromptShown: (self._show_prompt,),
            events.PromptFollowed: (self.card.show_followed,),
            events.PromptSaid: (self.card.show_line_said,),
            events.CountdownStarted: (lambda e: self.card.start_countdown(e, self._clock.now),),
            events.CountdownEnded: (self.card.end_countdown,),
            events.PromiseOffered: (self.offers.offer_promise,),
            events.PromiseNoted: (self.offers.promise_noted,),
            events.ChecklistTicked: (lambda e: self.checklist.tick(e.item, e.done),),
            events.PartialTranscript: (self.transcript.show_partial,),
            events.FinalTranscript: (self.transcript.show_final,),
            events.AlertRaised: (self._raise_alert,),
            events.AlertShown: (self._show_held,),
            events.AlertConfirmed: (self.alert.confirm,),
            events.AlertCleared: (self._clear_alert,),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.gauges)
        column.addWidget(self.lanes)
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

    def _share_height(self, folded: bool) -> None:
        # What one of the two scrolling boxes leaves free, the other one takes; nothing above them moves.
        self._inner.setStretchFactor(self.checklist, int(folded))
        self._inner.setStretchFactor(self.transcript, int(not folded))

    def _start(self, started: events.CallStarted) -> None:
        self.offers.start(started.started_at, self.library)
        self.sheets.use_library(self.library)
        self.gauges.clear()
        self.rail.show_stages(self.library.stages)
        self.chips.show_library(self.library)
        self.rail.setEnabled(True)
        self.chips.setEnabled(True)
        self.checklist.show_items(self.library.items)
        self.transcript.clear()
        self._calm()
        self.card.show_idle("", "")

    def _end(self, _ended: events.CallEnded) -> None:
        self.offers.row.clear()
        self.sheets.close()
        self.rail.setEnabled(False)
        self.chips.setEnabled(False)

    def _show_prompt(self, prompt: events.PromptShown) -> None:
        where = whereabouts(self.library, self.rail.current, self.chips.open_situations, prompt.prompt)
        self.card.show_prompt(prompt, where)

    def _enter_situation(self, entered: events.SituationEntered) -> None:
        self.chips.enter(entered.situation)
        self.checklist.show_families(self._open_families())

    def _leave_situation(self, left: events.SituationLeft) -> None:
        self.chips.leave(left.situation)
        self.checklist.show_families(self._open_families())

    def _open_families(self) -> tuple[str, ...]:
        families = {each.id: each.family for each in self.library.situations}
        return tuple(families[name] for name in self.chips.open_situations if name in families)

    def _show_reason(self) -> None:
        latest = self.sheets.moves.latest
        reason = tr("依据：{evidence}").format(evidence=latest[0].evidence) if latest else ""
        self.rail.show_reason("" if self.chips.open_situation else reason)
        self.chips.show_reason(reason if self.chips.open_situation else "")

    def _place_sheets(self) -> None:
        # What warns is never covered: it ends where the alert begins.
        bottom = self.height() if self._compact else self.alert.y()
        self.sheets.place(QRect(0, 0, self.width(), max(bottom, 120)))

    def _raise_alert(self, alert: events.AlertRaised) -> None:
        self.transcript.mark(alert)
        if alert.suppressed == HELD:
            self._held[alert.id] = alert
        if alert.shown:
            self._sides.raise_alert(alert)
            self._calm_again.stop()
            self.alert.raise_alert(alert)

    def _show_held(self, shown: events.AlertShown) -> None:
        alert = self._held.pop(shown.id, None)
        if alert is not None:
            self._raise_alert(replace(alert, shown=True, suppressed=""))

    def _clear_alert(self, cleared: events.AlertCleared) -> None:
        self.transcript.unmark(cleared)
        self._sides.clear_alert(cleared)
        self._held.pop(cleared.id, None)
        if cleared.id == self.alert.alert_id:
            self.alert.clear(cleared)
            self._calm_again.start()

    def _show_level(self, level: events.AudioLevel) -> None:
        # Between calls only the settings listen; a bar left over from there would look like hearing.
        if self._clock.running:
            self.gauges.show_level(level)

    def _show_hearing(self) -> None:
        if not self._clock.running:
            self.card.next.show_words(self.hearing.between_calls)
        else:
            self.transcript.show_late(self.hearing.late)
            if not self._calm_again.isActive():
                self._calm()

    def _calm(self) -> None:
        if not self.alert.alert_id:
            self.alert.show_calm(self.hearing.during_call)
