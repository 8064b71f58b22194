"""The handbooks beside the window: read while a call goes on, found in by a word."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.gui import shortcuts
from desktop.gui.cards import words
from desktop.gui.glyph import application_icon
from desktop.gui.handbook_text import PAGES, page
from desktop.gui.handbook_view import HandbookView
from desktop.gui.language import tr
from desktop.gui.page_tabs import PageTabs, Tab

_log = logging.getLogger(__name__)


class Handbook(QWidget):
    """Three pages; opens with the one that was read last."""

    def __init__(self, kept: Path) -> None:
        """`kept`: the file that remembers the page."""
        super().__init__()
        self.setWindowTitle(tr("陪听：手册"))
        self.setWindowIcon(application_icon())
        self.setObjectName("page")
        # The program ends with the main window.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._kept = kept
        self.name = ""
        self.view = HandbookView()
        self.tabs = PageTabs((Tab(who, tr("给{who}的手册").format(who=who), who) for who in PAGES.values()), self)
        self.search = QLineEdit()
        self.told = words("", "dim")
        self.told.hide()
        self._lay_out()
        self._bind()
        self.show_page(_page_read_last(kept))
        self.view.setFocus()

    def show_page(self, name: str, place: str = "") -> None:
        """Turn to that page, and to a heading in it; the page is remembered."""
        if name != self.name:
            self.name = name
            self.view.show_text(page(name))
            self._remember()
        if place:
            self.view.scrollToAnchor(place)
        self.tabs.mark(list(PAGES).index(name))

    def look_for(self, backward: bool = False) -> None:
        """Go to the next place of what stands in the search field, on other pages where this one has no more."""
        text = self.search.text().strip()
        self.told.hide()
        if not text or self.view.find_next(text, backward):
            return
        names = list(PAGES)
        here = names.index(self.name)
        step = -1 if backward else 1
        for name in (names[(here + step * n) % len(names)] for n in range(1, len(names) + 1)):
            self.show_page(name)
            self.view.go_to_edge(last=backward)
            if self.view.find_next(text, backward):
                return
        self.told.setText(tr("手册里没有“{text}”。").format(text=text))
        self.told.show()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("在手册里查找"))
        self.search.setAccessibleName(tr("在手册里查找"))
        self.search.setClearButtonEnabled(True)
        line = QHBoxLayout()
        line.setContentsMargins(10, 4, 10, 0)
        line.addWidget(self.search, 1)
        self.view.setAccessibleName(tr("手册"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.tabs.row)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        self.setMinimumSize(340, 420)
        self.resize(560, 720)

    def _bind(self) -> None:
        self.view.page_wanted.connect(self.show_page)
        self.tabs.idClicked.connect(lambda number: self.show_page(list(PAGES)[number]))
        self.search.returnPressed.connect(self.look_for)
        shortcuts.bind(self, shortcuts.FIND, self._search)
        shortcuts.bind(self, shortcuts.FIND_NEXT, self.look_for)
        shortcuts.bind(self, shortcuts.FIND_PREVIOUS, lambda: self.look_for(backward=True))
        shortcuts.bind(self, shortcuts.CLOSE_WINDOW, self.close)

    def _search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _remember(self) -> None:
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._kept.write_text(json.dumps({"version": 1, "page": self.name}), encoding="utf-8")
        except OSError as error:
            _log.warning("page not kept in %s: %s", self._kept, error)


def _page_read_last(kept: Path) -> str:
    try:
        name = json.loads(kept.read_text(encoding="utf-8"))["page"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        name = ""
    return name if isinstance(name, str) and name in PAGES else next(iter(PAGES))
