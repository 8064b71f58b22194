"""A real window, real widgets; only the call behind it is written down beforehand."""

from collections.abc import Callable

import pytest
from gui import gallery
from pytestqt.qtbot import QtBot

from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.storage.settings import Settings


@pytest.fixture(scope="session")
def library() -> Library:
    return gallery.shipped_library()


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return Bridge()


@pytest.fixture
def actions() -> gallery.NoCall:
    return gallery.NoCall()


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot, bridge: Bridge, actions: gallery.NoCall, library: Library, saved: list[Settings]
) -> MainWindow:
    settings = Settings.model_validate({"window": {"theme": "light", "transcript_open": True}})
    made = MainWindow(actions, bridge, library, settings, saved.append)
    qtbot.addWidget(made, before_close_func=lambda _window: made._clock.stop(0.0))
    made.show()
    return made


@pytest.fixture
def tell(window: MainWindow, bridge: Bridge) -> Callable[..., None]:
    """Let the window hear of events, as the worker would."""

    def post(*told: Event) -> None:
        for event in told:
            bridge.post(event)
            bridge.flush()

    return post
