"""Prompts that come only when the trainee hesitates: the card is covered until then."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.core.events import Event, VoiceStarted, VoiceStopped
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.gui.language import tr, tr_noop

HESITATION_MS = 4000
"""After the customer's last word; a trainee who knows what to say has begun by then."""
_WORDS = tr_noop("先自己想：这时该说什么？\n停顿 4 秒，提示才出现。")


class FadingPrompts(QObject):
    """Covers the card while it is switched on; nothing moves, since the card keeps its place."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self._on = False
        self.hints = 0
        """How often the trainee needed the prompt."""
        self.cover = QLabel(tr(_WORDS), card.parentWidget())
        self.cover.setObjectName("cover")
        self.cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cover.hide()
        self._hesitates = QTimer(self, singleShot=True, interval=HESITATION_MS)
        self._hesitates.timeout.connect(self._uncover)
        self._speaking = QTimer(self, singleShot=True)
        self._speaking.timeout.connect(self._hesitates.start)
        if (page := card.parentWidget()) is not None:
            page.installEventFilter(self)

    def switch(self, on: bool) -> None:
        """Cover the card, or give it back."""
        self._on, self.hints = on, 0
        self._stop()
        self._cover(on)

    def feed(self, event: Event) -> None:
        """Take one event of the rehearsal, in time order."""
        if not self._on:
            return
        if isinstance(event, CustomerSpeaks):
            self._stop()
            self._cover(True)
            self._speaking.start(round(event.seconds * 1000))
        elif isinstance(event, CustomerStops) or (isinstance(event, VoiceStarted) and event.channel == "agent"):
            self._stop()
        elif isinstance(event, VoiceStopped) and event.channel == "agent":
            self._cover(True)
            self._hesitates.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _uncover(self) -> None:
        self.hints += 1
        self._cover(False)

    def _cover(self, covered: bool) -> None:
        # Not hidden: hidden it would not follow the window's height.
        self._card.setEnabled(not covered)
        self.cover.setVisible(covered)
        self._place()

    def _place(self) -> None:
        if not self.cover.isHidden():
            self.cover.setGeometry(self._card.geometry())
            self.cover.raise_()

    def _stop(self) -> None:
        self._speaking.stop()
        self._hesitates.stop()
