"""What a screen reader is told unasked: alerts, a new stage, offers and notices, each in one short sentence.

Without measure it would be a torrent over the customer's voice. What is urgent is spoken at once; of the rest there is
one sentence in `_PAUSE_MS`, in which a later one of a kind takes the place of the one that still waits, and nothing is
said twice within `_REPEAT_SECONDS`. What is hidden is not announced: an exam keeps it from everybody.
"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_PAUSE_MS = 2500
"""A short sentence takes about this long to be spoken."""
_REPEAT_SECONDS = 10.0
_Politeness = QAccessible.AnnouncementPoliteness


@dataclass(frozen=True, slots=True)
class _Waiting:
    part: QWidget
    words: str


def announce(part: QWidget, words: str, kind: str = "", urgent: bool = False) -> None:
    """Have a screen reader say `words` about a part of a window, as soon as it may; `urgent` interrupts.

    Of one `kind` only the latest is said; empty: the kind is the part.
    """
    application = QCoreApplication.instance()
    if application is None or not words.strip():
        return
    announcer = application.findChild(Announcer) or Announcer(application)
    announcer.announce(part, words.strip(), kind or str(id(part)), urgent)


def hush(kind: str) -> None:
    """What of this kind still waits to be said is over."""
    application = QCoreApplication.instance()
    announcer = application.findChild(Announcer) if application is not None else None
    if announcer is not None:
        announcer.hush(kind)


class Announcer(QObject):
    """One for the application, made with the first sentence."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, _Waiting] = {}
        self._said: dict[str, float] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def announce(self, part: QWidget, words: str, kind: str, urgent: bool) -> None:
        """Say it now, or after what was said just before."""
        if self._is_repeated(words):
            return
        self._waiting.pop(kind, None)
        if urgent:
            self._say(_Waiting(part, words), _Politeness.Assertive)
        elif self._pause.isActive():
            self._waiting[kind] = _Waiting(part, words)
        else:
            self._say(_Waiting(part, words), _Politeness.Polite)

    def hush(self, kind: str) -> None:
        """Do not say what of this kind still waits."""
        self._waiting.pop(kind, None)

    def _go_on(self) -> None:
        while self._waiting:
            waiting = self._waiting.pop(next(iter(self._waiting)))
            if self._say(waiting, _Politeness.Polite):
                return

    def _say(self, told: _Waiting, politeness: QAccessible.AnnouncementPoliteness) -> bool:
        # It may have waited for so long that its window is gone, or that it is over.
        if not isValid(told.part) or not told.part.isVisible() or not told.part.isEnabled():
            return False
        self._said[told.words] = time.monotonic()
        self._pause.start()
        post(told.part, told.words, politeness)
        return True

    def _is_repeated(self, words: str) -> bool:
        now = time.monotonic()
        self._said = {each: at for each, at in self._said.items() if now - at < _REPEAT_SECONDS}
        return words in self._said


def post(part: QWidget, words: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    """Hand one sentence to the system's screen reader; costs nothing where there is none."""
    event = QAccessibleAnnouncementEvent(part, words)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)
