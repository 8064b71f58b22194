"""That the customer is listened to is shown for as long as it is so: calm, and never to be missed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.gui.elided import ElidedLabel
from desktop.gui.glyph import Glyph
from desktop.gui.hearing_state import HearingState
from desktop.gui.language import tr, tr_noop
from desktop.gui.theme import restyle

_WHAT_FOR = tr_noop(
    "客户的声音只在这台电脑上识别，不评分，不保存录音。\n"
    "说过的话记不记，由设置里的“通话记录”决定；不想听客户，在设置里关闭。"
)


class CustomerMark(QWidget):
    """A small row under the customer's name; not there at all while only the microphone is heard."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sign = Glyph("ear", "accent", 13)
        self.words = ElidedLabel()
        self.words.setProperty("tone", "mark")
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 0, 2)
        row.setSpacing(4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        self._both = self._in_call = False
        self._watch, self._watch_tip = "", ""
        self.hide()

    def show_call(self, hearing: HearingState) -> None:
        """What holds during a call."""
        self._in_call = True
        self.setToolTip(tr(_WHAT_FOR))
        if hearing.hears_customer is False:
            self._show(tr("现在听不到客户"), "warning", "warn")
        elif hearing.hears_customer:
            self._show(tr("正在听客户"), "ear", "accent")
        else:
            self._show(tr("正在打开客户的声音"), "ear", "dim")
        self.setVisible(hearing.both)

    def show_plan(self, both: bool) -> None:
        """What the next call will do, or for what there is listened already."""
        self._both, self._in_call = both, False
        self.setToolTip(self._watch_tip if self._watch else tr(_WHAT_FOR))
        self._show(self._watch or tr("通话时同时听客户"), "ear", "dim")
        self.setVisible(both or bool(self._watch))

    def show_watch(self, words: str, tip: str) -> None:
        """Between calls an open microphone is told of in these words; empty ones: it is closed."""
        self._watch, self._watch_tip = words, tip
        if not self._in_call:
            self.show_plan(self._both)

    def _show(self, words: str, sign: str, role: str) -> None:
        if words != self.words.text():
            self._sign.show_sign(sign, role)
            self.words.setText(words)
            restyle(self.words, tone="mark", role=role)
            self.setAccessibleName(words)
