"""The page of kept calls: find one, read its report, judge it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.errors import PeitingError
from desktop.gui.cards import words
from desktop.gui.history_desk import RecordDesk, Wanted
from desktop.gui.history_filters import HistoryFilters
from desktop.gui.history_list import CallsView
from desktop.gui.history_report import ShownReports
from desktop.gui.kept_data_erasing import really_erase
from desktop.gui.language import tr
from desktop.gui.theme import restyle
from desktop.session.call_judging import CallJudging
from desktop.session.data_erasure import Erased, erase_call_from
from desktop.session.held_with import library_and_sheet, scored
from desktop.session.report_head import started
from desktop.session.trend_words import CLASS_NAMES
from desktop.session.trends import ComplaintClass
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallSummary, KeptCall, Remark

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_PAGE = 200
_IN_A_ROW = 3
"""Buttons; five would be too wide beside a softphone."""


@dataclass(frozen=True, slots=True)
class _Page:
    calls: list[CallSummary]
    more: bool


class CallsPage(QWidget):
    """Nothing on it waits for the record; what is asked last is what is shown."""

    erased = Signal()
    """A call is gone; what was counted has to be counted again."""

    def __init__(self, desk: RecordDesk, filters: HistoryFilters, by: str) -> None:
        """`by` is the name that judgements and remarks bear."""
        super().__init__()
        self._desk, self._by = desk, by
        self.filters = filters
        self.reports = ShownReports(self)
        self.told = words(tr("正在读取……"), "dim")
        self.view = CallsView(filters.pack_names)
        self.report = _button(tr("打开报告"), "Alt+O", self.open_report)
        self.report.setProperty("look", "primary")
        self.pdf = _button(tr("存为 PDF…"), "Alt+S", self.save_pdf)
        self.judge = _button(tr("评分…"), "Alt+P", self.open_form)
        self.complaint = _button(tr("投诉分类"), "Alt+C", None)
        self.complaint.setMenu(self._classes())
        self.erase = _button(tr("删除…"), "Alt+D", self.erase_call)
        self.ask_erase: Callable[[QWidget, str], bool] = really_erase
        self._buttons: Sequence[QPushButton] = (self.report, self.pdf, self.judge, self.complaint, self.erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for part in (self.filters, self.told):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self._foot = QGridLayout()
        self._foot.setSpacing(6)
        for place, button in enumerate(self._buttons):
            self._foot.addWidget(button, *divmod(place, _IN_A_ROW))
        column.addLayout(self._foot)
        self.filters.changed.connect(self.search)
        self.view.calls.more_wanted.connect(self._search_on)
        self.view.activated.connect(self.open_report)
        self.view.selectionModel().currentChanged.connect(self._show_state)
        self._show_state()

    def search(self) -> None:
        """List the calls that fit what is chosen."""
        self._desk.ask("calls", partial(_find, replace(self.filters.query(), limit=_PAGE)), self._show_found)

    def open_report(self) -> None:
        """Open the chosen call's report in the browser."""
        self._with_chosen(_report, self._show_report)

    def save_pdf(self) -> None:
        """Ask where to, and write the chosen call's report there."""
        call = self.view.chosen
        if call is None:
            return
        path, _kind = QFileDialog.getSaveFileName(self, tr("报告存为 PDF"), f"{call.id}.pdf", "PDF (*.pdf)")
        if path:
            self._with_chosen(_kept, partial(self._write_pdf, Path(path)))

    def open_form(self) -> None:
        """Let a trainer judge the chosen call."""
        self._with_chosen(_judging, self._show_form)

    def erase_call(self) -> None:
        """Erase the chosen call for good, once that is meant."""
        call = self.view.chosen
        if call is not None and self.ask_erase(self, tr("{started} 的这通电话").format(started=started(call))):
            work = partial(_erase, call.id)
            self._desk.ask("erase", work, partial(self._tell_erased, call), owed=True)

    def tell(self, what: str, tone: str = "dim") -> None:
        """Say something above the list."""
        self.told.setText(what)
        restyle(self.told, tone=tone)

    def _with_chosen(self, work: "Callable[[str, CallRecord, Wanted], object]", done: Callable[..., None]) -> None:
        if (call := self.view.chosen) is not None:
            self._desk.ask("call", partial(work, call.id), done)

    def _search_on(self) -> None:
        query = replace(self.filters.query(), limit=_PAGE, offset=len(self.view.calls.calls))
        self._desk.ask("calls", partial(_find, query), self._add_found)

    def _show_found(self, page: _Page) -> None:
        self.view.calls.show_calls(page.calls, page.more)
        if page.calls:
            self.view.setCurrentIndex(self.view.calls.index(0))
        self._show_state()
        self._tell_count(page)

    def _add_found(self, page: _Page) -> None:
        self.view.calls.add_calls(page.calls, page.more)
        self._tell_count(page)

    def _tell_count(self, page: _Page) -> None:
        count = len(self.view.calls.calls)
        more = tr("，往下翻还有") if page.more else ""
        self.tell(
            tr("列出 {count} 通，最近的在前{more}。").format(count=count, more=more)
            if count
            else tr("没有符合条件的通话。换一个日期或条件试试。")
        )

    def _show_report(self, made: tuple[str, str]) -> None:
        self._try(partial(self.reports.show_page, *made), tr("报告已在浏览器里打开；临时文件一分钟后删除。"))

    def _write_pdf(self, path: Path, call: KeptCall) -> None:
        from desktop.gui.report_pdf import write_report_pdf
        from desktop.session.report_content import report_page

        library, sheet = library_and_sheet(call.summary.pack)
        self._try(
            lambda: write_report_pdf(report_page(call, library, sheet), path), tr("已存为 {path}。").format(path=path)
        )

    def _show_form(self, judging: CallJudging) -> None:
        from desktop.gui.score_form import open_score_form

        form = open_score_form(judging, self._by, self)
        form.finished.connect(self.search)

    def _classify(self, said: ComplaintClass) -> None:
        if (call := self.view.chosen) is None:
            return
        remark = Remark("complaint", "", said, self._by, datetime.now().isoformat(timespec="seconds"))
        told = tr("{started} 的通话已记为{kind}投诉。").format(started=started(call), kind=tr(CLASS_NAMES[said]))
        self._desk.ask("remark", partial(_remark, remark, call.id), lambda _done: self.tell(told, "ok"), owed=True)

    def _tell_erased(self, call: CallSummary, erased: Erased) -> None:
        told = tr("{started} 的通话已彻底删除。") if erased.calls else tr("{started} 的通话正在进行，没有删除。")
        # Its report may still lie open in the browser.
        self.reports.erase()
        query = replace(self.filters.query(), limit=_PAGE)
        self._desk.ask("calls", partial(_find, query), partial(self._show_rest, told.format(started=started(call))))
        self.erased.emit()

    def _show_rest(self, told: str, page: _Page) -> None:
        self._show_found(page)
        self.tell(told, "ok")

    def _classes(self) -> QMenu:
        menu = QMenu(self)
        for said, name in CLASS_NAMES.items():
            menu.addAction(name, partial(self._classify, said))
        return menu

    def _try(self, work: Callable[[], None], done: str) -> None:
        try:
            work()
        except PeitingError as error:
            self.tell(str(error), "bad")
        except OSError as error:
            self.tell(tr("写不了（{strerror}）。请换一个文件夹。").format(strerror=error.strerror), "bad")
        else:
            self.tell(done, "ok")

    def _show_state(self) -> None:
        chosen = self.view.chosen
        for button in self._buttons:
            button.setEnabled(chosen is not None and chosen.state != "open")


