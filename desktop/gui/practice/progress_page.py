"""What was practised so far, attempt by attempt."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.gui.cards import card, row, words


@dataclass(frozen=True, slots=True)
class Told:
    """One attempt or paper, in words."""

    when: str
    what: str
    came: str
    passed: bool | None
    """None: broken off."""


class ProgressPage(QWidget):
    """The latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("练过的内容")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._area)
        self.show_attempts(())

    def show_attempts(self, attempts: Sequence[Told]) -> None:
        """List them."""
        frame, column = card("练过的", f"{len(attempts)} 次" if attempts else "")
        for one in attempts:
            sign, tone = {True: ("✓", "ok"), False: ("✕", "bad"), None: ("○", "dim")}[one.passed]
            column.addWidget(row(f"{sign} {one.what}", one.came, tone))
            column.addWidget(words(one.when, "dim"))
        if not attempts:
            column.addWidget(words("还没有练过。结果只保存在这台电脑上，不分享就只有您能看到。", "dim"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(frame)
        rows.addStretch(1)
        self._area.setWidget(inside)
