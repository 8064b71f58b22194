"""A process that breaks leaves no copy of its memory on the disk: sound and words of a call are in it."""

import ctypes
import sys
from typing import Any

_NO_ERROR_BOXES = 0x1 | 0x2
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX (errhandlingapi.h): no report of a crash is made, or sent."""


def leave_no_dump() -> None:
    """Ask the system for it; processes that this one starts inherit the wish.

    One byte and not none: where a pipe takes dumps, to apport or systemd-coredump, Linux ignores the limit unless it
    is exactly one (fs/coredump.c), and a file of so little is never begun.
    """
    if sys.platform == "win32":
        kernel: Any = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_ERROR_BOXES)
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (1 if most else 0, most))
