"""Notices that the user's library files changed, and loads them again beside the window.

A trainer may save, copy or unpack many files at once: it waits until they have come to rest. What cannot be loaded
changes nothing: whoever listens keeps the library that he has.
"""

import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt, QTimer, Signal

from desktop.errors import PeitingError

_REST_MS = 400
_LAST_SECONDS = 5.0
"""Ten thousand entries are read in less."""
_MOST_PATHS = 4000
"""More than any library has; a folder that was chosen by mistake must not use up the system's watches."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reload(Generic[_T]):
    """What came of loading once more."""

    made: _T | None
    error: PeitingError | None
    changed: bool
    """True: files changed; False: somebody asked for it."""


class LibraryWatch(QObject, Generic[_T]):
    """Watches `folder`, which need not exist yet; `load` runs on a thread of its own."""

    reloaded = Signal(object)
    """A `Reload`, in the GUI thread."""
    _done = Signal()

    def __init__(self, folder: Path, load: Callable[[], _T], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._load = folder, load
        self._seen = _fingerprint(folder)
        self._results: queue.SimpleQueue[Reload[_T] | None] = queue.SimpleQueue()
        self._busy = self._again = self._asked = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._rest.start)
        self._watcher.fileChanged.connect(self._rest.start)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.close)
        self._watch()

    def reload(self) -> None:
        """Load now, whatever changed: another pack was chosen."""
        self._asked = True
        self._look()

    def _look(self) -> None:
        self._watch()
        if self._busy:
            self._again = True
            return
        self._busy = True
        asked, self._asked = self._asked, False
        self._thread = threading.Thread(target=self._work, args=(asked,), name="library", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for what is being read: Python aborts the program when its end finds a thread in the midst of Qt."""
        if self._thread is not None:
            self._thread.join(_LAST_SECONDS)

    def _work(self, asked: bool) -> None:
        result: Reload[_T] | None = None
        try:
            print_now = _fingerprint(self._folder)
            changed = print_now != self._seen
            self._seen = print_now
            if asked or changed:
                result = self._try(changed and not asked)
        finally:
            self._results.put(result)
            try:
                self._done.emit()
            except RuntimeError:
                # The window went away while the files were being read; nobody waits for them any longer.
                return

    def _try(self, changed: bool) -> Reload[_T]:
        try:
            return Reload(self._load(), None, changed)
        except PeitingError as error:
            return Reload(None, error, changed)

    def _deliver(self) -> None:
        result = self._results.get()
        self._busy = False
        if result is not None:
            self.reloaded.emit(result)
        if self._again:
            self._again = False
            self._look()

    def _watch(self) -> None:
        """Watch what is there now, all of it anew: under the name of a file or folder that was moved, deleted or
        replaced there may be another one, while the system still watches the old one and Qt believes it watched.
        """
        if known := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(known)
        if wanted := [str(path) for path in _paths(self._folder)]:
            self._watcher.addPaths(wanted)


def _paths(folder: Path) -> list[Path]:
    """The folders and files to watch; before there are any, the folder in which the first one would appear."""
    if not folder.is_dir():
        above = next((each for each in folder.parents if each.is_dir()), None)
        return [above] if above else []
    # A folder does not notice that it is itself renamed; the one above it does.
    found = [folder.parent]
    for place, folders, files in os.walk(folder):
        found.append(Path(place))
        found += [Path(place, name) for name in files if _counts(name)]
        folders[:] = [name for name in folders if not name.startswith(".")]
        if len(found) > _MOST_PATHS:
            break
    return found[:_MOST_PATHS]


def _counts(name: str) -> bool:
    """Whether the loader reads a file of that name, or tells that it does not."""
    return name.lower().endswith((".toml", ".toml.txt"))


def _fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the files from another, without reading them."""
    prints = []
    for path in _paths(folder):
        if _counts(path.name):
            try:
                state = path.stat()
            except OSError:
                continue
            prints.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(sorted(prints))
