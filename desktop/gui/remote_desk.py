"""Carries out what other programs of the user ask of the window, and says what came of it.

A softphone tells of calls when they happen, not when they suit the window: each command has its answer between
calls, in a call, in practice and in the wrap-up. A call of a customer goes before practice. Nothing here takes the
keyboard from the softphone; only whoever starts the program a second time is shown the window.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

from desktop.core import events
from desktop.core.events import Event
from desktop.core.finding import find, places_of
from desktop.core.script import Library
from desktop.gui.actions import CallActions
from desktop.gui.call_clock import CallClock
from desktop.session.remote.answers import done, empty_note, no_place, refused
from desktop.session.remote.caller import Caller, caller_of
from desktop.session.remote.commands import (
    AddNote,
    Answer,
    AskStatus,
    CallState,
    Command,
    GoTo,
    HoldCall,
    ResumeCall,
    ShowWindow,
    StartCall,
    Status,
    StopCall,
)

if TYPE_CHECKING:
    from desktop.gui.bridge import Bridge
    from desktop.gui.main_window import MainWindow

HOLD = "hold"
"""The family of situations (id in the library) that a call on hold belongs to."""
_STARTING_MS = 5000
"""A call that was asked for and has not begun by then will not begin any more."""
_PROPOSED = 3


class RemoteDesk(QObject):
    """One for the window. Everything it does goes the way that a press of the agent goes."""

    def __init__(self, window: "MainWindow", actions: CallActions, bridge: "Bridge") -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._clock = CallClock()
        self._starting = QElapsedTimer()
        self._ending = False
        self._holding: bool | None = None
        self._customer = ("", "")
        # After the window's own slots: its widgets already show what happened.
        bridge.happened.connect(self._follow)

    def answer(self, command: Command) -> Answer:
        """Do it, or say why not; returns at once. What follows in the window comes through the call's events."""
        match command:
            case AskStatus():
                return replace(done(f"status-{self._state}"), status=self._status())
            case ShowWindow():
                return self._show()
            case StartCall():
                return self._start(caller_of(command))
        return self._do(command) if self._in_call else self._without_call(command)

    def _do(self, command: StopCall | HoldCall | ResumeCall | AddNote | GoTo) -> Answer:
        match command:
            case StopCall():
                return self._stop()
            case HoldCall():
                return self._hold()
            case ResumeCall():
                return self._resume()
            case AddNote():
                return self._note(command.text)
        return self._go_to(command.place)

    @property
    def _state(self) -> CallState:
        window = self._window
        if self._is_starting:
            return "call"
        if window.practice.running:
            return "practice"
        if window.in_call:
            return "call"
        return "wrap_up" if window.pages.currentWidget() is window.wrap_up else "idle"

    @property
    def _is_starting(self) -> bool:
        return self._starting.isValid() and not self._starting.hasExpired(_STARTING_MS)

    @property
    def _in_call(self) -> bool:
        return self._state == "call" and (self._is_starting or not self._ending)

    def _start(self, caller: Caller) -> Answer:
        if self._in_call:
            return self._complete(caller)
        # Out of the tray, for there is a line to say; it shows without activating, the softphone keeps the keyboard.
        self._window.show()
        practising = self._window.practice.running
        if practising:
            self._window.practice.break_off()
        self._actions.start_call(caller.customer, caller.title)
        self._tell_caller(caller)
        self._starting.start()
        self._holding = False
        self._customer = (caller.customer, caller.title)
        return done("started-from-practice" if practising else "started")

    def _complete(self, caller: Caller) -> Answer:
        """The agent was faster, or the softphone tells twice: the call goes on, with what was not known yet."""
        if caller.customer and not self._customer[0]:
            self._customer = (caller.customer, caller.title)
            named = events.CustomerNamed(time=0.0, customer=caller.customer, customer_title=caller.title)
            self._actions.send(named)
        self._tell_caller(caller)
        return done("already-started")

    def _tell_caller(self, caller: Caller) -> None:
        if caller.number or caller.label:
            self._actions.send(events.CallerTold(time=0.0, number=caller.number, label=caller.label))

    def _stop(self) -> Answer:
        # Whether the procedure would rather stay is no question any more: the line is gone.
        self._actions.end_call()
        self._starting.invalidate()
        self._ending = True
        return done("stopped")

    def _note(self, text: str) -> Answer:
        if not text:
            return empty_note()
        self._actions.send(events.NoteTaken(time=0.0, text=text))
        return done("noted")

    def _hold(self) -> Answer:
        library = self._window.live.library
        found = next((each.id for each in library.situations if each.family == HOLD), "")
        if not found:
            return refused("no-hold")
        if self._is_held:
            return done("already-held")
        self._actions.send(events.SituationChosen(time=0.0, situation=found))
        self._holding = True
        return done("held")

    def _resume(self) -> Answer:
        if not self._is_held:
            return refused("not-held")
        opened = self._window.live.chips.open_situation
        if opened and not _is_hold(opened, self._window.live.library):
            return refused("inside-hold")
        self._actions.send(events.SituationClosed(time=0.0))
        self._holding = False
        return done("resumed")

    @property
    def _is_held(self) -> bool:
        # What was asked for counts until the call has answered it: commands may follow each other faster.
        if self._holding is not None:
            return self._holding
        return any(_is_hold(each, self._window.live.library) for each in self._window.live.chips.open_situations)

    def _go_to(self, wanted: str) -> Answer:
        places = places_of(self._window.live.library)
        found = next((place for place in places if wanted in (place.id, place.name)), None)
        if found is None:
            return no_place(find(places, wanted)[:_PROPOSED])
        if found.kind == "stage":
            self._actions.send(events.StageChosen(time=0.0, stage=found.id))
        else:
            self._actions.send(events.SituationChosen(time=0.0, situation=found.id))
        return done("went", name=found.name)

    def _without_call(self, command: Command) -> Answer:
        state = self._state
        if state == "practice":
            return refused("practice")
        if isinstance(command, AddNote) and (state == "wrap_up" or self._ending):
            return refused("note-too-late")
        return refused("no-call")

    def _show(self) -> Answer:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        return done("shown")

    def _status(self) -> Status:
        live, state = self._window.live, self._state
        if state != "call" or self._is_starting:
            # What the window shows until the call has begun is of the one before.
            return Status(state)
        return Status(state, round(self._clock.now, 1), live.rail.current, live.chips.open_situation)

    def _follow(self, event: Event) -> None:
        bar = self._window.bar
        self._clock.seen(event.time)
        if isinstance(event, events.CallStarted):
            self._clock.start()
            self._starting.invalidate()
            self._ending = False
            self._customer = (event.customer, event.customer_title)
            bar.show_caller("")
        elif isinstance(event, events.CallEnded):
            self._clock.stop(event.time)
            self._ending, self._holding = False, None
        elif isinstance(event, events.CustomerNamed):
            self._customer = (event.customer, event.customer_title)
        elif isinstance(event, events.CallerTold):
            bar.show_caller(" · ".join(part for part in (event.label, event.number) if part))
        elif isinstance(event, events.SituationEntered | events.SituationLeft):
            self._holding = None


def _is_hold(situation: str, library: Library) -> bool:
    return any(each.id == situation and each.family == HOLD for each in library.situations)
