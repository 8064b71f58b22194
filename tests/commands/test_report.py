import argparse
import csv
import json
import shutil

import golden_calls
import pytest

from desktop import paths
from desktop.cli import main as peiting
from desktop.commands import export, history, report
from desktop.core.events import CallStarted, VoiceStarted
from desktop.errors import PeitingError
from desktop.storage.record import open_record

CALL = golden_calls.CALLS / "two_sides.jsonl"


def run(*words):
    """One of the three commands, by itself."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    for command in (report, history, export):
        command.add_parser(commands)
    args = parser.parse_args([str(word) for word in words])
    return args.run(args)


@pytest.fixture(scope="module")
def home_of_one_call(tmp_path_factory):
    """A home with a written call in its record, as the program keeps a live one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEITING_HOME", str(home))
        assert peiting(["replay", str(CALL), "--record", "--set", "record.privacy=transcript"]) == 0
    return home


@pytest.fixture
def replayed(home_of_one_call):
    """That home, for one test to do with as it likes."""
    shutil.copytree(home_of_one_call, paths.user_data(), dirs_exist_ok=True)


def listed(capsys, *words):
    assert run("history", "--json", *words) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_replayed_call_has_a_report(replayed, tmp_path, capsys):
    target = tmp_path / "报告.html"
    assert run("report", "last", "-o", target) == 0
    assert str(target) in capsys.readouterr().out
    html = target.read_text(encoding="utf-8")
    assert "冷场" in html
    assert "张女士您好" in html
    assert "程序评的分" in html


def test_the_report_is_a_pdf_by_its_name_or_by_wish(replayed, tmp_path, monkeypatch, capsys, qapp):
    monkeypatch.chdir(tmp_path)
    [call] = listed(capsys)
    assert run("report", call["id"], "-o", "one.pdf") == 0
    assert run("report", call["id"], "--pdf") == 0
    for name in ("one.pdf", f"{call['id']}.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")


def test_history_tells_what_is_complete_and_what_was_interrupted(replayed, capsys):
    record = open_record(paths.record_database(), "summary")
    started = CallStarted(
        time=0.0,
        channels=("agent",),
        started_at="2026-11-23T10:00:00",
        pack="inbound",
        company="",
        agent_name="李晓",
        agent_number="7",
        customer="",
        customer_title="",
    )
    broken = record.begin(started)
    record.keep(broken, VoiceStarted(time=12.0, channel="agent", start=11.8))
    record.close()
    interrupted, complete = listed(capsys)
    assert (interrupted["id"], interrupted["state"], interrupted["score"]) == (broken, "interrupted", None)
    assert (complete["state"], complete["seconds"]) == ("ended", 144.8)
    assert complete["alerts"] > 0
    assert [call["id"] for call in listed(capsys, "--state", "interrupted")] == [broken]
    assert [call["id"] for call in listed(capsys, "--until", "2026-11-22")] == [complete["id"]]
    assert [call["id"] for call in listed(capsys, "--since", "2026-11-23")] == [broken]
    assert [call["id"] for call in listed(capsys, "--agent", "李晓")] == [broken]
    assert [call["id"] for call in listed(capsys, "--rule", "dead_air")] == [complete["id"]]
    assert run("history", "--limit", "1") == 0
    line = capsys.readouterr().out
    assert "中断" in line
    assert "00:12" in line
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(("subject", "form"), [("calls", "csv"), ("alerts", "jsonl"), ("items", "xlsx")])
def test_every_subject_is_exported(replayed, subject, form, tmp_path, capsys):
    target = tmp_path / f"{subject}.{form}"
    assert run("export", subject, "-o", target) == 0
    assert target.stat().st_size > 0
    assert " 0 行" not in capsys.readouterr().out


def test_exported_calls_are_those_that_fit(replayed, tmp_path):
    target = tmp_path / "calls.csv"
    assert run("export", "calls", "-o", target, "--since", "2026-11-23") == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1


def test_the_first_time_there_is_nothing_to_tell(capsys):
    assert run("history") == 0
    assert "没有这样的通话" in capsys.readouterr().out
    with pytest.raises(PeitingError, match="还没有留存"):
        run("report", "last")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "20261122-nowhere"), "record-no-call"),
        (("report", "last", "-o", "nowhere/x.html"), "report-unwritable"),
        (("export", "calls", "-o", "nowhere/x.csv"), "export-unwritable"),
        (("export", "calls", "-o", "calls.doc"), "export-format"),
        (("history", "--since", "gestern"), "day-form"),
        (("history", "--limit", "0"), "limit-form"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_remedy(replayed, words, code):
    with pytest.raises(PeitingError) as refused:
        run(*words)
    assert refused.value.code == code
    assert refused.value.remedy


def test_the_call_of_a_pack_that_is_gone_still_has_a_report(tmp_path, own_pack, capsys):
    pack = '[pack]\nid = "own"\nname = "自家"\nversion = "1"\nuses = ["inbound"]\n'
    folder = own_pack("own", {"pack.toml": pack})
    assert peiting(["replay", str(CALL), "--record", "--pack", "own"]) == 0
    (folder / "pack.toml").unlink()
    assert run("report", "last", "-o", tmp_path / "x.html") == 0
    assert "own" in (tmp_path / "x.html").read_text(encoding="utf-8")
