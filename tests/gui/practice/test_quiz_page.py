"""A paper on the screen: every kind of question by mouse and keyboard, learning and examination, time, result."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from desktop.core.practice.question import Asked, Choice, Listening, Paper, PaperPlan, Question
from desktop.core.script import Source
from desktop.gui.practice.quiz_page import QuizPage

HEARD = Listening("请稍等", "zm_yunxi")


def question(kind, flags, reasons=(), listening=None):
    choices = tuple(Choice(f"{kind} {number}", right) for number, right in enumerate(flags))
    why = tuple(Choice(f"reason {number}", right) for number, right in enumerate(reasons))
    return Question(kind, kind, "pace", f"问 {kind}", choices, f"因为 {kind}。", Source("Q7"), why, listening)


BANK = (
    question("single", [False, True, False]),
    question("multiple", [True, False, True]),
    question("order", [True] * 3),
    question("forbidden", [False, True], [False, True]),
    question("listen", [True, False], listening=HEARD),
)


def paper(*questions, minutes=10.0):
    plan = PaperPlan("plan", "小测", (), len(questions), minutes, 60.0, Source("W12"))
    asked = (
        Asked(each, tuple(reversed(range(len(each.choices)))), tuple(range(len(each.reasons)))) for each in questions
    )
    return Paper(plan, 5, tuple(asked))


class Desk:
    """A page with what it asked for, and a clock that is set by hand."""

    def __init__(self, qtbot, mode="exam", questions=BANK):
        self.heard, self.results, self.seconds = [], [], 0.0
        self.page = QuizPage(paper(*questions), self.heard.append, mode, lambda: self.seconds)
        self.page.handed_in.connect(self.results.append)
        qtbot.addWidget(self.page)
        self.page.show()

    def words(self):
        QCoreApplication.processEvents()
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page))


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def answer_all(desk, qtbot):
    page = desk.page
    page.card.rows.group.button(1).click()
    page.step_forward()
    page.card.rows.group.button(0).click()
    page.card.rows.group.button(2).click()
    page.step_forward()
    steps = page.card.steps
    steps.list.setCurrentRow(2)
    qtbot.keyClick(steps.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    steps.up.click()
    steps.list.setCurrentRow(1)
    steps.down.click()
    page.step_forward()
    page.card.rows.group.button(1).click()
    page.card.reasons.group.button(1).click()
    page.step_forward()
    page.card.hear.click()
    page.card.rows.group.button(0).click()


def test_every_kind_can_be_answered_and_the_whole_is_handed_in(desk, qtbot):
    answer_all(desk, qtbot)
    desk.seconds = 61.0
    desk.page.hand_in.click()
    (result,) = desk.results
    assert result.right == ("single", "multiple", "order", "forbidden", "listen")
    assert (result.passed, result.seconds, desk.heard) == (True, 61.0, [HEARD])
    assert "✓ 及格" in desk.words()


def test_what_was_answered_is_there_again_when_one_goes_back(desk):
    desk.page.card.rows.group.button(1).click()
    desk.page.forward.click()
    desk.page.back.click()
    assert desk.page.card.rows.ticked == (1,)
    assert not desk.page.back.isEnabled()


def test_digits_tick_what_stands_at_that_place(desk, qtbot):
    qtbot.keyClick(desk.page, Qt.Key.Key_2)
    assert desk.page.card.rows.ticked == (1,)
    for _ in range(3):
        desk.page.step_forward()
    qtbot.keyClick(desk.page, Qt.Key.Key_1)
    qtbot.keyClick(desk.page, Qt.Key.Key_4)
    assert (desk.page.card.rows.ticked, desk.page.card.reasons.ticked) == ((1,), (1,))


def test_an_unfinished_paper_is_taken_only_when_asked_twice(desk):
    desk.page.hand_in.click()
    assert desk.results == []
    assert "还有 5 题没答" in desk.page.hand_in.text()
    desk.page.hand_in.click()
    assert len(desk.results[0].wrong) == 5
    assert "您没有作答。" in desk.words()


def test_steps_that_nobody_moved_are_no_answer(desk):
    desk.page.step_forward()
    desk.page.step_forward()
    assert desk.page.card.given is None


def test_the_paper_is_taken_when_the_time_is_up_with_what_was_answered_in_time(desk):
    desk.page.card.rows.group.button(1).click()
    desk.seconds = 600.0
    desk.page.tell_time()
    (result,) = desk.results
    assert result.right == ("single",)
    desk.page.tell_time()
    desk.page.finish()
    assert len(desk.results) == 1


def test_an_examination_tells_nothing_before_the_end(desk):
    desk.page.card.rows.group.button(0).click()
    desk.page.step_forward()
    assert "因为" not in desk.words()
    desk.page.finish()
    assert "因为 single。" in desk.words()
    assert "正确答案：single 1" in desk.words()


def test_learning_tells_after_each_question_and_has_no_limit(qtbot):
    desk = Desk(qtbot, "learn")
    desk.page.card.rows.group.button(0).click()
    desk.page.forward.click()
    assert "因为 single。" in desk.words()
    assert "正确答案：single 1" in desk.words()
    assert not desk.page.card.rows.isEnabled()
    desk.page.forward.click()
    desk.page.back.click()
    assert desk.page.card.revealed
    desk.seconds = 9000.0
    desk.page.tell_time()
    assert desk.results == []
    desk.page.finish()
    assert desk.results[0].wrong[0] == "single"


@pytest.mark.parametrize("width", [380, 900])
def test_it_stands_in_every_width(qtbot, width):
    desk = Desk(qtbot)
    desk.page.resize(width, 600)
    for _ in BANK:
        assert desk.page.minimumSizeHint().width() <= width
        desk.page.step_forward()


@pytest.mark.parametrize("mode", ["learn", "exam"])
def test_a_result_tells_how_it_was_answered(qtbot, mode):
    desk = Desk(qtbot, mode)
    desk.page.finish()
    assert [result.mode for result in desk.results] == [mode]
