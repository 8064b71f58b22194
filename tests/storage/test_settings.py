import json
import math
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.limits import AlertLimits, Limits
from desktop.errors import PeitingError
from desktop.storage.settings import (
    VERSION,
    AgentSettings,
    Settings,
    WindowSettings,
    limits_of,
    load_settings,
    save_settings,
    with_value,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


def write(file, values):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")


def test_without_a_file_the_defaults_count(file):
    loaded = load_settings(file)

    assert (loaded.settings, loaded.notice) == (Settings(), "")
    assert not file.exists()


def test_what_was_saved_is_read_again(file):
    settings = Settings(
        agent=AgentSettings(name="李明", number="1024", company="星云"),
        alerts=AlertLimits(preset="quiet", budget=1),
        window=WindowSettings(theme="dark", on_top=False),
        setup_done=True,
    )

    save_settings(settings, file)

    assert load_settings(file).settings == settings
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == VERSION
    assert "李明" in file.read_text(encoding="utf-8")
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"agent": {}}', '{"version": "x"}', '{"version": 99}', '{"version": 0}', "[" * 100_000],
)
def test_an_unreadable_file_is_kept_aside_and_named(file, content):
    write(file, content)
    (file.parent / "settings.json.broken-1").write_text("older", encoding="utf-8")

    loaded = load_settings(file)

    assert loaded.settings == Settings()
    assert (file.parent / "settings.json.broken-2").read_text(encoding="utf-8") == content
    assert (file.parent / "settings.json.broken-1").read_text(encoding="utf-8") == "older"
    assert "settings.json.broken-2" in loaded.notice
    assert not file.exists()


def test_a_file_that_is_no_text_is_kept_aside(file):
    write(file, "")
    file.write_bytes(b"\xff\xfe\x00{")

    loaded = load_settings(file)

    assert loaded.settings == Settings()
    assert (file.parent / "settings.json.broken-1").read_bytes() == b"\xff\xfe\x00{"


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("pace", "warning", math.nan),
        ("pace", "warning", math.inf),
        ("pace", "warning", 1e9),
        ("pace", "minimum_characters", "many"),
        ("alerts", "preset", "loud"),
        ("alerts", "budget", -1),
        ("window", "theme", "pink"),
        ("window", "on_top", "perhaps"),
        ("agent", "name", "长" * 61),
        ("record", "privacy", None),
    ],
)
def test_one_bad_value_costs_only_itself(file, section, key, value):
    write(file, {"version": 1, "agent": {"number": "7"}, section: {"number": "7", key: value}})

    loaded = load_settings(file)

    assert loaded.settings == Settings(agent=AgentSettings(number="7"))
    assert f"{section}.{key}" in loaded.notice
    assert "broken-1" in loaded.notice
    assert load_settings(file).notice == ""


def test_what_was_called_full_once_keeps_masked_words_and_no_more(file):
    write(file, {"version": 1, "record": {"privacy": "full"}})

    loaded = load_settings(file)

    assert (loaded.settings.record.level, loaded.notice) == ("transcript", "")


def test_full_counts_only_after_an_explicit_yes(file):
    asked = with_value(Settings(), "record.privacy", "full")
    agreed = with_value(asked, "record.full_agreed", "true")

    assert (asked.record.level, agreed.record.level) == ("transcript", "full")
    save_settings(agreed, file)
    assert load_settings(file).settings.record.level == "full"


def test_a_section_that_is_none_costs_only_itself(file):
    write(file, {"version": 1, "agent": {"number": "7"}, "pace": 3})

    loaded = load_settings(file)

    assert loaded.settings == Settings(agent=AgentSettings(number="7"))
    assert "pace" in loaded.notice


def test_keys_of_another_version_are_passed_over(file):
    write(file, {"version": 1, "later": {"x": 1}, "agent": {"number": "7", "mood": "good"}})

    loaded = load_settings(file)

    assert (loaded.settings.agent.number, loaded.notice) == ("7", "")


def test_a_folder_in_the_place_of_the_file_is_told(file):
    file.mkdir(parents=True)

    loaded = load_settings(file)

    assert loaded.settings == Settings()
    assert "settings.json" in loaded.notice


def test_a_file_that_cannot_be_written_leaves_the_old_one(file, monkeypatch):
    save_settings(Settings(), file)
    before = file.read_bytes()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PeitingError, match="设置没有保存") as caught:
        save_settings(Settings(setup_done=True), file)

    assert caught.value.code == "settings-unwritable"
    assert file.read_bytes() == before
    assert len(list(file.parent.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_only_the_user_can_read_the_file(file):
    save_settings(Settings(), file)

    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("alerts.preset", "all", "all"),
        ("alerts.budget", "5", 5),
        ("pace.warning", "310.5", 310.5),
        ("window.on_top", "false", False),
        ("setup_done", "true", True),
        ("agent.number", "0042", "0042"),
        ("agent.number", 42, "42"),
    ],
)
def test_text_is_read_as_the_type_of_its_key(key, text, value):
    changed = with_value(Settings(), key, text).model_dump()

    section, _, name = key.rpartition(".")
    assert (changed[section] if section else changed)[name] == value


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("alerts.presets", "all", "是否想写 alerts.preset"),
        ("preset", "all", "是否想写 alerts.preset"),
        ("pace", "1", "pace.warning"),
        ("", "1", "可用的有"),
        ("alerts.preset", "loud", "novice、standard、quiet、all"),
        ("pace.warning", "nan", "60 到 900"),
        ("pace.warning", "1e6", "60 到 900"),
        ("alerts.budget", "2.5", "0 到 100 之间的整数"),
        ("window.theme", "pink", "system、light、dark"),
        ("window.on_top", "maybe", "true 或 false"),
        ("agent.name", "长" * 99, "文字"),
    ],
)
def test_a_bad_key_or_value_says_what_would_do(key, value, words):
    with pytest.raises(PeitingError) as caught:
        with_value(Settings(), key, value)

    assert words in caught.value.remedy
    assert key in caught.value.message


def test_the_rules_get_their_limits():
    settings = with_value(with_value(Settings(), "pace.warning", "333"), "silence.notice", "9")

    limits = limits_of(settings)

    assert (limits.pace.warning, limits.silence.notice) == (333.0, 9.0)
    assert limits_of(Settings()) == Limits()


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_SECTIONS = st.sampled_from([*Settings.model_fields, "version", "zzz"])
_KEYS = st.sampled_from(["name", "number", "preset", "budget", "warning", "privacy", "theme", "device", "zzz"])


@given(st.dictionaries(_SECTIONS, _JSON | st.dictionaries(_KEYS, _JSON), max_size=5))
def test_no_file_whatever_stops_the_program(tmp_path_factory, values):
    file = Path(tmp_path_factory.mktemp("any")) / "settings.json"
    write(file, {"version": 1, **values})

    settings = load_settings(file).settings

    save_settings(settings, file)
    assert load_settings(file).settings == settings
