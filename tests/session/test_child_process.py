"""Processes beside the window, on disks and systems that give them little."""

import os
import sys
from pathlib import Path

import pytest
from headset import wait_for

from desktop import paths
from desktop.core.events import Event, ListenerFailed
from desktop.session import listener_process
from desktop.session.child_process import start_child
from desktop.session.listener_process import ListenerChoice, ListenerProcess
from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import Answer, SpeakerReady, SpeakerTrouble, to_line

GROWN = b"x" * 1_100_000
COMPLAINS = [sys.executable, "-c", "import sys; print('heard'); print('complains', file=sys.stderr)"]
WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]
READY = SpeakerReady("headset")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))
    paths.logs().mkdir(parents=True)
    return paths.logs() / "listener.log"


def run(command: list[str]) -> str:
    with start_child("listener", command) as child:
        said, _ = child.communicate(timeout=30)
    return str(said)


def held(path: Path, target: Path) -> Path:
    """As Windows answers for a file that a running child writes to."""
    raise PermissionError(13, f"{path} is used by another process, not to become {target}")


def test_a_log_that_has_grown_is_put_aside(log: Path) -> None:
    log.write_bytes(GROWN)
    run(COMPLAINS)
    assert log.read_text(encoding="utf-8").strip() == "complains"
    assert log.with_name("listener.log.1").read_bytes() == GROWN


def test_a_log_that_another_child_holds_open_goes_on_to_grow(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log.write_bytes(GROWN)
    monkeypatch.setattr(Path, "replace", held)
    assert run(COMPLAINS).strip() == "heard"
    assert log.read_bytes().removeprefix(GROWN).strip() == b"complains"


def test_a_child_lives_where_no_log_can_be_written(log: Path) -> None:
    log.parent.rmdir()
    log.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert run(COMPLAINS).strip() == "heard"


class Refusals:
    """A system that starts no process for a while, e.g. because all files are in use."""

    def __init__(self, count: int, command: list[str] = WAITS) -> None:
        self.left = count
        self._command = command

    def __call__(self, *_: object) -> list[str]:
        self.left -= 1
        if self.left >= 0:
            raise OSError(24, os.strerror(24))
        return self._command


def test_a_listener_that_the_system_does_not_start_is_tried_again(log: Path) -> None:
    told: list[Event] = []
    process = ListenerProcess(ListenerChoice("auto", ""), told.append, Refusals(2))
    process.start()
    try:
        wait_for(lambda: process.pid is not None, what="a listener")
        failed = [event for event in told if isinstance(event, ListenerFailed)]
        assert [(one.code, one.retry) for one in failed] == [("listener-died", True)] * 2
        assert "无法启动" in failed[0].message
    finally:
        process.close()


def test_a_listener_that_never_starts_is_given_up_and_tried_again_on_demand(log: Path) -> None:
    told: list[Event] = []
    system = Refusals(5)
    process = ListenerProcess(ListenerChoice("auto", ""), told.append, system)
    process.start()
    try:
        wait_for(lambda: any(isinstance(event, ListenerFailed) and not event.retry for event in told), what="the end")
        assert system.left == 0
        process.listen("")
        wait_for(lambda: process.pid is not None, what="a listener")
    finally:
        process.close()


def test_a_listener_lives_on_without_one_that_stands_by(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener_process, "_SPARE_SECONDS", 0.1)
    told: list[Event] = []
    refused = Refusals(0)
    process = ListenerProcess(ListenerChoice("auto", ""), told.append, refused)
    process.start()
    try:
        first = process.pid
        refused.left = 3
        process._ready_at = 0.0
        wait_for(lambda: refused.left < 0, what="another try")
        assert process.pid == first
        assert told == []
    finally:
        process.close()


def test_a_speaker_that_the_system_does_not_start_is_tried_again(log: Path) -> None:
    answers: list[Answer] = []
    ready = [sys.executable, "-c", f"import sys; print({to_line(READY)!r}, flush=True); sys.stdin.read()"]
    process = SpeakerProcess(answers.append, Refusals(2, ready))
    process.start()
    try:
        wait_for(lambda: READY in answers, what="a speaker")
        assert [one.code for one in answers if isinstance(one, SpeakerTrouble)] == ["speaker-died"] * 2
    finally:
        process.close()
