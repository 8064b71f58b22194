"""Small drawn signs in the theme's colours, alone or as a button."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from desktop import paths
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour


@cache
def _drawing(name: str, hex_colour: str) -> QSvgRenderer:
    source = (paths.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("#000", hex_colour).encode()))


def application_icon() -> QIcon:
    """The program's own icon, drawn at the sizes that task bars ask for."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _drawing("peiting", "#000").render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Glyph(QWidget):
    """One sign; changes name and colour without changing size."""

    def __init__(self, name: str, role: str, size: int = 16) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setFixedSize(scaled(size), scaled(size))

    def show_sign(self, name: str, role: str) -> None:
        """Show another sign in another of the theme's colours."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        _drawing(self._name, colour(self, self._role).name()).render(painter, QRectF(self.rect()))


class GlyphButton(QPushButton):
    """A button with a sign in place of words; its accessible name says what it does."""

    def __init__(self, name: str, role: str = "dim", size: int = 26) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setProperty("look", "flat")
        self.setFixedSize(scaled(size), scaled(size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_sign(self, name: str) -> None:
        """Show another sign."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        side = float(scaled(16))
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        role = "ink" if self.underMouse() else self._role
        if not self.isEnabled():
            painter.setOpacity(0.35)
        _drawing(self._name, colour(self, role).name()).render(painter, box)
