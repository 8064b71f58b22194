import json
import subprocess
import sys
import time
from pathlib import Path

import golden_calls
import pytest

from desktop.cli import main

CALL = golden_calls.CALLS / "forbidden_phrase.jsonl"


def test_every_line_is_an_event_in_time_order(capsys):
    assert main(["replay", str(CALL), "--json", "--set", "alerts.preset=all"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    times = [event["time"] for event in events]
    assert times == sorted(times)
    assert events[-1]["type"] == "CallEnded"
    types = {event["type"] for event in events}
    assert {
        "StageEntered",
        "PartialTranscript",
        "FinalTranscript",
        "PromptShown",
        "PaceMeasured",
        "AlertRaised",
    } <= types
    assert not types & {"AudioLevel", "SilenceMeasured", "PromptFollowed", "Heartbeat"}
    stage = next(event for event in events if event["type"] == "StageEntered")
    assert (stage["stage"], stage["time"]) == ("greeting", 0.0)


def test_without_json_a_person_reads_along(capsys):
    assert main(["replay", str(CALL)]) == 0
    out = capsys.readouterr().out
    assert "阶段：问候语" in out
    assert "忌语" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl"),
        (["nowhere.wav"], "nowhere.wav"),
        ([str(CALL), "--pack", "nowhere"], "nowhere"),
        ([str(CALL), "--set", "alerts.preset"], "等号"),
        ([str(CALL), "--set", "alerts.presets=all"], "alerts.preset"),
        ([str(CALL), "--set", "alerts.preset=loud"], "alerts.preset"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(words, told, capsys):
    assert main(["replay", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_at_the_speed_of_a_call_it_takes_as_long_as_the_call(tmp_path, capsys):
    call = tmp_path / "short.jsonl"
    call.write_text('{"start": 0.2, "end": 1.0, "text": "您好"}\n', encoding="utf-8")
    began = time.monotonic()
    assert main(["replay", str(call), "--json", "--pace", "real"]) == 0
    assert 1.0 <= time.monotonic() - began < 8.0
    assert "CallEnded" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error():
    command = [sys.executable, "-m", "desktop", "replay", str(golden_calls.CALLS / "long_silence.jsonl"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as replay:
        assert replay.stdout is not None
        assert replay.stderr is not None
        assert b"CallStarted" in replay.stdout.readline()
        replay.stdout.close()
        errors = replay.stderr.read()
    assert (replay.returncode, errors) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_is_told_in_one_sentence():
    command = [sys.executable, "-m", "desktop", "replay", str(CALL), "--json"]
    with Path("/dev/full").open("w") as full:
        replay = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert replay.returncode == 2
    assert "写不出去" in replay.stderr
    assert len(replay.stderr.splitlines()) == 1
