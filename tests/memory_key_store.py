"""Key stores for tests: one in memory, and one that does not answer."""

from desktop.storage.key_store import KeyStoreLocked


class MemoryKeyStore:
    """A key store that forgets everything with the test."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.secrets.get(name)

    def write(self, name: str, secret: str) -> None:
        self.secrets[name] = secret

    def forget(self, name: str) -> None:
        self.secrets.pop(name, None)


class LockedKeyStore:
    """A key store that nobody has unlocked, or a system that has none."""

    def read(self, name: str) -> str | None:
        raise KeyStoreLocked("locked")

    def write(self, name: str, secret: str) -> None:
        raise KeyStoreLocked("locked")

    def forget(self, name: str) -> None:
        raise KeyStoreLocked("locked")
