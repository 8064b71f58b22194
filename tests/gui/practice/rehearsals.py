"""Drills played by their own examples, in a real window."""

from typing import Literal

from gui import gallery

from desktop.core.events import AudioLevel
from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.core.practice.play import Play
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.play_through import PlayedThrough, play
from desktop.storage.settings import Settings


def main_window(theme: str = "light") -> MainWindow:
    """Between calls."""
    settings = Settings.model_validate({"window": {"theme": theme, "transcript_open": True}})
    bridge = Bridge()
    window = MainWindow(gallery.NoCall(), bridge, gallery.shipped_library(), settings, lambda _settings: None)
    bridge.setParent(window)
    return window


def played(drill: Drill, example: Literal["good", "bad"]) -> PlayedThrough:
    """What comes of the drill's own trainee."""
    return play(drill, getattr(drill, example), *library_and_sheet(drill.pack))


def seen(window: MainWindow, drill: Drill, mode: Mode, by_keys: bool = False, until: float = 1e9) -> PlayedThrough:
    """Have the window take a drill's events up to that second, as its worker would post them."""
    window.practice.open()
    window.practice.room.begin(Play(drill, *library_and_sheet(drill.pack), mode, by_keys))
    through = played(drill, "good")
    bridge: Bridge = window._bridge
    for event in through.events:
        if event.time > until:
            break
        bridge.post(event)
        if not isinstance(event, AudioLevel):
            bridge.flush()
    bridge.flush()
    return through
