"""What is kept can be erased in the window: one call, or any kind of file; and then it is gone from the disk."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from kept_calls import ENDED, STARTED, raised
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.core.events import FinalTranscript
from desktop.gui.history_window import HistoryWindow
from desktop.gui.theme import Theme
from desktop.session.kept_record import open_kept_record, sealed_words
from desktop.storage.exceptions import ProposedException, propose, read_proposed
from desktop.storage.kept_data import SHOWN_PAGES, Kind, kept_files
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings import Settings, save_settings
from desktop.storage.usual import UsualPaces

SETTINGS = Settings(record=RecordSettings(privacy="transcript", keep_days=3650))
STAYS = "宋知行"
GOES = "贺兰亭"
"""Agents by whose names their calls can be found in the bytes of any file."""


def keep(agent: str, started_at: str) -> str:
    with closing(open_kept_record(SETTINGS.record)) as record:
        call = record.begin(replace(STARTED, agent_name=agent, started_at=started_at))
        for number in range(40):
            alert = replace(raised(f"{agent}-{number}", "rule"), title=f"{agent}的提醒")
            record.keep(call, alert)
            said = FinalTranscript(time=4.0, channel="agent", start=3.0, end=4.0, text=f"{agent}说的话")
            record.keep(call, said)
        record.close_call(call, ENDED)
    propose(
        paths.proposed_exceptions(),
        ProposedException(started_at, "inbound", "rule", "忌语", f"{agent}", "一句话"),
        sealed_words(),
    )
    return call


def traces(word: str) -> list[str]:
    """The files of the profile in which a word stands, in any of the forms in which a database may write it."""
    forms = (word.encode(), word.encode("utf-16-le"), ascii(word)[1:-1].encode())
    files = [path for path in paths.user_data().rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.fixture
def calls() -> dict[str, str]:
    today = date.today()
    yesterday = today - timedelta(days=1)
    return {GOES: keep(GOES, f"{yesterday}T09:30:00"), STAYS: keep(STAYS, f"{today}T09:30:00")}


@pytest.fixture
def past(qtbot: QtBot, calls: dict[str, str]) -> Iterator[HistoryWindow]:
    Theme().wear("light")
    save_settings(SETTINGS, paths.settings_file())
    made = HistoryWindow(lambda: open_kept_record(SETTINGS.record), SETTINGS, lambda _settings: None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.calls.view.calls.calls) == 2, timeout=20_000)
    yield made
    made.close()


def choose(past: HistoryWindow, call: str) -> None:
    (row,) = [row for row, listed in enumerate(past.calls.view.calls.calls) if listed.id == call]
    past.calls.view.setCurrentIndex(past.calls.view.calls.index(row))


class TestOneCall:
    def test_it_is_gone_from_every_byte_while_the_window_goes_on(self, qtbot, past, calls) -> None:
        asked = []
        past.calls.ask_erase = lambda _parent, what: bool(asked.append(what) or True)
        assert traces(GOES)
        choose(past, calls[GOES])

        past.calls.erase.click()

        qtbot.waitUntil(lambda: "已彻底删除" in past.calls.told.text(), timeout=20_000)
        assert [call.id for call in past.calls.view.calls.calls] == [calls[STAYS]]
        assert "的这通电话" in asked[0]
        assert traces(GOES) == []
        assert traces(calls[GOES]) == []
        assert traces(STAYS), "the other call is whole"
        with closing(open_kept_record(SETTINGS.record)) as record:
            assert [event.text for event in record.call(calls[STAYS]).events if isinstance(event, FinalTranscript)]

    def test_the_words_of_its_false_alarms_go_with_it(self, qtbot, past, calls) -> None:
        past.calls.ask_erase = lambda _parent, _what: True
        choose(past, calls[GOES])
        past.calls.erase.click()
        qtbot.waitUntil(lambda: "已彻底删除" in past.calls.told.text(), timeout=20_000)
        words = [one.sentence for one in read_proposed(paths.proposed_exceptions(), sealed_words())]
        assert words == ["", "一句话"]

    def test_nothing_goes_without_a_yes(self, qtbot, past, calls) -> None:
        past.calls.ask_erase = lambda _parent, _what: False
        choose(past, calls[GOES])
        past.calls.erase.click()
        qtbot.wait(50)
        assert len(past.calls.view.calls.calls) == 2
        assert traces(GOES)


class TestKinds:
    @pytest.fixture(autouse=True)
    def _something_of_each(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        UsualPaces(paths.usual_paces()).keep("1024", 240.0)
        for file in (
            paths.logs() / "peiting.log",
            paths.models() / "m" / "a.bin",
            paths.user_library() / "mine" / "a.toml",
            paths.user_data() / "window.json",
            paths.user_data() / "practice.sqlite3",
            tmp_path / f"{SHOWN_PAGES}x" / "call.html",
        ):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("" if file.suffix == ".sqlite3" else "1", encoding="utf-8")

    def shown(self, past: HistoryWindow) -> dict[str, QPushButton]:
        buttons = past.data._lists.findChildren(QPushButton)
        return {button.accessibleName(): button for button in buttons if button.isVisibleTo(past.data)}

    def test_every_kind_has_its_key(self, qtbot, past) -> None:
        past.show_page(3)
        kinds = {file.kind for file in kept_files()}
        assert kinds == set(get_args(Kind)) - {"running"}
        qtbot.waitUntil(lambda: len(self.shown(past)) == len(kinds), timeout=20_000)

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            *(("设置", "settings"), ("自己的话术", "library"), ("识别模型", "models"), ("其他", "other")),
            *(("临时报告", "pages"), ("密钥", "keys"), ("日志", "logs")),
        ],
    )
    def test_its_files_are_gone(self, qtbot, past, name: str, kind: Kind) -> None:
        past.data.ask_erase = lambda _parent, _what: True
        past.show_page(3)
        qtbot.waitUntil(lambda: f"删除{name}" in self.shown(past), timeout=20_000)
        there = [file.path for file in kept_files() if file.kind == kind]
        assert there
        self.shown(past)[f"删除{name}"].click()
        qtbot.waitUntil(lambda: "已彻底删除" in past.data.told.text(), timeout=20_000)
        assert [path for path in there if path.exists()] == []

    def test_all_calls_go_with_the_record(self, qtbot, past) -> None:
        past.data.ask_erase = lambda _parent, _what: True
        past.show_page(3)
        qtbot.waitUntil(lambda: "删除通话记录" in self.shown(past), timeout=20_000)
        self.shown(past)["删除通话记录"].click()
        qtbot.waitUntil(lambda: "已彻底删除 2 通通话" in past.data.told.text(), timeout=20_000)
        assert traces(GOES) == traces(STAYS) == []
