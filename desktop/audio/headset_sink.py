"""Which output belongs to the agent's microphone: there his headset plays what the customer says."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from desktop.audio.device import Device, split_side
from desktop.audio.likeness import likeness
from desktop.audio.pulse import Defaults, Endpoint

_DEFAULTS = frozenset({"default", "sysdefault", "pulse", "pipewire"})
"""PortAudio's names for whatever the sound server gives."""
_HARDWARE = re.compile(r"\(hw:(\d+),\d+\)$")
_ALIKE = 0.5
"""Half of what the names tell is the same: `Jabra Link 380` and `Jabra Link 380 a1b2`."""


def sink_of(
    agent: Device, sources: Sequence[Endpoint], sinks: Sequence[Endpoint], defaults: Defaults
) -> Endpoint | None:
    """The default sink for who speaks into the default source, else the sink of his headset's card or of its name.

    None where nothing tells: a wrong guess would take the radio for the customer.
    """
    source = _source_of(agent, sources)
    if source is None or source.name == defaults.source:
        return next((sink for sink in sinks if sink.name == defaults.sink), None)
    return _same_card(source, sinks, defaults) or _namesake(source, sinks)


def _source_of(agent: Device, sources: Sequence[Endpoint]) -> Endpoint | None:
    """The server's source behind one of PortAudio's inputs; None for its default."""
    name = split_side(agent.name)[0]
    if agent.default or name in _DEFAULTS:
        return None
    hardware = _HARDWARE.search(name)
    for source in sources:
        if name in (source.name, source.description):
            return source
        if hardware is not None and source.alsa_card == hardware[1] and not source.partner:
            return source
    return Endpoint(name, name, agent.rate, agent.channels, card=None, alsa_card="", partner="")


def _same_card(source: Endpoint, sinks: Sequence[Endpoint], defaults: Defaults) -> Endpoint | None:
    """Of several outputs the default one, else that of the same kind: analog goes with analog, not with the screen."""

    def likely(sink: Endpoint) -> tuple[bool, float]:
        return sink.name == defaults.sink, SequenceMatcher(None, sink.name, source.name).ratio()

    same = (sink for sink in sinks if source.card is not None and sink.card == source.card)
    return max(same, key=likely, default=None)


def _namesake(source: Endpoint, sinks: Sequence[Endpoint]) -> Endpoint | None:
    def alike(sink: Endpoint) -> float:
        return max(likeness(source.name, sink.name), likeness(source.description, sink.description))

    best = max(sinks, key=alike, default=None)
    return best if best is not None and alike(best) >= _ALIKE else None
