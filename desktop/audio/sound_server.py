"""What the sound server of Linux has to hear: the monitors of its sinks, above all that of the agent's headset."""

import re
import time

from desktop.audio.device import Chunk, Device, as_mono, opened_side, split_side
from desktop.audio.likeness import likeness
from desktop.audio.pulse import Endpoint, PulseConnection, PulseError, PulseStream
from desktop.audio.trouble import missing_source, source_error

HOST = "PulseAudio"
"""What ids of this module begin with."""
_DEFAULTS = frozenset({"default", "sysdefault", "pulse", "pipewire"})
"""PortAudio's names for whatever the server gives."""
_HARDWARE = re.compile(r"\(hw:(\d+),\d+\)$")
_ALIKE = 0.5
"""Half of what the names tell is the same: `Jabra Link 380` and `Jabra Link 380 a1b2`."""


class ServerStream:
    """One source of the server, open. Made, read and closed by one thread."""

    def __init__(self, wanted: str) -> None:
        """Open the source with the id `wanted`. PeitingError that says what is wrong."""
        self.device = find_source(wanted)
        name, channel = split_side(self.device.name)
        self._channel = channel
        self._channels = 1 if channel is None else 2
        try:
            self._stream = PulseStream(name, self.device.rate, self._channels)
        except PulseError as error:
            raise source_error(self.device.title, str(error)) from error

    def read(self, seconds: float) -> Chunk | None:
        """The next chunk, or None when none came within `seconds`; once the source is gone none comes."""
        deadline = time.monotonic() + seconds
        data = self._stream.read(seconds)
        if data:
            return Chunk(as_mono(data, self._channels, self._channel), time.monotonic(), dropped=0)
        time.sleep(max(0.0, deadline - time.monotonic()))
        return None

    def close(self) -> bool:
        """Close the stream; always done at once."""
        self._stream.close()
        return True


def find_source(wanted: str) -> Device:
    """The source, or side of one, with the id `wanted`. PeitingError when it is not there."""
    whole, channel = split_side(wanted)
    try:
        with PulseConnection() as server:
            devices = _devices(server)
    except PulseError as error:
        raise source_error(wanted, str(error)) from error
    for device in devices:
        if whole in (device.id, device.name):
            return opened_side(device, channel)
    raise missing_source(wanted, [device.id for device in devices])


def list_heard() -> list[Device]:
    """Every source of the server, monitors first, among them that of the default sink; none without a server."""
    try:
        with PulseConnection() as server:
            devices = _devices(server)
    except PulseError:
        return []
    return sorted(devices, key=lambda device: (device.kind != "monitor", not device.default))


def monitor_of_headset(agent: Device) -> Device | None:
    """The monitor of what plays into the agent's ears: his default sink, his headset's card, or its namesake."""
    try:
        with PulseConnection() as server:
            monitor = _counterpart(server, agent)
            return next((device for device in _devices(server) if device.name == monitor), None)
    except PulseError:
        return None


def _counterpart(server: PulseConnection, agent: Device) -> str:
    """The name of the monitor, or empty."""
    defaults, sinks = server.defaults(), server.sinks()
    source = _source_of(server, agent)
    if source is None or source.name == defaults.source:
        found = next((sink for sink in sinks if sink.name == defaults.sink), None)
    else:
        found = _same_card(source, sinks) or _namesake(source, sinks)
    return found.partner if found is not None else ""


def _source_of(server: PulseConnection, agent: Device) -> Endpoint | None:
    """The server's source behind one of PortAudio's inputs; None for its default."""
    name = split_side(agent.name)[0]
    if agent.default or name in _DEFAULTS:
        return None
    sources = [source for source in server.sources() if not source.partner]
    hardware = _HARDWARE.search(name)
    for source in sources:
        if name in (source.name, source.description) or (hardware and source.alsa_card == hardware[1]):
            return source
    return Endpoint(name, name, agent.rate, agent.channels, None, "", "")


def _same_card(source: Endpoint, sinks: list[Endpoint]) -> Endpoint | None:
    return next((sink for sink in sinks if source.card is not None and sink.card == source.card), None)


def _namesake(source: Endpoint, sinks: list[Endpoint]) -> Endpoint | None:
    def alike(sink: Endpoint) -> float:
        return max(likeness(source.name, sink.name), likeness(source.description, sink.description))

    best = max(sinks, key=alike, default=None)
    return best if best is not None and alike(best) >= _ALIKE else None


def _devices(server: PulseConnection) -> list[Device]:
    defaults = server.defaults()
    players = {sink.name: sink.description for sink in server.sinks()}
    return [
        Device(
            name=source.name,
            host=HOST,
            default=defaults.sink == source.partner if source.partner else source.name == defaults.source,
            rate=source.rate,
            kind="monitor" if source.partner else "microphone",
            label=f"{players.get(source.partner, source.partner)} 播放的声音" if source.partner else source.description,
            channels=source.channels,
        )
        for source in server.sources()
    ]
