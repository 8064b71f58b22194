"""What comes after a drill, with real widgets and drills played by the real engine."""

from pathlib import Path

import pytest
from gui.practice.rehearsals import played
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.practice.drill import Drill
from desktop.core.practice.play import Play
from desktop.gui.practice.debrief import Debrief, begin_of
from desktop.gui.practice.debrief_sound import DebriefSound
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.practice_sound import PracticeSound
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.practice.speaker_protocol import Ended


class Speaker:
    """Takes what would be played."""

    def __init__(self) -> None:
        self.sent: list[object] = []

    def send(self, command: object) -> None:
        self.sent.append(command)

    def close(self) -> None:
        pass


class Voice:
    """A trainee's voice of a minute."""

    end = 60.0
    closed = False

    def clip(self, start: float, end: float) -> bytes:
        return b"\1\0" * max(0, round((min(end, self.end) - start) * 10))

    def save(self, path: Path) -> None:
        path.write_bytes(b"RIFF")

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="module")
def drill() -> Drill:
    return next(drill for drill in load_shelf("inbound").drills if drill.id == "bad-attitude")


@pytest.fixture(scope="module")
def ended(drill: Drill) -> dict[str, RehearsalEnded]:
    def of(example: str) -> RehearsalEnded:
        through = played(drill, example)
        play = Play(drill, *library_and_sheet(drill.pack))
        last = through.events[-1].time
        return RehearsalEnded(time=last, play=play, attempt=through.attempt, events=through.events)

    return {example: of(example) for example in ("good", "bad")}


@pytest.fixture
def sound(tmp_path: Path) -> PracticeSound:
    made = PracticeSound([tmp_path], lambda _event: None, lambda _text, _seconds: None)
    made._speaker = Speaker()  # type: ignore[assignment]
    made.own = Voice()  # type: ignore[assignment]
    return made


@pytest.fixture
def page(qtbot: QtBot, sound: PracticeSound) -> Debrief:
    made = Debrief()
    made.use_sound(DebriefSound(sound, made))
    qtbot.addWidget(made)
    made.resize(380, 640)
    made.show()
    return made


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_each_missed_moment_is_a_card_and_a_mark(page, ended) -> None:
    page.show_rehearsal(ended["bad"])

    assert page.parts.cards
    assert len(page.parts.cards) == len(page.parts.line.marks)
    for one in page.parts.cards:
        assert one.missed.title in words_of(one)
        assert f"可以说：{one.missed.better}" in words_of(one)
        assert one.own.isVisible()
    assert "下次先练这一件" in words_of(page)


def test_nothing_missed_leaves_a_clean_line(page, ended) -> None:
    page.show_rehearsal(ended["good"])

    assert not page.parts.line.marks
    assert "没有要看的地方" in page.parts.line.accessibleDescription()
    assert "✓ 通过" in words_of(page)


def test_keys_go_from_mark_to_mark_and_open_the_card(qtbot, page, ended) -> None:
    page.show_rehearsal(ended["bad"])
    line = page.parts.line
    line.setFocus()
    assert line.chosen == 0

    qtbot.keyClick(line, Qt.Key.Key_Right)
    second = line.chosen
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert second > 0
    assert page.focusWidget() is page.parts.cards[second]
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert line.at == line.marks[0].time


def test_a_click_on_a_mark_brings_its_card(qtbot, page, ended) -> None:
    page.show_rehearsal(ended["bad"])
    line, last = page.parts.line, len(page.parts.cards) - 1
    x, y = line._places()[last], line.height() - 12
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(round(x), y))
    assert page.focusWidget() is page.parts.cards[last]


def test_a_click_on_a_lane_plays_ones_own_voice_from_there(qtbot, page, sound, ended) -> None:
    page.show_rehearsal(ended["bad"])
    line = page.parts.line
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(round(line.x_of(10.0)), 30))
    assert line.at == pytest.approx(10.0, abs=0.5)
    (sent,) = sound._speaker.sent
    assert sent.pcm
    assert page.parts.voice.play.text() == "■ 停"

    page._sound._follow(Ended(sent.id, whole=True))

    assert page.parts.voice.play.text() == "▶ 听自己"


def test_from_here_once_more_begins_with_the_beat(qtbot, page, ended) -> None:
    page.show_rehearsal(ended["bad"])
    one = next(card for card in page.parts.cards if card.missed.kind == "taboo")

    with qtbot.waitSignal(page.again_from) as wanted:
        one.retry.click()

    (play,) = wanted.args
    assert play.again.time == begin_of(ended["bad"].attempt, one.missed)
    assert play.again.time in {reached.time for reached in ended["bad"].attempt.beats}
    assert play.again.events == ended["bad"].events


def test_the_voice_is_gone_with_the_page(page, sound, ended) -> None:
    page.show_rehearsal(ended["bad"])
    voice = sound.own

    page.forget()

    assert voice.closed
    assert sound.own is None
    assert page.parts.voice.isHidden()
    assert all(one.own.isHidden() for one in page.parts.cards)
    sound.own = Voice()
    page.forget()
    assert not sound.own.closed, "what the next drill hears is none of the page's business"


def test_it_is_saved_only_on_purpose_and_says_what_that_means(page, ended, tmp_path, monkeypatch) -> None:
    page.show_rehearsal(ended["bad"])
    target = tmp_path / "own.wav"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    page.parts.voice.save.click()

    assert target.exists()
    assert "都能听" in page.parts.voice.told.text()
    assert "都能听" in page.parts.voice.save.accessibleName()


def test_the_best_run_stands_below(page, ended) -> None:
    page.show_rehearsal(ended["bad"])
    height = page.parts.line.sizeHint().height()

    page.show_best(ended["good"].attempt)

    assert page.parts.line.sizeHint().height() > height
    assert "比最好的一次" in words_of(page)
    page.show_best(None)
    assert "第一次" in words_of(page)


def test_everything_has_a_name_and_nothing_is_cut(qtbot, page, ended) -> None:
    page.show_rehearsal(ended["bad"])
    page.show_best(ended["good"].attempt)
    for width in (380, 900):
        page.resize(width, 640)
        qtbot.wait(10)
        assert page.area.widget().width() <= page.area.viewport().width()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()
