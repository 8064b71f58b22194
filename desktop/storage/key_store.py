"""The system's own store for secrets: Windows' credentials, the keychain of macOS, a Linux desktop's secret service."""

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

_SERVICE = "peiting"
_PATIENCE_SECONDS = 10.0
"""A key store may ask its user for a password; a call must not wait for that for ever."""
_NO_STORES = ("keyring.backends.fail", "keyring.backends.null")

_Answer = TypeVar("_Answer")


class KeyStoreLocked(Exception):
    """The key store does not answer, or not to us; whether it holds a secret is unknown."""


class KeyStore(Protocol):
    """A place for secrets. Every method raises KeyStoreLocked where it cannot be used."""

    def read(self, name: str) -> str | None:
        """The secret of that name; None where there is none."""

    def write(self, name: str, secret: str) -> None:
        """Keep a secret."""

    def forget(self, name: str) -> None:
        """Remove one; nothing where there is none."""


class SystemKeyStore:
    """What `keyring` finds on this system."""

    def read(self, name: str) -> str | None:
        import keyring

        return _patiently(lambda: keyring.get_password(_SERVICE, name))

    def write(self, name: str, secret: str) -> None:
        import keyring

        if type(keyring.get_keyring()).__module__ in _NO_STORES:
            raise KeyStoreLocked("there is none")
        _patiently(lambda: keyring.set_password(_SERVICE, name, secret))

    def forget(self, name: str) -> None:
        import keyring

        if self.read(name) is not None:
            _patiently(lambda: keyring.delete_password(_SERVICE, name))


def _patiently(ask: Callable[[], _Answer]) -> _Answer:
    answers: list[_Answer] = []
    troubles: list[Exception] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception as error:  # backends raise what their buses and libraries raise
            troubles.append(error)

    asking = threading.Thread(target=run, name="key-store", daemon=True)
    asking.start()
    asking.join(_PATIENCE_SECONDS)
    if troubles:
        raise KeyStoreLocked(str(troubles[0])) from troubles[0]
    if not answers:
        raise KeyStoreLocked(f"no answer within {_PATIENCE_SECONDS:g} s")
    return answers[0]
