"""What the user has set about how the program lives beside his softphone, all day."""

from typing import Literal

from desktop.storage.settings_section import Section

DETECTIONS = ("off", "suggest", "automatic")


class CallsSettings(Section):
    """How the program comes to know of a call that nobody told it of."""

    detect: Literal["off", "suggest", "automatic"] = "suggest"
    """Off: only buttons, keys and commands begin a call, and between calls the microphone is closed. Suggest: ask
    when there is talk. Automatic: begin and end by itself."""


class DeskSettings(Section):
    """What the program does outside its window. Nothing of it is on by itself that others would notice."""

    tray: bool = True
    """A sign in the system's tray, where there is one."""
    close_to_tray: bool = False
    """Closing the window leaves the program running in the tray; only where somebody chose so."""
    autostart: bool = False
    """Start with the user's session."""
    hot_keys: bool = False
    """Keys that work while the softphone has the keyboard. Off: they are taken away from every other program."""
    yield_to_full_screen: bool = True
    """Stay behind a window that fills the screen, e.g. a softphone's pop-up."""
