"""What the sound server of Linux has to hear: the monitors of its sinks, above all that of the agent's headset."""

import time

from desktop.audio.device import Chunk, Device, as_mono, opened_side, split_side
from desktop.audio.headset_sink import sink_of
from desktop.audio.pulse import PulseConnection, PulseError, PulseStream
from desktop.audio.trouble import missing_source, no_sound_server, source_error

HOST = "PulseAudio"
"""What ids of this module begin with."""


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
        raise no_sound_server(str(error)) from error
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
    """The monitor of what plays into the agent's ears, see `sink_of`; None without a server too."""
    try:
        with PulseConnection() as server:
            sink = sink_of(agent, server.sources(), server.sinks(), server.defaults())
            devices = _devices(server)
    except PulseError:
        return None
    return next((device for device in devices if sink is not None and device.name == sink.partner), None)


def sink_of_headset(agent: Device) -> str:
    """The server's name of what plays into the agent's ears, see `sink_of`; empty where nothing tells."""
    try:
        with PulseConnection() as server:
            sink = sink_of(agent, server.sources(), server.sinks(), server.defaults())
    except PulseError:
        return ""
    return sink.name if sink is not None else ""


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
