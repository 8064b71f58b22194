"""How well each subject is mastered: a bar and a figure, or that too little is known."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from desktop.gui.cards import fold, row, words
from desktop.gui.language import tr
from desktop.gui.theme import colour
from desktop.gui.told_picture import ToldPicture
from desktop.session.practice.mastery import ENOUGH, Mastery
from desktop.session.practice.practice_words import TOPIC_NAMES, subject_name

_WELL, _FAIRLY = 0.8, 0.5
_SHOWN = 8
"""Procedures and rules that stand open; the others follow on demand."""


class MasteryBar(ToldPicture):
    """A share of 1; an empty dashed bar where nothing can be said. The figure stands above it in words."""

    def __init__(self, value: float | None) -> None:
        super().__init__()
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        if self._value is None:
            painter.setPen(QPen(colour(self, "dim"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(whole, 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self, "bar"))
        painter.drawRoundedRect(whole, 3, 3)
        painter.setBrush(colour(self, _tone(self._value)))
        painter.drawRoundedRect(QRectF(whole.left(), whole.top(), whole.width() * self._value, whole.height()), 3, 3)


def fill_mastery(column: QVBoxLayout, known: Sequence[Mastery], names: Mapping[str, str]) -> None:
    """Topics in the order in which they are learnt, then procedures and rules, the weakest first."""
    order = {f"topic:{topic}": number for number, topic in enumerate(TOPIC_NAMES)}
    topics = sorted((one for one in known if one.subject in order), key=lambda one: order[one.subject])
    rules = sorted((one for one in known if one.subject not in order), key=_weakest_first)
    if not known:
        column.addWidget(
            words(tr("还没有可以判断的。同一内容练过 {enough} 次以上，这里才有数。").format(enough=ENOUGH), "dim")
        )
    for one in topics:
        _add(column, one, names)
    if rules:
        column.addSpacing(4)
        column.addWidget(words(tr("流程和规则"), "section"))
    for one in rules[:_SHOWN]:
        _add(column, one, names)
    if len(rules) > _SHOWN:
        button, inside, rest = fold(tr("其余 {count} 项").format(count=len(rules) - _SHOWN))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        for one in rules[_SHOWN:]:
            _add(rest, one, names)


def _add(column: QVBoxLayout, known: Mastery, names: Mapping[str, str]) -> None:
    name = tr(subject_name(known.subject, dict(names)))
    if known.value is None:
        told, tone = tr("还不够（{observations} 次）").format(observations=known.observations), "dim"
    else:
        role = _tone(known.value)
        told, tone = (
            tr("{value:.0%}（{observations} 次）").format(value=known.value, observations=known.observations),
            "" if role == "accent" else role,
        )
    bar = MasteryBar(known.value)
    bar.setAccessibleName(tr("{name}：{told}").format(name=name, told=told))
    column.addWidget(row(name, told, tone))
    column.addWidget(bar)


def _weakest_first(known: Mastery) -> tuple[bool, float, str]:
    return known.value is None, known.value or 0.0, known.subject


def _tone(value: float) -> str:
    return "ok" if value >= _WELL else "accent" if value >= _FAIRLY else "bad"
