"""The random keys with which this installation seals words: in the system's key store, else in a file beside the data.

A small list tells which keys there are and where each one lies, so that a key store that is locked for the moment
is never taken for one that has lost the key. Where there is no key store, a file that only its user can read takes
its place: it keeps words from whoever gets a copy of the record alone, not from whoever copies the whole folder.
"""

import base64
import datetime
import json
import logging
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from desktop.errors import PeitingError
from desktop.storage.key_store import KeyStore, KeyStoreLocked, SystemKeyStore

Place = Literal["key_store", "file"]

_log = logging.getLogger(__name__)
_VERSION = 1
_LIST = "keys.json"
_KEY_BYTES = 32
"""AES-256."""


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key that was made here; the key itself lies in `place`."""

    id: str
    place: Place
    since: str
    """Local wall-clock time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key to seal with."""

    id: str
    secret: bytes


class SealKeys:
    """The keys whose list and, where need be, files lie in `folder`. The last one seals, all of them unseal."""

    def __init__(self, folder: Path, store: KeyStore | None = None) -> None:
        self._folder = folder
        self._store = store if store is not None else SystemKeyStore()

    def known(self) -> list[KnownKey]:
        """Every key that was made here, the oldest first. Raises PeitingError when the list cannot be read."""
        try:
            raw = json.loads((self._folder / _LIST).read_text(encoding="utf-8"))
            return [KnownKey(**key) for key in raw["keys"]]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._unreadable(error.strerror or str(error)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._unreadable("内容读不懂") from error

    def current(self) -> SealKey:
        """The key to seal with; a new one where there is none, or where the last one is lost.

        Raises PeitingError when the key store is locked or nothing can be written: then nothing can be sealed.
        """
        known = self.known()
        if known:
            secret = self.find(known[-1].id)
            if secret is not None:
                return SealKey(known[-1].id, secret)
            _log.warning("the key %s is lost; words that it sealed cannot be read", known[-1].id)
        return self._make(known)

    def find(self, key_id: str) -> bytes | None:
        """The key of that id; None when it is lost. Raises PeitingError when the key store is locked."""
        place = next((key.place for key in self.known() if key.id == key_id), None)
        if place is None:
            return None
        text = self._from_store(key_id) if place == "key_store" else self._from_file(key_id)
        try:
            secret = base64.b64decode(text or "", validate=True)
        except ValueError:
            return None
        return secret if len(secret) == _KEY_BYTES else None

    def destroy(self) -> None:
        """Forget every key: what they sealed can be read by nobody any more, copies elsewhere included."""
        for key in self.known():
            if key.place == "key_store":
                try:
                    self._store.forget(key.id)
                except KeyStoreLocked as error:
                    raise _locked(error) from error
            else:
                self._file(key.id).unlink(missing_ok=True)
        (self._folder / _LIST).unlink(missing_ok=True)

    def _make(self, known: list[KnownKey]) -> SealKey:
        key = SealKey(secrets.token_hex(4), secrets.token_bytes(_KEY_BYTES))
        text = base64.b64encode(key.secret).decode()
        since = datetime.datetime.now().isoformat(timespec="seconds")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place = self._put(key.id, text)
            # The key lies where it belongs before anything says that it exists.
            self._write_list([*known, KnownKey(key.id, place, since)])
        except OSError as error:
            raise PeitingError(
                "key-unwritable",
                f"加密用的密钥存不下来：{self._folder} 不能写入（{error.strerror}）。",
                "请检查磁盘空间和文件夹权限；在此之前通话只记结果，不记说过的话。",
            ) from error
        return key

    def _put(self, key_id: str, text: str) -> Place:
        try:
            self._store.write(key_id, text)
            if self._store.read(key_id) == text:
                return "key_store"
        except KeyStoreLocked as error:
            _log.info("no key store: %s", error)
        _write_alone(self._file(key_id), text + "\n")
        return "file"

    def _write_list(self, keys: list[KnownKey]) -> None:
        text = json.dumps({"version": _VERSION, "keys": [asdict(key) for key in keys]}, indent=2)
        _write_alone(self._folder / _LIST, text + "\n")

    def _from_store(self, key_id: str) -> str | None:
        try:
            return self._store.read(key_id)
        except KeyStoreLocked as error:
            raise _locked(error) from error

    def _from_file(self, key_id: str) -> str | None:
        try:
            return self._file(key_id).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(str(error)) from error

    def _file(self, key_id: str) -> Path:
        return self._folder / f"{key_id}.key"

    def _unreadable(self, why: str) -> PeitingError:
        return PeitingError(
            "keys-unreadable",
            f"加密用的密钥读不出来：{self._folder}（{why}）。",
            "请检查这个文件夹的权限，或从备份恢复它；在此之前说过的话看不到，其余记录照常。",
        )


def _locked(error: KeyStoreLocked) -> PeitingError:
    return PeitingError(
        "key-store-locked",
        f"系统的密钥库打不开（{error}），说过的话暂时读不出来。",
        "请解锁系统的密钥库（登录桌面）后重试；在此之前通话只记结果，其余记录照常。",
    )


def _write_alone(path: Path, text: str) -> None:
    """Write a file whole, readable by its user alone from its first byte on."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
