"""Opens the window of practice when somebody asks for it; nothing of it is loaded before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desktop.core.events import Event
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.actions import CallActions
    from desktop.gui.main_window import MainWindow
    from desktop.gui.practice.practice_room import PracticeRoom
    from desktop.session.practice.practice_sound import PracticeSound

MakeSound = Callable[[QObject], "PracticeSound"]
"""Given the parent of what speaks in the window's thread."""


class Practice(QObject):
    """What the main window knows of practice: whether a drill runs, and whom to tell what happens."""

    def __init__(self, beside: "MainWindow", actions: "CallActions", settings: Settings) -> None:
        super().__init__(beside)
        self._beside, self._actions = beside, actions
        self.settings = settings
        self.make_sound: MakeSound | None = None
        """Set by whoever puts the program together; without it customers can only be read."""
        self.room: PracticeRoom | None = None
        beside.settings_saved.connect(self.use_settings)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.close)

    @property
    def running(self) -> bool:
        """Whether a drill goes on, or is about to: no call can be started then."""
        return self.room is not None and self.room.play is not None

    @property
    def is_open(self) -> bool:
        """Whether somebody practises, or looks at what there is to practise."""
        return self.room is not None and (self.running or self.room.window.isVisible())

    @property
    def library(self) -> Library | None:
        """The library of the drill that runs; None while none does."""
        return self.room.play.library if self.room is not None and self.room.play is not None else None

    @Slot(object)
    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved."""
        self.settings = settings

    def save_settings(self, settings: Settings) -> None:
        """Keep changed settings, as the dialog of settings would; say why where they cannot be kept."""
        try:
            self._beside.save_and_apply(settings)
        except PeitingError as error:
            self._beside.show_notice(error.message, error.remedy, error.code)

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if self.room is None:
            from desktop.gui.practice.practice_room import PracticeRoom

            self.room = PracticeRoom(self, self._beside, self._actions)
        self.room.open()

    def close(self) -> None:
        """Close it with the program."""
        if self.room is not None:
            self.room.close()

    def leave(self) -> None:
        """Close it and forget the main window's parts: they are about to be made anew."""
        if self.room is not None:
            self.room.close()
            # Left to the collector it could go in a thread that is not its timers'.
            self.room.window.deleteLater()
            self.room.stage.strip.deleteLater()
            self.room.stage.deleteLater()
            self.room.deleteLater()
            self.room = None

    def break_off(self) -> None:
        """End the drill that runs; it is then neither passed nor failed."""
        if self.room is not None:
            self.room.break_off()

    def choose_beat(self, number: int) -> bool:
        """Let the customer, whom a trainer plays, go on; False where there is nothing of that kind to choose."""
        return self.running and self.room is not None and self.room.stage.strip.choose_beat(number)

    def lets_through(self, event: Event) -> bool:
        """Whether the main window's page may show an event."""
        return self.room is None or self.room.stage.lets_through(event)

    def feed(self, event: Event) -> None:
        """Take every event that the main window takes."""
        if self.room is not None:
            self.room.feed(event)
