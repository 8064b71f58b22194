import contextlib
import json
import sys
import zipfile

import pytest
from practice_runs import attempt, paper

from desktop import paths
from desktop.cli import main
from desktop.core.events import CallEnded, CallStarted, FinalTranscript
from desktop.session.kept_record import open_kept_record, sealed_words
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.exceptions import ProposedException, propose
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings import Settings, save_settings
from desktop.storage.usual import UsualPaces

WANTED = RecordSettings(privacy="transcript", keep_days=3650)


def keep(day="2026-11-22", close=True):
    started = CallStarted(
        time=0.0, channels=("agent",), started_at=f"{day}T09:30:00", pack="p", company="", agent_name="",
        agent_number="", customer="", customer_title="",
    )  # fmt: skip
    with contextlib.closing(open_kept_record(WANTED)) as record:
        call = record.begin(started)
        record.keep(call, FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="您好"))
        if close:
            record.close_call(call, CallEnded(time=4.0, hung_up="agent", score=None))
    return call


@pytest.fixture
def home():
    """Something of every kind."""
    save_settings(Settings(record=WANTED), paths.settings_file())
    propose(paths.proposed_exceptions(), ProposedException("2026-11-22", "p", "r", "t", "x", "y"), sealed_words())
    UsualPaces(paths.usual_paces()).keep("1024", 240.0)
    for file in (
        paths.logs() / "peiting.log",
        paths.models() / "m" / "a.bin",
        paths.user_library() / "mine" / "a.toml",
    ):
        file.parent.mkdir(parents=True)
        file.write_text("1", encoding="utf-8")
    (paths.user_data() / "window.json").write_text("{}", encoding="utf-8")
    return paths.user_data()


def calls():
    with contextlib.closing(open_kept_record(WANTED)) as record:
        return [call.id for call in record.calls()]


def test_every_kept_byte_is_listed(home, capsys):
    keep()

    assert main(["data", "show", "--json"]) == 0

    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(one["bytes"] for one in listed) == sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    assert {one["kind"] for one in listed} == {
        "record", "keys", "settings", "false_alarms", "usual_pace", "logs", "library", "models", "other"
    }  # fmt: skip
    assert all(one["meaning"] and one["since"] for one in listed)


def test_people_are_told_what_it_is_and_where_the_key_lies(home, capsys):
    keep()

    assert main(["data", "show"]) == 0

    shown = capsys.readouterr().out
    for words in ("号码打码", "3650 天", "没有可用的密钥库", "calls.sqlite3", "通话记录", "合计"):
        assert words in shown


def test_one_call_goes_and_no_other(home, capsys):
    first, second = keep(), keep()

    assert main(["data", "erase", "--call", first, "--yes"]) == 0

    assert "已删除 1 通" in capsys.readouterr().out
    assert calls() == [second]
    assert main(["data", "erase", "--call", first, "--yes"]) == 2
    assert first in capsys.readouterr().err


def test_what_was_before_a_day_goes(home, capsys):
    keep("2026-11-01")
    young = keep("2026-11-02")

    assert main(["data", "erase", "--before", "2026-11-02", "--yes", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["calls"] == 1
    assert calls() == [young]
    assert main(["data", "erase", "--before", "gestern", "--yes"]) == 2


def test_everything_goes_but_settings_packs_and_models(home, capsys):
    call = keep()

    assert main(["data", "erase", "--all", "--yes"]) == 0

    left = {str(file.relative_to(home)).replace("\\", "/") for file in home.rglob("*") if file.is_file()}
    assert left == {
        "calls.sqlite3", "settings.json", "window.json", "models/m/a.bin", "scripts_library/mine/a.toml"
    }  # fmt: skip
    assert call.encode() not in paths.record_database().read_bytes()
    assert "已删除 1 通" in capsys.readouterr().out


def test_nothing_goes_without_a_yes(home, capsys, monkeypatch):
    call = keep()

    assert main(["data", "erase", "--all"]) == 2
    assert "--yes" in capsys.readouterr().err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    assert main(["data", "erase", "--all"]) == 1
    assert calls() == [call]


def test_nothing_goes_while_a_call_is_going_on(home, capsys):
    with contextlib.closing(open_kept_record(WANTED)) as record:
        record.begin(CallStarted(
            time=0.0, channels=("agent",), started_at="2026-11-22T09:30:00", pack="p", company="", agent_name="",
            agent_number="", customer="", customer_title="",
        ))  # fmt: skip
        assert main(["data", "erase", "--all", "--yes"]) == 2
        assert "正在进行" in capsys.readouterr().err
        assert paths.proposed_exceptions().exists()


def test_the_export_holds_the_words_and_is_never_written_over(home, capsys, tmp_path):
    call = keep()
    target = tmp_path / "mine.zip"

    assert main(["data", "export", str(target)]) == 0
    with zipfile.ZipFile(target) as archive:
        assert "您好" in archive.read(f"calls/{call}.jsonl").decode()
        assert "settings/settings.json" in archive.namelist()
    assert "没有加密" in capsys.readouterr().out
    assert main(["data", "export", str(target)]) == 2
    assert "已经存在" in capsys.readouterr().err


def test_practice_is_shown_exported_and_erased(home, tmp_path, capsys):
    with kept_practice(WANTED) as record:
        said = FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="让您久等了")
        record.keep_attempt(attempt(), "v1", (said,), at="2026-01-01T09:00:00")
        record.keep_paper(paper(), at="2026-11-22T09:00:00")

    assert main(["data", "show", "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(file["kind"] == "practice" and file["path"].endswith("practice.sqlite3") for file in listed)

    assert main(["data", "export", str(tmp_path / "all.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        lines = [json.loads(line) for line in archive.read("practice.jsonl").decode().splitlines()]
    assert lines[0]["attempt"]["said"][0]["text"] == "让您久等了"
    assert lines[1]["paper"]["result"]["plan"] == "norms-basics"

    assert main(["data", "erase", "--before", "2026-06-01", "--yes"]) == 0
    assert "已删除 1 次练习和考试" in capsys.readouterr().out
    assert main(["data", "erase", "--all", "--yes"]) == 0
    assert paths.practice_database().exists()
    with kept_practice(WANTED) as record:
        assert (record.attempts(), record.papers()) == ((), ())
