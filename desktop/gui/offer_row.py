"""What the program offers to do with one press: note a promise, open a situation. Never more than one row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from desktop.gui import shortcuts
from desktop.gui.announcing import announce
from desktop.gui.elided import ElidedLabel
from desktop.gui.glyph import Glyph, GlyphButton
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.gui.theme import restyle

_NOTED_MS = 6000
_STALE_SECONDS = 30.0
_HEIGHT, _HEIGHT_WITH_REASON = 32, 38
_SIGNS = {"promise": ("promise", tr_noop("记下")), "situation": ("offer", tr_noop("打开"))}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that waits for a yes."""

    kind: Literal["promise", "situation"]
    id: str
    words: str
    since: float
    """Seconds into the call. A situation is only worth offering while it is measured."""
    reason: str = ""
    """What was measured, in a row of its own: neither is cut short for the other."""


class OfferRow(QFrame):
    """The latest offer; those before it come back when it is answered. Says for a moment what was noted."""

    accepted = Signal(object)
    """The Offer that the agent took."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.setFixedHeight(scaled(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._now = now
        self._offers: list[Offer] = []
        self._noted = QTimer(self, singleShot=True, interval=_NOTED_MS)
        self._noted.timeout.connect(self._paint)
        self._sign = Glyph("promise", "accent", 16)
        self.words, self.reason, self.more = ElidedLabel(), ElidedLabel(), QLabel()
        self.reason.setObjectName("reason")
        self.take = QPushButton()
        self.take.setProperty("look", "small")
        shortcuts.label(self.take, tr("记下或打开"), shortcuts.ACCEPT)
        self.take.clicked.connect(self.accept)
        self.close_button = GlyphButton("close", size=22)
        shortcuts.label(self.close_button, tr("不用"), shortcuts.DECLINE)
        self.close_button.clicked.connect(self.decline)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 5, 0)
        row.setSpacing(6)
        row.addWidget(self._sign)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.words)
        said.addWidget(self.reason)
        row.addLayout(said, 1)
        for widget in (self.more, self.take, self.close_button):
            row.addWidget(widget)
        self._paint()

    @property
    def offer(self) -> Offer | None:
        """The one shown now."""
        return self._offers[-1] if self._offers else None

    def add(self, offer: Offer) -> None:
        """Offer something, in place of the same offered before."""
        self.withdraw(offer.kind, offer.id)
        self._offers.append(offer)
        self._noted.stop()
        self._paint()
        announce(self, f"{offer.words} {offer.reason}")

    def withdraw(self, kind: str, offer_id: str) -> None:
        """It need not be offered any longer."""
        left = [offer for offer in self._offers if (offer.kind, offer.id) != (kind, offer_id)]
        if left != self._offers:
            self._offers = left
            self._paint()

    def show_noted(self, offer_id: str, words: str) -> None:
        """A promise was noted; say so for a moment."""
        self.withdraw("promise", offer_id)
        self._noted.start()
        self._paint()
        self.words.setText(words)
        self.words.setToolTip(words)

    def clear(self) -> None:
        """Nothing is offered."""
        self._offers = []
        self._noted.stop()
        self._paint()

    def count(self) -> None:
        """Take away what was measured too long ago to be true still."""
        for offer in self._offers:
            if offer.kind == "situation" and self._now() - offer.since > _STALE_SECONDS:
                self.withdraw(offer.kind, offer.id)
                return

    def accept(self) -> None:
        """Take the offer that is shown."""
        if self.offer and self.isVisible() and not self._noted.isActive():
            self.accepted.emit(self._offers[-1])
            if self.offer.kind == "situation":
                self.withdraw(self.offer.kind, self.offer.id)

    def decline(self) -> None:
        """Leave the offer that is shown; a promise stays in the summary of the call as not noted."""
        if self._noted.isActive():
            self._noted.stop()
            self._paint()
        elif self.offer and self.isVisible():
            self.withdraw(self.offer.kind, self.offer.id)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _paint(self) -> None:
        noted = self._noted.isActive()
        self.setVisible(noted or self.offer is not None)
        restyle(self, noted="true" if noted else "false")
        self.take.setVisible(not noted)
        self.more.setVisible(not noted and len(self._offers) > 1)
        self.more.setText(f"+{len(self._offers) - 1}")
        reason = "" if noted or self.offer is None else self.offer.reason
        self.reason.setVisible(bool(reason))
        self.reason.setText(reason)
        self.setFixedHeight(scaled(_HEIGHT_WITH_REASON if reason else _HEIGHT))
        if noted:
            self._sign.show_sign("done", "ok")
        elif self.offer is not None:
            sign, act = _SIGNS[self.offer.kind]
            self._sign.show_sign(sign, "accent")
            self.words.setText(self.offer.words)
            self.words.setToolTip(self.offer.words)
            self.reason.setToolTip(reason)
            self.take.setText(tr(act))
            shortcuts.label(self.take, tr(act), shortcuts.ACCEPT)
