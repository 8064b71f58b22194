"""The papers: choose one, answer it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.practice.question import PaperPlan, Question
from desktop.gui.cards import words

_PLAN = Qt.ItemDataRole.UserRole
_READING = "正在读取试题……"
_NONE = "题库里还没有试卷。写法见 peiting library new。"

Open = Callable[[PaperPlan, Sequence[Question]], QWidget]
"""Makes the page on which a paper is answered."""


class PapersPage(QWidget):
    """The list of papers; the one that is being answered stands in its place."""

    opened = Signal()
    """A paper is being answered; its page is `current`."""

    def __init__(self, open_paper: Open) -> None:
        super().__init__()
        self._open_paper = open_paper
        self._questions: tuple[Question, ...] = ()
        self.current: QWidget | None = None
        self.told = words(_READING, "dim")
        self.list = QListWidget()
        self.list.setAccessibleName("试卷列表")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.start = QPushButton("开始答题")
        self.start.setProperty("look", "primary")
        self.start.setShortcut("Ctrl+Return")
        self.start.setToolTip("开始答题（Ctrl+回车）")
        self.start.setAccessibleName("开始答题")
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.start)
        self.stack = QStackedWidget()
        self.stack.addWidget(choice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.list.itemActivated.connect(lambda _item: self._open_chosen())
        self.start.clicked.connect(self._open_chosen)
        self.list.currentItemChanged.connect(self._show_state)
        self._show_state()

    def show_papers(self, plans: Sequence[PaperPlan], questions: Sequence[Question]) -> None:
        """List what can be answered."""
        self._questions = tuple(questions)
        self.list.clear()
        for plan in plans:
            pass_mark = f"{plan.pass_mark:g} 分及格"
            item = QListWidgetItem(f"{plan.name}\n{plan.size} 题 · {plan.minutes:g} 分钟 · {pass_mark}")
            item.setData(_PLAN, plan)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{plan.name}，{plan.size} 题，{pass_mark}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.told.setText(f"{len(plans)} 份试卷，题目每次重新抽取。" if plans else _NONE)
        self._show_state()

    def open_paper(self, plan: PaperPlan) -> None:
        """Answer it now."""
        self.close_paper()
        self.current = self._open_paper(plan, self._questions)
        self.stack.addWidget(self.current)
        self.stack.setCurrentWidget(self.current)
        self.opened.emit()

    def close_paper(self) -> None:
        """Back to the list."""
        if self.current is not None:
            self.stack.removeWidget(self.current)
            self.current.deleteLater()
            self.current = None

    def _open_chosen(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.open_paper(item.data(_PLAN))

    def _show_state(self) -> None:
        self.start.setEnabled(self.list.currentItem() is not None)
