"""Trends in sentences: what `peiting history --trends` prints, and what stands beside the charts."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from desktop.session.score_words import points
from desktop.session.trends import (
    ATTITUDE_LIMIT,
    ComplaintClass,
    MonthOfComplaints,
    PromiseState,
    RulePrecision,
    Trends,
)

CLASS_NAMES: dict[ComplaintClass, str] = {
    "technical": "技术类",
    "use": "使用类",
    "function": "功能类",
    "attitude": "态度类",
}
UNCLASSED = "未分类"
_EVERY: dict[Literal["day", "week", "month"], str] = {"day": "按天", "week": "按周", "month": "按月"}
_STEADY = 1.0
"""Points that a mean may move by without anybody calling it a change."""


def span_name(begins: date, every: Literal["day", "week", "month"]) -> str:
    """11-22 for a day, 11-16 起 for a week, 2026-11 for a month."""
    return {"day": f"{begins:%m-%d}", "week": f"{begins:%m-%d} 起", "month": f"{begins:%Y-%m}"}[every]


def series(trends: Trends, dimension: str = "") -> list[tuple[str, float]]:
    """The score (or a dimension) over time: the name of each span and its value; spans without one are left out."""
    values = ((one, dict(one.dimensions).get(dimension) if dimension else one.score) for one in trends.spans)
    return [(span_name(one.begins, trends.every), value) for one, value in values if value is not None]


def moved(values: list[tuple[str, float]], dated: bool = True) -> str:
    """How it moved from its first span to its last; `dated` says which these are."""
    if not values:
        return "没有评过分的通话"
    if len(values) == 1:
        return f"{values[0][0]} {points(values[0][1])}" if dated else points(values[0][1])
    (first, before), (last, after) = values[0], values[-1]
    change = round(after - before, 1)
    how = (
        f"↑ 高了 {points(change)}"
        if change > _STEADY
        else f"↓ 低了 {points(-change)}"
        if change < -_STEADY
        else "→ 持平"
    )
    from_, to = (f"{first} ", f"{last} ") if dated else ("", "")
    return f"{from_}{points(before)} → {to}{points(after)}　{how}"


def head(trends: Trends) -> str:
    """How many calls they rest on."""
    broken = f"，中断 {trends.interrupted} 通" if trends.interrupted else ""
    return f"共 {trends.calls} 通电话，评过分 {trends.scored} 通{broken}；{_EVERY[trends.every]}统计。"


def dimensions_of(trends: Trends) -> list[str]:
    """Every dimension that was judged in any span, in the order of the sheet."""
    return list(dict.fromkeys(name for span in trends.spans for name, _ in span.dimensions))


def rule_words(rule: RulePrecision, name: str) -> str:
    """One rule's precision."""
    return f"{name}：成立 {rule.held} 次，误报 {rule.false_alarms} 次，准确率 {rule.precision:.0%}"


def month_words(month: MonthOfComplaints) -> str:
    """The complaints of one month, and the sign."""
    counts = [f"{CLASS_NAMES[one]} {n}" for one, n in month.counts]
    counts += [f"{UNCLASSED} {month.unclassed}"] if month.unclassed else []
    over = "；".join(f"△ {agent} 态度类投诉 {n} 次，超过每月 {ATTITUDE_LIMIT} 次，要扣分" for agent, n in month.over)
    return f"{month.month}：{'，'.join(counts)}" + (f"　{over}" if over else "")


def promise_words(promise: PromiseState) -> str:
    """One promise and how it stands."""
    due = f"{promise.due[:16].replace('T', ' ')} 前" if promise.due else "时限不详"
    state = "✓ 已办" if promise.kept else "△ 已过时限" if promise.overdue else "还没到时限"
    return f"{due}　{promise.name}　{promise.agent}　{state}"


def told(trends: Trends, dimension_name: Callable[[str], str], rule_name: Callable[[str], str]) -> Iterator[str]:
    """All of it, line by line; promises that were kept are only counted."""
    yield head(trends)
    if not trends.calls:
        return
    yield from ("", "得分", f"  总分：{moved(series(trends))}")
    yield from (f"  {dimension_name(one)}：{moved(series(trends, one))}" for one in dimensions_of(trends))
    yield from ("", "规则的准确率（没有人说是误报的，都算成立）")
    yield from (f"  {rule_words(one, rule_name(one.rule))}" for one in trends.rules)
    yield from ("", "投诉")
    yield from (f"  {month_words(one)}" for one in trends.complaints)
    open_ones = [one for one in trends.promises if not one.kept]
    yield from ("", f"承诺：共 {len(trends.promises)} 项，已办 {len(trends.promises) - len(open_ones)} 项，未办如下")
    yield from (f"  {promise_words(one)}　{one.call}" for one in open_ones)
