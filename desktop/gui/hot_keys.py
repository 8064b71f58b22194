"""Keys that work while the softphone has the keyboard: on Windows, where a program may ask for them.

X11 has no way that several programs agree on, Wayland has none at all, and macOS asks for a permission that this
is not worth. There the desktop's own key settings can run `peiting call start` and the like, see `desktop_limits`.
"""

import ctypes
import logging
import sys
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

_log = logging.getLogger(__name__)
_MOD_ALT, _MOD_CONTROL, _MOD_NOREPEAT = 0x0001, 0x0002, 0x4000
_WM_HOTKEY = 0x0312
_VK_F1 = 0x70
_FIRST_ID = 0x5051
"""Programs may use ids below 0xC000; they are the thread's own."""

FUNCTION_KEYS = (2, 3, 4, 11)
"""Ctrl+Alt with the function key that does the same inside the window: call, next line, previous line, compact."""


def hot_keys_possible() -> bool:
    """Whether this system lets a program have keys of all programs."""
    return sys.platform == "win32"


class HotKeys(QAbstractNativeEventFilter):
    """Asked for with `use`, given back with `close`; a key that another program has is left to it."""

    def __init__(self, acts: Mapping[int, Callable[[], object]]) -> None:
        """`acts`: what each of `FUNCTION_KEYS` does."""
        super().__init__()
        self._acts = acts
        self._taken: list[int] = []

    def use(self, on: bool) -> tuple[int, ...]:
        """Ask for the keys, or give them back; returns the function keys that another program has."""
        self.close()
        application = QCoreApplication.instance()
        if not on or not hot_keys_possible() or application is None:
            return ()
        refused = tuple(number for number in self._acts if not self._take(number))
        application.installNativeEventFilter(self)
        return refused

    def close(self) -> None:
        """Give all keys back."""
        for number in self._taken:
            _user32().UnregisterHotKey(None, _FIRST_ID + number)
        self._taken.clear()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(self, kind: Any, message: Any) -> object:
        if bytes(kind) == b"windows_generic_MSG":
            number = pressed(int(message))
            if number in self._taken:
                self._acts[number]()
                return True, 0
        return False, 0

    def _take(self, number: int) -> bool:
        modifiers = _MOD_ALT | _MOD_CONTROL | _MOD_NOREPEAT
        taken = bool(_user32().RegisterHotKey(None, _FIRST_ID + number, modifiers, _VK_F1 + number - 1))
        if taken:
            self._taken.append(number)
        else:
            _log.warning("Ctrl+Alt+F%d belongs to another program", number)
        return taken


class _Message(ctypes.Structure):
    """The head of Windows' MSG; what follows does not matter here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


def pressed(address: int) -> int:
    """The function key of a WM_HOTKEY message that lies at this address; 0 of any other message."""
    message = _Message.from_address(address)
    return int(message.wparam) - _FIRST_ID if message.message == _WM_HOTKEY else 0


def _user32() -> Any:
    # Only asked for on Windows; elsewhere the name does not exist.
    return ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
