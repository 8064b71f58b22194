"""Takes the pictures of the README: the real program on a real call, with nothing in them drawn or retouched.

A virtual headset speaks the demo call into the running window on a virtual screen; two moments of it are kept.
Run by hand when the window has changed, on a machine that is otherwise idle: `python packaging/pictures.py [FOLDER]`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]

import headset  # noqa: E402 - the tests' tools, found through the path above
import model_cache  # noqa: E402
import soundfile  # noqa: E402

from desktop.core import events  # noqa: E402
from desktop.core.events import Event  # noqa: E402
from desktop.gui.main_window import MainWindow  # noqa: E402
from desktop.gui.offscreen import picture_of  # noqa: E402

_DEMO = _ROOT / "assets" / "demo" / "call.ogg"
_CALL_SECONDS = 75.0
"""The forbidden phrase comes after 50 seconds."""
_NAME_KNOWN_SECONDS = 20.0
"""By then the customer has said his name in the demo call."""
_SETTLE_SECONDS = 0.4
"""A fade takes 0.12 s."""
_SETTINGS = {
    "agent": {"company": "晨光客服中心", "number": "8012"},
    "audio": {"device": "headset"},
    "window": {"theme": "light", "transcript_open": True},
    "setup_done": True,
}


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen; gives its name for DISPLAY."""
    ours, its = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(its), "-screen", "0", "1600x1600x24", "-nolisten", "tcp"],
        pass_fds=(its,),
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        xvfb.terminate()
        xvfb.wait(timeout=10)


def _agent_side(folder: Path) -> Path:
    samples, rate = soundfile.read(_DEMO, dtype="int16", always_2d=True)
    path = folder / "agent.wav"
    soundfile.write(path, samples[:, 0], rate)
    return path


class _Photographer:
    """Watches a call in its window, and takes a picture at each of the two moments."""

    def __init__(self, window: MainWindow, name_customer: Callable[[], None], folder: Path) -> None:
        self._window = window
        self._name_customer = name_customer
        self._folder = folder
        self._named = False
        self._due: list[str] = ["light", "dark"]
        self._at = 0.0

    @property
    def done(self) -> bool:
        """Both pictures are taken."""
        return not self._due

    def look(self, event: Event) -> None:
        """See whether a moment has come."""
        if not self._named and event.time > _NAME_KNOWN_SECONDS:
            self._named = True
            self._name_customer()
        calm = isinstance(event, events.PromptFollowed) and 0.35 <= event.match <= 0.75
        alarmed = isinstance(event, events.AlertRaised) and event.shown and event.alert == "forbidden"
        if self._window.live.hearing.lag:
            return  # A busy machine is no fair picture of the program.
        if self._due and not self._at and {"light": calm, "dark": alarmed}[self._due[0]]:
            self._window.theme.wear(self._due[0])
            self._at = time.monotonic() + _SETTLE_SECONDS

    def snap(self) -> None:
        """Take the picture that is due, once the window has settled."""
        if self._at and time.monotonic() > self._at:
            self._at = 0.0
            picture_of(self._window, self._folder / f"window-{self._due.pop(0)}.png")


def take(folder: Path, sound: Path, room: headset.VirtualHeadset) -> bool:
    """Make one call and take the pictures. Returns whether both moments came."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app import compose
    from desktop.gui.bridge import Bridge
    from desktop.storage.settings import LoadedSettings, Settings

    application = QApplication([])
    bridge = Bridge()
    program = compose(LoadedSettings(Settings.model_validate(_SETTINGS)), bridge)
    named = events.CustomerNamed(time=0.0, customer="张", customer_title="先生")
    photographer = _Photographer(program.window, lambda: program.worker.send(named), folder)
    seen: set[type[Event]] = set()
    for signal in (bridge.happened, bridge.measured):
        signal.connect(photographer.look)
        signal.connect(lambda event: seen.add(type(event)))
    program.window.show()
    program.worker.start()

    def work_until(come: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not come() and time.monotonic() < deadline:
            # Not QTest.qWait: it keeps the interpreter to itself, and the call's own thread starves.
            loop = QEventLoop()
            QTimer.singleShot(50, loop.quit)
            loop.exec()
            photographer.snap()
        return come()

    try:
        work_until(lambda: events.ListenerReady in seen, 60)
        program.window.press_call()
        work_until(lambda: events.DeviceReady in seen, 10)
        room.play(sound)
        return work_until(lambda: photographer.done, _CALL_SECONDS)
    finally:
        program.worker.close()
        program.window.leave()
        application.processEvents()


def main(folder: Path) -> int:
    """Set everything up, take the pictures, put everything away. Returns the exit code."""
    model_cache.model_folder("whisper-base")
    with tempfile.TemporaryDirectory() as profile, _screen() as display, headset.VirtualHeadset() as plugged:
        os.environ |= {
            **plugged.environment,
            "DISPLAY": display,
            "PEITING_HOME": profile,
            "PEITING_MODELS": str(model_cache.models_folder()),
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1.5",
        }
        taken = take(folder, _agent_side(Path(profile)), plugged)
    print(f"pictures in {folder}" if taken else "not every moment came: is the machine busy?")
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "assets" / "pictures"))
