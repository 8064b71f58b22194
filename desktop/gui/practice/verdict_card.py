"""The first glance after a drill: passed or not, the points, and one thing to work on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.gui.cards import card, words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.drill_words import MODES
from desktop.gui.score_words import mark, points
from desktop.gui.theme import restyle
from desktop.session.call_time import minutes

_ENDED = {"customer": tr_noop("客户挂机"), "trainee": tr_noop("您挂机"), "broken_off": tr_noop("中途结束")}


def verdict_card(attempt: Attempt, drill: Drill, facts: tuple[str, ...], advice: str) -> QFrame:
    """`facts` are more of what there is to know of the run; `advice` is what to work on, empty for nothing."""
    frame, column = card(drill.title, tr(MODES[attempt.mode][0]))
    score = attempt.score.score if attempt.score is not None else None
    row = QHBoxLayout()
    row.setSpacing(16)
    figure = words(mark(score), "score" if score is not None else "figure")
    figure.setAccessibleName(tr("得分 {text}").format(text=figure.text()))
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    beside = QVBoxLayout()
    beside.setSpacing(2)
    verdict, tone = _said(attempt)
    label = words(verdict, "lesson")
    restyle(label, role=tone)
    beside.addWidget(label)
    for line in (*_facts(attempt, score), *facts):
        beside.addWidget(words(line, "dim"))
    row.addLayout(beside, 1)
    column.addLayout(row)
    if advice:
        column.addSpacing(4)
        column.addWidget(words(tr("下次先练这一件"), "section"))
        column.addWidget(words(advice, "lesson"))
    return frame


def asked_card(attempt: Attempt, drill: Drill) -> QFrame:
    """Every goal and taboo, with what became of it."""
    frame, column = card(tr("要做到的和不可以的"))
    met = {result.goal: result.met for result in attempt.goals}
    broken = {breach.taboo for breach in attempt.breaches}
    for goal in drill.goals:
        if met.get(goal.id):
            column.addWidget(words(f"✓ {goal.name}", "ok"))
        elif attempt.ended == "broken_off":
            column.addWidget(words(f"○ {goal.name}", "dim"))
        else:
            column.addWidget(words(f"✕ {goal.name}", "bad"))
    if drill.taboos:
        column.addSpacing(2)
        column.addWidget(words(tr("不可以"), "section"))
    for taboo in drill.taboos:
        sign, tone = ("✕", "bad") if taboo.id in broken else ("✓", "ok")
        column.addWidget(words(f"{sign} {taboo.name}", tone))
    if not drill.goals and not drill.taboos:
        column.addWidget(words(tr("这个练习只看分数。"), "dim"))
    return frame


def _said(attempt: Attempt) -> tuple[str, str]:
    if attempt.ended == "broken_off":
        return tr("○ 没有练完，不算通过也不算没通过"), "dim"
    return (tr("✓ 通过"), "ok") if attempt.passed else (tr("✕ 没有通过"), "bad")


def _facts(attempt: Attempt, score: float | None) -> list[str]:
    facts = [tr("用时 {time}，{ended}").format(time=minutes(attempt.seconds), ended=tr(_ENDED[attempt.ended]))]
    if score is None:
        return [*facts, tr("没有听到能评分的话")]
    missed, broken = sum(not goal.met for goal in attempt.goals), len({one.taboo for one in attempt.breaches})
    asked = [tr("{missed} 件没有做到").format(missed=missed)] * bool(missed) + [
        tr("{broken} 条犯了").format(broken=broken)
    ] * bool(broken)
    if asked and attempt.ended != "broken_off":
        facts.append(tr("，").join(asked))
    enough = tr("，分数够") if score >= attempt.pass_score else tr("，分数不够")
    return [*facts, tr("及格线 {points} 分{enough}").format(points=points(attempt.pass_score), enough=enough)]
