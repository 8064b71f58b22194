"""What an administrator sets for everybody lies below the user's settings, or stands fast."""

import json
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import PeitingError
from desktop.storage.settings import Settings, load_settings, save_settings, with_value


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Writes the administrator's file."""
    path = tmp_path / "machine" / "settings.json"
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(path))
    path.parent.mkdir()

    def write(values):
        path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
        return path

    return write


def test_without_the_file_nothing_is_set(machine, file):
    assert load_settings(file).locked == frozenset()
    assert load_settings(file).settings == Settings()


def test_it_lies_below_what_the_user_has_set(machine, file):
    machine({"agent": {"company": "星云"}, "alerts": {"preset": "novice"}, "setup_done": True})
    settings = load_settings(file).settings
    assert (settings.agent.company, settings.alerts.preset, settings.setup_done) == ("星云", "novice", True)

    save_settings(with_value(settings, "alerts.preset", "quiet"), file)

    assert load_settings(file).settings.alerts.preset == "quiet"
    assert load_settings(file).settings.agent.company == "星云"


def test_what_the_user_left_alone_follows_the_administrator(machine, file):
    save_settings(with_value(Settings(), "agent.number", "8012"), file)
    machine({"agent": {"company": "星云"}})
    save_settings(load_settings(file).settings, file)

    machine({"agent": {"company": "明河"}, "pace": {"warning": 290}})

    settings = load_settings(file).settings
    assert (settings.agent.number, settings.agent.company, settings.pace.warning) == ("8012", "明河", 290)


def test_who_wants_the_programs_default_against_the_machine_keeps_it(machine, file):
    machine({"alerts": {"preset": "quiet"}})

    save_settings(with_value(load_settings(file).settings, "alerts.preset", Settings().alerts.preset), file)

    assert load_settings(file).settings.alerts.preset == Settings().alerts.preset


def test_a_locked_key_counts_whatever_the_user_wrote(machine, file):
    file.parent.mkdir()
    file.write_text(json.dumps({"version": 2, "record": {"privacy": "full", "keep_days": 7}}), encoding="utf-8")
    machine({"record": {"privacy": "summary"}, "locked": ["record.privacy", "alerts.preset"]})

    loaded = load_settings(file)

    assert (loaded.settings.record.privacy, loaded.settings.record.keep_days) == ("summary", 7)
    assert loaded.locked == {"record.privacy", "alerts.preset"}
    assert loaded.notice == ""


def test_a_whole_section_can_be_locked(machine, file):
    machine({"library": {"folders": "//server/话术"}, "locked": ["library"]})

    loaded = load_settings(file)

    assert loaded.locked == {"library.pack", "library.folders"}
    assert loaded.settings.library.folders == ("//server/话术",)


def test_settings_that_change_what_is_locked_are_not_saved(machine, file):
    machine({"locked": ["record.privacy"]})
    settings = load_settings(file).settings

    with pytest.raises(PeitingError, match=r"record\.privacy 由管理员设定"):
        save_settings(with_value(settings, "record.privacy", "transcript"), file)

    assert not file.exists()
    save_settings(with_value(settings, "window.theme", "dark"), file)
    assert "privacy" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "第 1 行"),
        ('{"agent": {"name": "x",}}', "第 1 行第"),
        ("[]", "无法读懂"),
        ('{"version": 99}', "另一个版本"),
        ('{"recrod": {"privacy": "summary"}}', "没有名为“recrod.privacy”的设置（是否想写 record.privacy？）"),
        ('{"alerts": {"presett": "all"}}', "是否想写 alerts.preset"),
        ('{"alerts": {"preset": "loud"}}', "alerts.preset 的值不能用"),
        ('{"locked": ["record.privat"]}', "是否想写 record.privacy"),
        ('{"locked": "everything"}', "没有名为“everything”的设置"),
        ('{"pace": 3}', "pace 的值不能用"),
    ],
)
def test_a_mistake_is_told_in_one_sentence_and_leaves_the_file(machine, file, written, words):
    path = machine(written)

    loaded = load_settings(file)

    assert words in loaded.notice
    assert str(path) in loaded.notice
    assert loaded.notice.count("。") == 1
    assert path.read_text(encoding="utf-8") == written
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_one_mistake_does_not_cost_the_rest(machine, file):
    machine(
        {"version": 1, "alerts": {"preset": "loud"}, "agent": {"company": "星云"}, "locked": ["agent.company", "x"]}
    )

    loaded = load_settings(file)

    assert (loaded.settings.agent.company, loaded.settings.alerts.preset) == ("星云", Settings().alerts.preset)
    assert loaded.locked == {"agent.company"}


def test_a_bad_value_of_the_user_falls_back_on_the_machines(machine, file):
    machine({"pace": {"warning": 290}})
    file.parent.mkdir()
    file.write_text('{"version": 2, "pace": {"warning": 1e9}}', encoding="utf-8")

    assert load_settings(file).settings.pace.warning == 290


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of this system")
def test_on_linux_the_folders_of_the_system_are_searched(tmp_path, monkeypatch):
    monkeypatch.delenv("PEITING_MACHINE_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path / 'none'}:{tmp_path / 'two'}")
    (tmp_path / "two" / "peiting").mkdir(parents=True)
    wanted = tmp_path / "two" / "peiting" / "settings.json"
    if not Path("/etc/peiting/settings.json").exists():
        assert paths.machine_settings() is None
        wanted.write_text("{}", encoding="utf-8")
        assert paths.machine_settings() == wanted


@pytest.mark.parametrize(
    ("system", "end"),
    [("win32", ("Peiting", "settings.json")), ("darwin", ("Application Support", "Peiting", "settings.json"))],
)
def test_other_systems_have_one_place(system, end, tmp_path, monkeypatch):
    monkeypatch.delenv("PEITING_MACHINE_SETTINGS", raising=False)
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("os.access", lambda *_: True)

    assert paths.machine_settings().parts[-len(end) :] == end
