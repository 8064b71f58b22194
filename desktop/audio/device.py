"""What can be heard: a device, a side of one, and the pieces of sound that come from it."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from desktop.audio.blocks import Samples

DeviceKind = Literal["microphone", "monitor", "loopback", "side"]
"""microphone: any input. monitor, loopback: what an output plays (Linux, Windows). side: half of a stereo input."""

Side = Literal["left", "right"]

_SIDES: tuple[tuple[Side, int, str], ...] = (("left", 0, "左声道"), ("right", 1, "右声道"))


@dataclass(frozen=True, slots=True)
class Device:
    """Something that can be heard."""

    name: str
    host: str
    """The host API: ALSA, Windows WASAPI, Core Audio …; PulseAudio for what its server has."""
    default: bool
    rate: int
    """The device's own sample rate, hertz."""
    kind: DeviceKind = "microphone"
    label: str = ""
    """What people call it, where the name is made for programs."""
    channels: int = 1
    """How many the device has at most."""

    @property
    def id(self) -> str:
        """What settings and options keep: stable over plugging, unlike PortAudio's index."""
        return f"{self.host}: {self.name}"

    @property
    def title(self) -> str:
        """What people are shown."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of sound as it came."""

    samples: Samples
    """Mono, at the device's own rate."""
    arrived: float
    """Monotonic clock, seconds."""
    dropped: int
    """Samples lost just before this chunk since nobody fetched them in time."""


def sides(device: Device) -> list[Device]:
    """The two halves of a stereo feed, each a device of its own; none of anything that has not just two channels."""
    if device.channels != 2:
        return []
    return [_half(device, side, words) for side, _, words in _SIDES]


def split_side(wanted: str) -> tuple[str, int | None]:
    """An id without its `#left` or `#right`, and the channel that this means: 0, 1, or None for the whole."""
    for side, channel, _ in _SIDES:
        if wanted.endswith(f"#{side}"):
            return wanted.removesuffix(f"#{side}"), channel
    return wanted, None


def opened_side(device: Device, channel: int | None) -> Device:
    """The device that a stream names: the half where only a half is heard."""
    if channel is None:
        return device
    side, _, words = _SIDES[channel]
    return _half(device, side, words)


def other_side(half: Device) -> Device:
    """The other half of the stereo feed."""
    whole, channel = split_side(half.name)
    side, _, words = _SIDES[0 if channel else 1]
    title = half.title.removesuffix(f"（{_SIDES[channel or 0][2]}）")
    return _half(replace(half, name=whole, label=title), side, words)


def as_mono(data: bytes, channels: int, channel: int | None) -> Samples:
    """Interleaved int16 frames as the wanted channel; without a wish the first one."""
    return np.frombuffer(data, np.int16)[channel or 0 :: channels]


def _half(device: Device, side: Side, words: str) -> Device:
    return replace(
        device,
        name=f"{device.name}#{side}",
        label=f"{device.title}（{words}）",
        kind="side",
        channels=1,
        default=False,
    )
