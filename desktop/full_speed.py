"""Asks the system not to slow this process down because its window is not in front: it never is during a call."""

import ctypes
import logging
import sys
from typing import Any

_log = logging.getLogger(__name__)
_POWER_THROTTLING = 4
"""ProcessPowerThrottling of PROCESS_INFORMATION_CLASS (processthreadsapi.h)."""
_VERSION = 1
_EXECUTION_SPEED, _IGNORE_TIMER_RESOLUTION = 0x1, 0x4


class PowerThrottling(ctypes.Structure):
    """PROCESS_POWER_THROTTLING_STATE: which kinds of throttling we decide on, and which of them are on."""

    _fields_ = (
        ("version", ctypes.c_ulong),
        ("control", ctypes.c_ulong),
        ("state", ctypes.c_ulong),
    )


def wanted(control: int = _EXECUTION_SPEED | _IGNORE_TIMER_RESOLUTION) -> PowerThrottling:
    """Decide on these kinds, and have none of them."""
    return PowerThrottling(_VERSION, control, 0)


def keep_full_speed() -> bool:
    """Opt out of what Windows does to programs in the background (EcoQoS); True when the system agreed.

    Every process has to ask for itself, children too. Elsewhere there is nothing to ask: Linux does no such thing,
    and macOS spares processes that capture sound.
    """
    if sys.platform != "win32":
        return False
    kernel: Any = ctypes.windll.kernel32
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    # Windows 10 knows only the first kind and refuses the call when asked for both.
    for state in (wanted(), wanted(_EXECUTION_SPEED)):
        done = kernel.SetProcessInformation(
            ctypes.c_void_p(kernel.GetCurrentProcess()), _POWER_THROTTLING, ctypes.byref(state), ctypes.sizeof(state)
        )
        if done:
            return True
    _log.warning("the system keeps the right to slow this process down")
    return False
