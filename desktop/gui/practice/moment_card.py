"""A moment that is worth another try: what was said, what would have been better, how it sounds, and again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.core.practice.drill import Drill, Goal, Taboo
from desktop.core.practice.moments import Missed
from desktop.gui.cards import row, words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.debrief_sound import DebriefSound
from desktop.session.call_time import minutes

_SIGNS = {"goal": tr_noop("没有做到"), "taboo": tr_noop("不可以"), "alert": tr_noop("提醒")}
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
        self.setAccessibleName(
            tr("第 {number} 处，{time}，{sign}：{title}").format(
                number=number, time=minutes(missed.time), sign=tr(_SIGNS[missed.kind]), title=missed.title
            )
        )
        self.model, self.own = _button(tr("▶ 听示范")), _button(tr("▶ 听自己"))
        self.retry = _button(tr("↻ 从这里再来"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(row(told, f"{minutes(missed.time)} {_SIGNS[missed.kind]}", _TONES[missed.kind]))
        for text, tone in self._lines():
            column.addWidget(words(text, tone))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button, shown, name in (
            (self.model, self._model is not None, tr("听示范")),
            (self.own, sound.has_own, tr("听自己当时说的")),
            (self.retry, True, tr("从这里再来")),
        ):
            button.setVisible(shown)
            button.setAccessibleName(tr("{name}：{title}").format(name=name, title=missed.title))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(2)
        column.addLayout(buttons)
        self.retry.setToolTip(tr("从客户说这句话的地方接着练；不计成绩"))
        self.model.clicked.connect(self._play_model)
        self.own.clicked.connect(self._play_own)
        self.retry.clicked.connect(self.again)
        sound.changed.connect(self._show_state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _lines(self) -> list[tuple[str, str]]:
        missed = self.missed
        lines = [(tr("您说：“{said}”").format(said=missed.said), "moment")] if missed.said else []
        if missed.measure:
            lines.append((missed.measure, "moment"))
        if missed.better:
            lines.append((tr("可以说：{better}").format(better=missed.better), "ok"))
        if self._model is not None and self._model.text != missed.better:
            lines.append((tr("示范：{text}").format(text=self._model.text), "moment"))
        if why := self._why():
            lines.append((why, "dim"))
        if standard := missed.source.standard.replace(",", tr("、")):
            place = " · ".join(
                part for part in (tr("标准 {standard}").format(standard=standard), missed.source.section) if part
            )
            lines.append((place, "dim"))
        return lines

    def _why(self) -> str:
        named: tuple[Goal | Taboo, ...] = ()
        if self.missed.kind != "alert":
            named = self._drill.goals if self.missed.kind == "goal" else self._drill.taboos
        return next((one.why for one in named if one.id == self.missed.of), "")

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
        for button, what, name in ((self.model, "model", tr("听示范")), (self.own, "own", tr("听自己"))):
            button.setText(tr("■ 停") if self._sound.key == (self, what) else f"▶ {name}")


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "small")
    return button
