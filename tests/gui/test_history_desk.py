"""The desk that asks the record."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import PeitingError
from desktop.gui.history_desk import RecordDesk
from desktop.storage.record import CallRecord, open_record


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RecordDesk]:
    made = RecordDesk(lambda: open_record(tmp_path / "calls.sqlite3", "summary"))
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, desk: RecordDesk) -> None:
    answers: list[tuple[str, str]] = []

    def work(record: CallRecord, _wanted: object) -> str:
        assert record.calls() == []
        return threading.current_thread().name

    desk.ask("a", work, lambda name: answers.append((name, threading.current_thread().name)))

    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == [("history", threading.current_thread().name)]


def test_only_the_last_question_is_answered_and_long_work_hears_of_it(qtbot: QtBot, desk: RecordDesk) -> None:
    begun, answers, done = threading.Event(), [], []

    def long(_record: CallRecord, wanted) -> None:
        begun.set()
        while wanted():
            pass
        done.append("left off")

    desk.ask("a", long, answers.append)
    assert begun.wait(10)
    desk.ask("a", lambda _record, _wanted: done.append("never done"), answers.append)
    desk.ask("a", lambda _record, _wanted: "last", answers.append)

    qtbot.waitUntil(lambda: answers == ["last"], timeout=10_000)
    assert done == ["left off"]


def test_what_is_owed_is_done_before_the_desk_closes(desk: RecordDesk) -> None:
    done: list[int] = []
    for number in range(3):
        desk.ask("a", lambda _record, _wanted, number=number: done.append(number), done.append, owed=True)

    desk.close()

    assert done == [0, 1, 2]


def test_trouble_comes_in_place_of_an_answer(qtbot: QtBot, desk: RecordDesk) -> None:
    def fail(_record: CallRecord, _wanted: object) -> None:
        raise PeitingError("record-locked", "打不开。", "再试。")

    with qtbot.waitSignal(desk.troubled, timeout=10_000) as caught:
        desk.ask("a", fail, lambda _answer: pytest.fail("no answer was due"))

    assert caught.args is not None
    assert caught.args[0].code == "record-locked"


def test_a_mistake_in_one_question_leaves_the_next_its_answer(qtbot: QtBot, desk: RecordDesk, caplog) -> None:
    troubles: list[PeitingError] = []
    failed: list[PeitingError] = []
    answers: list[str] = []
    desk.troubled.connect(troubles.append)

    desk.ask("a", lambda _record, _wanted: {}["none"], answers.append, failed=failed.append)
    desk.ask("b", lambda _record, _wanted: "still here", answers.append)

    qtbot.waitUntil(lambda: answers == ["still here"], timeout=10_000)
    assert [error.code for error in troubles] == ["internal"]
    assert failed == troubles
    assert "KeyError" in caplog.text


def test_a_desk_that_waits_for_a_server_is_left_within_its_patience(desk: RecordDesk) -> None:
    begun, server = threading.Event(), threading.Event()

    def hang(_record: CallRecord, _wanted: object) -> None:
        begun.set()
        server.wait(30)

    desk.ask("a", hang, lambda _answer: pytest.fail("nobody is there any more"))
    assert begun.wait(10)
    thread = desk._thread
    assert thread is not None

    desk.close(patience=0.05)

    assert thread.is_alive()
    server.set()
    thread.join(10)
    assert not thread.is_alive()
