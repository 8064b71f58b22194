"""Finds words that have less room than they need: in labels, buttons, boxes and tabs of what is shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

_SLACK = 1
"""Pixels by which fonts round up."""


def cut_words(top: QWidget) -> dict[str, str]:
    """The words that are cut or elided in `top`, by where they stand (in the tree of widgets)."""
    found = {}
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.visibleRegion().boundingRect().isValid() and (words := _cut(widget)):
            found[_place(widget, top)] = words
    return found


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        # What is too wide for a box that cannot be moved sideways loses its right edge.
        return "too wide for its box" if inside is not None and inside.width() > widget.viewport().width() else ""
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.text() if widget.width() + _SLACK < widget.sizeHint().width() else ""
    if isinstance(widget, QPushButton):
        return _cut_button(widget)
    if isinstance(widget, QLineEdit) and not widget.text() and not isinstance(widget.parent(), QComboBox):
        room = widget.contentsRect().width() - 8
        words = widget.placeholderText()
        return words if widget.fontMetrics().horizontalAdvance(words) > room else ""
    return ""


def _cut_label(label: QLabel) -> str:
    whole, drawn = label.text(), QLabel.text(label)
    if not whole:
        return ""
    if drawn != whole:
        return whole if drawn.endswith("…") else ""
    room = label.contentsRect().adjusted(label.margin(), 0, -label.margin(), 0)
    if label.wordWrap():
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, whole)
        return whole if needed.height() > room.height() + 2 or needed.width() > room.width() + _SLACK else ""
    longest = max(label.fontMetrics().horizontalAdvance(line) for line in whole.splitlines() or [""])
    return whole if longest > room.width() + _SLACK else ""


def _cut_button(button: QPushButton) -> str:
    whole, drawn = button.text(), QPushButton.text(button)
    if drawn != whole:
        return whole if drawn.endswith("…") else ""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()
    words = whole.replace("&", "")
    return whole if words and button.fontMetrics().horizontalAdvance(words) > room + _SLACK else ""


def _place(widget: QWidget, top: QWidget) -> str:
    steps = []
    here = widget
    while here is not top and here.parentWidget() is not None:
        siblings = [child for child in here.parentWidget().children() if type(child) is type(here)]
        steps.append(f"{type(here).__name__}{siblings.index(here)}")
        here = here.parentWidget()
    return "/".join(reversed(steps))
