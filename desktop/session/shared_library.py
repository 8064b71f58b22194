"""Keeps the copies of packs on a share up to date while the program runs, and lets nobody wait for the share."""

import datetime
import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.errors import PeitingError
from desktop.storage.share_copy import copy_name, copy_share, forget_copies

_log = logging.getLogger(__name__)
_AGAIN_SECONDS = 600.0
"""Between two looks: what a trainer changed reaches every desk within a break."""
_SLOW_SECONDS = 20.0
"""After which a share that neither gives nor refuses counts as away; networks time out after a minute or never."""


class SharedLibrary:
    """A thread for each folder: one that hangs holds up no other."""

    def __init__(self, folders: Sequence[str], copies: Path, again: float = _AGAIN_SECONDS) -> None:
        """Copies of other folders than these are removed."""
        self._again = again
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._untold: list[PeitingError] = []
        self._tell: Callable[[PeitingError], None] | None = None
        self._shares = [_Share(Path(one), copies / copy_name(n, one)) for n, one in enumerate(folders, 1)]
        forget_copies(copies, [share.copy.name for share in self._shares])

    def start(self, first_wait: float) -> None:
        """Begin; waits up to so many seconds for folders of which there is no copy at all, never for others."""
        for share in self._shares:
            threading.Thread(target=self._keep, args=(share,), name="shared-library", daemon=True).start()
        until = time.monotonic() + first_wait
        for share in self._shares:
            if not share.copy.is_dir():
                share.tried.wait(max(0.0, until - time.monotonic()))

    def listen(self, tell: Callable[[PeitingError], None]) -> None:
        """Have `tell` called, now or on another thread, when a folder is away, and not again before it was back."""
        with self._lock:
            self._tell, untold = tell, self._untold
        for trouble in untold:
            tell(trouble)

    def close(self) -> None:
        """No further look; a share that hangs is not waited for."""
        self._closing.set()

    def _keep(self, share: "_Share") -> None:
        while not self._closing.is_set():
            slow = threading.Timer(_SLOW_SECONDS, self._away, (share, f"{_SLOW_SECONDS:.0f} 秒没有回应"))
            slow.daemon = True
            slow.start()
            try:
                if copy_share(share.folder, share.copy):
                    _log.info("library copied from a share")
                share.told = False
            except PeitingError as error:
                self._away(share, error.message)
            finally:
                slow.cancel()
                share.tried.set()
            self._closing.wait(self._again)

    def _away(self, share: "_Share", why: str) -> None:
        if share.told or self._closing.is_set():
            return
        share.told = True
        trouble = PeitingError("share-unreachable", share.said(why), "程序会自己再试；请检查网络，或告诉管理员。")
        with self._lock:
            tell = self._tell or self._untold.append
        tell(trouble)


class _Share:
    def __init__(self, folder: Path, copy: Path) -> None:
        self.folder, self.copy = folder, copy
        self.tried = threading.Event()
        self.told = False

    def said(self, why: str) -> str:
        """The trouble, and with what the program works meanwhile."""
        what = why if str(self.folder) in why else f"共享话术库 {self.folder} {why}。"
        try:
            since = datetime.datetime.fromtimestamp(self.copy.stat().st_mtime)
        except OSError:
            return f"{what}这台电脑上还没有它的副本，先用随程序附带的话术。"
        return f"{what}先用 {since:%Y-%m-%d %H:%M} 的副本。"
