"""The process that plays, on a real output, and what happens when it or the headset is lost."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import soundfile
from headset import VirtualHeadset, wait_for

from desktop.core.practice.drill import LineConditions
from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import (
    Ended,
    Play,
    SpeakerReady,
    SpeakerTrouble,
    Started,
    StopPlaying,
    UnknownLineError,
    UseHeadset,
    answer_from_line,
    as_pcm,
    command_from_line,
    to_line,
)

pytestmark = pytest.mark.timeout(60)
RATE = 16_000


@pytest.fixture(scope="module")
def ears(room: VirtualHeadset):
    room.plug_output("ears", default=True)
    return room


@pytest.fixture
def tone(tmp_path):
    path = tmp_path / "tone.ogg"
    wave = 0.3 * np.sin(2 * np.pi * 700 * np.arange(2 * RATE) / RATE)
    soundfile.write(path, wave, RATE, format="OGG", subtype="OPUS")
    return path


class Playing:
    def __init__(self, **options):
        self.answers = []
        self.process = SpeakerProcess(self.answers.append, **options)
        self.process.start()

    def wait_for(self, kind, seconds=10.0, **fields):
        def found():
            return [
                answer
                for answer in list(self.answers)
                if isinstance(answer, kind) and all(getattr(answer, name) == value for name, value in fields.items())
            ]

        wait_for(lambda: bool(found()), seconds, f"{kind.__name__} in {self.answers}")
        return found()[0]


@pytest.fixture
def playing(ears):
    made = Playing()
    made.process.use("headset")
    made.wait_for(SpeakerReady)
    yield made
    made.process.close()


class Recorded:
    """What the ears hear meanwhile."""

    def __init__(self, path):
        self._path = path

    def __enter__(self):
        self._file = self._path.open("wb")
        words = ["parec", "--device=ears.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw"]
        self._process = subprocess.Popen([*words, "--latency-msec=20"], stdout=self._file)
        wait_for(lambda: self._path.stat().st_size > 0, what="sound to be recorded")
        return self

    def __exit__(self, *error):
        time.sleep(0.3)  # what is on its way
        self._process.terminate()
        self._process.wait()
        self._file.close()
        self.samples = np.fromfile(self._path, np.int16)

    @property
    def loud_seconds(self):
        return float(np.count_nonzero(np.abs(self.samples) > 500)) / RATE


def test_a_clip_is_heard_whole_and_at_once(playing, tone, tmp_path):
    with Recorded(tmp_path / "heard") as heard:
        asked = time.monotonic()
        playing.process.send(Play(7, str(tone)))
        assert playing.wait_for(Started, id=7).clock - asked < 0.1
        assert playing.wait_for(Ended, id=7).whole
        assert time.monotonic() - asked == pytest.approx(2.0, abs=0.4)
    assert heard.loud_seconds == pytest.approx(2.0, abs=0.15)


def test_who_is_talked_over_breaks_off_without_a_click(playing, tone, tmp_path):
    with Recorded(tmp_path / "heard") as heard:
        playing.process.send(Play(1, str(tone), clean=True))
        playing.wait_for(Started, id=1)
        playing.process.send(StopPlaying())
        assert not playing.wait_for(Ended, id=1).whole
    assert heard.loud_seconds < 0.5
    last = np.flatnonzero(np.abs(heard.samples) > 500)[-1]
    assert np.max(np.abs(np.diff(heard.samples[last - 200 :].astype(int)))) < 4000


def test_the_next_thing_breaks_off_the_one_before(playing, tone):
    playing.process.send(Play(1, str(tone)))
    playing.wait_for(Started, id=1)
    playing.process.send(Play(2, str(tone), line=LineConditions(noise=10.0, drop_outs=0.3, reverberation=0.6)))
    assert not playing.wait_for(Ended, id=1).whole
    assert playing.wait_for(Ended, id=2).whole


def test_ones_own_voice_is_played_from_memory(playing, tmp_path):
    wave = (9000 * np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE)).astype("<i2")
    with Recorded(tmp_path / "heard") as heard:
        playing.process.send(Play(3, pcm=as_pcm(wave.tobytes()), clean=True))
        assert playing.wait_for(Ended, id=3).whole
    assert heard.loud_seconds == pytest.approx(1.0, abs=0.15)


def test_a_clip_that_cannot_be_played_is_told_and_the_next_one_is_played(playing, tone, tmp_path):
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"OggS, not really")
    playing.process.send(Play(1, str(broken)))
    assert playing.wait_for(SpeakerTrouble).code == "clip_unreadable"
    assert not playing.wait_for(Ended, id=1).whole
    playing.process.send(Play(2, str(tone)))
    assert playing.wait_for(Ended, id=2).whole


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_dies_is_started_anew(playing, tone):
    before = playing.process.pid
    playing.process.send(Play(1, str(tone)))
    playing.wait_for(Started, id=1)
    os.kill(before, signal.SIGKILL)
    assert not playing.wait_for(Ended, id=1).whole
    assert "重新启动" in playing.wait_for(SpeakerTrouble, code="speaker-died").remedy
    playing.answers.clear()
    playing.wait_for(SpeakerReady)
    playing.process.send(Play(2, str(tone)))
    assert playing.wait_for(Ended, id=2).whole
    assert playing.process.pid != before


def test_a_process_that_cannot_live_is_given_up_and_nothing_hangs(tone):
    playing = Playing(command=lambda: [sys.executable, "-c", "pass"])
    assert "显示在窗口里" in playing.wait_for(SpeakerTrouble, 20, code="speaker-lost").remedy
    playing.process.send(Play(1, str(tone)))
    assert not playing.wait_for(Ended, id=1).whole
    playing.process.close()


def test_a_computer_without_sound_says_so(ears, monkeypatch, tone, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    playing = Playing()
    playing.process.send(Play(1, str(tone)))
    trouble = playing.wait_for(SpeakerTrouble)
    assert trouble.code == "output_missing"
    assert "显示在窗口里" in trouble.remedy
    assert not playing.wait_for(Ended, id=1).whole
    playing.process.close()


@pytest.mark.parametrize(
    "said",
    [
        UseHeadset("ALSA: 耳机"),
        Play(3, "a.ogg", line=LineConditions(noise=3.0), seed=9),
        StopPlaying(),
        SpeakerReady("耳机"),
        Started(3, 1.5),
        Ended(3, whole=True),
        SpeakerTrouble("a", "b", "c"),
    ],
    ids=lambda said: type(said).__name__,
)
def test_lines_survive(said):
    read = command_from_line if isinstance(said, UseHeadset | Play | StopPlaying) else answer_from_line
    assert read(to_line(said)) == said


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"type": "Play"}', '{"type": "Ended", "id": 1, "whole": true}'])
def test_what_is_no_command_is_refused(line):
    with pytest.raises(UnknownLineError):
        command_from_line(line)
