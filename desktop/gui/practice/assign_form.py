"""What a trainer fills in to give something to do: what, how, until when, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFrame, QGridLayout, QLineEdit, QPushButton

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan
from desktop.gui.cards import card, words
from desktop.gui.language import tr
from desktop.session.practice.practice_words import MODE_NAMES
from desktop.session.practice.sharing import recipients

_USUAL_DAYS = 7


@dataclass(frozen=True, slots=True)
class Wish:
    """An assignment as it was filled in."""

    what: Drill | PaperPlan
    mode: Mode
    due: str
    """A day, ISO 8601; empty: whenever."""
    to: tuple[str, ...]


class AssignForm(QFrame):
    """A card; nothing is written before its button is pressed."""

    assigned = Signal(object)
    """A Wish."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.what, self.mode = QComboBox(), QComboBox()
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(10)
        for mode, name in MODE_NAMES.items():
            self.mode.addItem(tr(name), mode)
        self.due = QDateEdit(QDate.currentDate().addDays(_USUAL_DAYS))
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.dated = QCheckBox(tr("期限"))
        self.dated.setChecked(True)
        self.to = QLineEdit(placeholderText=tr("全组；或姓名、工号，用逗号分开"))
        self.give = QPushButton(tr("布置"))
        self.give.setProperty("look", "primary")
        self.give.setShortcut("Ctrl+Return")
        self.give.setToolTip(tr("布置（Ctrl+回车）"))
        for part, name in (
            (self.what, tr("布置什么")),
            (self.mode, tr("怎么练")),
            (self.due, tr("期限")),
            (self.dated, tr("有期限")),
            (self.to, tr("给谁：姓名或工号，空着是全组")),
            (self.give, tr("布置")),
        ):
            part.setAccessibleName(name)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._show_state)
        self.dated.toggled.connect(self.due.setEnabled)
        self.give.clicked.connect(self._assign)
        self._show_state()

    def show_offered(self, drills: Sequence[Drill], papers: Sequence[PaperPlan]) -> None:
        """What can be assigned; what was chosen stays so."""
        chosen = self.what.currentData()
        self.what.blockSignals(True)
        self.what.clear()
        for paper in papers:
            self.what.addItem(tr("试卷：{name}").format(name=paper.name), paper)
        for drill in drills:
            self.what.addItem(drill.title, drill)
        self.what.setCurrentIndex(next((n for n in range(self.what.count()) if self.what.itemData(n) == chosen), 0))
        self.what.blockSignals(False)
        self._show_state()

    def _assign(self) -> None:
        what = self.what.currentData()
        mode: Mode = "exam" if isinstance(what, PaperPlan) else self.mode.currentData()
        due = self.due.date().toString(Qt.DateFormat.ISODate) if self.dated.isChecked() else ""
        self.assigned.emit(Wish(what, mode, due, recipients(self.to.text())))

    def _show_state(self) -> None:
        paper = isinstance(self.what.currentData(), PaperPlan)
        self.mode.setEnabled(not paper)
        if paper:
            self.mode.setCurrentIndex(self.mode.findData("exam"))
        self.mode.setToolTip(tr("试卷总是考试，只有一次机会") if paper else tr("考试只有一次机会"))
        self.give.setEnabled(self.what.count() > 0)

    def _lay_out(self) -> None:
        frame, column = card(tr("布置任务"))
        frame.setObjectName("")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for line, name in enumerate((tr("内容"), tr("方式"), tr("给谁"))):
            told = words(name, "dim")
            told.setWordWrap(False)
            grid.addWidget(told, line, 0)
        grid.addWidget(self.what, 0, 1, 1, 3)
        grid.addWidget(self.mode, 1, 1)
        grid.addWidget(self.dated, 1, 2)
        grid.addWidget(self.due, 1, 3)
        grid.addWidget(self.to, 2, 1, 1, 3)
        grid.addWidget(self.give, 3, 0, 1, 4)
        column.addLayout(grid)
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
