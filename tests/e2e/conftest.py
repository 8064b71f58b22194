"""The whole program on real parts: a virtual headset, a real recogniser in its own process, a real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import model_cache
import pytest
import soundfile
from headset_fixtures import DEMO, room
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import Program, compose
from desktop.core.events import Event, ListenerReady
from desktop.gui.bridge import Bridge
from desktop.storage.settings import LoadedSettings, Settings

__all__ = ["room"]

SETTINGS = Settings.model_validate(
    {
        "agent": {"company": "晨光客服中心", "number": "8012"},
        "audio": {"device": "headset"},
        "recognition": {"engine": "whisper"},
        "alerts": {"preset": "novice"},
        "window": {"theme": "light", "transcript_open": True},
        # Between calls these tests mean the microphone to be closed: what they wait for is the call's.
        "calls": {"detect": "off"},
        "setup_done": True,
    }
)


class Running:
    """A program that runs, and every happening that reached its window, in order."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self.live = program.window.live
        self.seen: list[Event] = []
        self._qtbot = qtbot
        # Connected after the window's own slots: when an event is in here, the widgets show it.
        program.bridge.happened.connect(self.seen.append)

    def wait(self, what: Callable[[], bool], seconds: float = 20.0) -> None:
        """Let the window work until `what()`; fails when the time is up."""
        self._qtbot.waitUntil(what, timeout=int(seconds * 1000))

    def end_call(self) -> None:
        """Press the button, and once more where the procedure asks whether it is meant."""
        button = self.window.bar.call
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        if self.live.card.next.warning:
            self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for(self, kind: type[Event], seconds: float = 20.0, **fields: object) -> Event:
        """The first event of that kind with these fields."""

        def found() -> list[Event]:
            return [e for e in self.seen if isinstance(e, kind) and all(getattr(e, n) == v for n, v in fields.items())]

        self.wait(lambda: bool(found()), seconds)
        return found()[0]


@pytest.fixture(scope="session")
def agent_side(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo call as the agent's microphone hears it: the left channel."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    path = tmp_path_factory.mktemp("call") / "agent.wav"
    soundfile.write(path, samples[:, 0], rate)
    return path


@pytest.fixture
def settings() -> Settings:
    """What the program is started with; a test that needs others has a fixture of this name of its own."""
    return SETTINGS


@pytest.fixture
def running(qtbot: QtBot, room: object, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """The program with its window open and its recogniser warm."""
    model_cache.model_folder("whisper-base")
    monkeypatch.setenv("PEITING_MODELS", str(model_cache.models_folder()))
    bridge = Bridge()
    program = compose(LoadedSettings(settings), bridge)
    run = Running(program, qtbot)
    program.window.show()
    program.worker.start()
    run.wait_for(ListenerReady, 60)
    yield run
    program.window.leave()
    assert not paths.settings_file().exists(), "nobody saved settings here"
