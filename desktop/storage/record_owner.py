"""Who keeps a call, so that nobody takes a living call for an interrupted one."""

import os
import platform

import psutil

from desktop.storage.record_tables import Call


def machine() -> str:
    """The machine that this runs on, among those that write to the same record."""
    return platform.node()


def process() -> str:
    """The process that this is, and when it began: the system gives numbers again."""
    return _process(os.getpid())


def is_kept_elsewhere(call: Call, shared: bool) -> bool:
    """Whether somebody else may still be at it. A call of another machine is that machine's to mark."""
    if shared and call.machine != machine():
        return True
    pid = int(call.process.split(maxsplit=1)[0])
    try:
        return _process(pid) == call.process
    except psutil.Error:
        return False


def _process(pid: int) -> str:
    return f"{pid} {psutil.Process(pid).create_time():.2f}"
