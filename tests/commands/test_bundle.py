"""What is sent to whoever helps holds no word, no name and no number of anybody, whatever went wrong before."""

import errno
import json
import logging
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import headset
import pytest
from sqlalchemy.exc import OperationalError

from desktop import app, paths
from desktop.cli import main
from desktop.commands.bundle import write_bundle
from desktop.core.engine import Engine
from desktop.core.events import (
    CallEnded,
    CustomerNamed,
    Event,
    FinalTranscript,
    ListeningEnded,
    NoteTaken,
    PartialTranscript,
    VoiceStarted,
)
from desktop.errors import PeitingError
from desktop.session import worker as worker_module
from desktop.session.worker import CallWorker
from desktop.storage import record
from desktop.storage.library import load_library
from desktop.storage.record import CallRecord
from desktop.storage.settings import Settings, save_settings

SAID = ("您好这里是紫荆花园", "我的密码是翡翠", "退款到工商银行")
NUMBER, NAME, COMPANY, AGENT_NUMBER = "13912345678", "欧阳翠花", "赤水河电讯", "77881"
CUSTOMER, NOTE = "上官铁柱", "他住在麒麟阁"
MARKS = ("紫荆", "翡翠", "工商银行", NUMBER, "12345678", NAME, COMPANY, AGENT_NUMBER, CUSTOMER, "麒麟")


