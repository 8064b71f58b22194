"""The strip that says, during a drill, that this is practice and no call."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Beat, Drill
from desktop.gui import shortcuts
from desktop.gui.choices import Choices
from desktop.gui.elided import ElidedLabel
from desktop.gui.fitted_text import FittedText
from desktop.gui.language import tr
from desktop.gui.practice.drill_words import MODES

_NAME = 14
"""Characters of what a beat says that name it on a button."""


class PracticeStrip(QFrame):
    """Filled with the accent colour; its height is settled when the drill begins and stays."""

    end_pressed = Signal()
    beat_chosen = Signal(str)
    """Id of the beat that the trainer who plays the customer wants next."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.badge = QLabel(tr("练习"))
        self.badge.setObjectName("badge")
        self.title = ElidedLabel()
        self.mode = QLabel()
        self.end = QPushButton(tr("结束练习"))
        self.end.setProperty("look", "small")
        shortcuts.label(self.end, tr("结束练习"), shortcuts.BREAK_OFF, tr("中途结束，不算通过也不算没通过"))
        self.caption = FittedText((14, 13), 2)
        self.caption.setAccessibleName(tr("客户的话"))
        self._captioned = self._box(self.caption)
        self.beats = Choices()
        self._played = self._box(self.beats)
        self._ids: dict[str, str] = {}
        head = QHBoxLayout()
        head.setContentsMargins(12, 3, 8, 3)
        head.setSpacing(8)
        head.addWidget(self.badge)
        head.addWidget(self.title, 1)
        head.addWidget(self.mode)
        head.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._captioned)
        column.addWidget(self._played)
        self.end.clicked.connect(self.end_pressed)
        self.beats.chosen.connect(lambda name: self.beat_chosen.emit(self._ids[name]))
        self.hide()

    def show_drill(self, drill: Drill, mode: Mode, captions: bool, by_keys: bool) -> None:
        """A drill begins; `captions`: what the customer says is to be read, `by_keys`: somebody plays him."""
        self.title.setText(drill.title)
        self.title.setToolTip(drill.title)
        self.mode.setText(tr(MODES[mode][0]))
        # A trainer who plays him has no need of it, and the transcript has his words too.
        self._captioned.setVisible(captions and not by_keys)
        self._played.setVisible(by_keys)
        self.caption.show_text(tr("等客户开口……") if not drill.outbound else tr("电话接通了，请您先开口。"), "dim")
        self.beats.show_rows(2 if by_keys else 0)
        self.show_beats(())
        self.setAccessibleName(tr("练习中，不是真实通话：{title}").format(title=drill.title))
        self.show()

    def show_captions(self) -> None:
        """He cannot be heard after all."""
        self._captioned.setVisible(self._played.isHidden())

    def show_words(self, text: str) -> None:
        """What the customer says now; empty: he is silent."""
        self.caption.show_text(
            tr("客户：{text}").format(text=text) if text else tr("（客户没有声音）"), "ink" if text else "dim"
        )

    def show_beats(self, beats: Sequence[Beat], ends: str = "") -> None:
        """The ways in which he may go on, for who plays him; `ends`: the id under which he hangs up, where he may."""
        self._ids = {}
        for beat in beats:
            name = beat.note or "".join(beat.says[:1])[:_NAME] or tr("不出声")
            while name in self._ids:
                name += "…"
            self._ids[name] = beat.id
        if ends:
            self._ids[tr("挂机")] = ends
        self.beats.show_names(tuple(self._ids))

    def choose_beat(self, number: int) -> bool:
        """Take the way of that number, counted from 0; False where nobody plays the customer."""
        if self.isHidden() or self._played.isHidden():
            return False
        self.beats.choose(number)
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @staticmethod
    def _box(inside: FittedText | Choices) -> QFrame:
        frame = QFrame()
        frame.setObjectName("caption")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 2, 12, 1)
        column.addWidget(inside)
        return frame
