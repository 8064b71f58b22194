import json
import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_key_store import LockedKeyStore, MemoryKeyStore

from desktop.errors import PeitingError
from desktop.storage.key_store import SystemKeyStore
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords, UnreadableSeal

WORDS = "张女士，您好"


@pytest.fixture(params=[MemoryKeyStore, LockedKeyStore], ids=["key store", "file"])
def keys(request, tmp_path):
    return SealKeys(tmp_path / "keys", request.param())


def test_sealed_words_come_back_to_whoever_has_the_key(keys, tmp_path):
    token = SealedWords(keys).seal(WORDS)

    assert WORDS not in token
    assert token.isascii()
    assert SealedWords(keys).unseal(token) == WORDS


@given(st.text())
def test_any_text_comes_back(tmp_path_factory, text):
    words = SealedWords(SealKeys(tmp_path_factory.mktemp("keys"), MemoryKeyStore()))

    assert words.unseal(words.seal(text)) == text


def test_the_same_words_never_look_the_same(keys):
    words = SealedWords(keys)

    assert words.seal(WORDS) != words.seal(WORDS)


def test_what_never_was_sealed_stays_as_it_is(keys):
    assert SealedWords(keys).unseal('{"type": "StageEntered"}') == '{"type": "StageEntered"}'
    assert keys.known() == []


def test_the_key_lies_in_the_key_store_and_nowhere_else(tmp_path):
    store = MemoryKeyStore()
    keys = SealKeys(tmp_path / "keys", store)
    key = keys.current()

    assert [one.place for one in keys.known()] == ["key_store"]
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["keys.json"]
    assert store.secrets[key.id] not in (tmp_path / "keys" / "keys.json").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_without_a_key_store_a_file_that_its_user_alone_can_read_takes_its_place(tmp_path):
    keys = SealKeys(tmp_path / "keys", LockedKeyStore())
    key = keys.current()

    assert [one.place for one in keys.known()] == ["file"]
    for path in (tmp_path / "keys", *(tmp_path / "keys").iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert SealKeys(tmp_path / "keys", LockedKeyStore()).find(key.id) == key.secret


def test_a_lost_key_leaves_its_words_unreadable_and_another_takes_its_place(tmp_path):
    store = MemoryKeyStore()
    old = SealedWords(SealKeys(tmp_path, store)).seal(WORDS)
    store.secrets.clear()

    words = SealedWords(SealKeys(tmp_path, store))
    with pytest.raises(UnreadableSeal, match="lost"):
        words.unseal(old)
    assert words.unseal(words.seal(WORDS)) == WORDS
    assert len(SealKeys(tmp_path, store).known()) == 2


def test_a_locked_key_store_is_not_taken_for_a_lost_key(tmp_path):
    token = SealedWords(SealKeys(tmp_path, MemoryKeyStore())).seal(WORDS)
    locked = SealedWords(SealKeys(tmp_path, LockedKeyStore()))

    with pytest.raises(PeitingError, match="密钥库") as caught:
        locked.prepare()
    assert caught.value.code == "key-store-locked"
    with pytest.raises(UnreadableSeal, match="out of reach"):
        locked.unseal(token)
    assert len(SealKeys(tmp_path, LockedKeyStore()).known()) == 1


@pytest.mark.parametrize("spoil", [lambda t: t[:-6] + "AAAA==", lambda t: t[:30], lambda t: t[:18] + "?"])
def test_changed_words_are_refused(keys, spoil):
    words = SealedWords(keys)

    with pytest.raises(UnreadableSeal, match="changed"):
        words.unseal(spoil(words.seal(WORDS)))


@pytest.mark.parametrize("content", ["", "[]", '{"keys": [{}]}', "\x00"])
def test_a_spoilt_list_of_keys_is_told_and_left_alone(tmp_path, content):
    (tmp_path / "keys.json").write_text(content, encoding="utf-8")

    with pytest.raises(PeitingError, match="读不出来"):
        SealKeys(tmp_path, MemoryKeyStore()).current()
    assert (tmp_path / "keys.json").read_text(encoding="utf-8") == content


def test_destroyed_keys_open_nothing_any_more(keys, tmp_path):
    token = SealedWords(keys).seal(WORDS)
    keys.destroy()

    with pytest.raises(UnreadableSeal, match="lost"):
        SealedWords(keys).unseal(token)
    assert list((tmp_path / "keys").iterdir()) == []


def test_the_system_has_no_key_store_where_keyring_finds_none(tmp_path, monkeypatch):
    import keyring
    import keyring.backends.fail

    monkeypatch.setattr(keyring.core, "_keyring_backend", keyring.backends.fail.Keyring())
    keys = SealKeys(tmp_path, SystemKeyStore())
    key = keys.current()

    assert [one.place for one in keys.known()] == ["file"]
    assert keys.find(key.id) == key.secret


def test_the_systems_key_store_keeps_the_key(tmp_path, monkeypatch):
    import keyring
    import keyring.backend

    class Store(keyring.backend.KeyringBackend):
        priority = 1

        def __init__(self):
            super().__init__()
            self.kept = {}

        def get_password(self, service, username):
            return self.kept.get((service, username))

        def set_password(self, service, username, password):
            self.kept[service, username] = password

        def delete_password(self, service, username):
            del self.kept[service, username]

    store = Store()
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    keys = SealKeys(tmp_path, SystemKeyStore())
    token = SealedWords(keys).seal(WORDS)

    assert SealedWords(SealKeys(tmp_path, SystemKeyStore())).unseal(token) == WORDS
    assert [service for service, _ in store.kept] == ["peiting"]
    keys.destroy()
    assert store.kept == {}


def test_the_list_holds_no_secret(keys, tmp_path):
    keys.current()
    listed = json.loads((tmp_path / "keys" / "keys.json").read_text(encoding="utf-8"))

    assert [set(key) for key in listed["keys"]] == [{"id", "place", "since"}]
