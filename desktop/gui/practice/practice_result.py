"""What came of a drill: passed or not, the score, and every goal and taboo with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.practice.attempt import Attempt, Breach
from desktop.core.practice.drill import Drill, Goal, Taboo
from desktop.gui.cards import card, words
from desktop.gui.practice.drill_words import MODES
from desktop.gui.score_words import mark, points
from desktop.gui.theme import restyle
from desktop.session.call_time import minutes

_ENDED = {"customer": "客户挂机", "trainee": "您挂机", "broken_off": "中途结束"}


class PracticeResult(QWidget):
    """Plain and true; for who wants to know what to do otherwise next time, each cross says so."""

    again = Signal(object, str)
    """The Drill and the mode, once more."""
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._attempt: Attempt | None = None
        self._drill: Drill | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("这次练习的结果")
        self.again_button = QPushButton("再来一次")
        self.again_button.setProperty("look", "primary")
        self.other_button = QPushButton("其他练习")
        for button, key in ((self.again_button, "Ctrl+Return"), (self.other_button, "Alt+N")):
            button.setShortcut(key)
            button.setToolTip(f"{button.text()}（{key.replace('Return', '回车')}）")
            button.setAccessibleName(button.text())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.other_button)
        foot.addWidget(self.again_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.again_button.clicked.connect(self._again)
        self.other_button.clicked.connect(self.done)

    def show_attempt(self, attempt: Attempt, drill: Drill, hints: int = 0) -> None:
        """Show what came of it; `hints` is how often a fading prompt had to appear."""
        self._attempt, self._drill = attempt, drill
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_verdict(attempt, drill, hints))
        if attempt.ended != "broken_off" or attempt.goals:
            column.addWidget(_goals(attempt, drill))
        if drill.taboos:
            column.addWidget(_taboos(attempt, drill))
        column.addStretch(1)
        self._area.setWidget(inside)
        # An exam is one attempt: what follows it is practice.
        self.again_button.setText("带提示再练一次" if attempt.mode == "exam" else "再来一次")
        self.again_button.setShortcut("Ctrl+Return")
        self._area.setFocus()

    def _again(self) -> None:
        if self._attempt is not None and self._drill is not None:
            mode = "guided" if self._attempt.mode == "exam" else self._attempt.mode
            self.again.emit(self._drill, mode)


def _verdict(attempt: Attempt, drill: Drill, hints: int) -> QFrame:
    frame, column = card(drill.title, MODES[attempt.mode][0])
    score = attempt.score.score if attempt.score is not None else None
    row = QHBoxLayout()
    row.setSpacing(16)
    figure = words(mark(score), "score" if score is not None else "figure")
    figure.setAccessibleName(f"得分 {figure.text()}")
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    beside = QVBoxLayout()
    beside.setSpacing(2)
    verdict, tone = _said(attempt)
    label = words(verdict, "lesson")
    restyle(label, role=tone)
    beside.addWidget(label)
    for line in _facts(attempt, score, hints):
        beside.addWidget(words(line, "dim"))
    row.addLayout(beside, 1)
    column.addLayout(row)
    return frame


def _said(attempt: Attempt) -> tuple[str, str]:
    if attempt.ended == "broken_off":
        return "○ 没有练完，不算通过也不算没通过", "dim"
    return ("✓ 通过", "ok") if attempt.passed else ("✕ 没有通过", "bad")


def _facts(attempt: Attempt, score: float | None, hints: int) -> list[str]:
    facts = [f"用时 {minutes(attempt.seconds)}，{_ENDED[attempt.ended]}"]
    if score is None:
        facts.append("没有听到能评分的话")
    else:
        enough = "，分数够" if score >= attempt.pass_score else "，分数不够"
        facts.append(f"及格线 {points(attempt.pass_score)} 分{enough}")
    if attempt.mode == "fading":
        facts.append(f"出现了 {hints} 次提示" if hints else "没有用到提示")
    return facts


def _goals(attempt: Attempt, drill: Drill) -> QFrame:
    met = {result.goal: result.met for result in attempt.goals}
    frame, column = card("要做到", f"{sum(met.values())} / {len(drill.goals)}")
    for goal in drill.goals:
        if met.get(goal.id):
            column.addWidget(words(f"✓ {goal.name}", "ok"))
        elif attempt.ended == "broken_off":
            column.addWidget(words(f"○ {goal.name}", "dim"))
        else:
            column.addSpacing(4)
            column.addWidget(words(f"✕ {goal.name}", "bad"))
            _explain(column, goal)
    if not drill.goals:
        column.addWidget(words("这个练习只看分数。", "dim"))
    return frame


def _taboos(attempt: Attempt, drill: Drill) -> QFrame:
    broken: dict[str, Breach] = {}
    for breach in attempt.breaches:
        broken.setdefault(breach.taboo, breach)
    frame, column = card("不可以", f"犯了 {len(broken)} 条" if broken else "没有犯")
    for taboo in drill.taboos:
        if taboo.id not in broken:
            column.addWidget(words(f"✓ {taboo.name}", "ok"))
            continue
        breach = broken[taboo.id]
        column.addSpacing(4)
        column.addWidget(words(f"✕ {taboo.name}", "bad"))
        if breach.heard:
            column.addWidget(words(f"{minutes(breach.time)}　“{breach.heard}”", "moment"))
        _explain(column, taboo)
    return frame


def _explain(column: QVBoxLayout, missed: Goal | Taboo) -> None:
    if missed.why:
        column.addWidget(words(missed.why, "dim"))
    if missed.better:
        column.addWidget(words(f"可以说：{missed.better}", "moment"))
