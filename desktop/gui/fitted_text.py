"""Text in a box that never changes size: too long, it shrinks one step; still too long, it scrolls.

Laid out once when the text or the width changes. What has been said is only painted differently, so that no
character ever moves while it is being read.
"""

from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel

from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

_LEADING = 1.42
_SCROLL_ROOM = 10.0


class FittedText(QAbstractScrollArea):
    """One text, `rows` lines high at the first of two sizes in pixels."""

    def __init__(self, sizes: tuple[int, int], rows: int, role: str = "ink") -> None:
        super().__init__()
        self._sizes = (scaled(sizes[0]), scaled(sizes[1]))
        self._role = role
        self._text = ""
        self._said: tuple[bool, ...] = ()
        self._fresh: tuple[int, int] = (0, 0)
        self._units: list[int] = [0]
        self._layout = QTextLayout()
        self._step = 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A plain viewport would be passed over by screen readers; a label is read.
        self.setViewport(QLabel())
        self.viewport().setAutoFillBackground(False)
        self.show_rows(rows)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    @property
    def said(self) -> tuple[bool, ...]:
        """One flag a character of the text: shown as said."""
        return self._said

    def show_rows(self, rows: int) -> None:
        """Be that many lines of the first size high."""
        self.setFixedHeight(self.height_of(rows))

    def height_of(self, rows: int) -> int:
        """How many pixels that many lines of the first size take."""
        return round(rows * self._sizes[0] * _LEADING) + 2

    def show_text(self, text: str, role: str = "") -> None:
        """Show another text from its beginning, none of it said, in one of the theme's colours."""
        if text == self._text and role in ("", self._role) and not any(self._said):
            return
        self._role = role or self._role
        self._text = text
        self._said = (False,) * len(text)
        self._fresh = (0, 0)
        # Qt counts in UTF-16 units; a rare surname outside the first plane takes two.
        self._units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]
        self.viewport().setAccessibleName(text)
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def show_said(self, said: tuple[bool, ...]) -> None:
        """Mark what has been said: one flag a character. The text stays where it is."""
        if len(said) != len(self._text) or said == self._said:
            return
        fresh = [index for index, (now, before) in enumerate(zip(said, self._said, strict=True)) if now and not before]
        self._said = said
        if fresh:
            self._fresh = (fresh[0], fresh[-1] + 1)
            self._follow(fresh[-1])
        self.viewport().update()

    def show_done(self) -> None:
        """The text has served its purpose: it steps back, and stays where it is."""
        self._role = "said"
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Half a line at the lower edge would look like a fault: only whole ones are painted.
        painter.setClipRect(QRectF(0, 0, self.width(), self.height() // self._step * self._step + 2))
        painter.setPen(colour(self, self._role))
        origin = QPointF(0, -self.verticalScrollBar().value())
        runs = self._said_runs()
        self._layout.draw(painter, origin, [self._pale(start, end) for start, end in runs])
        for start, end in runs:
            self._underline(painter, origin, start, end, colour(self, "line"))
        self._underline(painter, origin, *self._fresh, colour(self, "accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        # The frame's width and not the viewport's: a scroll bar that comes must not change the lines it scrolls.
        width, height = float(self.width()), self.height()
        needed = self._set_lines(self._sizes[0], width)
        if needed > height:
            needed = self._set_lines(self._sizes[1], width)
        if needed > height:
            needed = self._set_lines(self._sizes[1], width - _SCROLL_ROOM)
        bar = self.verticalScrollBar()
        shown = height // self._step * self._step
        bar.setRange(0, max(0, round(needed) - shown))
        bar.setPageStep(shown)
        bar.setSingleStep(self._step)
        self.viewport().update()

    def _set_lines(self, pixels: int, width: float) -> float:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self._text, font)
        layout.setTextOption(option)
        step = self._step = round(pixels * _LEADING)
        ascent = QFontMetricsF(font).height()
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, pixels))
            line.setPosition(QPointF(0, y + (step - ascent) / 2))
            y += step
        layout.endLayout()
        self._layout = layout
        return y

    def _said_runs(self) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        for index, flag in enumerate(self._said):
            if flag and runs and runs[-1][1] == index:
                runs[-1] = (runs[-1][0], index + 1)
            elif flag:
                runs.append((index, index + 1))
        return runs

    def _pale(self, start: int, end: int) -> QTextLayout.FormatRange:
        pale = QTextLayout.FormatRange()
        pale.start = self._units[start]
        pale.length = self._units[end] - self._units[start]
        pale.format = QTextCharFormat()
        pale.format.setForeground(colour(self, "said"))
        return pale

    def _underline(self, painter: QPainter, origin: QPointF, start: int, end: int, ink: QColor) -> None:
        first, last = self._units[start], self._units[end]
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            left, right = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if left >= right:
                continue
            y = origin.y() + line.y() + line.height() + 1
            x1, x2 = _x_of(line, left), _x_of(line, right)
            painter.drawLine(QPointF(x1 + 1, y), QPointF(x2 - 1, y))

    def _follow(self, index: int) -> None:
        line = self._layout.lineForTextPosition(self._units[index])
        if not line.isValid():
            return
        box = QRectF(line.rect())
        bar = self.verticalScrollBar()
        if box.bottom() > bar.value() + bar.pageStep():
            bar.setValue(round(line.lineNumber() * self._step))


def _x_of(line: QTextLine, unit: int) -> float:
    # PySide gives the C++ out-parameter back as well: (x, cursor position).
    found = line.cursorToX(unit)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
