import numpy as np
import pytest
import soundfile
from calls import started

from desktop.core.events import AudioLevel, CallEnded, CallStarted, FinalTranscript, PartialTranscript
from desktop.errors import PeitingError
from desktop.session.recording import Recording

RATE = 16_000


class Deaf:
    """A recogniser that understands one word at the end, late as the real ones are."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._heard = 0.0

    def accept(self, samples, speech, hurry=False):
        self._heard += len(samples) / RATE
        text = f"{self._heard:.0f}"
        return [PartialTranscript(time=self._heard - 0.05, channel=self._channel, start=0.0, text=text)]

    def finish(self):
        return [FinalTranscript(time=self._heard - 0.5, channel=self._channel, start=0.0, end=self._heard, text="好")]


class Engine:
    name = "deaf"
    model = "deaf"

    def recognizer(self, channel, offset=0.0):
        return Deaf(channel)


def sound(path, seconds: float, channels: int = 1, rate: int = RATE):
    samples = np.zeros((int(seconds * rate), channels), np.int16)
    samples[:, 0] = 8000
    soundfile.write(path, samples, rate)
    return path


def hear(recording: Recording):
    return list(recording.hear(Engine(), started(recording.channels)))


def levels(events, channel):
    return [event for event in events if isinstance(event, AudioLevel) and event.channel == channel]


@pytest.mark.parametrize("name", ["call.wav", "call.flac", "call.ogg"])
def test_a_stereo_file_is_agent_left_and_customer_right(tmp_path, name):
    recording = Recording(sound(tmp_path / name, 2.0, channels=2))
    assert recording.channels == ("agent", "customer")
    events = hear(recording)
    assert len(levels(events, "agent")) == len(levels(events, "customer")) == 20
    assert levels(events, "agent")[10].dbfs > -30
    assert levels(events, "customer")[10].dbfs < -60


def test_two_files_of_different_length_are_heard_to_the_end_of_the_longer(tmp_path):
    recording = Recording(sound(tmp_path / "a.wav", 1.0), sound(tmp_path / "b.wav", 2.0, rate=8000))
    events = hear(recording)
    assert len(levels(events, "agent")) == len(levels(events, "customer")) == 20
    assert events[-1].time == pytest.approx(2.0)


def test_the_events_come_in_time_order_and_end_with_the_call(tmp_path):
    events = hear(Recording(sound(tmp_path / "a.wav", 1.5)))
    times = [event.time for event in events]
    assert times == sorted(times)
    assert isinstance(events[0], CallStarted)
    assert isinstance(events[-2], FinalTranscript)
    assert isinstance(events[-1], CallEnded)


def test_the_customer_cannot_be_given_twice(tmp_path):
    stereo = sound(tmp_path / "a.wav", 1.0, channels=2)
    with pytest.raises(PeitingError, match="--customer"):
        Recording(stereo, stereo)
