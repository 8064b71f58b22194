"""Choices of which one or several are ticked; their words wrap, and a click on them ticks as well."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.core.practice.question import Choice
from desktop.gui.cards import words
from desktop.gui.language import tr
from desktop.gui.theme import restyle


class ChoiceRows(QWidget):
    """One row a choice, in the order in which it is shown, with the digit that ticks it."""

    changed = Signal()

    def __init__(
        self, choices: Sequence[Choice], order: Sequence[int], ticked: Collection[int], *, many: bool, first: int = 1
    ) -> None:
        super().__init__()
        self._choices, self._first = choices, first
        self.group = QButtonGroup(self)
        self.group.setExclusive(not many)
        self._marks: dict[int, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place, index in enumerate(order):
            column.addWidget(self._row(place, index, many=many))
            self.group.button(index).setChecked(index in ticked)
        self.group.idToggled.connect(lambda _index, _checked: self.changed.emit())

    @property
    def ticked(self) -> tuple[int, ...]:
        """Indices of the choices that are ticked."""
        return tuple(sorted(self.group.id(button) for button in self.group.buttons() if button.isChecked()))

    def choose(self, place: int) -> None:
        """Tick, or take back, the choice at that place, counted from 0."""
        if self.isEnabled() and place < len(self.group.buttons()):
            self.group.buttons()[place].click()

    def reveal(self) -> None:
        """Say which ones are right and which ticked ones are not; nothing can be changed any more."""
        ticked = self.ticked
        for index, mark in self._marks.items():
            if self._choices[index].right:
                mark.setText(tr("✓ 对") if index in ticked else tr("○ 应选"))
                restyle(mark, tone="ok" if index in ticked else "warn")
            elif index in ticked:
                mark.setText(tr("✕ 错"))
                restyle(mark, tone="bad")
        self.setEnabled(False)

    def _row(self, place: int, index: int, *, many: bool) -> QWidget:
        text = self._choices[index].text
        button = QCheckBox() if many else QRadioButton()
        button.setAccessibleName(text)
        self.group.addButton(button, index)
        row = _Row(button)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(8)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(f"{self._first + place}　{text}"), 1)
        mark = words("", "ok")
        mark.setWordWrap(False)
        self._marks[index] = mark
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return row


class _Row(QWidget):
    """The whole width of a choice can be clicked."""

    def __init__(self, button: QCheckBox | QRadioButton) -> None:
        super().__init__()
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self._button.setFocus()
            self._button.click()
