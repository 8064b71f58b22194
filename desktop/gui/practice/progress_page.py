"""How far the trainee has come: what is mastered, results over time, why today's plan is what it is, every result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.gui.cards import card, row, words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.mastery_bars import fill_mastery
from desktop.session.practice.mastery import Mastery

_PRIVATE = tr_noop("结果只保存在这台电脑上，不分享就只有您能看到。")
_TWO_POINTS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One attempt or paper, in words."""

    when: str
    what: str
    came: str
    passed: bool | None
    """None: broken off."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the page tells."""

    mastery: Sequence[Mastery] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """What situations and rules are called."""
    scores: Sequence[tuple[str, float]] = ()
    """Day and points of the drills that were scored, in their order."""
    today: Sequence[tuple[str, str]] = ()
    """What to practise now, and why."""
    attempts: Sequence[Told] = ()
    papers: Sequence[Told] = ()


class ProgressPage(QWidget):
    """Nothing of it leaves this computer, but by the two buttons."""

    share_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("练习的进展"))
        self.setFocusProxy(self.area)
        self.told = words(tr(_PRIVATE), "dim")
        self.share, self.print = QPushButton(tr("分享给培训师…")), QPushButton(tr("打印成绩单…"))
        for button, key, wanted in (
            (self.print, "Ctrl+P", self.print_wanted),
            (self.share, "Alt+S", self.share_wanted),
        ):
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=button.text(), key=key))
            button.setAccessibleName(button.text().rstrip("…"))
            button.clicked.connect(wanted)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.print, 1)
        foot.addWidget(self.share, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.area, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
        self.show_progress(Progress())

    def show_progress(self, progress: Progress) -> None:
        """Show it in place of what was shown."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        frame, rows = card(tr("掌握程度"), tr("近的算得多，14 天减半") if progress.mastery else "")
        fill_mastery(rows, progress.mastery, progress.names)
        column.addWidget(frame)
        if progress.today:
            column.addWidget(_today(progress.today))
        if len(progress.scores) >= _TWO_POINTS:
            column.addWidget(_scores(progress.scores))
        if progress.papers:
            column.addWidget(_results(tr("试题"), progress.papers))
        column.addWidget(_results(tr("练过的"), progress.attempts))
        column.addStretch(1)
        self.area.setWidget(inside)
        for button in (self.share, self.print):
            button.setEnabled(bool(progress.attempts or progress.papers))

    def tell(self, what: str) -> None:
        """Say something above the buttons; empty: what holds always."""
        self.told.setText(what or tr(_PRIVATE))


def _today(tasks: Sequence[tuple[str, str]]) -> QFrame:
    frame, column = card(tr("今天为什么练这些"))
    for what, why in tasks:
        column.addWidget(words(what))
        column.addWidget(words(why, "dim"))
    return frame


def _scores(values: Sequence[tuple[str, float]]) -> QFrame:
    # Drawing takes a while to load: not before there is something to draw.
    from desktop.gui.trend_charts import ScoreChart
    from desktop.session.trend_words import moved

    frame, column = card(tr("得分走势"), tr("最近 {count} 次演练").format(count=len(values)))
    told = tr("演练得分：{moved}").format(moved=moved(list(values)))
    column.addWidget(ScoreChart(tr("演练得分走势图"), told, values))
    column.addWidget(words(told, "moment"))
    return frame


def _results(title: str, results: Sequence[Told]) -> QFrame:
    frame, column = card(title, tr("{count} 次").format(count=len(results)) if results else "")
    for one in results:
        sign, tone = {True: ("✓", "ok"), False: ("✕", "bad"), None: ("○", "dim")}[one.passed]
        column.addWidget(row(f"{sign} {one.what}", one.came, tone))
        column.addWidget(words(one.when, "dim"))
    if not results:
        column.addWidget(words(tr("还没有练过。"), "dim"))
    return frame
