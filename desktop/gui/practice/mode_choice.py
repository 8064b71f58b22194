"""With prompts, with fading prompts, or as an exam: three buttons, one of them down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.practice.attempt import Mode
from desktop.gui.cards import words
from desktop.gui.language import tr
from desktop.gui.practice.drill_words import MODES


class ModeChoice(QWidget):
    """What is chosen holds until something else is; a line below says what it means."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[Mode, QPushButton] = {}
        self._meaning = words("", "dim")
        row = QHBoxLayout()
        row.setSpacing(6)
        for number, (mode, (name, what)) in enumerate((mode, map(tr, texts)) for mode, texts in MODES.items()):
            button = QPushButton(name)
            button.setProperty("look", "grade")
            button.setCheckable(True)
            button.setShortcut(f"Ctrl+{number + 1}")
            button.setToolTip(tr("{name}（Ctrl+{number}）\n{what}").format(name=name, number=number + 1, what=what))
            button.setAccessibleName(tr("{name}：{what}").format(name=name, what=what))
            self._group.addButton(button)
            self.buttons[mode] = button
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._meaning)
        self._group.buttonToggled.connect(self._tell)
        self.choose("guided")

    @property
    def mode(self) -> Mode:
        """What is chosen."""
        return next(mode for mode, button in self.buttons.items() if button.isChecked())

    def choose(self, mode: Mode) -> None:
        """Press that one."""
        self.buttons[mode].setChecked(True)

    def _tell(self, _button: QPushButton, down: bool) -> None:
        if down:
            self._meaning.setText(tr(MODES[self.mode][1]))
            self.chosen.emit(self.mode)
