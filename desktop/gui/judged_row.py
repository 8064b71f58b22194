"""One item in the trainer's form: what speaks against it, four steps to choose from, a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.core.call_score import Contest, Judgement
from desktop.core.score_sheet import Grade, ScoreItem
from desktop.gui.cards import row, words
from desktop.gui.language import tr
from desktop.gui.note_edit import NoteEdit
from desktop.gui.score_summary import JudgedItem
from desktop.gui.score_words import GRADES, NOTHING, STEPS, UNJUDGED, lost, points, standard
from desktop.gui.theme import restyle

_CHOICES: tuple[Grade | None, ...] = (None, *STEPS)
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class JudgedRow(QFrame):
    """1 … 4 judge it, return takes over what the program proposes, N goes to the note, up and down move on."""

    judged = Signal(object, str)
    """The `Grade` or None, and the note."""
    moved = Signal(int)
    """1: on to the next item, -1: back."""

    def __init__(self, judged: JudgedItem, judgement: Judgement | None, contest: Contest | None) -> None:
        super().__init__()
        self.setObjectName("judged")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.item = judged.item
        self.judgement = judgement
        self.proposed = judged.score.proposed
        self._contested = contest is not None
        self.setAccessibleName(self.item.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        self.state = row(self.item.name, "")
        column.addWidget(self.state)
        for text, tone in _known(judged, contest):
            column.addWidget(words(text, tone))
        column.addLayout(self._choices())
        self.note = NoteEdit(judgement.note if judgement else "")
        self.note.setPlaceholderText(tr("写给坐席看的备注，回车保存"))
        self.note.setAccessibleName(tr("备注：{name}").format(name=self.item.name))
        self.note.editingFinished.connect(self._add_note)
        column.addWidget(self.note)
        self.show_judgement(judgement)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Show what the trainer said of it; None: nothing yet."""
        self.judgement = judgement
        for grade, button in self.buttons.items():
            button.setChecked(judgement is not None and judgement.grade == grade)
            restyle(button, proposed="true" if self._waits and grade == self.proposed else "false")
        self.note.setVisible(bool(self.note.text()))
        _name, state = self.state.findChildren(type(words("")))
        if judgement is None:
            state.setText(f"{tr('等您答复') if self._contested else tr('未评')}　{_worth(self.item)}")
            return
        taken = lost(self.item, judgement.grade)
        state.setText(
            " ".join(filter(None, (tr(NOTHING if judgement.grade is None else GRADES[judgement.grade]), taken)))
        )

    def choose(self, grade: Grade | None) -> None:
        """Judge the item. The note that was written stays."""
        self.judged.emit(grade, self.note.text().strip())

    def open_note(self) -> None:
        """Let the trainer write a note; it is kept with what he chooses, or at once where he has chosen."""
        self.note.show()
        self.note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(_CHOICES) and _CHOICES[number] in self.buttons:
            self.choose(_CHOICES[number])
        elif event.key() in _CONFIRM and self._waits:
            self.choose(self.proposed)
        elif event.key() in _CONFIRM:
            self.moved.emit(1)
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_N:
            self.open_note()
        else:
            super().keyPressEvent(event)

    @property
    def _waits(self) -> bool:
        """Whether the program proposes something that was not answered yet."""
        return self.judgement is None and self.proposed is not None

    def _choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(5)
        self.buttons: dict[Grade | None, QPushButton] = {}
        for grade in offered(self.item):
            name = tr(NOTHING if grade is None else GRADES[grade])
            button = QPushButton(f"{_CHOICES.index(grade) + 1} {name}")
            button.setCheckable(True)
            button.setProperty("look", "grade")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(f"{name} {lost(self.item, grade)}".rstrip())
            button.clicked.connect(lambda _checked=False, grade=grade: self.choose(grade))
            line.addWidget(button)
            self.buttons[grade] = button
        line.addStretch(1)
        note = QPushButton(tr("备注"))
        note.setProperty("look", "grade")
        note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        note.setToolTip(tr("写备注（N）"))
        note.clicked.connect(self.open_note)
        line.addWidget(note)
        return line

    def _add_note(self) -> None:
        text = self.note.text().strip()
        if self.judgement is not None and text != self.judgement.note:
            self.judged.emit(self.judgement.grade, text)
        if self.note.hasFocus():
            self.setFocus()
        self.note.setVisible(bool(text))


def offered(item: ScoreItem) -> tuple[Grade | None, ...]:
    """The steps that mean something: an item without points is there only for what fails the call."""
    if item.points or item.fatal is None:
        return _CHOICES
    return (None, *STEPS[STEPS.index(item.fatal) :])


def _worth(item: ScoreItem) -> str:
    return tr("{points} 分").format(points=points(item.points)) if item.points else tr("致命项")


def _known(judged: JudgedItem, contest: Contest | None) -> list[tuple[str, str]]:
    """What the agent, the program and the sheet say of the item."""
    known: list[tuple[str, str]] = []
    if contest is not None:
        known.append(
            (tr("坐席申诉：{note}").format(note=contest.note) if contest.note else tr("坐席申诉，没有写原因"), "warn")
        )
    if said := _program_says(judged):
        known.append(said)
    known.extend((reason.told, "moment") for reason in judged.reasons)
    if rests_on := standard(judged.item):
        known.append((rests_on, "dim"))
    return known


def _program_says(judged: JudgedItem) -> tuple[str, str] | None:
    item, score = judged.item, judged.score
    if item.judged == "trainer":
        return None
    found = score.grade if score.by == "automatic" else score.proposed
    if item.judged == "automatic":
        return (
            tr("程序评：{grade} {lost}").format(grade=tr(GRADES[found]), lost=lost(item, found))
            if found
            else tr("程序评：{nothing}").format(nothing=tr(NOTHING))
        ), ""
    if found:
        return tr("程序认为{grade}，回车同意（{lost}）").format(grade=tr(GRADES[found]), lost=lost(item, found)), "warn"
    if score.unjudged in ("customer", "words", "not_due"):
        return tr("程序没有判断：{unjudged}").format(unjudged=tr(UNJUDGED[score.unjudged])), "dim"
    return tr("程序没有发现问题"), "dim"