class Talkative:
    """A listener that says all that must not be told, and dies of a line that nobody understands."""

    pid = None
    rings = None

    def __init__(self, _choice: object, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self._listening = False

    def start(self) -> None: ...

    def listen(self, *_: object) -> None:
        self._listening = True
        for number, text in enumerate((*SAID, f"我的电话是{NUMBER}")):
            start = 3.0 * number + 1
            self._on_event(VoiceStarted(time=start, channel="agent", start=start))
            self._on_event(PartialTranscript(time=start + 1, channel="agent", start=start, text=text[:-1]))
            self._on_event(FinalTranscript(time=start + 2, channel="agent", start=start, end=start + 2, text=text))

    def preview(self, *_: object) -> None: ...

    def stop(self) -> None:
        if self._listening:
            self._listening = False
            self._on_event(ListeningEnded(time=20.0))

    def close(self) -> None: ...


@pytest.fixture
def log() -> Iterator[None]:
    before = list(logging.getLogger().handlers)
    app._log_to_file(paths.logs())
    yield
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def settings() -> Settings:
    agent = {"name": NAME, "number": AGENT_NUMBER, "company": COMPANY}
    made = Settings.model_validate({"agent": agent, "record": {"url": ""}, "setup_done": True})
    save_settings(made, paths.settings_file())
    return made


def break_things(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule, a write and the database fail, each with the words at hand in its error."""
    feed, keep = Engine.feed, CallRecord.keep

    def fails(engine: Engine, event: Event) -> list[Event]:
        if isinstance(event, FinalTranscript) and "翡翠" in event.text:
            raise ValueError(f"no rule for {event!r}")
        return feed(engine, event)

    def refuses(kept: CallRecord, call_id: str, event: Event) -> None:
        if isinstance(event, FinalTranscript) and "紫荆" in event.text:
            raise KeyError(repr(event))
        if isinstance(event, FinalTranscript) and "银行" in event.text:
            raise OperationalError("insert", {"json": event.text}, sqlite_error(), hide_parameters=True)
        keep(kept, call_id, event)

    monkeypatch.setattr(Engine, "feed", fails)
    monkeypatch.setattr(CallRecord, "keep", refuses)


def sqlite_error() -> Exception:
    import sqlite3

    return sqlite3.OperationalError("no such column")


def run_a_call(settings: Settings, posted: list[Event]) -> None:
    library = load_library("inbound", [paths.scripts_library()]).library
    worker = CallWorker(settings, library, lambda: record.open_record(paths.record_database(), "full"), posted.append)
    worker.start()
    worker.start_call(CUSTOMER, "先生")
    worker.send(CustomerNamed(time=0.0, customer=CUSTOMER, customer_title="先生"))
    worker.send(NoteTaken(time=0.0, text=NOTE))
    worker.end_call()
    headset.wait_for(lambda: any(isinstance(event, CallEnded) for event in posted), 20.0, "the end of the call")
    worker.close()


def test_no_word_that_anybody_said_is_in_the_bundle(
    log: None, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker_module, "ListenerProcess", Talkative)
    with monkeypatch.context() as broken:
        break_things(broken)
        run_a_call(settings, [])
    logging.getLogger("desktop.test").warning("%s cannot be reached by %s at %s", COMPANY, NAME, Path.home() / "x")
    written = (paths.logs() / "peiting.log").read_text(encoding="utf-8")
    assert "翡翠" in written or "no rule for" in written, "an error that quotes what it broke on was logged"

    bundle = tmp_path / "help.zip"
    main(["doctor", "--bundle", str(bundle)])
    with zipfile.ZipFile(bundle) as opened:
        texts = {name: opened.read(name).decode("utf-8") for name in opened.namelist()}
    assert {"doctor.txt", "versions.json", "settings.json", "devices.json", "models.json"} <= set(texts)
    assert "ValueError" in texts["logs/peiting.log"], "what broke is told"
    assert "cannot be reached" in texts["logs/peiting.log"]
    for name, text in texts.items():
        assert [mark for mark in MARKS if mark in text] == [], name
        assert str(Path.home() / "x") not in text
    told = json.loads(texts["settings.json"])
    assert told["agent"] == {"name": "（已填）", "number": "（已填）", "company": "（已填）"}


def test_a_line_of_a_listener_that_nobody_understands_is_not_logged(log: None, tmp_path: Path) -> None:
    import sys

    from desktop.session.listener_child import ListenerChild

    said = '{"type": "FinalTranscript", "text": "我的密码是翡翠", "unknown": 1}'
    ended: list[bool] = []
    child = ListenerChild([sys.executable, "-c", f"print({said!r})"], lambda event: None, lambda: ended.append(True))
    headset.wait_for(lambda: bool(ended), 20.0, "the child's end")
    child.close(1.0)
    written = (paths.logs() / "peiting.log").read_text(encoding="utf-8")
    assert "is no event" in written
    assert "翡翠" not in written


def test_a_bundle_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(PeitingError, match="不能写入"):
        write_bundle(tmp_path / "no-such-folder" / "x.zip", [])


def bundled(folder: Path) -> dict[str, str]:
    write_bundle(folder / "help.zip", [])
    with zipfile.ZipFile(folder / "help.zip") as opened:
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()}


def test_an_agents_number_that_is_a_setting_too_leaves_the_settings_whole(tmp_path: Path) -> None:
    agent = {"name": "li", "number": "100"}
    made = Settings.model_validate({"agent": agent, "window": {"text_size": 100}, "setup_done": True})
    save_settings(made, paths.settings_file())
    told = json.loads(bundled(tmp_path)["settings.json"])
    assert told["window"]["text_size"] == 100
    assert told["agent"]["number"] == "（已填）"


def test_what_cannot_be_read_among_the_logs_does_not_keep_the_rest_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = paths.logs()
    (logs / "old.log").mkdir(parents=True)
    (logs / "peiting.log").write_text("2026-01-02 03:04:05 well\n", encoding="utf-8")
    (logs / "peiting.log.1").write_text("2026-01-01 03:04:05 gone\n", encoding="utf-8")
    open_as_ever = Path.open

    def away(path: Path, *words: str, **options: str) -> IO[Any]:
        if path.name == "peiting.log.1":
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return open_as_ever(path, *words, **options)

    monkeypatch.setattr(Path, "open", away)
    told = bundled(tmp_path)
    assert {name for name in told if name.startswith("logs/")} == {"logs/peiting.log", "logs/peiting.log.1"}
    assert "well" in told["logs/peiting.log"]
    assert told["logs/peiting.log.1"].startswith("unreadable: ")


def test_a_user_without_a_name_gets_a_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert "versions.json" in bundled(tmp_path)


def test_the_frozen_program_tells_the_versions_that_its_list_of_parts_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {"components": [{"name": "vosk", "version": "0.3.45"}, {"name": "a-model"}]}
    (tmp_path / "sbom.cdx.json").write_text(json.dumps(parts), encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(paths, "third_parties", lambda: tmp_path)
    assert json.loads(bundled(tmp_path)["versions.json"])["packages"] == {"vosk": "0.3.45"}
    (tmp_path / "sbom.cdx.json").write_text("no list", encoding="utf-8")
    assert "unreadable" in json.loads(bundled(tmp_path)["versions.json"])["packages"]
