"""What comes after a drill: the verdict, the time line, each missed moment with another try, the sheet, the ghost."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.moments import Missed, missed_moments
from desktop.core.practice.play import Again
from desktop.gui.call_notes import CallNotes
from desktop.gui.cards import card
from desktop.gui.language import tr
from desktop.gui.practice.debrief_line import BestRun, DebriefLine, Mark
from desktop.gui.practice.debrief_sound import DebriefSound
from desktop.gui.practice.ghost import ghost_card
from desktop.gui.practice.moment_card import MomentCard
from desktop.gui.practice.own_voice_bar import OwnVoiceBar
from desktop.gui.practice.verdict_card import asked_card, verdict_card
from desktop.gui.score_rows import ScoreRows
from desktop.gui.score_summary import JudgedDimension, costliest, dimensions
from desktop.session.call_scored import CallScored
from desktop.session.practice.compared import slips
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.rule_names import RuleNames
from desktop.session.time_line import time_line


@dataclass(frozen=True, slots=True)
class _Parts:
    """Of the page that is shown, those that are asked for later."""

    line: DebriefLine
    cards: tuple[MomentCard, ...]
    voice: OwnVoiceBar
    ghost: QVBoxLayout


class Debrief(QWidget):
    """Shows one rehearsal at a time. The trainee's voice goes with the page."""

    again = Signal(object, str)
    """The Drill and the mode, once more from the start."""
    again_from = Signal(object)
    """The Play that takes the drill up at a moment."""
    done = Signal()
    """On to something else."""

    def __init__(self, sound: DebriefSound | None = None) -> None:
        super().__init__()
        self._sound = sound or DebriefSound(parent=self)
        self._ended: RehearsalEnded | None = None
        self._holds = False
        self.parts: _Parts | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("这次练习的结果"))
        self.again_button, self.other_button = QPushButton(tr("再来一次")), QPushButton(tr("下一个"))
        self.again_button.setProperty("look", "primary")
        for button, key in ((self.again_button, "Ctrl+Return"), (self.other_button, "Alt+N")):
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=button.text(), key=key.replace("Return", tr("回车"))))
            button.setAccessibleName(button.text())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.other_button)
        foot.addWidget(self.again_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.again_button.clicked.connect(self._again)
        self.other_button.clicked.connect(self.done)

    def use_sound(self, sound: DebriefSound) -> None:
        """From now on play with this."""
        self._sound = sound

    def show_rehearsal(self, ended: RehearsalEnded, hints: int = 0) -> None:
        """Show what came of it; `hints` is how often a fading prompt had to appear."""
        self._ended, self._holds = ended, True
        attempt = ended.attempt
        missed = () if attempt.ended == "broken_off" else missed_moments(ended.play.drill, ended.events, attempt)
        inside, parts = self._made(ended, missed, hints)
        self.parts = parts
        parts.line.opened.connect(self.open_card)
        parts.line.played_from.connect(partial(self._sound.play_own, "line"))
        parts.voice.played.connect(lambda: self._sound.play_own("line", parts.line.at))
        self.area.setWidget(inside)
        self.area.verticalScrollBar().setValue(0)
        self._name_again(attempt)
        self.area.setFocus()

    def show_best(self, best: Attempt | None) -> None:
        """Put the best run so far beside what is shown; None: there is none yet."""
        if self._ended is None or self.parts is None or self._ended.attempt.ended == "broken_off":
            return
        attempt = self._ended.attempt
        if best is not None:
            self.parts.line.show_best(BestRun(best.seconds, best.beats, slips(best)))
        while (shown := self.parts.ghost.takeAt(0)) is not None:
            if widget := shown.widget():
                widget.deleteLater()
        self.parts.ghost.addWidget(ghost_card(attempt, best, self._ended.play.drill))

    def open_card(self, number: int) -> None:
        """Bring a moment's card into view, and the keyboard to it."""
        if self.parts is not None and number < len(self.parts.cards):
            one = self.parts.cards[number]
            one.setFocus()
            self.area.ensureWidgetVisible(one, 0, 12)

    def forget(self) -> None:
        """The page is left: the trainee's voice is gone. What a drill that goes on hears is not touched."""
        if not self._holds:
            return
        self._holds = False
        self._sound.forget()
        if self.parts is not None:
            self.parts.voice.hide()
            for one in self.parts.cards:
                one.own.hide()

    def _made(self, ended: RehearsalEnded, missed: tuple[Missed, ...], hints: int) -> tuple[QWidget, _Parts]:
        drill, attempt, judged = ended.play.drill, ended.attempt, _judged(ended)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(verdict_card(attempt, drill, _facts(ended, hints), _advice(attempt, missed, judged)))
        frame, rows = card(tr("时间线"))
        line = DebriefLine(time_line(ended.events, ended.play.library), attempt.beats, _marks(missed))
        voice = OwnVoiceBar(self._sound, drill.title)
        rows.addWidget(line)
        rows.addWidget(voice)
        column.addWidget(frame)
        cards = tuple(MomentCard(number, one, drill, self._sound) for number, one in enumerate(missed, start=1))
        for one in cards:
            one.again.connect(partial(self._again_at, one.missed))
            column.addWidget(one)
        column.addWidget(asked_card(attempt, drill))
        ghost = QVBoxLayout()
        column.addLayout(ghost)
        if judged:
            column.addWidget(_sheet(judged))
        column.addStretch(1)
        return inside, _Parts(line, cards, voice, ghost)

    def _name_again(self, attempt: Attempt) -> None:
        # An exam is one attempt: what follows it is practice.
        self.again_button.setText(tr("带提示再练一次") if attempt.mode == "exam" else tr("再来一次"))
        self.again_button.setAccessibleName(self.again_button.text())
        self.again_button.setShortcut("Ctrl+Return")

    def _again(self) -> None:
        if self._ended is not None:
            mode = "guided" if self._ended.attempt.mode == "exam" else self._ended.attempt.mode
            self.again.emit(self._ended.play.drill, mode)

    def _again_at(self, missed: Missed) -> None:
        if self._ended is None:
            return
        again = Again(self._ended.events, begin_of(self._ended.attempt, missed))
        mode = "guided" if self._ended.attempt.mode == "exam" else self._ended.attempt.mode
        self.again_from.emit(replace(self._ended.play, mode=mode, again=again))


def begin_of(attempt: Attempt, missed: Missed) -> float:
    """When the beat began that a moment belongs to; the moment itself where it belongs to none."""
    times = [one.time for one in attempt.beats if one.beat == missed.beat]
    before = [time for time in times if time <= missed.time]
    return before[-1] if before else times[0] if times else missed.time


def _marks(missed: tuple[Missed, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(one.time, one.kind, one.title) for one in missed)


def _facts(ended: RehearsalEnded, hints: int) -> tuple[str, ...]:
    facts = []
    if ended.attempt.mode == "fading":
        facts.append(tr("出现了 {hints} 次提示").format(hints=hints) if hints else tr("没有用到提示"))
    if ended.play.again is not None:
        facts.append(tr("从中途接着练的，不计成绩"))
    return tuple(facts)


def _advice(attempt: Attempt, missed: tuple[Missed, ...], judged: tuple[JudgedDimension, ...]) -> str:
    if attempt.ended == "broken_off":
        return ""
    order = {"taboo": 0, "goal": 1, "alert": 2}
    if missed:
        first = min(missed, key=lambda one: (order[one.kind], one.time))
        return tr("改掉：{title}").format(title=first.title) if first.kind != "goal" else first.title
    item = costliest(judged)
    return (item.item.advice or tr("留意这一项：{name}").format(name=item.item.name)) if item is not None else ""


def _judged(ended: RehearsalEnded) -> tuple[JudgedDimension, ...]:
    score, sheet = ended.attempt.score, ended.play.sheet
    if score is None or sheet is None:
        return ()
    notes = CallNotes(items=tuple(ended.play.library.items))
    for event in ended.events:
        notes.feed(event)
    names = RuleNames(ended.play.library)
    return dimensions(CallScored(time=0.0, call="", score=score, sheet=sheet), notes, names.of_rule)


def _sheet(judged: tuple[JudgedDimension, ...]) -> QFrame:
    rows = ScoreRows(judged)
    for item in rows.items:
        # Nothing of a drill goes to a trainer, who alone could answer.
        item.button.hide()
    return rows
