"""The real list of what can be heard, from a real sound server."""

from collections.abc import Iterator

import pytest
from headset import VirtualHeadset
from headset_fixtures import room
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.gui.device_list import Device, DeviceList

__all__ = ["room"]


@pytest.fixture
def ears(room: VirtualHeadset) -> Iterator[VirtualHeadset]:
    """The headset, with something to hear from."""
    room.plug_output("ears", "USB Headset", default=True)
    yield room
    room.unplug_output("ears")


def _found(qtbot: QtBot, everything: bool) -> tuple[Device, ...]:
    parent = QObject()
    devices = DeviceList(parent, everything)
    with qtbot.waitSignal(devices.found, timeout=40000) as answer:
        devices.look()
    return answer.args[0]


def test_what_the_headset_plays_is_offered_first_as_the_customer(qtbot: QtBot, ears: VirtualHeadset) -> None:
    first, *_others = _found(qtbot, everything=True)
    assert (first.id, first.label, first.kind) == ("PulseAudio: ears.monitor", "USB Headset 播放的声音", "monitor")


def test_the_agents_own_list_has_microphones_only(qtbot: QtBot, ears: VirtualHeadset) -> None:
    found = _found(qtbot, everything=False)
    assert "ALSA: headset" in {each.id for each in found}
    assert {each.kind for each in found} == {"microphone"}
