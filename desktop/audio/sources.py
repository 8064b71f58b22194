"""The one door to everything that can be heard: the agent's microphone, and where the customer is heard.

Which backend an id belongs to is decided here and nowhere else: PortAudio for inputs, the sound server of Linux for the
monitors of its sinks, WASAPI's loopback on Windows.
"""

import sys
from typing import Protocol

from desktop.audio import loopback, sound_server
from desktop.audio.device import Chunk, Device, other_side, sides
from desktop.audio.microphone import Microphone, find_microphone, list_devices
from desktop.audio.trouble import no_counterpart


class Source(Protocol):
    """One open stream. Made, read and closed by one thread."""

    device: Device
    """What was opened."""

    def read(self, seconds: float) -> Chunk | None:
        """The next chunk, or None when none came within `seconds`."""

    def close(self) -> bool:
        """End the stream, within two seconds; False when the driver hangs, and the process had better end."""


def open_source(wanted: str) -> Source:
    """Open what has the id `wanted`, or the system's default microphone when empty.

    `#left` or `#right` behind an id opens one side of a stereo feed. PeitingError that says what is wrong.
    """
    host = wanted.partition(": ")[0]
    if host == sound_server.HOST:
        return sound_server.ServerStream(wanted)
    if host == loopback.HOST:
        return loopback.Loopback(wanted)
    return Microphone(wanted)


def find_device(wanted: str) -> Device:
    """What `open_source` would open. PeitingError when it is not there."""
    host = wanted.partition(": ")[0]
    if host == sound_server.HOST:
        return sound_server.find_source(wanted)
    if host == loopback.HOST:
        return loopback.find_loopback(wanted)
    return find_microphone(wanted)


def list_customer_sources() -> list[Device]:
    """Where a customer can be heard, the likeliest first: what outputs play, inputs, the sides of stereo feeds."""
    served = sound_server.list_heard() if sys.platform == "linux" else loopback.list_loopbacks()
    # A sound server has every input that PortAudio would find, under better names, and shares it.
    inputs = served if any(device.kind == "microphone" for device in served) else [*served, *list_devices()]
    halves = [half for device in inputs if device.kind == "microphone" for half in sides(device)]
    return [*inputs, *halves]


def counterpart(agent: Device) -> Device | None:
    """What plays into the ears of who speaks into `agent`, where the customer is heard. None when nobody can tell."""
    if agent.kind == "side":
        return other_side(agent)
    if sys.platform == "linux":
        return sound_server.monitor_of_headset(agent)
    return loopback.loopback_of_headset(agent)


def customer_of(agent: str) -> str:
    """The id of what the customer is heard by when nobody has chosen; `agent` is the id of the microphone.

    PeitingError when the microphone is not there or its counterpart cannot be told.
    """
    found = counterpart(find_device(agent))
    if found is None:
        raise no_counterpart(agent)
    return found.id
