"""What can be heard, asked of `peiting devices` so that a headset plugged in just now is seen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.gui.language import tr
from desktop.gui.own_command import OwnCommand

MICROPHONE = "microphone"
_LIKELIEST = ("monitor", "loopback", "side", MICROPHONE)
"""Kinds of `Device`, those first that a customer is heard by."""


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone, or something else that can be heard."""

    id: str
    """What the settings keep."""
    name: str
    default: bool
    kind: str = MICROPHONE

    @property
    def label(self) -> str:
        """The name as people see it."""
        return (
            tr("{name}（系统默认）").format(name=self.name) if self.default and self.kind == MICROPHONE else self.name
        )


class DeviceList(QObject):
    """Looks for devices in the background."""

    found = Signal(object)
    """tuple[Device, ...], perhaps empty."""
    failed = Signal(str)

    def __init__(self, parent: QObject, everything: bool = False) -> None:
        """Microphones only, or `everything` that a customer might be heard by, the likeliest first."""
        super().__init__(parent)
        self._command: OwnCommand | None = None
        self._everything = everything

    def look(self) -> None:
        """Ask again; an answer still awaited is not waited for any more."""
        self.stop()
        self._command = OwnCommand(["devices", *(["--all"] if self._everything else []), "--json"], self)
        self._command.finished.connect(self._answer)
        self._command.start()

    def stop(self) -> None:
        """Wait for no answer any more."""
        if self._command is not None:
            self._command.stop()
            self._command = None

    def _answer(self, good: bool, words: str) -> None:
        if not good:
            self.failed.emit(words)
            return
        try:
            devices = [_device(row) for row in json.loads(words)]
        except (ValueError, KeyError, TypeError):
            self.failed.emit(tr("读不懂设备列表。请运行 peiting doctor 查看原因。"))
            return
        self.found.emit(tuple(_likeliest_first(devices) if self._everything else devices))


def _device(row: dict[str, Any]) -> Device:
    name = str(row.get("title") or row["name"])
    return Device(str(row["id"]), name, bool(row["default"]), str(row.get("kind", MICROPHONE)))


def _likeliest_first(devices: Sequence[Device]) -> list[Device]:
    return sorted(devices, key=lambda each: _LIKELIEST.index(each.kind) if each.kind in _LIKELIEST else 0)
