"""One alert at a time in a place that is always there, with the better words and three answers.

While there is none, what the program offers has its row there.
"""

from PySide6.QtCore import QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.core.events import AlertCleared, AlertConfirmed, AlertRaised
from desktop.gui import shortcuts
from desktop.gui.announcing import announce, hush
from desktop.gui.elided import ElidedLabel
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph
from desktop.gui.language import tr, tr_noop
from desktop.gui.offer_row import OfferRow
from desktop.gui.text_size import is_large, scaled
from desktop.gui.theme import restyle

_FADE_MS = 120
_KIND = "alert"
"""Of announcements."""
_KEYS_FROM = 336
"""Pixels of width from which the answers have room for their keys."""
_WITH_KEYS = {
    "acknowledged": (tr_noop("知道了"), shortcuts.ACKNOWLEDGE),
    "false_alarm": (tr_noop("误报"), shortcuts.FALSE_ALARM),
}
_SIGNS = {
    "notice": ("notice", "accent", tr_noop("提醒")),
    "warning": ("warning", "warn", tr_noop("注意")),
    "fatal": ("fatal", "bad", tr_noop("严重")),
}


class AlertSlot(QFrame):
    """Shows what the policy lets through; a provisional alert looks unsure until the final settles it."""

    answered = Signal(str, str)
    """The alert's id and what the agent answered: acknowledged, false_alarm or mute."""

    def __init__(self, offers: OfferRow) -> None:
        super().__init__()
        self.setObjectName("alert")
        self.setFixedHeight(scaled(108) + (scaled(30) if is_large() else 0))
        self._alert: AlertRaised | None = None
        self._announced = ("", "")
        self._sign = Glyph("notice", "accent", 18)
        self.title = ElidedLabel()
        self.unsure = QLabel(tr("未确认"))
        self.unsure.setObjectName("unsure")
        self.say = FittedText((15, 13), 2)
        self.calm = QLabel(wordWrap=is_large())
        self.calm.setObjectName("calm")
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = self._make_buttons()
        self.why = QPushButton(tr("为什么"))
        self.why.setProperty("look", "small")
        shortcuts.label(self.why, tr("为什么"), shortcuts.WHY_ALERT)
        self.why.clicked.connect(self.explain)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._make_calm_page(offers))
        self._pages.addWidget(self._make_page())
        self._fade = self._make_fade()
        self.show_calm(tr("没有提醒"))

    @property
    def alert_id(self) -> str:
        """The alert shown; empty when there is none."""
        return self._alert.id if self._alert else ""

    @property
    def provisional(self) -> bool:
        """Whether the alert shown still rests on partials."""
        return self._alert is not None and not self.unsure.isHidden()

    def show_calm(self, text: str) -> None:
        """No alert: say so quietly."""
        if self._alert is None and text == self.calm.text():
            return
        self._alert = None
        self.calm.setText(text)
        self._pages.setCurrentIndex(0)
        restyle(self, severity="", provisional="")
        self.setAccessibleName(text)

    def raise_alert(self, alert: AlertRaised) -> None:
        """Show an alert, in place of the one before. What the policy kept back is not for the agent now."""
        if not alert.shown:
            return
        self._alert = alert
        sign, role, word = _SIGNS[alert.severity]
        look = "forbidden" if alert.alert == "forbidden" and alert.severity != "fatal" else alert.severity
        if look == "forbidden":
            sign, role = "forbidden", "bad"
        self._sign.show_sign(sign, role)
        self.title.setText(f"{tr(word)} · {alert.title}" if alert.severity == "fatal" else alert.title)
        self.title.setToolTip(alert.explanation or alert.title)
        self.say.show_text(_better_words(alert))
        self.why.setEnabled(bool(alert.explanation))
        self.why.setToolTip(
            tr("为什么（{shown}）\n{explanation}").format(shown=shortcuts.WHY_ALERT.said, explanation=alert.explanation)
        )
        self.unsure.setVisible(alert.provisional)
        restyle(self, severity=look, provisional="true" if alert.provisional else "false")
        self._pages.setCurrentIndex(1)
        self._fade.stop()
        self._effect.setEnabled(True)
        self._fade.start()
        self._announce(alert, tr("{word}：{title}。{say}").format(word=tr(word), title=alert.title, say=self.say.text))

    def confirm(self, confirmed: AlertConfirmed) -> None:
        """The provisional alert holds."""
        if confirmed.id == self.alert_id:
            self.unsure.hide()
            restyle(self, provisional="false")

    def clear(self, cleared: AlertCleared) -> None:
        """The alert is over; the slot stays."""
        if cleared.id == self.alert_id:
            hush(_KIND)
            done = {"mended": tr("✓ 已改正"), "false_alarm": tr("已记为误报"), "withdrawn": tr("已撤回：未听清")}
            self.show_calm(done.get(cleared.reason, tr("没有提醒")))

    def answer(self, answer: str) -> None:
        """Answer the alert that is shown, as the buttons do."""
        if self._alert is not None:
            self.answered.emit(self._alert.id, answer)

    def explain(self) -> None:
        """Say why the alert came, in place of the better words; once more brings them back. Only when asked to."""
        if self._alert is None or not self._alert.explanation:
            return
        words = _better_words(self._alert)
        self.say.show_text(self._alert.explanation if self.say.text == words else words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is no room for the keys they are left to the tool-tips, sooner than cutting words.
        for answer, (text, key) in _WITH_KEYS.items():
            self.buttons[answer].setText(f"{tr(text)}　{key.said}" if self.width() >= scaled(_KEYS_FROM) else tr(text))

    def _make_buttons(self) -> dict[str, QPushButton]:
        texts = {**_WITH_KEYS, "mute": (tr_noop("本次不再提醒"), shortcuts.MUTE)}
        made = {}
        for answer, (text, key) in texts.items():
            button = QPushButton(tr(text))
            button.setProperty("look", "small")
            shortcuts.label(button, tr(text), key)
            button.clicked.connect(lambda _checked=False, chosen=answer: self.answer(chosen))
            made[answer] = button
        return made

    def _make_calm_page(self, offers: OfferRow) -> QWidget:
        page = QWidget()
        # Both in one cell: an offer that comes moves no word.
        cell = QGridLayout(page)
        cell.setContentsMargins(6, 4, 6, 4)
        cell.addWidget(self.calm, 0, 0)
        cell.addWidget(offers, 0, 0, Qt.AlignmentFlag.AlignBottom)
        return page

    def _make_page(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._sign)
        head.addWidget(self.title, 1)
        head.addWidget(self.unsure)
        answers = QGridLayout()
        answers.setSpacing(6)
        # Where letters are large, two rows of two.
        columns = 2 if is_large() else len(self.buttons) + 2
        for place, button in enumerate(self.buttons.values()):
            answers.addWidget(button, place // columns, place % columns)
        answers.setColumnStretch(columns if is_large() else columns - 2, 1)
        answers.addWidget(self.why, int(is_large()), columns - 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 7, 10, 7)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.say)
        column.addStretch(1)
        column.addLayout(answers)
        return page

    def _make_fade(self) -> QPropertyAnimation:
        effect = self._effect = QGraphicsOpacityEffect(self)
        effect.setEnabled(False)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(_FADE_MS)
        fade.setStartValue(0.35)
        fade.setEndValue(1.0)
        # Not stateChanged: a window that goes in mid-fade tells of that too, when the effect is gone already.
        fade.finished.connect(lambda: effect.setEnabled(False))
        return fade

    def _announce(self, alert: AlertRaised, text: str) -> None:
        self.setAccessibleName(text)
        # An alert whose figures go on is told of once, and once more when it becomes graver.
        if (alert.id, alert.severity) != self._announced:
            self._announced = (alert.id, alert.severity)
            announce(self, text, _KIND, urgent=alert.severity == "fatal")


def _better_words(alert: AlertRaised) -> str:
    return tr("可以说：{say}").format(say=alert.say) if alert.say else alert.heard
