"""Why the call is where it is: the last moves, on demand, over the page and without moving it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.gui import shortcuts
from desktop.gui.glyph import GlyphButton
from desktop.gui.language import tr
from desktop.gui.moves import Move
from desktop.session.call_time import minutes

_SHOWN = 12
_FRAME = 46
"""The height of heading and edges."""


class WhyPanel(QFrame):
    """Time, where to, the words that moved it, how sure; the newest on top."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("sheet")
        self.setAccessibleName(tr("为什么在这里"))
        self._room = QRect()
        heading = QLabel(tr("为什么在这里"))
        heading.setProperty("tone", "section")
        close = self.close_button = GlyphButton("close", size=22)
        shortcuts.label(close, tr("收起"), shortcuts.WHY)
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.hide()

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Show these, the newest first."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for number, move in enumerate(moves[:_SHOWN]):
            grid.addWidget(_words(minutes(move.time), "dim"), 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_words(move.where, ""), 2 * number, 1)
            evidence = _words(move.evidence, "dim")
            evidence.setContentsMargins(0, 0, 0, 5)
            grid.addWidget(evidence, 2 * number + 1, 1)
        if not moves:
            grid.addWidget(_words(tr("通话开始后，这里列出每次换阶段、进出情形的依据。"), "dim"), 0, 0, 1, 2)
        grid.setRowStretch(2 * _SHOWN, 1)
        self._area.setWidget(inside)
        self.fit(self._room)

    def fit(self, room: QRect) -> None:
        """Cover no more of this part of the page than the moves need."""
        self._room = room
        inside = self._area.widget()
        needed = inside.heightForWidth(room.width() - 30) + _FRAME if inside else room.height()
        self.setGeometry(room.x(), room.y(), room.width(), min(room.height(), needed))


def _words(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    if not text[:1].isdigit():
        label.setSizePolicy(label.sizePolicy().Policy.Ignored, label.sizePolicy().Policy.Preferred)
    return label
