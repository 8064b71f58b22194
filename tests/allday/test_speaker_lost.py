"""The process that plays the customers of drills is lost: the drill is told, and the next words are heard."""

import signal
import sys
import time

import numpy as np
import psutil
import pytest
import soundfile
from headset import wait_for

from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import Ended, Play, SpeakerReady, SpeakerTrouble, Started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and a sound server")


@pytest.fixture
def tone(tmp_path):
    path = tmp_path / "tone.wav"
    soundfile.write(path, 0.1 * np.sin(2 * np.pi * 700 * np.arange(16_000) / 16_000), 16_000)
    return path


@pytest.fixture
def playing(room):
    room.plug_output("ears", default=True)
    answers = []
    process = SpeakerProcess(answers.append)
    process.start()
    process.use("headset")
    wait_for(lambda: count(answers, SpeakerReady) == 1, 20.0, "the speaker")
    yield process, answers
    process.close()
    room.unplug_output("ears")


def count(answers, kind):
    return sum(isinstance(answer, kind) for answer in list(answers))


def speakers():
    return [child for child in psutil.Process().children() if "speak" in child.cmdline()]


@pytest.mark.parametrize("how", ["SIGKILL", "SIGSEGV", "SIGABRT", "SIGSTOP"])
def test_the_next_words_of_the_customer_are_heard(playing, tone, how):
    process, answers = playing
    (speaker,) = speakers()
    speaker.send_signal(getattr(signal, how))
    if how == "SIGSTOP":
        wait_for(lambda: speaker.status() == psutil.STATUS_STOPPED, 5.0, "the freeze")
    lost = time.monotonic()
    process.send(Play(1, str(tone)))
    wait_for(lambda: any(isinstance(a, Ended) and a.id == 1 for a in list(answers)), 10.0, "an answer all the same")
    wait_for(lambda: count(answers, SpeakerReady) == 2, 20.0, "the next speaker")
    back = time.monotonic() - lost
    assert count(answers, SpeakerTrouble) == 1
    process.send(Play(2, str(tone)))
    wait_for(lambda: any(isinstance(a, Started) and a.id == 2 for a in list(answers)), 10.0, "the next words")
    print(f"{how}: playing again after {back:.1f} s")
