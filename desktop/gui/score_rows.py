"""The score sheet of a call, row by row, with its reasons; the agent disagrees with one press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.call_score import Contest
from desktop.gui.cards import fold, row, words
from desktop.gui.contested_item import ContestedItem
from desktop.gui.language import tr
from desktop.gui.score_summary import JudgedDimension, left_out
from desktop.gui.score_words import UNJUDGED, points


class ScoreRows(QFrame):
    """Dimensions with their points, under each what was taken off, or was found and waits for the trainer."""

    contested = Signal(object)
    """A `Contest`."""

    def __init__(self, judged: tuple[JudgedDimension, ...], contests: tuple[Contest, ...] = ()) -> None:
        super().__init__()
        self.setObjectName("card")
        self.items: list[ContestedItem] = []
        self._contests = {contest.item: contest for contest in contests}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        column.addWidget(row(tr("评分明细"), tr("已评的得分"), left_tone="section"))
        for dimension in judged:
            if _tells(dimension):
                self._add_dimension(column, dimension)
        whole = [each.name for each in judged if not _tells(each)]
        if whole:
            column.addWidget(row(tr("、").join(whole), tr("未评"), left_tone="dim"))
        if missing := left_out(judged):
            column.addSpacing(3)
            count = sum(len(items) for items in missing.values())
            button, inside, rows = fold(tr("没有评的 {count} 项，为什么").format(count=count))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(inside)
            for why, items in missing.items():
                sum_of = points(sum(item.item.points for item in items))
                rows.addWidget(words(tr("{unjudged}（{sum_of} 分）").format(unjudged=tr(UNJUDGED[why]), sum_of=sum_of)))
                rows.addWidget(words(tr("；").join(item.item.name for item in items), "dim"))

    def _add_dimension(self, column: QVBoxLayout, dimension: JudgedDimension) -> None:
        whole = dimension.judged and dimension.kept == dimension.judged
        figure = f"{points(dimension.kept)} / {points(dimension.judged)}" if dimension.judged else tr("未评")
        line: QWidget = row(dimension.name, f"✓ {figure}" if whole else figure, "ok" if whole else "")
        if dimension.unjudged and dimension.judged:
            line.setToolTip(
                tr("这个维度共 {points} 分，{unjudged} 分没有评").format(
                    points=points(dimension.points), unjudged=points(dimension.unjudged)
                )
            )
        column.addWidget(line)
        for item in dimension.items:
            if item.costs or item.proposed:
                shown = ContestedItem(item, self._contests.get(item.item.id))
                shown.contested.connect(self.contested)
                self.items.append(shown)
                column.addWidget(shown)


def _tells(dimension: JudgedDimension) -> bool:
    return bool(dimension.judged) or any(item.costs or item.proposed for item in dimension.items)
