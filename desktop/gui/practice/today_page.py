"""Today's five minutes: one thing to practise, why, and one big button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.practice.question import PaperPlan
from desktop.gui.cards import card, words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.brief_card import brief_card
from desktop.gui.practice.mode_choice import ModeChoice
from desktop.gui.practice.shelf import Proposal

_NOTHING = tr_noop("还没有可以练的内容。话术库里有练习文件（drills 文件夹）后，会出现在这里。")
_DONE = tr_noop("今天该练的都练过了。还想练，到“练习”里自己挑。")
_READING = tr_noop("正在读取练习……")


class TodayPage(QWidget):
    """The first proposal stands open; the others follow one after another."""

    start_wanted = Signal(object, str)
    """A Drill and the mode."""
    paper_wanted = Signal(object, object)
    """A PaperPlan and its questions."""
    exam_wanted = Signal(object)
    """The Proposal of a paper that a trainer gave."""

    def __init__(self) -> None:
        super().__init__()
        self._proposals: tuple[Proposal, ...] = ()
        self._place = 0
        self.why = words("", "lesson")
        self.told = words(tr(_READING), "dim")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(tr("这次练什么"))
        self.modes = ModeChoice()
        self.other = QPushButton(tr("换一个"))
        self.other.setShortcut("Alt+N")
        self.other.setToolTip(tr("换一个（Alt+N）"))
        self.other.setAccessibleName(tr("换一个练习"))
        self.start = QPushButton(tr("开始"))
        self.start.setProperty("look", "big")
        self.start.setShortcut("Ctrl+Return")
        self.start.setToolTip(tr("开始（Ctrl+回车）"))
        self.start.setAccessibleName(tr("开始这次练习"))
        self._lay_out()
        self.start.clicked.connect(self._start)
        self.other.clicked.connect(self.show_next)
        self.modes.chosen.connect(self._show)
        self._show()

    def show_proposals(self, proposals: Sequence[Proposal] | None, any_drills: bool) -> None:
        """What to practise now, the first one first; None while that is not known yet."""
        self.told.setText(tr(_NOTHING if not any_drills else _READING if proposals is None else _DONE))
        proposals = proposals or ()
        if proposals and tuple(proposals) == self._proposals:
            return
        self._proposals, self._place = tuple(proposals), 0
        self._turn()
        if proposals and self.isVisible():
            self.start.setFocus()

    def show_next(self) -> None:
        """The next proposal; after the last comes the first."""
        self._place = (self._place + 1) % max(1, len(self._proposals))
        self._turn()

    @property
    def shown(self) -> Proposal | None:
        """What stands open."""
        return self._proposals[self._place] if self._proposals else None

    def _turn(self) -> None:
        if self.shown is not None and self.shown.drill is not None:
            self.modes.choose(self.shown.mode)
        self._show()

    def _show(self) -> None:
        one = self.shown
        drill = one.drill if one else None
        self.why.setText(one.why if one else "")
        self.why.setVisible(one is not None)
        self.told.setVisible(one is None)
        self.modes.setVisible(drill is not None)
        self.other.setVisible(len(self._proposals) > 1)
        self.start.setVisible(one is not None)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        if drill is not None:
            column.addWidget(brief_card(drill, self.modes.mode))
        elif one is not None and one.paper is not None:
            frame, rows = card()
            rows.addWidget(words(one.paper.name, "head"))
            rows.addWidget(words(_paper_words(one, one.paper)))
            column.addWidget(frame)
        column.addStretch(1)
        self._area.setWidget(inside)

    def _start(self) -> None:
        one = self.shown
        if one is not None and one.drill is not None:
            self.start_wanted.emit(one.drill, self.modes.mode)
        elif one is not None and one.mode == "exam":
            self.exam_wanted.emit(one)
        elif one is not None and one.paper is not None:
            self.paper_wanted.emit(one.paper, one.questions)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.why)
        column.addWidget(self.told)
        column.addWidget(self._area, 1)
        column.addWidget(self.modes)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.other)
        foot.addWidget(self.start, 1)
        column.addLayout(foot)


def _paper_words(one: Proposal, plan: PaperPlan) -> str:
    if one.mode != "exam":
        return tr("{count} 题，答一题讲一题，不限时。").format(count=len(one.questions))
    limit = tr("限时 {minutes:g} 分钟").format(minutes=plan.minutes) if plan.minutes else tr("不限时")
    return tr("{size} 题，{limit}，答对 {pass_mark:g}% 及格；交卷后才讲。").format(
        size=plan.size, limit=limit, pass_mark=plan.pass_mark
    )
