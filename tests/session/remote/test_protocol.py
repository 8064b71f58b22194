"""What goes over the socket: every command survives, and nothing else is taken for one."""

import dataclasses
import json

import pytest
from hostile_names import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PeitingError
from desktop.session.remote.caller import plain
from desktop.session.remote.commands import (
    LONGEST_NAME,
    AddNote,
    Answer,
    AskStatus,
    GoTo,
    HoldCall,
    ResumeCall,
    ShowWindow,
    StartCall,
    Status,
    StopCall,
)
from desktop.session.remote.protocol import LONGEST_LINE, answer_from, answer_line, command_from, command_line

COMMANDS = (
    StartCall("13800138000", "张伟", "先生"),
    StartCall(),
    StopCall(),
    HoldCall(),
    ResumeCall(),
    AddNote("工单 T-1"),
    GoTo("closing"),
    AskStatus(),
    ShowWindow(),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_survives(command):
    line = command_line(command)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert command_from(line[:-1]) == command


@pytest.mark.parametrize(
    "answer",
    [Answer("done", "started", "通话已开始。"), Answer("done", "s", "通话中。", Status("call", 3.5, "a", "b"))],
)
def test_every_answer_survives(answer):
    assert answer_from(answer_line(answer)) == answer


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_one_short_line_of_text(name):
    command = command_from(command_line(StartCall(name=plain(name, LONGEST_NAME)))[:-1])
    assert isinstance(command, StartCall)
    assert len(command.name) <= LONGEST_NAME
    assert command.name.isprintable()
    assert command_from(command_line(command)[:-1]) == command


def test_the_longest_command_fits_into_a_line():
    fullest = StartCall("😀" * 40, "😀" * 60, "😀" * 60)
    assert len(command_line(fullest)) < LONGEST_LINE
    assert len(command_line(AddNote("😀" * 200))) < LONGEST_LINE


@given(st.binary(max_size=300))
def test_garbage_is_refused_in_a_sentence_that_does_not_repeat_it(garbage):
    with pytest.raises(PeitingError) as refused:
        command_from(garbage)
    assert refused.value.code.startswith("remote-")
    assert len(str(refused.value)) < 80


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"peiting": 2, "command": "stop"}, "remote-version"),
        ({"peiting": True, "command": "stop", "x": ""}, "remote-fields"),
        ({"command": "stop"}, "remote-garbage"),
        ({"peiting": 1}, "remote-unknown"),
        ({"peiting": 1, "command": ["stop"]}, "remote-unknown"),
        ({"peiting": 1, "command": "__init__"}, "remote-unknown"),
        ({"peiting": 1, "command": "stop", "number": "1"}, "remote-fields"),
        ({"peiting": 1, "command": "start", "number": 138}, "remote-fields"),
        ({"peiting": 1, "command": "start", "number": {"a": 1}}, "remote-fields"),
        ({"peiting": 1, "command": "start", "__class__": "x"}, "remote-fields"),
        ({"peiting": 1, "command": "note"}, "remote-fields"),
    ],
)
def test_what_is_nearly_a_command_is_refused(told, code):
    with pytest.raises(PeitingError) as refused:
        command_from(json.dumps(told).encode())
    assert refused.value.code == code


@pytest.mark.parametrize("line", [b"[" * 4_000, b'{"a":' * 800, b"1" * 4_096, b'"' + b"x" * 5_000 + b'"', b"NaN"])
def test_what_would_wear_out_a_parser_is_refused(line):
    with pytest.raises(PeitingError):
        command_from(line)


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"peiting": 1, "kind": "done", "code": "x", "message": ""}'])
def test_an_answer_that_makes_no_sense_is_a_trouble(line):
    with pytest.raises(PeitingError):
        answer_from(line)


def test_the_window_limits_what_a_client_does_not():
    line = json.dumps({"peiting": 1, "command": "start", "name": "a\u202eb\n" * 100}).encode()
    command = command_from(line)
    assert isinstance(command, StartCall)
    assert command.name == ("ab " * 100)[:LONGEST_NAME].strip()


def test_commands_and_answers_are_frozen():
    for kind in (*{type(command) for command in COMMANDS}, Answer, Status):
        assert dataclasses.fields(kind) is not None
        assert kind.__dataclass_params__.frozen
