"""The stages of the call as a rail that can be tapped: the agent's tap always wins."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.script import Stage
from desktop.gui import shortcuts
from desktop.gui.language import tr
from desktop.gui.text_size import is_large, scaled
from desktop.gui.theme import restyle


class StageRail(QWidget):
    """Done ones carry a tick, the present one is bold and filled."""

    chosen = Signal(str)
    current_pressed = Signal()
    """The agent tapped the stage that the call is in."""

    def __init__(self) -> None:
        super().__init__()
        # Where letters are large the stages stand below each other: half a name is none.
        self._row = QVBoxLayout(self) if is_large() else QHBoxLayout(self)
        if not is_large():
            self.setFixedHeight(scaled(30) + 8)
        self._row.setContentsMargins(14, 6, 14, 2)
        self._row.setSpacing(4)
        self._stages: tuple[Stage, ...] = ()
        self._current = self._reason = ""
        self._been: set[str] = set()
        self.buttons: list[QPushButton] = []

    @property
    def current(self) -> str:
        """The id of the present stage; empty outside a call."""
        return self._current

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show the library's stages; none has been entered."""
        if tuple(stages) != self._stages:
            self._stages = tuple(stages)
            for button in self.buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(stage) for stage in stages]
        self._current = self._reason = ""
        self._been.clear()
        self._paint()

    def enter(self, stage_id: str) -> None:
        """The call moved to that stage."""
        self._current = stage_id
        self._been.add(stage_id)
        self._paint()

    def show_reason(self, reason: str) -> None:
        """Why the call is in the present stage, for whoever asks."""
        self._reason = reason
        self._paint()

    def choose(self, number: int) -> None:
        """Tap the stage of that number, counted from 0."""
        if number < len(self.buttons) and self.buttons[number].isEnabled():
            self.chosen.emit(self._stages[number].id)

    def _button(self, stage: Stage) -> QPushButton:
        button = QPushButton(stage.name)
        button.setProperty("look", "stage")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(scaled(30))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False, name=stage.id: self._tap(name))
        self._row.addWidget(button, 1)
        return button

    def _tap(self, stage_id: str) -> None:
        if stage_id == self._current:
            self.current_pressed.emit()
        else:
            self.chosen.emit(stage_id)

    def _paint(self) -> None:
        for number, (stage, button) in enumerate(zip(self._stages, self.buttons, strict=True)):
            state = "on" if stage.id == self._current else "done" if stage.id in self._been else "todo"
            word = {"on": tr("当前阶段"), "done": tr("已经过"), "todo": tr("未到")}[state]
            button.setText(f"✓ {stage.name}" if state == "done" else stage.name)
            key = shortcuts.STAGES[number] if number < len(shortcuts.STAGES) else None
            why = tr("{reason}\n点一下看依据（{shown}）").format(reason=self._reason, shown=shortcuts.WHY.said)
            hint = why if state == "on" else tr("点一下，以您选的阶段为准")
            shortcuts.label(button, tr("{name}，{word}").format(name=stage.name, word=word), key, hint)
            restyle(button, state=state)
