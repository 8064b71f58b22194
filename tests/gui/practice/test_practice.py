"""Practice with real widgets, the drills that ship, and events of the real engine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from gui import gallery
from gui.practice.rehearsals import played, seen
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.practice.drill import Drill
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.core.practice.play import Play
from desktop.errors import PeitingError
from desktop.gui import shortcuts
from desktop.gui.main_window import MainWindow
from desktop.gui.practice.practice_room import PracticeRoom
from desktop.gui.practice.practice_window import PracticeWindow
from desktop.gui.practice.shelf import Proposal, Shelf
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.session.practice.exams import exam_of
from desktop.session.practice.kept_practice import kept_practice
from desktop.session.practice.rehearsal_ended import RehearsalEnded


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return load_shelf("inbound")


@pytest.fixture
def drill(shelf: Shelf) -> Drill:
    return next(drill for drill in shelf.drills if drill.pack == "inbound" and drill.goals and drill.taboos)


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow) -> Iterator[PracticeRoom]:
    """The window of practice is open and has read everything."""
    window.door.click()
    room = window.practice.room
    assert room is not None
    qtbot.addWidget(room.window)
    qtbot.waitUntil(lambda: room.window.today.shown is not None, timeout=20_000)
    yield room
    window._clock.stop(0.0)
    room.close()


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def end(room: PracticeRoom, window: MainWindow, play: Play, example: str) -> None:
    through = played(play.drill, example)
    attempt = replace(through.attempt, mode=play.mode)
    for event in (
        RehearsalEnded(time=through.events[-1].time, play=play, attempt=attempt, events=through.events),
        events.CallEnded(time=through.events[-1].time, hung_up="customer", score=None),
    ):
        window._bridge.post(event)
    window._bridge.flush()


class TestStarting:
    def test_two_clicks_start_a_drill(self, qtbot, window, actions, room) -> None:
        proposed = room.window.today.shown.drill

        room.window.today.start.click()

        qtbot.waitUntil(lambda: bool(actions.done), timeout=20_000)
        (play,) = actions.done
        assert play.drill == proposed
        assert play.mode == "guided"
        assert play.library.id == proposed.pack
        assert window.isVisible()
        assert not room.window.isVisible()

    def test_it_says_that_it_is_practice_and_stops_saying_so(self, window, actions, room, drill) -> None:
        seen(window, drill, "guided", until=5.0)

        assert "不是真实通话" in window.windowTitle()
        assert room.stage.strip.isVisible()
        assert room.stage.strip.title.text() == drill.title
        assert not window.door.isVisible()

        end(room, window, room.play, "good")

        assert window.windowTitle() == "陪听"
        assert not room.stage.strip.isVisible()
        assert window.door.isVisible()
        assert window._library.id == "inbound"

    def test_no_call_begins_while_a_drill_is_about_to(self, window, actions, room, drill) -> None:
        room.begin(Play(drill, window._library, None))

        window.press_call()

        assert not any(isinstance(done, tuple) and done[0] == "start" for done in actions.done)
        assert actions.done[-1] == "break off"
        assert room.play is None

    def test_no_drill_begins_during_a_call(self, window, actions, tell, room, drill) -> None:
        tell(*gallery.started())

        room.start(drill, "guided")

        assert room.window.trouble.text() == "通话正在进行，不能开始练习。请先结束通话。"
        assert not any(isinstance(done, Play) for done in actions.done)

    def test_the_key_opens_it(self, qtbot, window) -> None:
        (key,) = [one for one in window.findChildren(QShortcut) if one.key() == QKeySequence("Ctrl+P")]
        key.activated.emit()
        room = window.practice.room
        qtbot.addWidget(room.window)
        assert room.window.isVisible()
        assert shortcuts.PRACTICE in shortcuts.ALL
        room.close()


class TestModes:
    def test_guided_shows_the_line_as_a_call_does(self, window, room, drill) -> None:
        seen(window, drill, "guided", until=8.0)

        assert window.live.card.prompt
        assert room.stage.fading.cover.isHidden()

    def test_an_exam_shows_neither_line_nor_alert_nor_item_and_moves_nothing(self, window, room, drill) -> None:
        seen(window, drill, "exam", until=0.0)
        places = [part.geometry() for part in (window.live.card, window.live.transcript)]

        for event in played(drill, "good").events:
            if 0.0 < event.time < 9.0:
                window._bridge.post(event)
                window._bridge.flush()

        assert not window.live.card.prompt
        assert not window.live.alert.isVisible()
        assert not window.live.checklist.isVisible()
        assert not window.live.rail.isEnabled()
        window.live.commands.find("ws")
        assert not window.live.sheets.finder.isVisible()
        assert [part.geometry() for part in (window.live.card, window.live.transcript)] == places

    def test_a_fading_prompt_comes_with_hesitation_and_is_counted(self, qtbot, window, room, drill) -> None:
        fading = room.stage.fading
        fading._hesitates.setInterval(50)
        seen(window, drill, "fading", until=0.0)
        assert fading.cover.isVisible()
        assert not window.live.card.isEnabled()
        said = CustomerSpeaks(
            time=0.3, beat=drill.beats[0].id, text="喂", seconds=0.02, conditions_of=drill.beats[0].id
        )

        window._bridge.post(said)
        qtbot.waitUntil(lambda: not fading.cover.isVisible(), timeout=5000)

        assert fading.hints == 1
        assert fading.cover.geometry() == window.live.card.geometry()
        window._bridge.post(events.VoiceStarted(time=5.0, channel="agent", start=5.0))
        window._bridge.post(events.VoiceStopped(time=6.0, channel="agent", end=6.0))
        window._bridge.flush()
        assert fading.cover.isVisible()

    def test_a_trainee_who_speaks_needs_no_prompt(self, qtbot, window, room, drill) -> None:
        fading = room.stage.fading
        fading._hesitates.setInterval(20)
        seen(window, drill, "fading", until=0.0)
        window._bridge.post(
            CustomerSpeaks(time=0.3, beat=drill.beats[0].id, text="喂", seconds=0.0, conditions_of=drill.beats[0].id)
        )
        window._bridge.post(events.VoiceStarted(time=0.4, channel="agent", start=0.4))
        window._bridge.flush()

        qtbot.wait(120)

        assert fading.cover.isVisible()
        assert fading.hints == 0

    def test_who_plays_the_customer_chooses_by_number(self, window, actions, room, drill) -> None:
        seen(window, drill, "guided", by_keys=True, until=8.0)
        (key,) = [one for one in window.findChildren(QShortcut) if one.key() == QKeySequence("1")]

        key.activated.emit()

        assert actions.done[-1][0] == "beat"
        assert actions.done[-1][1] in {beat.id for beat in drill.beats}


class TestAfterwards:
    @pytest.mark.parametrize(("example", "verdict"), [("good", "✓ 通过"), ("bad", "✕ 没有通过")])
    def test_the_result_tells_every_goal_and_taboo(self, window, room, drill, example, verdict) -> None:
        seen(window, drill, "guided", until=5.0)
        attempt = played(drill, example).attempt

        end(room, window, room.play, example)

        assert room.window.pages.currentWidget() is room.window.result
        told = words_of(room.window.result)
        assert verdict in told
        for goal in drill.goals:
            met = next(result.met for result in attempt.goals if result.goal == goal.id)
            assert f"{'✓' if met else '✕'} {goal.name}" in told
            assert (f"可以说：{goal.better}" in told) == (not met)
        broken = {breach.taboo for breach in attempt.breaches}
        for taboo in drill.taboos:
            assert f"{'✕' if taboo.id in broken else '✓'} {taboo.name}" in told
        assert window.pages.currentWidget() is window.live

    def test_what_was_broken_off_is_neither_passed_nor_failed(self, window, room, drill) -> None:
        seen(window, drill, "guided", until=5.0)
        through = played(drill, "bad")
        attempt = replace(through.attempt, ended="broken_off", breaches=())

        room.window.show_result(RehearsalEnded(time=9.0, play=room.play, attempt=attempt, events=through.events))

        told = words_of(room.window.result)
        assert "没有练完" in told
        assert "✕" not in told

    def test_it_is_kept_and_listed(self, qtbot, window, room, drill) -> None:
        seen(window, drill, "guided", until=5.0)

        end(room, window, room.play, "good")

        qtbot.waitUntil(lambda: drill.id in room._shelf.tried, timeout=20_000)
        assert room._shelf.tried[drill.id].last_passed
        assert drill.title in words_of(room.window.progress)

    def test_an_exam_is_one_attempt(self, qtbot, window, actions, room, drill) -> None:
        room.start(drill, "exam")
        qtbot.waitUntil(lambda: any(isinstance(done, Play) for done in actions.done), timeout=20_000)
        for event in played(drill, "good").events[:40]:
            window._bridge.post(event)
        window._bridge.flush()
        end(room, window, room.play, "good")
        assert room.window.result.again_button.text() == "带提示再练一次"

        room.start(drill, "exam")

        qtbot.waitUntil(room.window.trouble.isVisible, timeout=20_000)
        assert room.play is None

    def test_an_exam_is_given_back_when_a_call_began_meanwhile(self, qtbot, actions, tell, room, drill) -> None:
        room.start(drill, "exam")
        tell(*gallery.started())
        qtbot.waitUntil(lambda: "通话正在进行" in room.window.trouble.text(), timeout=20_000)
        tell(events.CallEnded(time=1.0, hung_up="agent", score=None))

        room.start(drill, "exam")

        qtbot.waitUntil(lambda: any(isinstance(done, Play) for done in actions.done), timeout=20_000)

    def test_an_exam_is_given_back_when_its_library_cannot_be_read(self, qtbot, actions, room, drill) -> None:
        room.start(replace(drill, pack="gone"), "exam")
        qtbot.waitUntil(room.window.trouble.isVisible, timeout=20_000)

        room.start(drill, "exam")

        qtbot.waitUntil(lambda: any(isinstance(done, Play) for done in actions.done), timeout=20_000)

    def test_an_exam_that_is_about_to_begin_when_the_program_is_closed_is_given_back(
        self, window, actions, room, drill
    ) -> None:
        room.start(drill, "exam")
        room.close()

        with kept_practice(window._settings.record) as record:
            assert record.begin_exam(exam_of("drill", drill.id))

    def test_two_quick_starts_are_one_attempt(self, qtbot, actions, room, drill) -> None:
        room.start(drill, "exam")
        room.start(drill, "exam")

        qtbot.waitUntil(lambda: any(isinstance(done, Play) for done in actions.done), timeout=20_000)
        assert room.play is not None
        assert not room.window.trouble.isVisible()

    def test_an_exam_that_never_began_is_given_back(self, qtbot, actions, room, drill) -> None:
        for _ in range(2):
            actions.done.clear()
            room.start(drill, "exam")
            qtbot.waitUntil(lambda: any(isinstance(done, Play) for done in actions.done), timeout=20_000)
            room.break_off()


class TestPages:
    @pytest.fixture
    def pages(self, qtbot: QtBot, qapp, shelf) -> PracticeWindow:
        made = PracticeWindow()
        qtbot.addWidget(made)
        made.show()
        made.show_shelf(shelf)
        return made

    def test_letters_and_topics_narrow_the_list(self, pages, shelf) -> None:
        page = pages.drills
        page.search.setText("ts")
        assert 0 < len(page.view.found.drills) < len(shelf.drills)
        page.search.clear()
        page.topic.setCurrentIndex(page.topic.findData("complaint"))
        assert {drill.topic for drill in page.view.found.drills} == {"complaint"}
        page.search.setText("zzzz")
        assert page.told.text() == "没有找到。换一个主题，或少打几个字。"
        assert not page.start.isEnabled()

    def test_the_brief_of_an_exam_keeps_the_goals_to_itself(self, pages, drill) -> None:
        pages.show_page(1)
        pages.drills.select(drill.id)
        pages.drills.open_brief()
        goal = drill.goals[0].name
        assert goal in words_of(pages.drills)

        pages.drills.modes.choose("exam")

        assert goal not in words_of(pages.drills)
        pages.step_back()
        assert pages.drills.stack.currentIndex() == 0
        assert pages.isVisible()

    def test_without_drills_it_says_so(self, pages) -> None:
        pages.show_shelf(Shelf(proposals=()))

        assert "还没有可以练的内容" in pages.today.told.text()
        assert not pages.today.start.isVisible()
        assert "还没有练习" in pages.drills.told.text()
        assert "还没有试卷" in pages.papers.told.text()

    @pytest.mark.parametrize("width", [340, 380, 760])
    def test_nothing_is_wider_than_the_window(self, qtbot, pages, width) -> None:
        pages.resize(width, 600)
        for number in range(4):
            pages.show_page(number)
            qtbot.wait(1)
            assert pages.width() == width

    def test_everything_has_a_name_for_who_cannot_see_it(self, pages) -> None:
        from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView

        for kind in (QAbstractButton, QComboBox, QLineEdit, QListView):
            for part in pages.findChildren(kind):
                if part.isVisible():
                    assert part.accessibleName() or getattr(part, "text", str)(), part


class TestPapers:
    def test_a_paper_is_answered_and_kept(self, qtbot, room) -> None:
        from desktop.gui.practice.quiz_page import QuizPage

        room.window.show_page(2)
        room.window.papers.learn.click()
        quiz = room.window.papers.current
        assert isinstance(quiz, QuizPage)

        quiz.finish()
        qtbot.waitUntil(lambda: "错" in words_of(room.window.progress), timeout=20_000)

        quiz.done.emit()
        assert room.window.papers.current is None

    def test_an_exam_paper_is_taken_once_a_day(self, qtbot, room) -> None:
        page = room.window.papers
        room.window.show_page(2)
        page.exam.click()
        qtbot.waitUntil(lambda: page.current is not None, timeout=20_000)
        page.close_paper()

        page.exam.click()

        qtbot.waitUntil(room.window.trouble.isVisible, timeout=20_000)
        assert page.current is None


@pytest.fixture
def exam(qtbot, room):
    """A paper that is taken as an exam, one question answered."""
    room.window.show_page(2)
    room.window.papers.exam.click()
    qtbot.waitUntil(lambda: room.window.papers.current is not None, timeout=20_000)
    quiz = room.window.papers.current
    quiz.card.choose(0)
    return quiz


class TestExamThatGoesOn:
    def test_two_presses_are_one_attempt(self, qtbot, room) -> None:
        room.window.show_page(2)
        room.window.papers.exam.click()
        room.window.papers.exam.click()

        qtbot.waitUntil(lambda: room.window.papers.current is not None, timeout=20_000)
        qtbot.wait(100)
        assert room.window.papers.current.in_exam
        assert not room.window.trouble.isVisible()

    def test_neither_todays_questions_nor_another_paper_take_its_place(self, room, shelf, exam) -> None:
        other = Proposal("", paper=shelf.papers[1], questions=shelf.questions, assignment="t1", seed=7)
        for ask in (
            lambda: room.window.ask_questions(shelf.papers[0], shelf.questions[:3]),
            lambda: room.window.ask_paper(other),
        ):
            room.window.show_page(0)
            ask()
            assert room.window.pages.currentWidget() is room.window.papers
            assert room.window.papers.current is exam
            assert room.window.trouble.text() == "这份试卷还在考，不能开始别的。请先交卷。"

        exam.finish()
        room.window.ask_questions(shelf.papers[0], shelf.questions[:3])
        assert room.window.papers.current is not exam

    def test_what_was_answered_is_kept_when_the_page_goes(self, window, room, exam) -> None:
        room.close()

        with kept_practice(window._settings.record) as record:
            (paper,) = record.papers()
        assert len(paper.result.given) == 1


def test_without_a_record_there_is_something_to_practise(qtbot: QtBot, window: MainWindow, monkeypatch) -> None:
    def fail(_settings: object) -> object:
        raise PeitingError("practice-record-locked", "练习记录打不开。", "请关闭别的程序。")

    monkeypatch.setattr("desktop.session.practice.kept_practice.open_kept_practice", fail)
    window.practice.open()
    room = window.practice.room
    qtbot.addWidget(room.window)

    qtbot.waitUntil(lambda: room.window.today.shown is not None, timeout=20_000)

    assert room.window.trouble.text() == "练习记录打不开。请关闭别的程序。"
    room.close()
