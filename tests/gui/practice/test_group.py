"""Progress, sharing, printing and the trainer's page, in the window that a user has."""

import html
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from gui.practice.rehearsals import played
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.practice.play import Play
from desktop.gui.main_window import MainWindow
from desktop.gui.practice import group_work
from desktop.gui.practice.assigned import assigned, due_words
from desktop.gui.practice.practice_room import PracticeRoom
from desktop.gui.practice.progress_page import Progress, ProgressPage
from desktop.gui.practice.shelf import Shelf
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.gui.practice.trainer_page import TrainerPage
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.kept_practice import kept_practice
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.practice.sharing import (
    ASSIGNED_SUFFIX,
    SHARED_SUFFIX,
    GroupProgress,
    SharedPaper,
    SharedProgress,
    read_group,
)
from desktop.session.practice.today import Known
from desktop.storage.practice_record.kept import Assignment
from desktop.storage.settings import AgentSettings

TODAY = date(2026, 11, 22)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def given(**changes: object) -> Assignment:
    usual = {"id": "t1", "kind": "drill", "what": "bad-attitude", "mode": "exam", "due": "2026-11-25", "by": "李老师"}
    return Assignment(**{**usual, "given": "2026-11-20", **changes})


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow) -> Iterator[PracticeRoom]:
    """Somebody with a name and a number practises."""
    agent = AgentSettings(name="王小明", number="1001")
    window.save_and_apply(window._settings.model_copy(update={"agent": agent}))
    window.practice.open()
    room = window.practice.room
    assert room is not None
    qtbot.addWidget(room.window)
    qtbot.waitUntil(lambda: room.window.today.shown is not None, timeout=20_000)
    yield room
    room.close()


def rehearse(qtbot: QtBot, room: PracticeRoom) -> None:
    """Keep a rehearsal."""
    drill = room._shelf.drills[0]
    through = played(drill, "bad")
    play = Play(drill, *library_and_sheet(drill.pack))
    ended = RehearsalEnded(time=9.0, play=play, attempt=through.attempt, events=through.events)
    room.results.keep(ended, "", room._show_best)
    qtbot.waitUntil(lambda: bool(room.group._known.known.attempts), timeout=20_000)


class TestAssigned:
    def test_it_says_who_wants_it_until_when_and_that_an_exam_is_taken_once(self) -> None:
        assert due_words(given(), TODAY) == "李老师布置的任务，2026-11-25 前完成，考试只有一次机会。"
        assert due_words(given(mode="guided", by="", due=""), TODAY) == "培训师布置的任务。"
        assert "已经过了" in due_words(given(due="2026-11-01"), TODAY)

    def test_drills_and_papers_come_until_they_are_done(self) -> None:
        shelf = load_shelf("inbound")
        paper = given(id="t2", kind="paper", what=shelf.papers[0].id, seed=7)
        gone = given(id="t3", what="no-such-drill")
        first, second = assigned(Known(assignments=(given(), paper, gone)), shelf, TODAY)
        assert (first.drill.id, first.mode, first.assignment) == ("bad-attitude", "exam", "t1")
        assert (second.paper, second.mode, second.seed) == (shelf.papers[0], "exam", 7)


class TestProgressPage:
    def test_too_little_is_called_so(self, qtbot: QtBot, qapp) -> None:
        page = ProgressPage()
        qtbot.addWidget(page)
        known = (Mastery("topic:complaint", 0.85, 6, ""), Mastery("dead_air", None, 2, ""))
        page.show_progress(Progress(known, {"dead_air": "无声超时"}))
        told = words_of(page)
        assert "投诉抱怨" in told
        assert "85%（6 次）" in told
        assert "还不够（2 次）" in told
        assert not page.share.isEnabled()


class TestSharing:
    def test_what_is_shown_is_what_is_written_and_nothing_before(self, qtbot, room, tmp_path) -> None:
        rehearse(qtbot, room)
        room.window.show_page(3)
        dialog = room.group.share()
        dialog.folder.setText(str(tmp_path))
        assert not list(tmp_path.glob(f"*{SHARED_SUFFIX}"))

        dialog.share.click()

        qtbot.waitUntil(lambda: "已分享" in room.window.progress.told.text(), timeout=20_000)
        (file,) = tmp_path.glob(f"*{SHARED_SUFFIX}")
        assert file.read_text(encoding="utf-8") == dialog.shown.toPlainText()
        assert room._practice.settings.practice.folder == str(tmp_path)

    def test_a_folder_that_is_away_is_told_and_not_kept(self, qtbot, room, tmp_path) -> None:
        rehearse(qtbot, room)
        room.window.show_page(3)
        dialog = room.group.share()
        dialog.folder.setText(str(tmp_path / "mnt"))

        dialog.share.click()

        qtbot.waitUntil(lambda: "没有这个文件夹" in room.window.trouble.text(), timeout=20_000)
        assert room._practice.settings.practice.folder == ""
        assert not (tmp_path / "mnt").exists()

    def test_what_was_shared_is_noted_even_when_the_program_is_closed_at_once(self, qtbot, room, tmp_path) -> None:
        rehearse(qtbot, room)
        room.group._hand_over(shared(room), tmp_path)
        room.close()

        with kept_practice(room._practice.settings.record) as record:
            assert [Path(one.file).parent for one in record.shared()] == [tmp_path]

    def test_without_a_folder_there_is_no_sharing(self, qtbot, room) -> None:
        dialog = room.group.share()
        assert not dialog.share.isEnabled()
        dialog.leave.click()
        assert not dialog.isVisible()

    def test_the_summary_is_a_pdf(self, qtbot, room, tmp_path, monkeypatch) -> None:
        rehearse(qtbot, room)
        target = tmp_path / "summary.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        room.window.progress.print.click()
        assert target.read_bytes().startswith(b"%PDF")

    def test_a_summary_that_cannot_be_written_says_so(self, qtbot, room, tmp_path, monkeypatch) -> None:
        rehearse(qtbot, room)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "s.pdf"), ""))
        room.window.progress.print.click()
        assert "写不了" in room.window.trouble.text()


