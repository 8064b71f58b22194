"""The first glance after a call: the score and what it rests on, one thing to do better, one that was good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.gui.cards import card, words
from desktop.gui.language import tr
from desktop.gui.score_summary import JudgedDimension, JudgedItem, left_out
from desktop.gui.score_words import UNJUDGED, both, mark, points
from desktop.session.call_scored import CallScored
from desktop.session.call_time import minutes


def score_card(scored: CallScored, judged: tuple[JudgedDimension, ...]) -> QFrame:
    """The score, large, and how much of the sheet it rests on."""
    frame, column = card(tr("本次得分"), scored.sheet.name)
    frame.setToolTip(tr("评分表版本 {version}").format(version=scored.sheet.version))
    part = both(scored.score)
    line = QHBoxLayout()
    line.setSpacing(16)
    figure = words(mark(scored.score.score), "score" if scored.score.score is not None else "figure")
    figure.setAccessibleName(tr("得分 {text}").format(text=figure.text()))
    if scored.score.fatal:
        figure.setProperty("role", "bad")
    line.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    beside = QVBoxLayout()
    beside.setSpacing(2)
    for text, tone in _beside(scored, judged):
        beside.addWidget(words(text, tone))
    beside.addStretch(1)
    line.addLayout(beside, 1)
    column.addLayout(line)
    if part.judged and part.judged < scored.sheet.points:
        column.addWidget(words(_missing(scored.sheet.points - part.judged, judged), "dim"))
    return frame


def lesson_card(better: JudgedItem | None, good: str) -> QFrame:
    """One thing to do better next time, with what it rests on, and one that was good."""
    frame, column = card(tr("下次试试"))
    if better is None:
        column.addWidget(words(tr("已评的部分没有扣分，照这样做。"), "ok"))
    else:
        column.addWidget(words(better.item.advice or tr("留意这一项：{name}").format(name=better.item.name), "lesson"))
        column.addWidget(words(tr("因为：{because}").format(because=_because(better)), "dim"))
    if good:
        column.addSpacing(4)
        column.addWidget(words(tr("做得好"), "section"))
        column.addWidget(words(f"✓ {good}", "ok"))
    return frame


def _beside(scored: CallScored, judged: tuple[JudgedDimension, ...]) -> list[tuple[str, str]]:
    part = both(scored.score)
    if not part.judged:
        return [(tr("还没有评出分数"), ""), (tr("这通电话里没有程序能评的内容。"), "dim")]
    lines = [(tr("满分按已评的 {points} 分计").format(points=points(part.judged)), "")]
    lost = round(part.judged - part.kept, 2)
    lines.append(
        (
            tr("其中得 {points} 分，扣 {lost} 分").format(points=points(part.kept), lost=points(lost))
            if lost
            else tr("其中一分没扣"),
            "dim",
        )
    )
    fatal = [item.item.name for dimension in judged for item in dimension.items if item.fatal]
    if fatal:
        lines.append((tr("✕ 致命项：{names}，整通 0 分").format(names=tr("、").join(fatal)), "bad"))
    return lines


def _missing(unjudged: float, judged: tuple[JudgedDimension, ...]) -> str:
    whys = [
        tr("{unjudged} {points} 分").format(
            unjudged=tr(UNJUDGED[why]), points=points(sum(item.item.points for item in items))
        )
        for why, items in left_out(judged).items()
    ]
    return tr("另有 {points} 分没评，不算扣分：{names}。").format(points=points(unjudged), names=tr("，").join(whys))


def _because(better: JudgedItem) -> str:
    what = tr("整通 0 分") if better.fatal else tr("扣 {points} 分").format(points=points(better.score.deducted))
    if better.proposed:
        what = tr("等培训师确认")
    if not better.reasons:
        return tr("{name}，{what}").format(name=better.item.name, what=what)
    first = better.reasons[0]
    count = sum(len(reason.times) for reason in better.reasons)
    more = tr(" 等 {count} 处").format(count=count) if count > 1 else ""
    return tr("{time} {words}{more}，{what}").format(
        time=minutes(first.times[0]), words=first.words, more=more, what=what
    )
