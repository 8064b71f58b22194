"""What a report consists of, before it is a web page or a print: plain texts in sections, tables and figures.

One content for both, so that neither can tell something else than the other.
"""

from dataclasses import dataclass
from typing import Literal

from desktop.session.time_line import TimeLine

Tone = Literal["", "ok", "warn", "bad", "dim"]


@dataclass(frozen=True, slots=True)
class Link:
    """A moment that is told elsewhere on the page."""

    text: str
    to: str
    """`Row.id`, or empty where there is nothing to go to."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    tone: Tone = ""
    small: str = ""
    """What stands below it, in less ink."""
    marks: tuple[str, ...] = ()
    """Parts of `text` that are to be seen at once."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    id: str = ""
    kind: Literal["", "group", "event", "agent", "customer"] = ""
    """group: the head of the rows below it; event: something between two sentences; else who speaks."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    """Per cent of the page, one a column."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is seen from afar."""

    value: str
    name: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Several beside each other."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or two."""

    text: str
    tone: Tone = ""


Block = Table | Figures | Note | TimeLine


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole report."""

    title: str
    about: str
    sections: tuple[Section, ...]
    foot: str
