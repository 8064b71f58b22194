"""The run beside the best one so far: in sentences, and beat by beat for who wants to know where."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.gui.cards import card, fold, words
from desktop.gui.language import tr
from desktop.session.practice.compared import Stretch, compared, stretches, worst

_NAME = 18
"""Characters of what the customer says that name a beat."""


def ghost_card(attempt: Attempt, best: Attempt | None, drill: Drill) -> QFrame:
    """What the best run had; without one, that this is where it begins."""
    frame, column = card(tr("和最好的一次比"))
    if best is None:
        column.addWidget(words(tr("这是第一次有成绩的练习，下次会和它比。"), "dim"))
        return frame
    for sentence in compared(attempt, best):
        column.addWidget(words(sentence, "moment"))
    found = stretches(attempt, best)
    behind = worst(found)
    if behind is not None:
        column.addWidget(words(tr("差在：{name}").format(name=_name(drill, behind.beat)), "warn"))
    button, inside, rows = fold(tr("逐段比较"))
    button.setAccessibleName(tr("逐段比较"))
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(inside)
    _fill(rows, found, drill)
    return frame


def _fill(rows: QVBoxLayout, found: tuple[Stretch, ...], drill: Drill) -> None:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    for column, head in enumerate((tr("客户"), tr("这次"), tr("最好"))):
        grid.addWidget(words(head, "section"), 0, column)
    for place, one in enumerate(found, start=1):
        grid.addWidget(words(_name(drill, one.beat), "moment"), place, 0)
        worse = one.slips > one.best_slips
        cells = ((one.seconds, one.slips, "warn" if worse else "moment"), (one.best_seconds, one.best_slips, "dim"))
        for column, (seconds, slips, tone) in enumerate(cells, start=1):
            cell = words(_told(seconds, slips), tone)
            cell.setWordWrap(False)
            grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignTop)
    rows.addWidget(table)


def _told(seconds: float | None, slips: int) -> str:
    if seconds is None:
        return tr("没有到")
    words = tr("{seconds:.0f} 秒，✕ {slips} 处") if slips else tr("{seconds:.0f} 秒，✓")
    return words.format(seconds=seconds, slips=slips)


def _name(drill: Drill, beat_id: str) -> str:
    if not drill.has(beat_id):
        return beat_id
    beat = drill.beat(beat_id)
    said = "".join(beat.says[:1])
    return beat.note or (f"{said[:_NAME]}…" if len(said) > _NAME else said) or tr("客户不出声")
