"""Promises of past calls: what is still to be done and by when, with a tick for what was."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.gui.cards import card, fold, words
from desktop.gui.history_desk import RecordDesk, Wanted
from desktop.gui.language import tr
from desktop.session.trends import PromiseState, Trends
from desktop.storage.kept_call import Remark

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_MOST = 200
"""Rows of a group: more nobody works through in one go."""


class PromisesPage(QScrollArea):
    """Overdue ones first, then those that are due, then what was done."""

    changed = Signal()
    """A promise was ticked, and the record has it."""

    def __init__(self, desk: RecordDesk, by: str) -> None:
        super().__init__()
        self._desk, self._by = desk, by
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("承诺"))
        self.ticks: dict[tuple[str, str], QCheckBox] = {}

    def show_trends(self, trends: Trends) -> None:
        """Show the promises of these calls."""
        self.ticks = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(words(tr("“趋势”一页所选的日期和坐席里，通话中记下的承诺；打勾就是已办。"), "dim"))
        late = [one for one in trends.promises if one.overdue]
        due = [one for one in trends.promises if not one.kept and not one.overdue]
        done = [one for one in trends.promises if one.kept]
        if not trends.promises:
            column.addWidget(words(tr("这段时间里没有记下承诺。"), "dim"))
        for title, promises in (
            (tr("△ 已过时限，还没办（{count}）").format(count=len(late)), late),
            (tr("还没到时限（{count}）").format(count=len(due)), due),
        ):
            if promises:
                column.addWidget(self._group(title, promises))
        if done:
            button, rows, inner = fold(tr("已办的 {count} 项").format(count=len(done)))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(rows)
            for row in self._rows(done):
                inner.addWidget(row)
        column.addStretch(1)
        self.setWidget(inside)

    def _group(self, title: str, promises: list[PromiseState]) -> QFrame:
        frame, column = card(title)
        for row in self._rows(promises):
            column.addWidget(row)
        return frame

    def _rows(self, promises: list[PromiseState]) -> Iterator[QWidget]:
        for promise in promises[:_MOST]:
            yield self._row(promise)
        if len(promises) > _MOST:
            yield words(tr("还有 {count} 项没有列出，缩短日期可以看到。").format(count=len(promises) - _MOST), "dim")

    def _row(self, promise: PromiseState) -> QWidget:
        due = promise.due[5:16].replace("T", " ")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        tick = QCheckBox(tr("已办"))
        tick.setChecked(promise.kept)
        tick.setAccessibleName(tr("已办：{name}，{due} 前").format(name=promise.name, due=due))
        tick.toggled.connect(partial(self._say, promise))
        self.ticks[promise.call, promise.promise] = tick
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(promise.name))
        when = tr("{due} 前").format(due=due) if due else tr("时限不详")
        told.addWidget(words(f"{when}　{promise.agent}", "warn" if promise.overdue else "dim"))
        row.setToolTip(tr("通话 {call}").format(call=promise.call))
        line.addLayout(told, 1)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _say(self, promise: PromiseState, kept: bool) -> None:
        at = datetime.now().isoformat(timespec="seconds")
        remark = Remark("promise", promise.promise, "kept" if kept else "open", self._by, at)

        def keep(record: "CallRecord", wanted: Wanted) -> None:  # noqa: ARG001 - the shape of a question
            record.remark(promise.call, remark)

        # Each promise is a question of its own: a tick does not wait for another, and none is lost.
        self._desk.ask(f"promise {promise.call} {promise.promise}", keep, lambda _done: self.changed.emit(), owed=True)
