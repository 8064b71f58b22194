"""The window beside the softphone: lays the parts out and connects them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent

from desktop.core import events
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.gui.actions import CallActions
from desktop.gui.bridge import Bridge
from desktop.gui.call_clock import CallClock
from desktop.gui.call_notes import CallNotes
from desktop.gui.customer_editor import CustomerEditor
from desktop.gui.history import History
from desktop.gui.language import tr
from desktop.gui.language_switch import LanguageSwitch
from desktop.gui.leave_dialog import really_leave
from desktop.gui.live_page import LivePage
from desktop.gui.notice_strip import Notice
from desktop.gui.practice.practice import Practice
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.setup_wizard import MODEL_PAGE, SetupWizard
from desktop.gui.sound_choice import SoundChoice
from desktop.gui.troubles import LIBRARY_KEY, library_notice, library_renewed, notice_of, resolved_by
from desktop.gui.window_fit import stay_on_top
from desktop.gui.window_keys import bind_keys
from desktop.gui.window_parts import WindowParts
from desktop.storage.library import PackInfo
from desktop.storage.settings import Settings

_CLOCK_MS = 200


class MainWindow(WindowParts):
    """Shows what the events of `bridge` say and passes what the agent does to `actions`."""

    settings_saved = Signal(object)
    """The Settings that were just saved and applied."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the composition root hands over, all of it needed
        self,
        actions: CallActions,
        bridge: Bridge,
        library: Library,
        settings: Settings,
        save: Callable[[Settings], None],
        packs: Sequence[PackInfo] = (),
    ) -> None:
        super().__init__()
        self._leaving = False
        self._actions, self._bridge, self._save, self._packs = actions, bridge, save, tuple(packs)
        self._settings = settings
        self._library = self._next_library = library
        self._customer = ("", "")
        self._clock = CallClock()
        self._notes = CallNotes()
        self.build_frame(settings)
        self._ticker = QTimer(self, interval=_CLOCK_MS)
        self._connect()
        self.build()
        self.show_idle()

    @property
    def in_call(self) -> bool:
        """Whether a call, or a drill, is going on."""
        return self._clock.running

    def use_library(self, library: Library, problems: Sequence[object] = (), renewed: bool = False) -> None:
        """Take another library for the next call, and say what of it could not be read, or that it was `renewed`."""
        self._next_library = library
        self.notice.resolve(LIBRARY_KEY)
        if problems:
            self.notice.show_notice(library_notice(problems, renewed))
        elif renewed:
            self.notice.show_notice(library_renewed())
        if not self._clock.running and not self.practice.running and self.pages.currentWidget() is self.live:
            self.show_idle()

    def refuse_library(self, error: PeitingError) -> None:
        """Say why the library on the disk cannot be used; the one before stays in use."""
        self.notice.show_notice(
            Notice(LIBRARY_KEY, tr("话术库没有更新，仍用原来的：{message}").format(message=error.message), error.remedy)
        )

    def use_packs(self, packs: Sequence[PackInfo]) -> None:
        """Offer these packs in the settings from now on."""
        self._packs = tuple(packs)

    def show_notice(self, what: str, remedy: str = "", key: str = "start") -> None:
        """Tell the agent of something outside the call, e.g. that the settings could not be read."""
        if what:
            self.notice.show_notice(Notice(key, what, remedy))

    def open_setup(self, page: int = 0) -> None:
        """The first start: microphone, name, model; `page` is where to begin."""
        wizard = SetupWizard(self._settings, self._actions.preview, self._bridge, self.save_and_apply, self)
        if self.live.hearing.model:
            wizard.installer.show_installed(self.live.hearing.model)
        wizard.go_to(page)
        wizard.open()

    def open_settings(self) -> None:
        """Let the agent change the settings."""
        preview = None if self._clock.running else self._actions.preview
        sound = SoundChoice(self._settings.audio, preview, self._bridge)
        dialog = SettingsDialog(self._settings, self._packs, self.save_and_apply, sound, self)
        dialog.setup_wanted.connect(self.open_setup)
        dialog.open()

    def show_idle(self) -> None:
        """Wait for the next call."""
        self._library = self.practice.library or self._next_library
        self._customer = ("", "")
        self.bar.show_idle("")
        self._show_mark()
        self.live.show_idle(self._library)
        self.door.show()
        self.pages.setCurrentWidget(self.live)

    def show_over(self) -> None:
        """The call is over; after a real one its summary."""
        self.bar.show_time(self._clock.now)
        self.bar.show_over("".join(self._customer))
        if not self.practice.running:
            self.wrap_up.show_notes(self._notes)
            self.pages.setCurrentWidget(self.wrap_up)

    def press_call(self) -> None:
        """Start, end, or go on to the next call: what the one big button says."""
        if self._clock.running:
            self._end_call()
        elif self.practice.running:
            self.practice.break_off()
        elif self.pages.currentWidget() is self.wrap_up:
            self.show_idle()
        else:
            self._actions.start_call(*self._customer)

    def _end_call(self) -> None:
        """At the first press only warn while the procedure asks the agent to stay; who presses again means it."""
        card = self.live.card
        if card.must_stay and not card.next.warning:
            card.warn_of_way_out()
            self._tick()
        else:
            self._actions.end_call()

    def leave(self) -> None:
        """Close without asking: the system wants the program to end."""
        self._leaving = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whoever simply types is looking for something: the letters begin its name.
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().isalpha() and not modifiers and self.pages.currentWidget() is self.live:
            self.live.commands.find(event.text())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit.fit_screen()

    def closeEvent(self, event: QCloseEvent) -> None:
        asks = self._clock.running and not self.practice.running and not self._leaving
        if asks and not really_leave(self):
            event.ignore()
            return
        self.hide()
        self._actions.close()
        super().closeEvent(event)

    def build(self) -> None:
        """Make the parts in the language of the moment, and connect them; `clear_parts` takes older ones away."""
        self.build_parts(LivePage(self._actions, self._library, self._settings, self._clock))
        self.live.settled.connect(self.fit.fit_height)
        self.bar.call_pressed.connect(self.press_call)
        self.bar.customer_pressed.connect(self.edit_customer)
        self.bar.settings_pressed.connect(self.open_settings)
        self.bar.history.clicked.connect(self.history.open)
        self.wrap_up.contested.connect(self._actions.contest)
        self.door.clicked.connect(self.practice.open)
        bind_keys(self)

    def _connect(self) -> None:
        self._bridge.happened.connect(self._on_event)
        self._bridge.measured.connect(self._on_event)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        self.history = History(self, self._settings, self.save_and_apply, lambda: self._packs)
        self.practice = Practice(self, self._actions, self._settings)
        self.language = LanguageSwitch(self, self._bridge, self._settings)

    def _on_event(self, event: Event) -> None:
        self._clock.seen(event.time)
        if isinstance(event, events.CallStarted):
            self._call_started(event)
        if self._clock.running:
            self._notes.feed(event)
        if self.practice.lets_through(event):
            self.live.feed(event)
        self._tick()
        if isinstance(event, events.CallEnded):
            self._call_ended(event)
        elif isinstance(event, events.CustomerNamed):
            self._customer_named(event.customer, event.customer_title)
        self.practice.feed(event)
        self._show_mark()
        if notice := notice_of(event, self.open_settings, partial(self.open_setup, MODEL_PAGE)):
            self.notice.show_notice(notice)
        for key in resolved_by(event):
            self.notice.resolve(key)

    def _call_started(self, started: events.CallStarted) -> None:
        self._library = self.practice.library or self._next_library
        self.door.hide()
        self._clock.start()
        self._notes = CallNotes(items=self._library.items)
        self.pages.setCurrentWidget(self.live)
        self._customer_named(started.customer, started.customer_title)
        self._tick()

    def _call_ended(self, ended: events.CallEnded) -> None:
        self._clock.stop(ended.time)
        self.show_over()

    def _show_mark(self) -> None:
        if self._clock.running:
            self.bar.mark.show_call(self.live.hearing)
        else:
            self.bar.mark.show_plan(self._settings.audio.hear_customer)

    def _customer_named(self, customer: str, title: str) -> None:
        self._customer = (customer, title)
        if self._clock.running:
            self.bar.show_call("" if self.practice.running else self._library.name, customer + title)
        else:
            self.bar.show_idle(customer + title)

    def edit_customer(self) -> None:
        """Let the agent enter the customer's name."""
        if self.pages.currentWidget() is self.wrap_up:
            return
        editor = CustomerEditor(*self._customer, self)
        editor.named.connect(self._name_customer)
        editor.open()

    def _name_customer(self, customer: str, title: str) -> None:
        if self._clock.running:
            self._actions.send(events.CustomerNamed(time=0.0, customer=customer, customer_title=title))
        else:
            self._customer_named(customer, title)

    def save_and_apply(self, settings: Settings) -> None:
        """Keep changed settings and let them count. PeitingError where they cannot be written."""
        self._save(settings)
        before, self._settings = self._settings, settings
        self._actions.apply(settings)
        self.theme.wear(settings.window.theme)
        self.live.use_settings(settings)
        self._show_mark()
        stay_on_top(self, before, settings)
        self.settings_saved.emit(settings)

    def toggle_compact(self) -> None:
        """Between the strip and the whole window."""
        self.fit.toggle_compact()

    def _tick(self) -> None:
        if self._clock.running:
            self.bar.show_time(self._clock.now)
            self.live.tick()
            self.bar.show_doubt(self.live.card.next.warning)