def _find(query: CallQuery, record: "CallRecord", wanted: Wanted) -> _Page:  # noqa: ARG001 - one shape for all
    calls = record.find(replace(query, limit=query.limit + 1))
    return _Page(calls[: query.limit], len(calls) > query.limit)


def _kept(call: str, record: "CallRecord", wanted: Wanted) -> KeptCall:  # noqa: ARG001 - one shape for all
    return scored(record.call(call))


def _report(call: str, record: "CallRecord", wanted: Wanted) -> tuple[str, str]:
    from desktop.session.call_report import report_html

    kept = _kept(call, record, wanted)
    return call, report_html(kept, *library_and_sheet(kept.summary.pack))


def _judging(call: str, record: "CallRecord", wanted: Wanted) -> CallJudging:  # noqa: ARG001 - one shape for all
    library, sheet = library_and_sheet(record.call(call).summary.pack)
    return CallJudging(record, call, sheet, library)


def _remark(remark: Remark, call: str, record: "CallRecord", wanted: Wanted) -> None:  # noqa: ARG001 - one shape
    record.remark(call, remark)


def _erase(call: str, record: "CallRecord", wanted: Wanted) -> Erased:  # noqa: ARG001 - one shape for all
    return erase_call_from(record, call)


def _button(text: str, key: str, slot: Callable[[], None] | None) -> QPushButton:
    button = QPushButton(text)
    button.setShortcut(key)
    button.setToolTip(tr("{name}（{key}）").format(name=text, key=key))
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if slot is not None:
        button.clicked.connect(slot)
    return button
