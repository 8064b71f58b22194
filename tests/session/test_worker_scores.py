"""The score comes with the call's last event and before anything is written; a contested item reaches the record."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import headset
import pytest

from desktop import paths
from desktop.core.call_score import Contest
from desktop.core.events import CallEnded, Event, FinalTranscript, ListeningEnded, VoiceStarted, VoiceStopped
from desktop.session import worker as worker_module
from desktop.session.call_scored import CallScored
from desktop.session.worker import CallWorker
from desktop.storage.library import load_library
from desktop.storage.record import CallRecord, open_record
from desktop.storage.settings import Settings

HEARD: tuple[Event, ...] = (
    VoiceStarted(time=1.0, channel="agent", start=1.0),
    VoiceStopped(time=6.0, channel="agent", end=6.0),
    FinalTranscript(time=6.0, channel="agent", start=1.0, end=6.0, text="您好请问有什么可以帮您"),
)


class SpeechAtHand:
    """Hears the same words in every call, without a microphone."""

    pid = None

    def __init__(self, _choice: object, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self._listening = False

    def start(self) -> None: ...

    def listen(self, *_: object) -> None:
        self._listening = True
        for event in HEARD:
            self._on_event(event)

    def stop(self) -> None:
        # As the real one: a stop ends a call, or nothing.
        if not self._listening:
            return
        self._listening = False
        self._on_event(ListeningEnded(time=6.0))

    def close(self) -> None: ...


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "calls.db"


@pytest.fixture
def posted() -> list[Event]:
    return []


@pytest.fixture
def disk() -> threading.Event:
    """The disk answers while this is set."""
    answers = threading.Event()
    answers.set()
    return answers


@pytest.fixture
def worker(
    place: Path, posted: list[Event], disk: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CallWorker]:
    folders = [paths.scripts_library()]
    monkeypatch.setattr(worker_module, "ListenerProcess", SpeechAtHand)
    close_call = CallRecord.close_call

    def slowly(*args: object) -> None:
        assert disk.wait(20.0)
        close_call(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(CallRecord, "close_call", slowly)
    library = load_library("inbound", folders).library
    made = CallWorker(Settings(), library, lambda: open_record(place, "summary"), posted.append)
    made.score_by(load_library("inbound", folders).sheet)
    made.start()
    yield made
    disk.set()
    made.close()


def wait_for_end(posted: list[Event]) -> CallEnded:
    headset.wait_for(lambda: any(isinstance(event, CallEnded) for event in posted), 20.0, what="CallEnded")
    return next(event for event in posted if isinstance(event, CallEnded))


def a_call(worker: CallWorker) -> None:
    worker.start_call("", "")
    worker.end_call()


def test_the_score_comes_right_before_the_end_while_the_disk_still_sleeps(
    worker: CallWorker, posted: list[Event], disk: threading.Event
) -> None:
    disk.clear()
    a_call(worker)
    ended = wait_for_end(posted)
    scored = posted[posted.index(ended) - 1]
    assert isinstance(scored, CallScored)
    assert ended.score == scored.score.score is not None


def test_the_score_and_what_is_contested_are_in_the_record(
    worker: CallWorker, posted: list[Event], place: Path
) -> None:
    a_call(worker)
    wait_for_end(posted)
    scored = next(event for event in posted if isinstance(event, CallScored))
    worker.contest(scored.call, Contest("goodbye", "客户先挂了", "2026-11-22T10:00:00"))
    worker.close()
    record = open_record(place, "summary")
    kept = record.call(scored.call)
    record.close()
    assert kept.score == scored.score
    assert kept.summary.score == scored.score.score
    assert [(contest.item, contest.note) for contest in kept.contests] == [("goodbye", "客户先挂了")]


def test_a_contested_item_belongs_to_its_call_even_when_the_next_has_begun(
    worker: CallWorker, posted: list[Event], place: Path
) -> None:
    a_call(worker)
    wait_for_end(posted)
    scored = next(event for event in posted if isinstance(event, CallScored))
    worker.start_call("", "")
    worker.contest(scored.call, Contest("goodbye", "", "2026-11-22T10:00:00"))
    worker.close()
    record = open_record(place, "summary")
    assert {call.id: call.contests for call in record.calls()}[scored.call] == 1
    record.close()
