import pytest

from desktop.session.listener_protocol import (
    Listen,
    Preview,
    Quit,
    Stop,
    UnknownCommandError,
    command_from_json,
    command_to_json,
)


@pytest.mark.parametrize("command", [Listen("ALSA: 耳机", 3), Preview(""), Stop(), Quit()])
def test_a_command_survives_the_pipe(command):
    line = command_to_json(command)
    assert "\n" not in line
    assert command_from_json(line) == command


@pytest.mark.parametrize("line", ["", "{}", "[]", "3", '{"type": "Dance"}', '{"type": "Stop", "now": 1}'])
def test_anything_else_is_refused(line):
    with pytest.raises(UnknownCommandError):
        command_from_json(line)
