"""The parts of a report as boxes that stand below each other on paper. Units are CSS pixels, 96 an inch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextDocument, QTextOption
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.gui.theme import FONT_FAMILIES
from desktop.session.report_page import Block, Cell, Figures, Note, ReportPage, Row, Section, Table, Tone
from desktop.session.time_line import TimeLine
from desktop.session.time_line_picture import picture

WIDTH = 696.0
"""A4 within its margins."""
_PADDING = 5.0
_TEXT = 12.5
_SMALL = 11.0
_RULE = "#dfe4ea"
_TINT = "#f1f6f6"
_ACCENT = "#0b6e6e"
_SOFT = "#5b6875"
_COLOURS: dict[Tone, str] = {"": "#1c2733", "ok": "#17704f", "warn": "#8a4a06", "bad": "#ab2117", "dim": _SOFT}
"""Those of `assets/report/report.css` on paper."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something of a height that paints itself at the place that it is given."""

    height: float
    paint: Callable[[QPainter, float], None]
    """Takes the painter and the top of the box."""
    keep: bool = False
    """Whether it must not stand last on a page."""
    head: "Box | None" = None
    """What is repeated above it where it begins a page."""


def boxes_of(page: ReportPage) -> Iterator[Box]:
    """The whole report, from the top."""
    yield _text(_html(page.title, "", 28, bold=True), keep=True)
    yield _text(_html(page.about, "dim"))
    for number, section in enumerate(page.sections):
        yield from _section(section, titled=number > 0)


def document(html: str, width: float) -> QTextDocument:
    """A text that is laid out already."""
    made = QTextDocument()
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(round(_TEXT))
    # Measures of the screen's raster have no meaning on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setDefaultFont(font)
    made.setUseDesignMetrics(True)
    made.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    made.setHtml(html)
    made.setTextWidth(width)
    return made


def paint_document(painter: QPainter, text: QTextDocument, x: float, y: float) -> None:
    """Paint a text with its upper left corner there."""
    painter.save()
    painter.translate(QPointF(x, y))
    text.drawContents(painter)
    painter.restore()


def _section(section: Section, titled: bool) -> Iterator[Box]:
    if titled:
        yield _heading(section.title)
    for block in section.blocks[:-1]:
        yield from _block(block, leads=True)
    yield from _block(section.blocks[-1], leads=False)


def _block(block: Block, leads: bool) -> Iterator[Box]:
    """`leads`: something follows to which a note belongs."""
    match block:
        case Note():
            yield _note(block, keep=leads and bool(block.tone))
        case Figures():
            yield _figures(block)
        case Table():
            yield from _table(block)
        case TimeLine():
            yield _time_line(block)


def _heading(title: str) -> Box:
    text = document(_html(title, "", 17, bold=True), WIDTH)
    height = text.size().height()

    def paint(painter: QPainter, top: float) -> None:
        paint_document(painter, text, 0, top + 20)
        painter.fillRect(QRectF(0, top + height + 24, WIDTH, 1.6), QColor(_ACCENT))

    return Box(height + 32, paint, keep=True)


def _text(html: str, keep: bool = False) -> Box:
    text = document(html, WIDTH)
    return Box(text.size().height() + 4, lambda painter, top: paint_document(painter, text, 0, top), keep)


def _note(note: Note, keep: bool) -> Box:
    barred = note.tone in ("warn", "bad")
    text = document(_html(note.text, note.tone), WIDTH - (16 if barred else 0))
    height = text.size().height() + (10 if barred else 4)

    def paint(painter: QPainter, top: float) -> None:
        if barred:
            painter.fillRect(QRectF(0, top, WIDTH, height), QColor(_TINT))
            painter.fillRect(QRectF(0, top, 3, height), QColor(_COLOURS[note.tone]))
        paint_document(painter, text, 12 if barred else 0, top + (5 if barred else 2))

    return Box(height + 3, paint, keep)


def _figures(block: Figures) -> Box:
    width = (WIDTH - 10 * (len(block.figures) - 1)) / len(block.figures)
    values = [document(_html(one.value, one.tone, 25, bold=True), width - 24) for one in block.figures]
    names = [document(_html(one.name, "dim", _SMALL), width - 24) for one in block.figures]

    def paint(painter: QPainter, top: float) -> None:
        for index, (value, name) in enumerate(zip(values, names, strict=True)):
            left = index * (width + 10)
            painter.setPen(QColor(_TINT))
            painter.setBrush(QColor(_TINT))
            painter.drawRoundedRect(QRectF(left, top + 10, width, 62), 6, 6)
            paint_document(painter, value, left + 12, top + 14)
            paint_document(painter, name, left + 12, top + 50)

    return Box(84, paint)


def _table(table: Table) -> Iterator[Box]:
    head = _row(Row(tuple(Cell(name, "dim") for name in table.heads)), table.widths, keep=True) if table.heads else None
    if head is not None:
        yield head
    for row in table.rows:
        yield _row(row, table.widths, keep=row.kind == "group", head=head, ruled=bool(table.heads))


def _row(row: Row, widths: Sequence[int], keep: bool, head: Box | None = None, ruled: bool = True) -> Box:
    columns = [WIDTH * width / 100 for width in widths]
    indent = 24.0 if row.kind == "customer" else 0.0
    texts = [
        document(_cell(cell, row.kind == "group"), width - 2 * _PADDING - (indent if index == len(columns) - 1 else 0))
        for index, (cell, width) in enumerate(zip(row.cells, columns, strict=True))
    ]
    height = max(text.size().height() for text in texts) + (8 if ruled else 4)

    def paint(painter: QPainter, top: float) -> None:
        if row.kind == "group":
            painter.fillRect(QRectF(0, top, WIDTH, height), QColor(_TINT))
        for index, text in enumerate(texts):
            left = sum(columns[:index]) + _PADDING + (indent if index == len(texts) - 1 else 0)
            paint_document(painter, text, left, top + 4)
        if ruled:
            painter.setPen(QPen(QColor(_RULE), 0.8))
            painter.drawLine(QPointF(0, top + height), QPointF(WIDTH, top + height))

    return Box(height, paint, keep, head)


def _time_line(line: TimeLine) -> Box:
    css = (paths.assets() / "report" / "time_line.css").read_text(encoding="utf-8")
    fonts = ", ".join(f"'{family}'" for family in FONT_FAMILIES)
    svg = picture(line, f"{css}\n.time-line text {{ font-family: {fonts}; }}")
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    size = renderer.defaultSize()
    height = WIDTH * size.height() / size.width()
    return Box(height + 10, lambda painter, top: renderer.render(painter, QRectF(0, top + 4, WIDTH, height)))


def _cell(cell: Cell, bold: bool) -> str:
    links = "　".join(f"⚑ {link.text}" for link in cell.links)
    parts = [_html(cell.text, cell.tone, bold=bold, marks=cell.marks)] if cell.text else []
    parts += [_html(cell.small, "dim", _SMALL)] if cell.small else []
    parts += [_html(links, "warn", _SMALL)] if links else []
    return "<br>".join(parts)


def _html(text: str, tone: Tone, size: float = _TEXT, bold: bool = False, marks: Sequence[str] = ()) -> str:
    inner = escape(text)
    for mark in marks:
        told = escape(mark)
        inner = inner.replace(told, f'<span style="background-color:#ffe9b8">{told}</span>')
    weight = ";font-weight:700" if bold else ""
    return f'<span style="color:{_COLOURS[tone]};font-size:{round(size)}px{weight}">{inner}</span>'
