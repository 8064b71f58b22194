"""The first glance after a call: the score and what it rests on, one thing to do better, one that was good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.gui.cards import card, words
from desktop.gui.score_summary import JudgedDimension, JudgedItem, left_out
from desktop.gui.score_words import UNJUDGED, both, mark, points
from desktop.session.call_scored import CallScored
from desktop.session.call_time import minutes


def score_card(scored: CallScored, judged: tuple[JudgedDimension, ...]) -> QFrame:
    """The score, large, and how much of the sheet it rests on."""
    frame, column = card("本次得分", scored.sheet.name)
    frame.setToolTip(f"评分表版本 {scored.sheet.version}")
    part = both(scored.score)
    line = QHBoxLayout()
    line.setSpacing(16)
    figure = words(mark(scored.score.score), "score" if scored.score.score is not None else "figure")
    figure.setAccessibleName(f"得分 {figure.text()}")
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
    frame, column = card("下次试试")
    if better is None:
        column.addWidget(words("已评的部分没有扣分，照这样做。", "ok"))
    else:
        column.addWidget(words(better.item.advice or f"留意这一项：{better.item.name}", "lesson"))
        column.addWidget(words(f"因为：{_because(better)}", "dim"))
    if good:
        column.addSpacing(4)
        column.addWidget(words("做得好", "section"))
        column.addWidget(words(f"✓ {good}", "ok"))
    return frame


def _beside(scored: CallScored, judged: tuple[JudgedDimension, ...]) -> list[tuple[str, str]]:
    part = both(scored.score)
    if not part.judged:
        return [("还没有评出分数", ""), ("这通电话里没有程序能评的内容。", "dim")]
    lines = [(f"满分按已评的 {points(part.judged)} 分计", "")]
    lost = round(part.judged - part.kept, 2)
    lines.append((f"其中得 {points(part.kept)} 分，扣 {points(lost)} 分" if lost else "其中一分没扣", "dim"))
    fatal = [item.item.name for dimension in judged for item in dimension.items if item.fatal]
    if fatal:
        lines.append((f"✕ 致命项：{'、'.join(fatal)}，整通 0 分", "bad"))
    return lines


def _missing(unjudged: float, judged: tuple[JudgedDimension, ...]) -> str:
    whys = [
        f"{UNJUDGED[why]} {points(sum(item.item.points for item in items))} 分"
        for why, items in left_out(judged).items()
    ]
    return f"另有 {points(unjudged)} 分没评，不算扣分：{'，'.join(whys)}。"


def _because(better: JudgedItem) -> str:
    what = "整通 0 分" if better.fatal else f"扣 {points(better.score.deducted)} 分"
    if better.proposed:
        what = "等培训师确认"
    if not better.reasons:
        return f"{better.item.name}，{what}"
    first = better.reasons[0]
    count = sum(len(reason.times) for reason in better.reasons)
    more = f" 等 {count} 处" if count > 1 else ""
    return f"{minutes(first.times[0])} {first.words}{more}，{what}"
