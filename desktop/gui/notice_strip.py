"""Troubles, where they happen, with what to do next; a sheet over the foot of the window that moves nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.gui import shortcuts
from desktop.gui.announcing import announce, hush
from desktop.gui.glyph import Glyph, GlyphButton
from desktop.gui.language import tr
from desktop.gui.theme import restyle


@dataclass(frozen=True, slots=True)
class Notice:
    """One trouble. A later one of the same `key` takes its place."""

    key: str
    """What it is about, e.g. device:agent; the same key takes it away when it is over."""
    what: str
    remedy: str
    bad: bool = False
    """Whether the call cannot be heard until it is mended."""
    action: str = ""
    """The words on the button that helps; empty for none."""
    act: Callable[[], None] | None = None


class NoticeStrip(QFrame):
    """Shows the gravest notice, and how many more there are."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notice")
        self._notices: list[Notice] = []
        self._over = over
        self._sign = Glyph("warning", "warn", 16)
        self.what, self.remedy = QLabel(), QLabel()
        self.what.setObjectName("what")
        for words in (self.what, self.remedy):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.count = QLabel()
        self.count.setProperty("tone", "dim")
        self.action = QPushButton()
        self.action.setProperty("look", "small")
        self.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action.clicked.connect(self.mend)
        self.close_button = GlyphButton("close", size=22)
        shortcuts.label(self.close_button, tr("关闭通知"), shortcuts.DISMISS)
        self.close_button.clicked.connect(self.dismiss)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> Notice | None:
        """The notice shown now."""
        return next((n for n in reversed(self._notices) if n.bad), self._notices[-1] if self._notices else None)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All that are not closed, the latest last."""
        return tuple(self._notices)

    def show_notice(self, notice: Notice) -> None:
        """Show a trouble, in place of one about the same thing."""
        self._notices = [other for other in self._notices if other.key != notice.key] + [notice]
        self._paint()
        announce(self, f"{notice.what} {notice.remedy}", f"notice:{notice.key}", urgent=notice.bad)

    def resolve(self, key: str) -> None:
        """The trouble is over."""
        hush(f"notice:{key}")
        self._notices = [notice for notice in self._notices if notice.key != key]
        self._paint()

    def dismiss(self) -> None:
        """Put the shown notice away."""
        if self.shown:
            self.resolve(self.shown.key)

    def mend(self) -> None:
        """Do what the shown notice's button says."""
        if self.shown and self.shown.act:
            self.shown.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _paint(self) -> None:
        notice = self.shown
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._sign.show_sign("fatal" if notice.bad else "warning", "bad" if notice.bad else "warn")
        self.what.setText(notice.what)
        self.remedy.setText(notice.remedy)
        self.remedy.setVisible(bool(notice.remedy))
        others = len(self._notices) - 1
        self.count.setText(tr("另有 {others} 条").format(others=others) if others else "")
        self.action.setVisible(bool(notice.action))
        self.action.setText(notice.action)
        shortcuts.label(self.action, notice.action or tr("处理"), shortcuts.MEND)
        restyle(self, severity="bad" if notice.bad else "warn")
        self.setAccessibleName(f"{notice.what} {notice.remedy}")
        self._place()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.action)
        foot.addWidget(self.count)
        foot.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        words.addLayout(foot)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 8, 9)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _place(self) -> None:
        if self.isHidden():
            return
        width = self._over.width() - 20
        self.resize(width, self.height())
        self._row.activate()
        height = min(self._row.totalHeightForWidth(width), self._over.height() - 60)
        self.setGeometry(10, self._over.height() - height - 10, width, height)
        self.raise_()
