"""The time line of a call as SVG: for screen and paper, readable without colours.

Every kind of thing has its own row, its own shape and its own tool-tip. Colours are those of
`assets/report/time_line.css`; where a renderer knows no style sheet of the page, it goes inside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from desktop.core.events import Channel, Severity
from desktop.core.limits import PaceLimits
from desktop.session.call_time import minutes
from desktop.session.spans import Span
from desktop.session.time_line import AlertMark, PacePoint, Place, TimeLine

WIDTH = 760.0
_LEFT = 64.0
_RIGHT = 20.0
_TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
"""Seconds between two lines of the scale; the first that gives at most a dozen is taken."""
_MOST_TICKS = 12
_FINEST = 0.6
"""The narrowest stretch that is drawn, and the least gap between two, in units of the picture."""
_CHARACTER = 11.0
"""Width of a Chinese character in the names of places."""
_SPEAKERS: dict[Channel, str] = {"agent": "坐席", "customer": "客户"}
_SEVERITIES: dict[Severity, str] = {"notice": "轻提醒", "warning": "提醒", "fatal": "严重"}
_PACE_GAP = 8.0
"""Seconds between two measures beyond which nothing is known of the pace."""
_NEAR = 12.0
"""Measures that lie nearer to each other than this, in units of the picture, are joined all the same."""
_MARK = 19.0
"""Room for a mark with its number."""
_FASTEST = 400.0
_SLOWEST = 80.0
"""The ends of the scale of pace, characters a minute."""


def picture(line: TimeLine, style: str = "") -> str:
    """The SVG element. `style` goes into it as it is."""
    rows = list(_rows(line))
    top = 26.0
    body: list[str] = []
    for row in rows:
        middle = top + row.height / 2
        body.append(f'<text class="name" x="0" y="{min(middle, top + 10) + 4:g}">{row.name}</text>')
        shapes = "\n".join(row.shapes)
        body.append(f'<g transform="translate(0 {top:g})">{shapes}</g>')
        top += row.height + 7
    inside = f"<style>{style}</style>" if style else ""
    words = escape(summary(line))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="time-line" viewBox="0 0 {WIDTH:g} {top:g}" '
        f'width="{WIDTH:g}" height="{top:g}" role="img" aria-label="{words}">{inside}'
    )
    return "\n".join([head, *_scale(line, top), *body, "</svg>"])


def summary(line: TimeLine) -> str:
    """The picture in one sentence, for who does not see it."""
    parts = [f"通话 {minutes(line.seconds)}"]
    parts += [f"{_SPEAKERS[lane.channel]}说话 {minutes(_sum(lane.speech))}" for lane in line.lanes]
    if line.quiet:
        who = "双方静默" if line.both_heard else "坐席未说话"
        parts.append(f"{who} {len(line.quiet)} 次，最长 {max(span.seconds for span in line.quiet):.0f} 秒")
    if line.overlaps:
        parts.append(f"同时说话 {len(line.overlaps)} 次")
    parts.append(f"提醒 {len(line.alerts)} 条")
    return "，".join(parts) + "。"


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    height: float
    shapes: Sequence[str]


def _rows(line: TimeLine) -> Iterator[_Row]:
    scale = _Scale(line.seconds)
    yield _Row("阶段", 20, [shape for place in line.stages for shape in _place(place, scale, "stage")])
    if line.situations:
        yield _Row("情形", 20, [shape for place in line.situations for shape in _place(place, scale, "situation")])
    for lane in line.lanes:
        name = _SPEAKERS[lane.channel]
        shapes = [_bar(span, scale, lane.channel, f"{name}说话") for span in scale.drawn(lane.speech)]
        shapes += [_hatch(span, scale, "lost", f"{name}的声音没有收到") for span in lane.lost]
        yield _Row(name, 16, shapes)
    if not line.both_heard:
        words = "没有客户的声道：客户何时说话、说了什么，不知道"
        yield _Row("客户", 16, [f'<text class="unknown" x="{_LEFT:g}" y="12">{words}</text>'])
    if line.overlaps:
        yield _Row("同时说", 10, [_bar(span, scale, "overlap", "双方同时说话", 10) for span in line.overlaps])
    quiet = "双方静默" if line.both_heard else "坐席没有说话"
    yield _Row("静默", 12, [_hatch(span, scale, "quiet", quiet) for span in line.quiet])
    if line.pace:
        yield _Row("语速", 64, list(_pace(line, scale)))
    if line.alerts:
        yield _Row("提醒", 34, list(_marks(line.alerts, scale)))
    if line.promises:
        yield _Row("承诺", 16, [_flag(one.time, f"承诺：{one.name}", scale) for one in line.promises])


class _Scale:
    """Where a moment of the call lies across the picture."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(seconds, 1.0)
        self.unit = (WIDTH - _LEFT - _RIGHT) / self.seconds

    def at(self, time: float) -> float:
        return round(_LEFT + min(max(time, 0.0), self.seconds) * self.unit, 2)

    def width(self, span: Span) -> float:
        return round(max(self.at(span.end) - self.at(span.start), _FINEST), 2)

    def drawn(self, spans: Iterable[Span]) -> list[Span]:
        """The same stretches, those joined that lie too near to each other to be seen apart."""
        joined: list[Span] = []
        for span in spans:
            if joined and (span.start - joined[-1].end) * self.unit < _FINEST:
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        return joined


