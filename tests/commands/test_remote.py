"""What commands say of a window that is not there."""

import sys

import pytest

from desktop import cli
from desktop.commands import remote


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The windows that were started, none of which comes up."""
    started: list[str] = []
    monkeypatch.setattr(remote, "_OPENING_SECONDS", 0.2)
    monkeypatch.setattr(remote, "_open_window", lambda: started.append("window"))
    return started


def test_who_asked_for_a_window_that_does_not_come_up_is_not_told_to_ask_for_it(
    opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["call", "start", "--launch"]) == remote.NO_WINDOW
    told = capsys.readouterr().err
    assert opened == ["window"]
    assert "还没有打开" in told
    assert "--launch" not in told


@pytest.mark.parametrize("what", ["stop", "hold", "resume", "note?text=x", "stage?id=closing"])
def test_a_link_that_is_of_a_call_opens_no_window_for_it(
    what: str, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["link", f"peiting://call/{what}"]) == remote.NO_WINDOW
    assert opened == []
    assert "没有打开" in capsys.readouterr().err


def test_a_link_that_starts_a_call_opens_the_window(opened: list[str]) -> None:
    assert cli.main(["link", "peiting://call/start"]) == remote.NO_WINDOW
    assert opened == ["window"]


def test_the_window_is_a_process_that_outlives_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    began = []
    monkeypatch.setattr(remote.subprocess, "Popen", lambda *words, **options: began.append((*words, options)))
    remote._open_window()
    ((_, options),) = began
    assert "PYTHONPATH" in options["env"]
    assert options["creationflags"] if sys.platform == "win32" else options["start_new_session"]
