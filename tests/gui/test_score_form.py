"""The trainer's form over a call that a real record keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.gallery_form import judged_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.core.call_score import Contest, Judgement
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.gui.judged_row import JudgedRow
from desktop.gui.kept_notes import notes_of
from desktop.gui.score_form import ScoreForm, open_score_form
from desktop.gui.theme import Theme
from desktop.gui.wrap_up import WrapUp
from desktop.session.call_judging import CallJudging
from desktop.storage.record import CallRecord, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[CallRecord]:
    opened = open_record(tmp_path / "calls.db", "transcript")
    yield opened
    opened.close()


@pytest.fixture
def judging(record: CallRecord, library: Library) -> CallJudging:
    return judged_call(record, library)


@pytest.fixture
def form(qtbot: QtBot, judging: CallJudging) -> ScoreForm:
    Theme().wear("light")
    opened = open_score_form(judging, "王主管")
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    qtbot.waitExposed(opened)
    return opened


def row_of(form: ScoreForm, item: str) -> JudgedRow:
    return next(row for row in form.rows if row.item.id == item)


def kept(record: CallRecord, judging: CallJudging) -> dict[str, Judgement]:
    return {each.item: each for each in record.call(judging.kept.summary.id).judgements}


def words_of(row: JudgedRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel)]


def test_contested_items_come_first_with_the_agents_reason(form: ScoreForm) -> None:
    assert [row.item.id for row in form.rows[:2]] == ["address_nin", "goodbye"]
    assert "坐席申诉：那是在念客户自己的原话。" in words_of(form.rows[0])
    assert "程序评：一般 −1" in words_of(form.rows[0])
    assert "坐席申诉，没有写原因" in words_of(form.rows[1])


def test_every_item_of_the_trainers_is_there_and_no_automatic_one_but_the_contested(
    form: ScoreForm, judging: CallJudging
) -> None:
    items = [item for dimension in judging.sheet.dimensions for item in dimension.items]
    wanted = {item.id for item in items if item.judged != "automatic"} | set(judging.contests)
    assert {row.item.id for row in form.rows} == wanted
    assert len(form.rows) == len(wanted)


def test_one_key_judges_an_item_keeps_it_and_goes_on(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging, record: CallRecord
) -> None:
    row = row_of(form, "right_answers")
    before = judging.score.trainer
    qtbot.keyClick(row, Qt.Key.Key_3)
    assert kept(record, judging)["right_answers"].grade == "plain"
    assert kept(record, judging)["right_answers"].by == "王主管"
    assert row.buttons["plain"].isChecked()
    after = judging.score.trainer
    assert after.judged == before.judged + row.item.points
    assert after.kept == before.kept + row.item.points - row.item.deductions.plain
    assert record.call(judging.kept.summary.id).score == judging.score
    following = form.rows[form.rows.index(row) + 1]
    qtbot.waitUntil(following.hasFocus) if form.isActiveWindow() else None
    assert form.focusWidget() is following


def test_return_takes_over_what_the_program_proposes_and_one_rejects_it(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging, record: CallRecord
) -> None:
    row = row_of(form, "fatal_language")
    assert "程序认为严重，回车同意（整通 0 分）" in words_of(row)
    assert list(row.buttons) == [None, "grave"], "between the two nothing would come of it"
    assert judging.score.score != 0
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert kept(record, judging)["fatal_language"].grade == "grave"
    assert judging.score.score == 0.0
    assert form.figure.text() == "0"
    assert "致命项" in form.left.text()
    qtbot.keyClick(row, Qt.Key.Key_1)
    assert kept(record, judging)["fatal_language"].grade is None
    assert judging.score.score != 0


def test_a_contest_is_answered_by_a_judgement_which_makes_the_item_the_trainers(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging
) -> None:
    automatic = judging.score.automatic.judged
    qtbot.keyClick(row_of(form, "address_nin"), Qt.Key.Key_1)
    assert judging.score.automatic.judged == automatic - 2
    assert form.parts.text().startswith("程序评的")


def test_a_note_is_kept_with_the_judgement(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging, record: CallRecord
) -> None:
    row = row_of(form, "interaction")
    assert row.note.text() == "讲完套餐没有问客户是否明白"
    empty = row_of(form, "warmth")
    assert empty.note.isHidden()
    qtbot.keyClick(empty, Qt.Key.Key_N)
    assert not empty.note.isHidden()
    qtbot.keyClicks(empty.note, "12")
    assert "warmth" not in kept(record, judging), "figures in a note judge nothing"
    qtbot.keyClick(empty.note, Qt.Key.Key_Return)
    qtbot.keyClick(empty, Qt.Key.Key_2)
    assert (kept(record, judging)["warmth"].grade, kept(record, judging)["warmth"].note) == ("slight", "12")


def test_what_cannot_be_kept_is_told_and_not_shown_as_judged(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PeitingError("record-locked", "通话记录被别的程序占用。", "请稍后再试。")

    monkeypatch.setattr(judging, "judge", refuse)
    row = row_of(form, "warmth")
    qtbot.mouseClick(row.buttons["slight"], Qt.MouseButton.LeftButton)
    assert form.trouble.text() == "没有保存：通话记录被别的程序占用。请稍后再试。"
    assert not form.trouble.isHidden()
    assert not any(button.isChecked() for button in row.buttons.values())


def test_what_was_judged_is_there_again_when_the_form_is_opened_anew(
    qtbot: QtBot, form: ScoreForm, judging: CallJudging, record: CallRecord, library: Library
) -> None:
    qtbot.keyClick(row_of(form, "warmth"), Qt.Key.Key_4)
    anew = ScoreForm(CallJudging(record, judging.kept.summary.id, judging.sheet, library), "王主管")
    qtbot.addWidget(anew)
    assert row_of(anew, "warmth").buttons["grave"].isChecked()
    assert anew.figure.text() == form.figure.text()


@pytest.mark.parametrize("width", [340, 380, 600])
def test_the_form_fits(form: ScoreForm, width: int) -> None:
    form.resize(width, 640)
    QApplication.processEvents()
    assert form.width() == width
    inside = form.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= form.area.viewport().width()


def test_a_kept_call_is_looked_back_on_as_one_that_is_just_over(
    qtbot: QtBot, judging: CallJudging, record: CallRecord
) -> None:
    page = WrapUp()
    qtbot.addWidget(page)
    page.show_notes(notes_of(judging))
    page.show()
    assert page.rows is not None
    contested = {item.button.accessibleName(): item.note.text() for item in page.rows.items if not item.note.isHidden()}
    assert contested == {"申诉：称呼用“您”": "那是在念客户自己的原话。", "申诉：道别": ""}
    told: list[tuple[str, Contest]] = []
    page.contested.connect(lambda call, contest: told.append((call, contest)))
    next(item for item in page.rows.items if item.button.isEnabled()).button.click()
    record.contest(*told[0])
    assert len(record.call(judging.kept.summary.id).contests) == 4


def test_the_words_that_were_not_kept_are_told_by_what_the_library_calls_them(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    silent = open_record(tmp_path / "silent.db", "summary")
    form = ScoreForm(judged_call(silent, library), "王主管")
    qtbot.addWidget(form)
    row = row_of(form, "fatal_language")
    assert any("忌语：" in each for each in words_of(row))
    silent.close()
