"""A process of this very program that works beside the window: how it is started, and whether the system runs it."""

import logging
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from desktop import paths
from desktop.own_command import own_environment

_log = logging.getLogger(__name__)
_LOG_BYTES = 1_000_000


def start_child(name: str, command: Sequence[str]) -> subprocess.Popen[str]:
    """Start it, with a pipe each way; what it complains of goes into the log `name`."""
    with _log_file(name) as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=_environment(),
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def is_suspended(pid: int) -> bool:
    """Whether the system runs the process no more, though it is there: stopped by a signal, or suspended."""
    # Not at the top: it is wanted once in a long while, and the window is to open soon.
    import psutil

    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_STOPPED)
    except psutil.Error:
        return False


def _log_file(name: str) -> IO[bytes]:
    """The log, or nowhere where none can be written: whether there is a process is not for its log to decide."""
    path = paths.logs() / f"{name}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_before(path)
        return path.open("ab")
    except OSError as error:
        _log.warning("no log of the %s: %s", name, error)
        return Path(os.devnull).open("ab")


def _keep_before(path: Path) -> None:
    """Once the log has grown, put it aside; Windows refuses that while another child writes to it."""
    try:
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
    except OSError as error:
        _log.info("the log goes on to grow: %s", error)


def _environment() -> dict[str, str]:
    """The environment of a child that is this very program."""
    found = own_environment() | {"PYTHONIOENCODING": "utf-8", "PYTHONFAULTHANDLER": "1"}
    # numpy's matrices are small here; OpenBLAS would share each among threads that wait for one another by spinning.
    found.setdefault("OPENBLAS_NUM_THREADS", "1")
    return found
