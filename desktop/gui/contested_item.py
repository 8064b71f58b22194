"""One deduction with its moments and its standard; 申诉 is one press, the reason may follow or not."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.core.call_score import Contest
from desktop.core.score_sheet import Grade
from desktop.gui.cards import words
from desktop.gui.language import tr
from desktop.gui.note_edit import NoteEdit
from desktop.gui.score_summary import JudgedItem
from desktop.gui.score_words import GRADES, points, standard

_REASONS_SHOWN = 4


class ContestedItem(QFrame):
    """Changes nothing by itself: it says 已申诉, and a trainer answers."""

    contested = Signal(object)
    """A `Contest`, once without a note when the button is pressed, and again when a note was entered."""

    def __init__(self, judged: JudgedItem, contest: Contest | None = None) -> None:
        super().__init__()
        self.setObjectName("deduction")
        self._item = judged.item.id
        self._told = "" if contest is None else contest.note
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 4)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(judged.item.name), 1)
        self.loss = words(_loss(judged), "warn" if judged.proposed else "bad")
        self.loss.setWordWrap(False)
        self.button = QPushButton(tr("申诉"))
        self.button.setProperty("look", "small")
        self.button.setAccessibleName(tr("申诉：{name}").format(name=judged.item.name))
        self.button.setToolTip(tr("不同意这一项：按一下就记下来，分数先不变，由培训师答复（Tab 选中，空格）"))
        self.button.clicked.connect(self._contest)
        for part in (self.loss, self.button):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if judged.proposed and judged.score.proposed:
            column.addWidget(words(_proposal(judged, judged.score.proposed), "warn"))
        for reason in judged.reasons[:_REASONS_SHOWN]:
            column.addWidget(words(reason.told, "moment"))
        if (more := len(judged.reasons) - _REASONS_SHOWN) > 0:
            column.addWidget(words(tr("还有 {more} 处").format(more=more), "dim"))
        if rests_on := standard(judged.item):
            column.addWidget(words(rests_on, "dim"))
        self.note = NoteEdit(self._told)
        self.note.setPlaceholderText(tr("为什么不同意？可以不写，回车保存"))
        self.note.setAccessibleName(tr("申诉的原因：{name}").format(name=judged.item.name))
        self.note.editingFinished.connect(self._add_note)
        self.note.hide()
        column.addWidget(self.note)
        if contest is not None:
            self._show_contested()

    def _contest(self) -> None:
        self._send("")
        self._show_contested()
        self.note.setFocus()

    def _add_note(self) -> None:
        text = self.note.text().strip()
        if text != self._told:
            self._told = text
            self._send(text)
        self.note.setToolTip(tr("已保存") if text else "")

    def _send(self, note: str) -> None:
        at = datetime.now().isoformat(timespec="seconds")
        self.contested.emit(Contest(self._item, note, at))

    def _show_contested(self) -> None:
        self.button.setText(tr("✓ 已申诉"))
        self.button.setToolTip(tr("已记下，等培训师答复；分数先不变"))
        self.button.setEnabled(False)
        self.note.show()


def _loss(judged: JudgedItem) -> str:
    if judged.proposed:
        return tr("待确认")
    return tr("整通 0 分") if judged.fatal else f"−{points(judged.score.deducted)}"


def _proposal(judged: JudgedItem, grade: Grade) -> str:
    zero = tr("，确认了整通 0 分") if judged.item.fatal and not judged.item.points else ""
    return tr("程序认为{grade}，等培训师确认，先不扣分{zero}").format(grade=tr(GRADES[grade]), zero=zero)
