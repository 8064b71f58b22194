"""Calls, alerts and score items as tables for other programs: one column a fact, one row a call, alert or item."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop.core.call_score import DimensionScore, ItemScore
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.session.alert_lives import AlertLife, alert_lives
from desktop.session.narration import CLEARED, SEVERITIES
from desktop.session.report_alerts import SUPPRESSED
from desktop.session.report_head import PRIVACY, STATES
from desktop.session.rule_names import KINDS, RuleNames
from desktop.session.score_words import GRADES, UNJUDGED
from desktop.storage.kept_call import CallSummary, KeptCall

Subject = Literal["calls", "alerts", "items"]
Value = str | float | int | bool | None
Known = Callable[[str], tuple[Library, ScoreSheet]]
"""The library and the sheet of a pack, for names."""


_SIDES = {"agent": "坐席", "customer": "客户"}
_JUDGES = {"automatic": "程序", "trainer": "培训师"}
_ANSWERS = {"acknowledged": "知道了", "false_alarm": "误报", "mute": "本次通话不再提醒"}


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of every row."""

    key: str
    """For programs."""
    head: str
    """For people."""
    words: Mapping[Any, str] = field(default_factory=dict)
    """What people read for a code; programs are given the code."""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """What is exported; the rows are read while they are written."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]


_CALL = (
    *(Column("call", "通话"), Column("started_at", "开始"), Column("agent_number", "工号")),
    *(Column("agent_name", "坐席"), Column("pack", "话术包")),
)
_CALLS = (
    *(*_CALL, Column("state", "状态", STATES), Column("seconds", "时长（秒）"), Column("hung_up", "先挂机", _SIDES)),
    *(Column("score", "得分"), Column("sheet", "评分表"), Column("sheet_version", "评分表版本")),
    *(
        Column("alerts", "提醒"),
        Column("contests", "申诉"),
        Column("channels", "声道"),
        Column("privacy", "留存", PRIVACY),
    ),
)
_ALERTS = (
    *(*_CALL, Column("id", "提醒编号"), Column("time", "提醒时刻（秒）"), Column("start", "开始（秒）")),
    *(Column("end", "结束（秒）"), Column("kind", "类别", KINDS), Column("rule", "规则"), Column("title", "提醒")),
    *(Column("severity", "程度", SEVERITIES), Column("confirmed", "已确认"), Column("shown", "显示给坐席")),
    *(
        Column("suppressed", "没有显示的原因", SUPPRESSED),
        Column("answer", "坐席答复", _ANSWERS),
        Column("cleared", "收起的原因", CLEARED),
    ),
    Column("counts", "计分"),
)
_ITEMS = (
    *(*_CALL, Column("sheet", "评分表"), Column("sheet_version", "评分表版本"), Column("dimension", "维度")),
    *(Column("dimension_name", "维度名称"), Column("item", "项目"), Column("item_name", "项目名称")),
    *(
        Column("points", "满分"),
        Column("by", "评分人", _JUDGES),
        Column("grade", "程度", GRADES),
        Column("deducted", "扣分"),
    ),
    *(Column("proposed", "程序的建议", GRADES), Column("unjudged", "没有评的原因", UNJUDGED), Column("fatal", "致命")),
    Column("contests", "申诉"),
)


def export_table(subject: Subject, calls: Iterable[KeptCall], known: Known) -> ExportTable:
    """The rows of the calls, in their order."""
    match subject:
        case "calls":
            return ExportTable("通话", _CALLS, (_call_row(call) for call in calls))
        case "alerts":
            return ExportTable("提醒", _ALERTS, (row for call in calls for row in _alert_rows(call, known)))
        case "items":
            return ExportTable("评分项目", _ITEMS, (row for call in calls for row in _item_rows(call, known)))


def _call(summary: CallSummary) -> tuple[Value, ...]:
    return (summary.id, summary.started_at, summary.agent_number, summary.agent_name, summary.pack)


def _call_row(call: KeptCall) -> tuple[Value, ...]:
    summary = call.summary
    alerts = sum(not life.withdrawn for life in alert_lives(call.events))
    return (
        *(*_call(summary), summary.state, summary.seconds, summary.hung_up),
        *(summary.score, summary.sheet, summary.sheet_version),
        *(alerts, summary.contests, "+".join(summary.channels), summary.privacy),
    )


def _alert_rows(call: KeptCall, known: Known) -> Iterator[tuple[Value, ...]]:
    names = RuleNames(known(call.summary.pack)[0])
    for life in alert_lives(call.events):
        yield (*_call(call.summary), *_alert(life, names))


def _alert(life: AlertLife, names: RuleNames) -> tuple[Value, ...]:
    alert = life.alert
    return (
        *(alert.id, alert.time, alert.start, alert.end, alert.alert, alert.rule, names.title(alert), alert.severity),
        *(not alert.provisional, alert.shown, alert.suppressed, life.answer, life.cleared, life.holds),
    )


def _item_rows(call: KeptCall, known: Known) -> Iterator[tuple[Value, ...]]:
    if call.score is None:
        return
    names = _ItemNames(known(call.summary.pack)[1])
    contests = [contest.item for contest in call.contests]
    for dimension in call.score.dimensions:
        for item in dimension.items:
            fatal = item.item in call.score.fatal
            yield (
                *(*_call(call.summary), call.score.sheet, call.score.version),
                *(*names.of(dimension, item), item.by, item.grade, item.deducted, item.proposed, item.unjudged, fatal),
                contests.count(item.item),
            )


class _ItemNames:
    def __init__(self, sheet: ScoreSheet) -> None:
        self._dimensions = {one.id: one.name for one in sheet.dimensions}
        self._items = {item.id: item for one in sheet.dimensions for item in one.items}

    def of(self, dimension: DimensionScore, score: ItemScore) -> tuple[Value, ...]:
        item = self._items.get(score.item)
        name = self._dimensions.get(dimension.dimension, dimension.dimension)
        return (dimension.dimension, name, score.item, item.name if item else score.item, item.points if item else None)
