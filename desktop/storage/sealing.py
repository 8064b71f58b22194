"""Makes words unreadable on the disk: AES-256 in GCM with a random nonce (NIST SP 800-38D), a token of ASCII text.

A token names its key, so that words outlive a change of keys, and words whose key is lost are told from broken ones.
"""

import base64
import logging
import secrets
from typing import TYPE_CHECKING

from desktop.errors import PeitingError
from desktop.storage.seal_keys import SealKeys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_log = logging.getLogger(__name__)
_MARK = "sealed:1:"
"""The version of the token; no line of JSON and hardly a note begins so."""
_NONCE_BYTES = 12


class UnreadableSeal(Exception):
    """The key of these words is lost or out of reach, or they were changed; the message says which."""


class SealedWords:
    """Seals with the installation's key; used by one thread at a time. Nothing is loaded before it is needed."""

    def __init__(self, keys: SealKeys) -> None:
        self._keys = keys
        self._ciphers: dict[str, AESGCM | None] = {}
        self._last = ""

    def prepare(self) -> None:
        """Have the key at hand, so that `seal` cannot fail later. Raises PeitingError when there is none to be had."""
        _ = self._current

    def seal(self, text: str) -> str:
        """`text` as it is written. Raises PeitingError when there is no key to be had."""
        key_id, cipher = self._current
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = cipher.encrypt(nonce, text.encode(), _bound(key_id))
        return f"{_MARK}{key_id}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def unseal(self, text: str) -> str:
        """What `seal` was given; a text that never was sealed as it is.

        Raises UnreadableSeal when the key is lost, the key store is locked, or the token was changed.
        """
        from cryptography.exceptions import InvalidTag

        if not text.startswith(_MARK):
            return text
        key_id, _, body = text.removeprefix(_MARK).partition(":")
        cipher = self._cipher(key_id)
        if cipher is None:
            raise UnreadableSeal(f"the key {key_id} is lost or out of reach")
        try:
            raw = base64.urlsafe_b64decode(body)
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _bound(key_id)).decode()
        except (ValueError, InvalidTag) as error:
            raise UnreadableSeal("the sealed words were changed") from error

    @property
    def _current(self) -> "tuple[str, AESGCM]":
        # Looked up each time: who erased everything from another window has destroyed the key that was in use.
        known = self._keys.known()
        if known and known[-1].id == self._last and (cipher := self._ciphers.get(self._last)):
            return self._last, cipher
        key = self._keys.current()
        self._last = key.id
        cipher = _cipher_of(key.secret)
        self._ciphers[key.id] = cipher
        return key.id, cipher

    def _cipher(self, key_id: str) -> "AESGCM | None":
        if key_id not in self._ciphers:
            # Asked once: a locked store may take its time for every answer.
            self._ciphers[key_id] = None if (secret := self._secret(key_id)) is None else _cipher_of(secret)
        return self._ciphers[key_id]

    def _secret(self, key_id: str) -> bytes | None:
        try:
            return self._keys.find(key_id)
        except PeitingError as error:
            _log.warning("%s: %s", error.code, error)
            return None


def _cipher_of(secret: bytes) -> "AESGCM":
    # A fifth of a second to import: not before words are kept or read.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(secret)


def _bound(key_id: str) -> bytes:
    return f"peiting words {key_id}".encode()
