"""Which output plays into the ears of who speaks into a microphone."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.audio.device import Device
from desktop.audio.likeness import likeness

_SERVED = ("pulse", "pipewire", "default")
"""PortAudio's names for what the sound server plays, the plainest first."""
_ALIKE = 0.5
"""Half of what the names tell is the same: `Microphone (Jabra Link 380)`, `Earphone (Jabra Link 380)`."""


@dataclass(frozen=True, slots=True)
class Output:
    """One of PortAudio's outputs."""

    index: int
    """PortAudio's number of today."""
    name: str
    host: str
    rate: int
    """The device's own sample rate, hertz."""
    channels: int
    """How many it has at most."""
    default: bool


def output_for(agent: Device | None, outputs: Sequence[Output], served: bool) -> Output | None:
    """The output of the agent's headset where it can be told, else the default one, else any; None where none is.

    `served`: the sound server was told which of its sinks to use, so whatever leads to it is right.
    """
    if served:
        for name in _SERVED:
            for output in outputs:
                if output.name == name:
                    return output
    return _of_headset(agent, outputs) or next((each for each in outputs if each.default), next(iter(outputs), None))


def _of_headset(agent: Device | None, outputs: Sequence[Output]) -> Output | None:
    if agent is None or agent.default:
        return None

    def alike(output: Output) -> float:
        return 2.0 if output.name == agent.name else likeness(output.name, agent.name)

    best = max((output for output in outputs if output.host == agent.host), key=alike, default=None)
    return best if best is not None and alike(best) >= _ALIKE else None
