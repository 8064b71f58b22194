"""The situations that can break in, by family; the open one is filled and can be closed."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.core.script import Family, Library
from desktop.gui import shortcuts
from desktop.gui.glyph import GlyphButton
from desktop.gui.language import tr
from desktop.gui.text_size import scaled
from desktop.gui.theme import restyle

_MARGIN = 14
_NUMERALS = "123456789abcdefghijklmnopqrstuvwxyz"
"""What is pressed for the entries of a menu, in their order."""
_GAP = 6
_HEIGHT = 24


class SituationChips(QWidget):
    """One row that never wraps: what has no room is found under 更多."""

    chosen = Signal(str)
    closed = Signal()
    find_pressed = Signal()
    why_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(scaled(_HEIGHT) + 10)
        self._library: Library | None = None
        self._families: list[Family] = []
        self._open: list[str] = []
        self._reason = ""
        self.chips: list[QPushButton] = []
        self.more = QPushButton(tr("更多…"), self)
        self.more.setProperty("look", "chip")
        shortcuts.label(self.more, tr("更多情形"), shortcuts.MORE_SITUATIONS)
        self.more.clicked.connect(self.open_more)
        self.close_button = GlyphButton("close", "accent", 24)
        self.close_button.setParent(self)
        shortcuts.label(self.close_button, tr("结束当前情形"), shortcuts.CLOSE_SITUATION, tr("回到原来的阶段"))
        self.close_button.clicked.connect(self.closed)
        self.close_button.hide()
        self.find_button = GlyphButton("search", size=24)
        self.find_button.setParent(self)
        shortcuts.label(self.find_button, tr("找情形或阶段"), shortcuts.FIND, tr("也可以直接打拼音首字母，如 ws"))
        self.find_button.clicked.connect(self.find_pressed)

    @property
    def open_situation(self) -> str:
        """The id of the innermost open situation, or empty."""
        return self._open[-1] if self._open else ""

    @property
    def open_situations(self) -> tuple[str, ...]:
        """The ids of all that are open, the innermost last."""
        return tuple(self._open)

    def show_library(self, library: Library) -> None:
        """Show the library's families that hold at least one situation; none is open."""
        if library is not self._library:
            self._library = library
            known = {family.id: family for family in library.families}
            ids = [*known, *(s.family for s in library.situations)]
            used = {situation.family for situation in library.situations}
            self._families = [known.get(name, Family(name, name)) for name in dict.fromkeys(ids) if name in used]
            for chip in self.chips:
                chip.hide()
                chip.deleteLater()
            self.chips = [self._chip(number, family) for number, family in enumerate(self._families)]
        self._open.clear()
        self._paint()
        self._place()

    def enter(self, situation: str) -> None:
        """A situation broke in, perhaps inside another one."""
        if situation not in self._open:
            self._open.append(situation)
        self._paint()

    def leave(self, situation: str) -> None:
        """A situation is over."""
        if situation in self._open:
            self._open.remove(situation)
        self._paint()

    def show_reason(self, reason: str) -> None:
        """Why the innermost situation is open, for whoever asks."""
        self._reason = reason
        self._paint()

    def open_family(self, number: int) -> None:
        """Open the menu of the family of that number, counted from 0."""
        if number < len(self.chips) and self.isEnabled():
            chip = self.chips[number]
            anchor = chip if chip.isVisible() else self.more
            self._menu_of(self._families[number]).popup(anchor.mapToGlobal(QPoint(0, scaled(_HEIGHT) + 2)))

    def open_more(self) -> None:
        """Open the menu of the families that have no room in the row."""
        menu = QMenu(self)
        for family, chip in zip(self._families, self.chips, strict=True):
            if chip.isHidden():
                menu.addMenu(self._menu_of(family, within=True))
        if menu.isEmpty():
            for family in self._families:
                menu.addMenu(self._menu_of(family, within=True))
        menu.popup(self.more.mapToGlobal(QPoint(0, scaled(_HEIGHT) + 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _menu_of(self, family: Family, within: bool = False) -> QMenu:
        number = self._families.index(family)
        menu = QMenu(_numbered(number, family.name) if within else family.name, self)
        assert self._library is not None
        situations = [s for s in self._library.situations if s.family == family.id]
        for number, situation in enumerate(situations):
            mark = "✓ " if situation.id in self._open else ""
            action = menu.addAction(_numbered(number, f"{mark}{situation.name}"))
            action.triggered.connect(lambda _checked=False, name=situation.id: self.chosen.emit(name))
        if any(situation.id in self._open for situation in situations):
            menu.addSeparator()
            why = menu.addAction(tr("为什么在这里　{shown}").format(shown=shortcuts.WHY.said))
            why.triggered.connect(self.why_pressed)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _chip(self, number: int, family: Family) -> QPushButton:
        chip = QPushButton(family.name, self)
        chip.setProperty("look", "chip")
        chip.clicked.connect(lambda _checked=False, which=number: self.open_family(which))
        return chip

    def _paint(self) -> None:
        active = ""
        name = ""
        if self._library is not None and self._open:
            situation = next((s for s in self._library.situations if s.id == self._open[-1]), None)
            active, name = (situation.family, situation.name) if situation else ("", "")
        hidden_active = False
        for number, (family, chip) in enumerate(zip(self._families, self.chips, strict=True)):
            on = family.id == active
            hidden_active = hidden_active or (on and chip.isHidden())
            restyle(chip, state="on" if on else "off")
            key = shortcuts.SITUATIONS[number] if number < len(shortcuts.SITUATIONS) else None
            shortcuts.label(
                chip,
                tr("{name}，已打开：{name2}").format(name=family.name, name2=name) if on else family.name,
                key,
                self._reason if on else "",
            )
        restyle(self.more, state="on" if hidden_active else "off")
        more = tr("更多情形，已打开：{name}").format(name=name) if hidden_active else tr("更多情形")
        shortcuts.label(self.more, more, shortcuts.MORE_SITUATIONS, self._reason if hidden_active else "")
        self.close_button.setVisible(bool(self._open))

    def _place(self) -> None:
        # The room for the close button is always kept, so that no chip moves when a situation opens.
        button = scaled(_HEIGHT)
        end = self.width() - _MARGIN - 2 * button - _GAP
        self.find_button.move(self.width() - _MARGIN + 2 - button, 7)
        self.close_button.move(self.width() - _MARGIN + 2 - 2 * button, 7)
        widths = [chip.sizeHint().width() for chip in self.chips]
        more = self.more.sizeHint().width()
        fits = sum(widths) + _GAP * max(0, len(widths) - 1) <= end - _MARGIN
        x, full = _MARGIN, False
        for chip, width in zip(self.chips, widths, strict=True):
            full = full or (not fits and x + width + _GAP + more > end)
            chip.setVisible(not full)
            if not full:
                chip.setGeometry(x, 7, width, scaled(_HEIGHT))
                x += width + _GAP
        self.more.setVisible(not fits)
        self.more.setGeometry(x, 7, more, scaled(_HEIGHT))
        self._paint()


def _numbered(number: int, name: str) -> str:
    plain = name.replace("&", "&&")
    return f"&{_NUMERALS[number].upper()}  {plain}" if number < len(_NUMERALS) else plain