class TestSlowShare:
    def test_nothing_else_waits_for_it_nor_does_the_end_of_the_program(
        self, qtbot, room, tmp_path, monkeypatch
    ) -> None:
        server = threading.Event()
        for slow in ("read_assignments", "read_group"):
            monkeypatch.setattr(group_work, slow, lambda *_: server.wait(60))
        monkeypatch.setattr(group_work, "_PATIENCE", 0.05)
        room.group.choose_folder(str(tmp_path))
        thread = room.group._folder._thread

        rehearse(qtbot, room)
        room.close()

        assert thread.is_alive()
        server.set()
        thread.join(10)


class TestTrainer:
    def test_what_is_assigned_comes_first_today_and_a_broken_file_is_a_sentence(self, qtbot, room, tmp_path) -> None:
        (tmp_path / f"1002{SHARED_SUFFIX}").write_text("{", encoding="utf-8")
        room.window.show_page(4)
        trainer = room.window.trainer
        assert not trainer.form.isEnabled()
        trainer.folder_chosen.emit(str(tmp_path))
        qtbot.waitUntil(lambda: "不是完整的 JSON" in words_of(trainer.area), timeout=20_000)
        form = trainer.form
        assert form.isEnabled()
        assert not form.mode.isEnabled(), "a paper is an exam"
        form.what.setCurrentIndex(form.what.count() - 1)
        form.mode.setCurrentIndex(form.mode.findData("exam"))
        form.to.setText("1001，赵")

        form.give.click()

        drill = form.what.currentData()
        qtbot.waitUntil(lambda: bool(list(tmp_path.glob(f"*{ASSIGNED_SUFFIX}"))), timeout=20_000)
        qtbot.waitUntil(lambda: (room.window.today.shown or shelfless()).drill == drill, timeout=20_000)
        due = (date.today() + timedelta(days=7)).isoformat()
        assert room.window.today.why.text() == f"王小明布置的任务，{due} 前完成，考试只有一次机会。"
        assert room.window.today.modes.mode == "exam"

    def test_a_trainee_who_shared_is_told_of(self, qtbot, room, tmp_path) -> None:
        rehearse(qtbot, room)
        room.group._hand_over(shared(room), tmp_path)
        qtbot.waitUntil(lambda: "王小明 1001" in words_of(room.window.trainer.area), timeout=20_000)
        assert read_group(tmp_path).trainees[0].number == "1001"

    def test_what_others_call_themselves_is_no_rich_text_and_todays_questions_are_no_paper(self, qtbot, qapp) -> None:
        name, at = "<img src='x'>王", "2026-11-22T10:00:00"
        papers = [
            SharedPaper(id=plan, at=at, plan=plan, percent=100, passed=True, seconds=9) for plan in ("today", "quick")
        ]
        one = SharedProgress(name=name, number="1", at=at, attempts=(), papers=papers)
        page = TrainerPage()
        qtbot.addWidget(page)
        page.show_shelf(Shelf())
        page.show_group(GroupProgress((one,), ()), {})
        tips = [part.toolTip() for part in page.area.widget().findChildren(QWidget)]
        assert not any("<img" in tip for tip in tips)
        assert any(html.escape(name) in tip for tip in tips)
        assert "试卷通过 1 份" in words_of(page.area)
        assert "今天的题" in words_of(page.area)

    def test_long_names_fit(self, qtbot: QtBot, qapp) -> None:
        page = TrainerPage()
        qtbot.addWidget(page)
        at = datetime.now().isoformat(timespec="seconds")
        one = SharedProgress(name="欧阳" * 20, number="1" * 30, at=at, attempts=(), papers=())
        page.show_group(GroupProgress((one,), ("坏文件" * 30,)), {})
        page.resize(380, 640)
        page.show()
        qtbot.wait(10)
        assert page.area.widget().width() <= page.area.viewport().width()


def shared(room: PracticeRoom):
    from desktop.gui.practice.handing_over import shared_of

    return shared_of(room._practice.settings.agent, room.group._known.known)


def shelfless():
    from desktop.gui.practice.shelf import Proposal

    return Proposal("")
