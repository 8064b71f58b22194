"""The words of a score, the same wherever it is shown."""

from desktop.core.call_score import Part, Unjudged
from desktop.core.score_sheet import Grade

GRADES: dict[Grade, str] = {"slight": "轻微", "plain": "一般", "grave": "严重"}
UNJUDGED: dict[Unjudged, str] = {
    "trainer": "由质检员评，还没有评",
    "confirmation": "要由质检员确认，还没有确认",
    "customer": "没有听到客户的声音，评不了",
    "words": "听清的内容太少，评不了",
    "not_due": "这通电话里没有轮到",
}


def points(value: float) -> str:
    """Points as people write them: 10, 7.5."""
    return f"{round(value, 2):g}"


def part(one: Part) -> str:
    """Points kept out of points judged, or a dash where nothing was judged."""
    return f"{points(one.kept)} / {points(one.judged)}" if one.judged else "—"
