"""The window of past calls: the list, trends, promises, and the data that is kept. Stands beside the main window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import PeitingError
from desktop.gui import shortcuts
from desktop.gui.cards import words
from desktop.gui.glyph import application_icon
from desktop.gui.history_calls import CallsPage
from desktop.gui.history_desk import RecordDesk
from desktop.gui.history_filters import HistoryFilters
from desktop.gui.history_promises import PromisesPage
from desktop.gui.kept_data_page import KeptDataPage
from desktop.gui.language import tr, tr_noop
from desktop.gui.page_tabs import PageTabs, Tab
from desktop.gui.trend_page import TrendPage
from desktop.session.held_with import library_and_sheet
from desktop.session.rule_names import RULE_NAMES, RuleNames
from desktop.storage.library import PackInfo
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_PAGES = (tr_noop("通话"), tr_noop("趋势"), tr_noop("承诺"), tr_noop("留存的数据"))


class HistoryWindow(QWidget):
    """Reads the record on threads of its own: a call that goes on meanwhile does not notice."""

    def __init__(
        self,
        open_record: "Callable[[], CallRecord]",
        settings: Settings,
        save: Callable[[Settings], None],
        packs: Sequence[PackInfo] = (),
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("陪听：以前的通话"))
        self.setWindowIcon(application_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The program ends with the main window.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("page")
        # Counting may take long; looking for a call does not wait for it.
        self._desks = (RecordDesk(open_record, self), RecordDesk(open_record, self))
        desk, counting = self._desks
        library_and_sheet.cache_clear()
        by = settings.agent.name or settings.agent.number or tr("质检员")
        self.calls = CallsPage(desk, HistoryFilters(packs, _rules(settings.library.pack)), by)
        self.trends = TrendPage(counting, settings.library.pack)
        self.promises = PromisesPage(desk, by)
        self.data = KeptDataPage(desk, settings, save)
        self.trouble = words("", "bad")
        self.trouble.hide()
        self.pages = QStackedWidget()
        self.tabs = PageTabs((Tab(name, name, name) for name in map(tr, _PAGES)), self)
        self._lay_out()
        for each in self._desks:
            each.troubled.connect(self._show_trouble)
        self.trends.counted.connect(self.promises.show_trends)
        self.promises.changed.connect(self.trends.count)
        self.data.erased.connect(self._read_again)
        self.calls.erased.connect(self.trends.count)
        self.tabs.idClicked.connect(self.show_page)
        self._read_again()
        self.show_page(0)
        self.calls.view.setFocus()

    def show_page(self, number: int) -> None:
        """Turn to a page: 0 calls, 1 trends, 2 promises, 3 data."""
        self.trouble.hide()
        self.pages.setCurrentIndex(number)
        self.tabs.mark(number)
        if number == len(_PAGES) - 1:
            self.data.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        for desk in self._desks:
            desk.close()
        self.calls.reports.erase()
        super().closeEvent(event)

    def _read_again(self) -> None:
        self.calls.search()
        self.trends.count()

    def _show_trouble(self, error: PeitingError) -> None:
        self.trouble.setText(f"{error.message}{error.remedy}")
        self.trouble.show()

    def _lay_out(self) -> None:
        for page in (self.calls, self.trends, self.promises, self.data):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tabs.row)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        shortcuts.bind(self, shortcuts.CLOSE_WINDOW, self.close)
        self.setMinimumSize(340, 420)
        self.resize(760, 640)


def _rules(pack: str) -> list[tuple[str, str]]:
    """Every rule by which calls can be looked for, with its name: the program's own first."""
    library, _sheet = library_and_sheet(pack)
    ids = [*RULE_NAMES, *(item.id for item in library.items), *(phrase.id for phrase in library.phrases)]
    names = RuleNames(library)
    return [(rule, names.of_rule(rule)) for rule in dict.fromkeys(ids)]
