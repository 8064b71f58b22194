"""Fixtures around the virtual headset; a conftest imports those that its tests want."""

from collections.abc import Iterator
from pathlib import Path

import headset
import pytest
import soundfile

DEMO = Path(__file__).parents[1] / "assets" / "demo" / "call.ogg"


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven seconds of the demo call: one second of silence, then an agent who greets."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    path = tmp_path_factory.mktemp("speech") / "greeting.wav"
    soundfile.write(path, samples[int(0.2 * rate) : int(7.2 * rate), 0], rate)
    return path


@pytest.fixture(scope="module")
def room() -> Iterator[headset.VirtualHeadset]:
    """A headset in a silent room, heard by this process and its children; a sound server takes a second to start."""
    if not headset.is_possible():
        pytest.skip("needs pulseaudio and pulseaudio-utils")
    with headset.VirtualHeadset() as plugged, headset.in_environment(plugged):
        yield plugged
