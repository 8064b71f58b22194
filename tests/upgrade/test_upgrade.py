"""What a user of any released version has on his disk is opened by this one, and means what it meant."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from memory_key_store import LockedKeyStore
from PySide6.QtWidgets import QWidget
from upgrade.kept_state import THESE_SCREENS, calls_in, meaning_of

from desktop.errors import PeitingError
from desktop.gui.window_place import WindowPlace, screen_set
from desktop.storage.practice_record.record import open_practice_record
from desktop.storage.record import open_record
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords
from desktop.storage.settings import VERSION, load_settings

RELEASES = sorted((Path(__file__).parents[1] / "data" / "upgrade").iterdir())
RECORDS = [record for release in RELEASES for record in sorted(release.glob("calls-*.sqlite3"))]


@pytest.fixture(autouse=True)
def _no_administrator(monkeypatch):
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", "")


@pytest.fixture(params=RELEASES, ids=lambda release: release.name)
def release(request, tmp_path):
    """A copy: opening brings the files to this version."""
    return Path(shutil.copytree(request.param, tmp_path / "release"))


def lost(expected, actual, where=""):
    """What of `expected` is not in `actual`; later versions may know more of the same thing."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return [
            what
            for key, value in expected.items()
            for what in (lost(value, actual[key], f"{where}.{key}") if key in actual else [f"{where}.{key} is gone"])
        ]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        pairs = enumerate(zip(expected, actual, strict=True))
        return [what for number, pair in pairs for what in lost(*pair, f"{where}[{number}]")]
    return [] if expected == actual else [f"{where}: {expected!r} became {actual!r}"]


def in_json(value):
    return json.loads(json.dumps(value, ensure_ascii=False))


def test_everything_of_a_release_means_what_it_meant(release):
    expected = json.loads((release / "expected.json").read_text(encoding="utf-8"))

    actual = in_json(meaning_of(release / "home"))

    assert lost(expected, actual) == []
    assert actual["notice"] == ""
    assert actual["problems"] == []


def test_it_means_the_same_when_it_is_opened_again(release):
    first = in_json(meaning_of(release / "home"))

    assert in_json(meaning_of(release / "home")) == first


def test_settings_of_the_first_form_keep_what_was_set_and_record_no_more(release):
    loaded = load_settings(release / "settings-1.json")

    assert loaded.notice == ""
    assert (loaded.settings.agent.number, loaded.settings.alerts.budget) == ("1024", 2)
    assert loaded.settings.record.level == "transcript"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.parent.name}-{record.stem}")
def test_a_record_of_every_form_keeps_its_calls(record, tmp_path):
    shutil.copy(record, tmp_path / "calls.sqlite3")

    calls = calls_in(tmp_path / "calls.sqlite3", SealedWords(SealKeys(tmp_path / "keys", LockedKeyStore())))

    assert [call["summary"]["state"] for call in calls] == ["interrupted", "ended", "ended"]
    assert [len(call["events"]) for call in calls] == [2, 4, 12]
    assert calls[2]["events"][2]["text"] == "您好，很高兴为您服务"
    assert sum(call["unreadable"] for call in calls) == 0


@pytest.mark.parametrize("name", ["home/window.json", "window-1.json"])
def test_the_window_stands_where_it_stood(release, name, qtbot):
    file = release / name
    file.write_text(file.read_text(encoding="utf-8").replace(THESE_SCREENS, screen_set()), encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)

    WindowPlace(window, file)

    assert (window.geometry().x(), window.geometry().y(), window.geometry().width()) == (200, 120, 380)


def test_settings_of_a_later_version_are_told_of_and_kept(release):
    file = release / "home" / "settings.json"
    later = {**json.loads(file.read_text(encoding="utf-8")), "version": VERSION + 1}
    file.write_text(json.dumps(later), encoding="utf-8")

    loaded = load_settings(file)

    assert f"另一个版本（{VERSION + 1}）" in loaded.notice
    assert json.loads(file.with_name("settings.json.broken-1").read_text(encoding="utf-8")) == later


@pytest.mark.parametrize(
    ("name", "open_it"),
    [
        ("calls.sqlite3", lambda path: open_record(path, "summary")),
        ("practice.sqlite3", lambda path: open_practice_record(path, "summary")),
    ],
)
def test_a_database_of_a_later_version_is_told_of_and_left_alone(release, name, open_it):
    path = release / "home" / name
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.execute("UPDATE alembic_version SET version_num = '9999'")
        made.commit()

    with pytest.raises(PeitingError, match="更新版本") as caught:
        open_it(path)

    assert caught.value.code.endswith("record-newer")
    with contextlib.closing(sqlite3.connect(path)) as made:
        assert made.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_a_pack_of_a_later_version_costs_only_what_is_new_in_it(release):
    phrases = release / "home" / "scripts_library" / "ours" / "phrases.toml"
    text = phrases.read_text(encoding="utf-8")
    phrases.write_text(text + '\n[[hologram]]\nid = "x"\n', encoding="utf-8")

    meaning = meaning_of(release / "home")

    assert meaning["own_phrase"] == ["请您稍候。"]
    assert "hologram" in meaning["problems"][0]


def test_a_place_of_a_later_version_stops_no_window(release, qtbot):
    file = release / "home" / "window.json"
    file.write_text('{"version": 9, "screens": []}', encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)

    WindowPlace(window, file)

    assert window.screen().availableGeometry().contains(window.geometry().topLeft())


def test_a_loss_would_be_seen():
    kept = {"calls": [{"id": 1, "words": ["a"]}]}

    assert lost(kept, {"calls": [{"id": 1, "words": ["a"], "new": 0}]}) == []
    assert lost(kept, {"calls": [{"id": 1, "words": []}]}) == [".calls[0].words: ['a'] became []"]
    assert lost(kept, {"calls": [{"id": 1}]}) == [".calls[0].words is gone"]
