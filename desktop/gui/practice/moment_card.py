"""A moment that is worth another try: what was said, what would have been better, how it sounds, and again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.core.practice.drill import Drill, Goal, Taboo
from desktop.core.practice.moments import Missed
from desktop.gui.cards import row, words
from desktop.gui.practice.debrief_sound import DebriefSound
from desktop.session.call_time import minutes

_SIGNS = {"goal": "没有做到", "taboo": "不可以", "alert": "提醒"}
_TONES = {"goal": "warn", "taboo": "bad", "alert": "bad"}


class MomentCard(QFrame):
    """One of them; its buttons are those that there is something behind."""

    again = Signal()
    """From here once more."""

    def __init__(self, number: int, missed: Missed, drill: Drill, sound: DebriefSound) -> None:
        super().__init__()
        self.setObjectName("judged")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.missed, self._drill, self._sound = missed, drill, sound
        self._model = sound.model_of(drill, missed)
        told = f"{number}　{missed.title}"
        self.setAccessibleName(f"第 {number} 处，{minutes(missed.time)}，{_SIGNS[missed.kind]}：{missed.title}")
        self.model, self.own = _button("▶ 听示范"), _button("▶ 听自己")
        self.retry = _button("↻ 从这里再来")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(row(told, f"{minutes(missed.time)} {_SIGNS[missed.kind]}", _TONES[missed.kind]))
        for text, tone in self._lines():
            column.addWidget(words(text, tone))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button, shown, name in (
            (self.model, self._model is not None, "听示范"),
            (self.own, sound.has_own, "听自己当时说的"),
            (self.retry, True, "从这里再来"),
        ):
            button.setVisible(shown)
            button.setAccessibleName(f"{name}：{missed.title}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(2)
        column.addLayout(buttons)
        self.retry.setToolTip("从客户说这句话的地方接着练；不计成绩")
        self.model.clicked.connect(self._play_model)
        self.own.clicked.connect(self._play_own)
        self.retry.clicked.connect(self.again)
        sound.changed.connect(self._show_state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _lines(self) -> list[tuple[str, str]]:
        missed = self.missed
        # What could have been said at any time has no words in place of which it stands.
        anywhere = missed.kind == "goal" and not any(
            goal.after for goal in self._drill.goals if goal.name == missed.title
        )
        lines = [(f"您说：“{missed.said}”", "moment")] if missed.said and not anywhere else []
        if missed.better:
            lines.append((f"可以说：{missed.better}", "ok"))
        if self._model is not None and self._model.text != missed.better:
            lines.append((f"示范：{self._model.text}", "moment"))
        if why := self._why():
            lines.append((why, "dim"))
        if standard := missed.source.standard.replace(",", "、"):
            place = " · ".join(part for part in (f"标准 {standard}", missed.source.section) if part)
            lines.append((place, "dim"))
        return lines

    def _why(self) -> str:
        named: tuple[Goal | Taboo, ...] = ()
        if self.missed.kind != "alert":
            named = self._drill.goals if self.missed.kind == "goal" else self._drill.taboos
        return next((one.why for one in named if one.name == self.missed.title), "")

    def _play_model(self) -> None:
        key = (self, "model")
        if self._sound.key == key:
            self._sound.stop()
        elif self._model is not None:
            self._sound.play_model(key, self._drill, self._model)

    def _play_own(self) -> None:
        key = (self, "own")
        if self._sound.key == key:
            self._sound.stop()
        else:
            # Missed goals are noted when they were due: what was said before is what to hear.
            self._sound.play_own(key, max(0.0, self.missed.time - 5.0))

    def _show_state(self) -> None:
        for button, what, name in ((self.model, "model", "听示范"), (self.own, "own", "听自己")):
            button.setText("■ 停" if self._sound.key == (self, what) else f"▶ {name}")


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "small")
    return button
