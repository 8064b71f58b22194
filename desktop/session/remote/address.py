"""Where the running window of one user and one profile can be spoken to, and by nobody else.

On Linux and macOS a socket in a folder that only its owner may enter; on Windows a named pipe, which QLocalServer
makes for its owner alone, with a name that nobody else can know and take before him. Never a port: a port is
everybody's on the machine.
"""

import getpass
import hashlib
import os
import secrets
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.errors import PeitingError

_LONGEST_PATH = 80
"""Bytes; the system takes 104 (macOS) or 108 (Linux), and Qt makes the socket under a longer name first."""
_OWNER_ONLY = 0o700
_SESSIONS = Path("/run/user")
"""Where systemd makes a folder for each user who is signed in."""


@dataclass(frozen=True, slots=True)
class Address:
    """Of one window."""

    name: str
    """What QLocalServer listens to: a path, on Windows the name of a pipe."""
    lock: Path
    """Held by the window that listens."""


def window_address() -> Address:
    """Where the window of this user and this `PEITING_HOME` listens.

    Raises PeitingError where no folder can be had that is the user's alone.
    """
    home = paths.user_data()
    # The name of the machine: a home folder on a server is seen from several, and sockets reach only one.
    told = "\0".join((_user(), str(home.absolute()), _machine()))
    short = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = _folder(home, short)
    lock = folder / f"window-{short}.lock"
    name = _pipe(folder, short) if sys.platform == "win32" else str(folder / f"window-{short}")
    return Address(name, lock)


def _folder(home: Path, short: str) -> Path:
    folder = home / "run"
    if sys.platform != "win32" and len(os.fsencode(folder / f"window-{short}")) > _LONGEST_PATH:
        folder = _short_folder()
    try:
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        if sys.platform != "win32":
            _make_private(folder)
    except OSError as error:
        raise _unusable(folder, error) from error
    return folder


def _short_folder() -> Path:
    """Not by XDG_RUNTIME_DIR: who starts a softphone may have cleared it, and both have to come to the same folder."""
    own = _SESSIONS / str(os.getuid())
    return own / "peiting" if os.access(own, os.W_OK) else Path("/tmp") / f"peiting-{os.getuid()}"


def _pipe(folder: Path, short: str) -> str:
    path = folder / f"pipe-{short}"
    try:
        if not path.exists():
            _write_first(path, f"peiting-{secrets.token_hex(16)}")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise _unusable(folder, error) from error


def _write_first(path: Path, text: str) -> None:
    """Whole or not at all; where another process was faster, what it wrote stays."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    try:
        fresh.rename(path)
    except FileExistsError:
        fresh.unlink()


def _unusable(folder: Path, error: OSError) -> PeitingError:
    return PeitingError(
        "remote-folder", f"文件夹 {folder} 不能用（{error.strerror}），软电话的命令收不到。", "请检查它的权限。"
    )


def _make_private(folder: Path) -> None:
    """Raises PermissionError where the folder belongs to somebody else, who could listen in our place."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(1, "它属于别的用户")
    if stat.S_IMODE(found.st_mode) != _OWNER_ONLY:
        folder.chmod(_OWNER_ONLY)


def _user() -> str:
    return getpass.getuser() if sys.platform == "win32" else str(os.getuid())


def _machine() -> str:
    import platform

    return platform.node()
