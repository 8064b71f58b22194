"""The words of a score, the same in the window, in the report and in what is exported."""

from desktop.core.call_score import Part, Unjudged
from desktop.core.score_sheet import Grade

GRADES: dict[Grade, str] = {"slight": "轻微", "plain": "一般", "grave": "严重"}
"""In order."""

UNJUDGED: dict[Unjudged, str] = {
    "trainer": "等培训师评",
    "confirmation": "等培训师确认",
    "customer": "没有听到客户一方",
    "words": "没有听清坐席的话",
    "not_due": "这通电话没有涉及",
}


def points(value: float) -> str:
    """Points without a tail of zeros: 9, 8.5, 7.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def part(one: Part) -> str:
    """Points kept out of points judged, or a dash where nothing was judged."""
    return f"{points(one.kept)} / {points(one.judged)}" if one.judged else "—"
