"""Which microphones there are, asked of `peiting devices` so that a headset plugged in just now is seen."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.gui.own_command import OwnCommand


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone."""

    id: str
    """What the settings keep."""
    name: str
    default: bool

    @property
    def label(self) -> str:
        """The name as people see it."""
        return f"{self.name}（系统默认）" if self.default else self.name


class DeviceList(QObject):
    """Looks for microphones in the background."""

    found = Signal(object)
    """tuple[Device, ...], perhaps empty."""
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._command: OwnCommand | None = None

    def look(self) -> None:
        """Ask again; an answer still awaited is not waited for any more."""
        self.stop()
        self._command = OwnCommand(["devices", "--json"], self)
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
            rows = json.loads(words)
            devices = tuple(Device(str(row["id"]), str(row["name"]), bool(row["default"])) for row in rows)
        except (ValueError, KeyError, TypeError):
            self.failed.emit("读不懂麦克风列表。请运行 peiting doctor 查看原因。")
            return
        self.found.emit(devices)
