"""The page of trends: charts, and beside each what it shows in sentences."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.gui.cards import card, words
from desktop.gui.history_desk import RecordDesk, Wanted
from desktop.gui.language import tr, tr_noop
from desktop.session.held_with import names_in, scored
from desktop.session.trend_words import dimensions_of, head, month_words, moved, rule_words, series
from desktop.session.trends import ATTITUDE_LIMIT, Trends, found_calls, trends_of
from desktop.storage.call_query import CallQuery

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_SPANS = (
    (tr_noop("最近 7 天"), 7),
    (tr_noop("最近 30 天"), 30),
    (tr_noop("最近 90 天"), 90),
    (tr_noop("最近一年"), 365),
    (tr_noop("全部日期"), 0),
)
_USUAL_SPAN = 1
_RULES = 8
"""Bars of the chart; the sentences tell of as many."""


class TrendPage(QWidget):
    """What the calls of a span of time tell together; they are read beside the window."""

    counted = Signal(object)
    """The Trends, once they are there."""

    def __init__(self, desk: RecordDesk, pack: str) -> None:
        """`pack` gives the names of dimensions and rules."""
        super().__init__()
        self._desk, self._pack = desk, pack
        self.trends: Trends | None = None
        self.span = QComboBox()
        self.span.setAccessibleName(tr("日期"))
        for name, days in _SPANS:
            self.span.addItem(tr(name), days)
        self.span.setCurrentIndex(_USUAL_SPAN)
        self.agent = QLineEdit(placeholderText=tr("全部坐席；或工号、姓名"))
        self.agent.setAccessibleName(tr("坐席的工号或姓名，要写全；空着是全部"))
        self.agent.setClearButtonEnabled(True)
        self.told = words("", "dim")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("趋势"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        line = QHBoxLayout()
        line.addWidget(self.span, 1)
        line.addWidget(self.agent, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.area, 1)
        self.span.currentIndexChanged.connect(self.count)
        self.agent.editingFinished.connect(self.count)

    def count(self) -> None:
        """Read the calls and show what they tell."""
        days = self.span.currentData()
        since = (date.today() - timedelta(days=days - 1)).isoformat() if days else ""
        query = CallQuery(agent=self.agent.text().strip(), since=since)
        self.told.setText(tr("正在统计……"))
        self._desk.ask("trends", partial(_count, query), self.show_trends)

    def show_trends(self, trends: Trends) -> None:
        """Show these."""
        self.trends = trends
        self.told.setText(head(trends) if trends.calls else tr("这段时间里没有留存的通话。"))
        dimension, rule = names_in(self._pack)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        if trends.calls:
            for part in (_scores(trends, dimension), _rules(trends, rule), _complaints(trends)):
                column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.counted.emit(trends)


def _scores(trends: Trends, name: Callable[[str], str]) -> QWidget:
    from desktop.gui.trend_charts import ScoreChart

    frame, column = card(tr("得分走势"))
    values = series(trends)
    if not values:
        column.addWidget(words(tr("没有评过分的通话。"), "dim"))
        return frame
    told = tr("总分：{moved}").format(moved=moved(values))
    column.addWidget(ScoreChart(tr("得分走势图"), told, values))
    column.addWidget(words(told))
    for dimension in dimensions_of(trends):
        of_one = series(trends, dimension)
        column.addWidget(_dimension(name(dimension), moved(of_one, dated=False)))
    return frame


def _dimension(name: str, how: str) -> QWidget:
    told, _, change = how.partition("　")
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(words(name), 2)
    line.addWidget(words(told, "dim"), 2)
    line.addWidget(words(change, {"↑": "ok", "↓": "bad"}.get(change[:1], "dim")), 2)
    return row


def _rules(trends: Trends, name: Callable[[str], str]) -> QWidget:
    from desktop.gui.trend_charts import PrecisionChart

    frame, column = card(tr("规则的准确率"), tr("没有人说是误报的，都算成立"))
    rules = trends.rules[:_RULES]
    if not rules:
        column.addWidget(words(tr("没有提醒。"), "dim"))
        return frame
    sentences = [rule_words(rule, name(rule.rule)) for rule in rules]
    column.addWidget(
        PrecisionChart(tr("规则准确率图"), tr("；").join(sentences), rules, [name(rule.rule) for rule in rules])
    )
    for sentence in sentences:
        column.addWidget(words(sentence, "moment"))
    if len(trends.rules) > _RULES:
        column.addWidget(
            words(
                tr("另有 {count} 条规则，用 peiting history --trends 可以看全。").format(
                    count=len(trends.rules) - _RULES
                ),
                "dim",
            )
        )
    return frame


def _complaints(trends: Trends) -> QWidget:
    from desktop.gui.trend_charts import ComplaintsChart, class_legend

    frame, column = card(tr("投诉"), tr("态度类每人每月超过 {limit} 次扣分").format(limit=ATTITUDE_LIMIT))
    if not trends.complaints:
        column.addWidget(words(tr("没有投诉。"), "dim"))
        return frame
    sentences = [month_words(month) for month in trends.complaints]
    column.addWidget(ComplaintsChart(tr("投诉分类图"), tr("；").join(sentences), trends.complaints[-6:]))
    column.addWidget(class_legend())
    for month in reversed(trends.complaints):
        column.addWidget(words(month_words(month), "warn" if month.over else "moment"))
    if any(month.unclassed for month in trends.complaints):
        column.addWidget(words(tr("未分类的：在“通话”一页选中那通电话，用“投诉分类”说明。"), "dim"))
    return frame


def _count(query: CallQuery, record: "CallRecord", wanted: Wanted) -> Trends:
    # Counted of fewer calls it is shown to nobody: what is asked meanwhile takes its place.
    calls = takewhile(lambda _one: wanted(), found_calls(record, query))
    return trends_of((scored(record.call(one.id)) for one in calls), datetime.now())
