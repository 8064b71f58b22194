"""The report of a call on paper: A4, as PDF, from the same content as the page. Needs no window and no screen.

Laid out by us and painted by Qt: its rich text knows no picture of our kind and breaks rows of tables in two.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.gui.report_boxes import WIDTH, Box, boxes_of, document, paint_document
from desktop.session.report_page import ReportPage

_INCH = 96.0
_LEFT = 49.0
_TOP = 54.0
_HEIGHT = 990.0
"""Of a page between its margins; the foot stands below."""
_FOOT = 1062.0
_DOTS = 1200


def write_report_pdf(page: ReportPage, target: Path) -> None:
    """Write the PDF. Raises OSError when the file cannot be written."""
    # Fonts need an application; the one that is there already is the window's.
    app = QGuiApplication.instance() or QGuiApplication(_application_words())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{page.title} · {page.about}")
    writer.setCreator(page.foot)
    writer.setResolution(_DOTS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    _paint(writer, list(_pages(boxes_of(page))), page.foot)
    buffer.close()
    target.write_bytes(buffer.data().data())
    del app


def _application_words() -> list[str]:
    # Where there may be no display none is asked for; the other systems find their fonts by their own way only.
    return ["peiting", "-platform", "offscreen"] if sys.platform.startswith("linux") else ["peiting"]


@dataclass(slots=True)
class _Page:
    """The boxes of one page and where each begins; what lies outside the page is not seen."""

    boxes: list[tuple[float, Box]] = field(default_factory=list)
    end: float = 0.0

    def add(self, box: Box, at: float | None = None) -> None:
        self.boxes.append((self.end if at is None else at, box))
        self.end = (self.end if at is None else at) + box.height


def _pages(boxes: Iterable[Box]) -> Iterable[_Page]:
    page = _Page()
    kept: list[Box] = []
    for box in boxes:
        kept.append(box)
        if box.keep:
            continue
        if page.boxes and page.end + sum(one.height for one in kept) > _HEIGHT:
            yield page
            page = _begun(kept[0])
        for one in kept:
            page.add(one)
        kept = []
        while page.end > _HEIGHT:
            # Taller than a page: it goes on at the top of the next one.
            last, over = page.boxes[-1]
            yield page
            page = _Page()
            page.add(over, last - _HEIGHT)
    for one in kept:
        page.add(one)
    yield page


def _begun(first: Box) -> _Page:
    page = _Page()
    if first.head is not None:
        page.add(first.head)
    return page


def _paint(writer: QPdfWriter, pages: list[_Page], foot: str) -> None:
    painter = QPainter(writer)
    painter.scale(_DOTS / _INCH, _DOTS / _INCH)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        painter.save()
        painter.translate(_LEFT, _TOP)
        painter.setClipRect(QRectF(-4, -4, WIDTH + 8, _HEIGHT + 8))
        for top, box in page.boxes:
            box.paint(painter, top)
        painter.restore()
        _paint_foot(painter, foot, f"{number} / {len(pages)}")
    painter.end()


def _paint_foot(painter: QPainter, left: str, right: str) -> None:
    style = "color:#5b6875;font-size:10px"
    paint_document(painter, document(f'<span style="{style}">{escape(left)}</span>', WIDTH), _LEFT, _FOOT)
    aligned = document(f'<div align="right"><span style="{style}">{escape(right)}</span></div>', WIDTH)
    paint_document(painter, aligned, _LEFT, _FOOT)
