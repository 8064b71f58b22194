"""The plain parts of which pages to read are made: cards, rows, words, folds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


def card(title: str = "", aside: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A frame and the column inside it; `aside` stands small at the right of the title."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(5)
    if title and aside:
        column.addWidget(row(title, aside, left_tone="section"))
    elif title:
        column.addWidget(words(title, "section"))
    return frame, column


def row(left: str, right: str, tone: str = "dim", left_tone: str = "") -> QWidget:
    """Words that wrap, and a short state at their right."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(words(left, left_tone), 1)
    state = words(right, tone)
    state.setWordWrap(False)
    line.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    return made


def words(text: str, tone: str = "") -> QLabel:
    """A label in one of the tones of the style sheet; figures stay on one line, the rest wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(tone not in ("figure", "score"))
    return label


def fold(title: str) -> tuple[QPushButton, QWidget, QVBoxLayout]:
    """A button that shows and hides what is put into the column; closed at first."""
    button = QPushButton(f"▸ {title}")
    button.setProperty("look", "small")
    button.setCheckable(True)
    inside = QWidget()
    inside.hide()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(5)
    button.toggled.connect(inside.setVisible)
    button.toggled.connect(lambda shown: button.setText(f"{'▾' if shown else '▸'}{button.text()[1:]}"))
    return button, inside, rows
