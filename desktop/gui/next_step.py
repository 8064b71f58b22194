"""What comes after the line: announced, counted down to, and whether one may hang up.

Two rows that never move; one where there is little room, then without the bar.
"""

import math

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QWidget

from desktop.core.events import CountdownStarted
from desktop.gui.announcing import announce
from desktop.gui.elided import ElidedLabel
from desktop.gui.glyph import Glyph
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour, restyle

_HEIGHT, _TIGHT_HEIGHT = 40, 22
_ROW = 19
_FIGURE_PIXELS, _TIGHT_FIGURE_PIXELS = 30, 18
WARNING_SECONDS = 5.0
"""How long a warning stands in place of what comes next; pressing again within it is meant."""
_WAYS_OUT = {
    "": ("", "", ""),
    "not_yet": ("forbidden", "bad", tr_noop("不可以直接挂机")),
    "now": ("done", "ok", tr_noop("可以挂机")),
}


class _Bar(QWidget):
    """The part of the time that is left, as a thin bar."""

    decorative = True
    """The figure beside it says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_part(self, part: float) -> None:
        self._part = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = self.height() / 2 - 2
        painter.setBrush(colour(self, "bar"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), 4), 2, 2)
        painter.setBrush(colour(self, "accent"))
        painter.drawRoundedRect(QRectF(0, top, self.width() * self._part, 4), 2, 2)


class NextStep(QWidget):
    """The upper row says what comes next; the lower one how long to wait, or shows the wait itself."""

    def __init__(self) -> None:
        super().__init__()
        self._tight = False
        self._countdown: CountdownStarted | None = None
        self._left = 0.0
        self._announced, self._quiet = "", ""
        self._warning = ("", "")
        self._warned = QElapsedTimer()
        self.figure = QLabel()
        self.figure.setProperty("tone", "countdown")
        self.figure.hide()
        self.words, self.quiet = ElidedLabel(), ElidedLabel()
        for words in (self.words, self.quiet):
            words.setProperty("tone", "dim")
        self._bar = _Bar()
        self._sign, self.way_out = Glyph("forbidden", "bad", 14), QLabel()
        self._lay_out()
        self.show_tight(False)
        self.show_way_out("")

    @property
    def seconds_left(self) -> int | None:
        """What the countdown shows; None when none runs."""
        return math.ceil(self._left) if self._countdown else None

    @property
    def warning(self) -> bool:
        """Whether a warning stands there now."""
        return self._warned.isValid() and self._warned.elapsed() < WARNING_SECONDS * 1000

    def show_words(self, announced: str, quiet: str = "") -> None:
        """What comes next, and beneath it how the step goes on; a countdown that runs is over."""
        self._announced, self._quiet = announced, quiet
        self._countdown = None
        self.end_warning()

    def show_way_out(self, hang_up: str) -> None:
        """Whether hanging up is right: `not_yet`, `now` or nothing to say."""
        sign, role, words = _WAYS_OUT[hang_up]
        self.way_out.setText(tr(words))
        if words:
            self._sign.show_sign(sign, role)
            restyle(self.way_out, tone=role)
        self._paint()

    def start(self, countdown: CountdownStarted, now: float) -> None:
        """The procedure waits."""
        self._countdown = countdown
        self._left = countdown.seconds
        self._fit_figure()
        self.count(now)
        self._paint()

    def count(self, now: float) -> None:
        """It is `now` seconds into the call. The figure only ever goes down."""
        if self._warned.isValid() and not self.warning:
            self.end_warning()
        if self._countdown is None:
            return
        end = self._countdown.time + self._countdown.seconds
        self._left = max(0.0, min(self._left, end - now))
        figure = str(math.ceil(self._left))
        if figure != self.figure.text():
            self.figure.setText(figure)
        self._bar.show_part(self._left / self._countdown.seconds if self._countdown.seconds else 0.0)

    def stop(self) -> None:
        """The procedure waits no longer."""
        self._countdown = None
        self._quiet = ""
        self._paint()

    def warn(self, what: str, how: str) -> None:
        """Say in place of what comes next what is urgent, and how to do it all the same, for some seconds."""
        self._warned.start()
        self._warning = (what, how)
        for words in (self.words, self.quiet):
            restyle(words, tone="bad")
        self._paint()
        announce(self, tr("{what}。{how}").format(what=what, how=how), urgent=True)

    def end_warning(self) -> None:
        """Say again what comes next."""
        self._warned.invalidate()
        for words in (self.words, self.quiet):
            restyle(words, tone="dim")
        self._paint()

    def show_tight(self, tight: bool) -> None:
        """Be one row high and not two."""
        self._tight = tight
        self.setFixedHeight(scaled(_TIGHT_HEIGHT if tight else _HEIGHT))
        self._below.setHidden(tight)
        self._grid.setRowMinimumHeight(1, 0 if tight else scaled(_ROW))
        self._grid.addWidget(self.figure, 0, 0, 1 if tight else 2, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self.words, 0, 1, 1, 1 if tight else 2)
        self._grid.addWidget(self._out, 0 if tight else 1, 2)
        self._fit_figure()
        self._paint()

    @staticmethod
    def spared_when_tight() -> int:
        """How many pixels less it takes then."""
        return scaled(_HEIGHT) - scaled(_TIGHT_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _paint(self) -> None:
        self.figure.setVisible(self._countdown is not None)
        self._out.setVisible(bool(self.way_out.text()) and not (self.warning and self._tight))
        if self.warning:
            what, how = self._warning
            self._show(f"{how}　{what}" if self._tight else what, how)
            self.words.setToolTip(f"{what}\n{how}")
            self._lower.setCurrentWidget(self.quiet)
            return
        then = self._countdown.then if self._countdown else ""
        words = tr("秒后：{then}").format(then=then) if then else tr("秒后继续") if self._countdown else self._announced
        self._show(words if self._countdown or not self._tight else "　".join(self._calm()), self._quiet)
        self.words.setToolTip("\n".join(self._calm()))
        self._lower.setCurrentWidget(self._bar if self._countdown else self.quiet)

    def _calm(self) -> list[str]:
        return [words for words in (self._quiet, self._announced) if words]

    def _show(self, upper: str, lower: str) -> None:
        self.words.setText(upper)
        self.quiet.setText(lower)
        self.quiet.setToolTip(lower)

    def _fit_figure(self) -> None:
        # As wide as the longest figure of this countdown, so that 10 does not push what 9 leaves.
        font = QFont(self.figure.font())
        font.setPixelSize(scaled(_TIGHT_FIGURE_PIXELS if self._tight else _FIGURE_PIXELS))
        font.setBold(True)
        self.figure.setFont(font)
        seconds = math.ceil(self._countdown.seconds) if self._countdown else 0
        self.figure.setFixedWidth(self.figure.fontMetrics().horizontalAdvance("0" * len(str(seconds))) + 2)

    def _lay_out(self) -> None:
        self._below, self._out = QWidget(), QWidget()
        self._lower = QStackedLayout(self._below)
        self._lower.addWidget(self.quiet)
        self._lower.addWidget(self._bar)
        out = QHBoxLayout(self._out)
        out.setContentsMargins(0, 0, 0, 0)
        out.setSpacing(4)
        out.addWidget(self._sign)
        out.addWidget(self.way_out)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(0, scaled(_ROW))
        grid.addWidget(self._below, 1, 1)
