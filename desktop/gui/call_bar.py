"""The top of the window: how long, with whom, start and end."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import shortcuts
from desktop.gui.customer_mark import CustomerMark
from desktop.gui.elided import ElidedButton, ElidedLabel
from desktop.gui.glyph import GlyphButton
from desktop.gui.language import tr
from desktop.gui.text_size import is_large, scaled
from desktop.gui.theme import colour, restyle
from desktop.gui.told_picture import ToldPicture
from desktop.session.call_time import minutes


class CallDot(ToldPicture):
    """A filled dot during a call, a ring outside: shape, not colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._live = False
        self.setFixedSize(scaled(12), scaled(12))

    def show_live(self, live: bool) -> None:
        """Fill it or not."""
        self._live = live
        self.setAccessibleName(tr("通话中") if live else tr("未通话"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour(self, "ok" if self._live else "dim")
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ink if self._live else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))


class CallBar(QFrame):
    """Timer, customer and the one button that starts, ends and goes on to the next call."""

    call_pressed = Signal()
    customer_pressed = Signal()
    settings_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(2 * scaled(42) if is_large() else scaled(46))
        self.dot = CallDot()
        self.clock = QLabel(tr("待机"))
        self.clock.setProperty("tone", "clock")
        self.customer = ElidedButton()
        self.customer.setProperty("look", "flat")
        shortcuts.label(self.customer, tr("填写客户称呼"), shortcuts.CUSTOMER)
        self.mark = CustomerMark()
        self.caller = ElidedLabel()
        self.caller.setProperty("tone", "mark")
        self.caller.setProperty("role", "dim")
        self.caller.setContentsMargins(7, 0, 0, 2)
        self.caller.hide()
        self.call = QPushButton(tr("开始通话"))
        self.history = GlyphButton("history")
        shortcuts.label(self.history, tr("以前的通话"), shortcuts.HISTORY)
        _keep_place(self.history)
        self.settings = GlyphButton("settings")
        shortcuts.label(self.settings, tr("设置"), shortcuts.SETTINGS, tr("手册：F1"))
        self._lay_out()
        self.call.clicked.connect(self.call_pressed)
        self.customer.clicked.connect(self.customer_pressed)
        self.settings.clicked.connect(self.settings_pressed)
        self.show_idle("")

    def show_idle(self, customer: str) -> None:
        """No call yet; what is already known of the next customer."""
        self.dot.show_live(False)
        self.clock.setText(tr("待机"))
        self.history.show()
        self._show_who(customer or tr("填写客户称呼"))
        self._show_call_button(tr("开始通话"), "primary")

    def show_call(self, pack: str, customer: str) -> None:
        """A call is going on, with whom, and by which pack. Past ones are not offered then; their key opens them."""
        self.dot.show_live(True)
        self.history.hide()
        self._show_who(" · ".join(part for part in (customer or tr("客户待确认"), pack) if part))
        self._show_call_button(tr("结束通话"), "")

    def show_caller(self, caller: str) -> None:
        """What the softphone tells of who calls; it stays until another call."""
        self.caller.setText(caller)
        # The caller chose these words: a tip would take markup in them for its own.
        self.caller.setToolTip(f"<qt>{escape(caller)}</qt>")
        self.caller.setVisible(bool(caller))

    def show_doubt(self, doubt: bool) -> None:
        """Whether ending the call has to be meant twice. The button stays as wide as it is."""
        if doubt != (self.call.property("look") == "stop"):
            self._show_call_button(tr("确认结束") if doubt else tr("结束通话"), "stop" if doubt else "")

    def show_over(self, customer: str) -> None:
        """The call is over and being looked back on."""
        self.dot.show_live(False)
        self.history.show()
        self._show_who(tr("已结束 · {customer}").format(customer=customer) if customer else tr("已结束"))
        self._show_call_button(tr("下一通"), "primary")

    def show_time(self, seconds: float) -> None:
        """How long the call lasts."""
        text = minutes(seconds)
        if text != self.clock.text():
            self.clock.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setContentsMargins(14, 0, 10, 0)
        upper.setSpacing(8)
        upper.addWidget(self.dot)
        upper.addWidget(self.clock)
        # Where letters are large, whom one speaks with and the one button have a row of their own.
        lower = QHBoxLayout() if is_large() else upper
        lower.addLayout(self._make_who(), 1)
        lower.addWidget(self.call)
        if is_large():
            upper.addStretch(1)
            lower.setContentsMargins(6, 0, 10, 4)
        upper.addWidget(self.history)
        upper.addWidget(self.settings)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(upper, 1)
        if is_large():
            rows.addLayout(lower, 1)

    def _make_who(self) -> QVBoxLayout:
        who = QVBoxLayout()
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self.customer)
        # In a widget of its own: a layout with nothing to show would take the room of the name above it.
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        below = QHBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.caller, 1)
        below.addWidget(self.mark, 1)
        who.addWidget(foot)
        who.addStretch(1)
        return who

    def _show_call_button(self, text: str, look: str) -> None:
        self.call.setText(text)
        shortcuts.label(self.call, text, shortcuts.CALL)
        restyle(self.call, look=look)

    def _show_who(self, who: str) -> None:
        self.customer.setText(who)
        shortcuts.label(self.customer, tr("填写客户称呼"), shortcuts.CUSTOMER, who)


def _keep_place(button: QWidget) -> None:
    """Leave its room empty while it is hidden: the button that ends the call must not move under the pointer."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
