"""Stretches of time, and what can be done with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the call, in seconds from its start."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


def union(spans: Iterable[Span]) -> list[Span]:
    """The same time in as few spans as can be, in order."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def common(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """When both."""
    met = (Span(max(a.start, b.start), min(a.end, b.end)) for a in some for b in others)
    return [span for span in met if span.seconds > 0]


def gaps_between(spans: Sequence[Span], until: float) -> list[Span]:
    """When none of them, from the start of the call; `spans` in order and apart."""
    edges = [0.0, *(edge for span in spans for edge in (span.start, span.end)), until]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def without(spans: Sequence[Span], lost: Sequence[Span]) -> list[Span]:
    """The `spans` but for what is `lost`, both in order and apart."""
    last = max((span.end for span in (*spans, *lost)), default=0.0)
    return common(spans, gaps_between(lost, last))