def _scale(line: TimeLine, bottom: float) -> Iterator[str]:
    scale = _Scale(line.seconds)
    step = next((one for one in _TICKS if scale.seconds / one <= _MOST_TICKS), _TICKS[-1])
    for tick in range(0, int(scale.seconds) + 1, step):
        x = scale.at(tick)
        yield f'<line class="tick" x1="{x:g}" x2="{x:g}" y1="18" y2="{bottom - 7:g}"/>'
        yield f'<text class="minute" x="{x:g}" y="12">{minutes(tick)}</text>'
    yield '<text class="name" x="0" y="12">分:秒</text>'


def _place(place: Place, scale: _Scale, css: str) -> Iterator[str]:
    x, width = scale.at(place.span.start), scale.width(place.span)
    kind = "hold" if place.hold else css
    yield (
        f'<rect class="{kind}" x="{x:g}" y="0" width="{width:g}" height="20" rx="3">'
        f"<title>{_told(place.span, place.name)}</title></rect>"
    )
    room = int((width - 8) / _CHARACTER)
    if room >= 2:
        name = place.name if len(place.name) <= room else place.name[: room - 1] + "…"
        yield f'<text class="place" x="{x + 4:g}" y="14.5">{escape(name)}</text>'


def _bar(span: Span, scale: _Scale, css: str, name: str, height: float = 16) -> str:
    return (
        f'<rect class="{css}" x="{scale.at(span.start):g}" y="0" width="{scale.width(span):g}" height="{height:g}">'
        f"<title>{_told(span, name)}</title></rect>"
    )


def _hatch(span: Span, scale: _Scale, css: str, name: str) -> str:
    x, width = scale.at(span.start), max(scale.width(span), 4.0)
    strokes = "".join(f"M{x + at:g} 12l4-12" for at in range(0, int(width - 3), 5))
    return (
        f'<g class="{css}"><rect x="{x:g}" y="0" width="{width:g}" height="12"/><path d="{strokes}"/>'
        f"<title>{_told(span, name)}</title></g>"
    )


def _pace(line: TimeLine, scale: _Scale) -> Iterator[str]:
    limits = PaceLimits()
    for rate, name, below in ((limits.notice, "偏快", 7), (limits.warning, "过快", 0)):
        y, right = _height(rate), WIDTH - _RIGHT
        yield f'<line class="limit" x1="{_LEFT:g}" x2="{right:g}" y1="{y:g}" y2="{y:g}"/>'
        yield f'<text class="limit" x="{_LEFT - 4:g}" y="{y + below:g}">{name} {rate:g}</text>'
    for run in _runs(line.pace, max(_PACE_GAP, _NEAR / scale.unit)):
        points = " ".join(f"{scale.at(one.time):g},{_height(one.rate):g}" for one in run)
        yield f'<polyline class="pace" points="{points}"/>'
    for one in line.pace:
        yield (
            f'<circle class="pace" cx="{scale.at(one.time):g}" cy="{_height(one.rate):g}" r="1.8">'
            f"<title>{minutes(one.time)} 语速 {one.rate:.0f} 字/分（不含停顿）</title></circle>"
        )


def _runs(points: Iterable[PacePoint], gap: float) -> Iterator[list[PacePoint]]:
    """Points that belong together: no line is drawn through a time in which the agent was silent."""
    run: list[PacePoint] = []
    for point in points:
        if run and point.time - run[-1].time > gap:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _height(rate: float) -> float:
    part = (min(max(rate, _SLOWEST), _FASTEST) - _SLOWEST) / (_FASTEST - _SLOWEST)
    return round(62 - 60 * part, 2)


_SHAPES: dict[Severity, str] = {
    "notice": '<circle cx="0" cy="0" r="6.5"/>',
    "warning": '<path d="M0-8.5L8.5 6.5H-8.5Z"/>',
    "fatal": '<path d="M0-9L9 0L0 9L-9 0Z"/>',
}
"""Told apart by shape: a disc, a triangle, a diamond; outlines where the agent was not shown the alert."""


def _marks(alerts: Iterable[AlertMark], scale: _Scale) -> Iterator[str]:
    free = [0.0, 0.0]
    for alert in sorted(alerts, key=lambda one: one.time):
        # Two lines of marks: the next one goes where there is room, or a little to the right of where there is most.
        line = 0 if scale.at(alert.time) >= free[0] or free[0] <= free[1] else 1
        x = min(max(scale.at(alert.time), free[line]), WIDTH - _MARK / 2)
        free[line] = round(x + _MARK, 2)
        hidden = "" if alert.shown else " hidden"
        told = f"{minutes(alert.time)} {_SEVERITIES[alert.severity]} {alert.number}：{alert.title}"
        told += "" if alert.shown else "（没有显示给坐席）"
        yield (
            f'<g class="{alert.severity}{hidden}" transform="translate({x:g} {9 + 17 * line})">'
            f'{_SHAPES[alert.severity]}<text y="3.5">{alert.number}</text><title>{escape(told)}</title></g>'
        )


def _flag(time: float, name: str, scale: _Scale) -> str:
    x = scale.at(time)
    return (
        f'<g class="promise" transform="translate({x:g} 0)"><path d="M0 16V0L11 4.5L0 9"/>'
        f"<title>{minutes(time)} {escape(name)}</title></g>"
    )


def _told(span: Span, name: str) -> str:
    return escape(f"{minutes(span.start)}–{minutes(span.end)} {name}，{span.seconds:.0f} 秒")


def _sum(spans: Iterable[Span]) -> float:
    return sum(span.seconds for span in spans)
