"""The section of a report with what was said, and the moments marked in it."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.core.events import Channel, FinalTranscript
from desktop.session.alert_lives import AlertLife
from desktop.session.call_time import minutes
from desktop.session.report_alerts import alert_anchor
from desktop.session.report_page import Cell, Link, Note, Row, Section, Table
from desktop.session.rule_names import RuleNames
from desktop.session.time_line import TimeLine
from desktop.storage.kept_call import KeptCall, Privacy

_SPEAKERS: dict[Channel, str] = {"agent": "坐席", "customer": "客户"}
_SLACK = 0.3
"""Seconds by which a moment may lie outside the sentence that it belongs to: both ends are estimates."""


def words_section(call: KeptCall, line: TimeLine, lives: Iterable[AlertLife], names: RuleNames) -> Section:
    """The transcript, or one sentence why there is none."""
    finals = [one for one in call.events if isinstance(one, FinalTranscript) and one.text]
    if not finals:
        return Section("words", "逐字稿", (Note(_why_none(call.summary.privacy), "dim"),))
    moments = _Moments([life for life in lives if not life.withdrawn], names)
    rows: list[tuple[float, int, Row]] = [
        (final.start, 1, moments.sentence(final)) for final in sorted(finals, key=lambda one: one.start)
    ]
    rows += [(place.span.start, 0, _event(place.span.start, f"阶段：{place.name}")) for place in line.stages]
    rows += [(time, 0, _event(time, text)) for time, text in _situations(line)]
    rows += [(time, 2, row) for time, row in moments.left()]
    ordered = [row for _, _, row in sorted(rows, key=lambda one: one[:2])]
    about = Note("识别的文字可能有错；长号码已遮盖为 ●。加亮的是引起提醒的话。", "dim")
    return Section("words", "逐字稿", (about, Table(("时间", "", "说的话"), (10, 9, 81), tuple(ordered))))


def _why_none(privacy: Privacy) -> str:
    if privacy == "summary":
        return "这通电话按“摘要”留存，没有保留任何一句说过的话，所以没有逐字稿。"
    return "这通电话没有识别出一句话，所以没有逐字稿。"


def _situations(line: TimeLine) -> Iterator[tuple[float, str]]:
    """Their beginnings, and those ends after which the call simply goes on."""
    begins = {place.span.start for place in line.situations}
    for place in line.situations:
        yield place.span.start, f"情形：{place.name}"
        if place.span.end not in begins and place.span.end < line.seconds:
            yield place.span.end, f"情形结束：{place.name}"


def _event(time: float, text: str) -> Row:
    return Row((Cell(minutes(time), "dim"), Cell(""), Cell(text, "dim")), kind="event")


class _Moments:
    """Finds the sentence that each alert belongs to."""

    def __init__(self, lives: Sequence[AlertLife], names: RuleNames) -> None:
        self._numbered = list(enumerate(lives, start=1))
        self._names = names
        self._told: set[int] = set()

    def sentence(self, final: FinalTranscript) -> Row:
        """One sentence with its moments."""
        here = [(number, life) for number, life in self._numbered if self._belongs(number, life, final)]
        self._told.update(number for number, _ in here)
        said = Cell(
            final.text,
            marks=tuple(life.alert.heard for _, life in here if life.alert.heard and life.alert.heard in final.text),
            links=tuple(self._link(number, life) for number, life in here),
        )
        who = Cell(_SPEAKERS[final.channel], "" if final.channel == "agent" else "dim")
        return Row((Cell(minutes(final.start), "dim"), who, said), kind=final.channel)

    def left(self) -> Iterator[tuple[float, Row]]:
        """The alerts that belong to no sentence: silences, things never said. Those of one moment together."""
        rest = [(number, life) for number, life in self._numbered if number not in self._told]
        for start in sorted({life.alert.start for _, life in rest}):
            links = tuple(self._link(number, life) for number, life in rest if life.alert.start == start)
            yield start, Row((Cell(minutes(start), "dim"), Cell(""), Cell("", links=links)), kind="event")

    def _belongs(self, number: int, life: AlertLife, final: FinalTranscript) -> bool:
        alert = life.alert
        inside = final.start - _SLACK <= alert.start and alert.end <= final.end + _SLACK
        return number not in self._told and alert.channel == final.channel and inside

    def _link(self, number: int, life: AlertLife) -> Link:
        return Link(f"{number} {self._names.title(life.alert)}", alert_anchor(life.alert.id))
