"""Files that are their user's alone: what is kept tells of calls, and other users of the machine are not asked to read.

On Windows a profile is closed to other users by its folder, and nothing of this does anything.
"""

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_to_oneself(*folders: Path) -> None:
    """Close every file and folder that this process and its children make from now on, and `folders` as they are.

    A folder of somebody else's, one that everybody may write to, or one that is not there, stays as it is.
    """
    if os.name != "posix":
        return
    os.umask(_OTHERS)
    for folder in folders:
        _close(folder)


def open_like_its_folder(path: Path) -> None:
    """Let whoever may read the folder of `path` read it too, and what is below it: it was put there to be shared.

    Raises OSError when that is not possible.
    """
    if os.name != "posix":
        return
    for_others = path.parent.stat().st_mode & _OTHERS & ~(stat.S_IWGRP | stat.S_IWOTH)
    for each in (path, *path.rglob("*")) if path.is_dir() else (path,):
        if not each.is_symlink():
            wanted = for_others if each.is_dir() else for_others & ~(stat.S_IXGRP | stat.S_IXOTH)
            each.chmod(stat.S_IMODE(each.stat().st_mode) | wanted)


def make_shared_folder(folder: Path) -> None:
    """Make `folder`, and what it lies in, for whoever may read where it is made. Raises OSError."""
    if folder.is_dir():
        return
    make_shared_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    open_like_its_folder(folder)


def _close(folder: Path) -> None:
    try:
        found = folder.lstat()
        own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & stat.S_IWOTH
        if own and found.st_mode & _OTHERS:
            folder.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
    except OSError:
        # It is not there, or lies where nobody may change it: what is made in it is closed all the same.
        return
