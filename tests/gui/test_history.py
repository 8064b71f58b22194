"""The window of past calls, with real widgets over a real record of some hundred calls."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from gui.gallery_history import AGENTS, fill
from kept_calls import STARTED
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.errors import PeitingError
from desktop.gui.history_list import CallsView
from desktop.gui.history_report import ShownReports
from desktop.gui.history_window import HistoryWindow
from desktop.gui.main_window import MainWindow
from desktop.gui.score_form import ScoreForm
from desktop.gui.theme import Theme
from desktop.session.held_with import library_and_sheet
from desktop.session.kept_record import open_kept_record
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import Remark
from desktop.storage.library import available_packs
from desktop.storage.record import CallRecord, open_record
from desktop.storage.settings import Settings

CALLS = 260


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every event is committed by itself, as in a live call: once is enough."""
    path = tmp_path_factory.mktemp("filled") / "calls.sqlite3"
    library, sheet = library_and_sheet("inbound")
    with closing(open_record(path, "summary")) as opened:
        fill(opened, library, sheet, CALLS, days=25)
    return path


@pytest.fixture
def record(filled: Path) -> Iterator[CallRecord]:
    paths.record_database().parent.mkdir(parents=True)
    shutil.copy(filled, paths.record_database())
    with closing(open_kept_record(Settings().record)) as opened:
        yield opened


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def past(qtbot: QtBot, record: CallRecord, saved: list[Settings]) -> Iterator[HistoryWindow]:
    Theme().wear("light")
    settings = Settings()
    packs = available_packs([paths.scripts_library()])
    made = HistoryWindow(lambda: open_kept_record(settings.record), settings, saved.append, packs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.calls.view.calls.calls), timeout=20_000)
    yield made
    made.close()


def listed(window: HistoryWindow) -> list[str]:
    return [call.id for call in window.calls.view.calls.calls]


def shows(qtbot: QtBot, window: HistoryWindow, wanted: list[str]) -> None:
    qtbot.waitUntil(lambda: listed(window) == wanted, timeout=10_000)


def ids(record: CallRecord, query: CallQuery) -> list[str]:
    return [call.id for call in record.find(query)]


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in widget.findChildren(QLabel))


class TestCalls:
    def test_the_latest_come_first_and_the_rest_by_scrolling(self, qtbot, past, record) -> None:
        everything = ids(record, CallQuery(limit=CALLS))
        assert listed(past) == everything[:200]

        past.calls.view.scrollToBottom()

        shows(qtbot, past, everything)
        assert "还有" not in past.calls.told.text()

    def test_every_filter_narrows_the_list(self, qtbot, past, record) -> None:
        since = (date.today() - timedelta(days=29)).isoformat()
        query = CallQuery(since=since)
        filters = past.calls.filters
        name, number = AGENTS[0]

        filters.agent.setText(number)
        query = replace(query, agent=name)
        shows(qtbot, past, ids(record, query))
        filters.rule.setCurrentIndex(filters.rule.findData("dead_air"))
        query = replace(query, rule="dead_air")
        shows(qtbot, past, ids(record, query))
        filters.score.setCurrentIndex(4)
        query = replace(query, least=90.0)
        shows(qtbot, past, ids(record, query))
        filters.score.setCurrentIndex(0)
        filters.rule.setCurrentIndex(0)
        filters.agent.clear()
        filters.state.setCurrentIndex(filters.state.findData("interrupted"))
        shows(qtbot, past, ids(record, CallQuery(since=since, state="interrupted")))
        assert listed(past)

    def test_own_days_count_whole(self, qtbot, past, record) -> None:
        filters = past.calls.filters
        day = date.today() - timedelta(days=5)
        assert not filters.since.isVisible()

        filters.span.setCurrentIndex(filters.span.count() - 1)
        filters.since.setDate(day)
        filters.until.setDate(day)

        shows(qtbot, past, ids(record, CallQuery(since=day.isoformat(), until=(day + timedelta(days=1)).isoformat())))
        assert filters.since.isVisible()
        assert listed(past)

    def test_nothing_found_is_said(self, qtbot, past) -> None:
        past.calls.filters.agent.setText("没有这个人")

        shows(qtbot, past, [])
        assert "没有符合条件" in past.calls.told.text()
        assert not past.calls.report.isEnabled()

    def test_a_row_is_told_whole_to_who_does_not_see_it(self, past) -> None:
        view: CallsView = past.calls.view
        broken = next(n for n, call in enumerate(view.calls.calls) if call.state == "interrupted")

        told = view.calls.data(view.calls.index(broken), Qt.ItemDataRole.AccessibleTextRole)

        assert "△ 中断" in str(told)
        assert "提醒" in str(told)

    def test_the_report_opens_and_is_taken_away(self, qtbot, past) -> None:
        opened: list[Path] = []

        def browse(url: QUrl) -> bool:
            opened.append(Path(url.toLocalFile()))
            return "通话报告" in opened[0].read_text(encoding="utf-8")

        past.calls.reports._show = browse
        past.calls.report.click()
        qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
        qtbot.waitUntil(lambda: "浏览器" in past.calls.told.text())
        (page,) = opened
        assert page.stem == past.calls.view.chosen.id

        past.close()

        assert not page.exists()
        assert not page.parent.exists()

    def test_the_report_is_saved_as_pdf(self, qtbot, past, tmp_path, monkeypatch) -> None:
        target = tmp_path / "报告.pdf"
        monkeypatch.setattr(
            "desktop.gui.history_calls.QFileDialog.getSaveFileName", lambda *_words: (str(target), "PDF")
        )

        past.calls.pdf.click()

        qtbot.waitUntil(lambda: "已存为" in past.calls.told.text(), timeout=20_000)
        assert target.read_bytes().startswith(b"%PDF")

    def test_the_trainers_form_judges_the_chosen_call(self, qtbot, past) -> None:
        past.calls.judge.click()

        qtbot.waitUntil(lambda: bool(past.findChildren(ScoreForm)), timeout=20_000)
        (form,) = past.findChildren(ScoreForm)
        assert form.rows
        form.accept()

    def test_the_class_of_a_complaint_is_kept_even_when_the_window_closes(self, past, record) -> None:
        call = past.calls.view.chosen.id

        past.calls.complaint.menu().actions()[2].trigger()
        past.close()

        assert [(one.about, one.said) for one in record.call(call).remarks][-1] == ("complaint", "function")

    def test_a_call_that_goes_on_is_left_alone(self, qtbot, past, record) -> None:
        call = record.begin(replace(STARTED, started_at=datetime.now().isoformat(timespec="seconds")))

        past.calls.search()

        qtbot.waitUntil(lambda: listed(past)[0] == call, timeout=10_000)
        assert past.calls.view.chosen.state == "open"
        assert not past.calls.report.isEnabled()
        assert not past.calls.judge.isEnabled()

    def test_a_record_that_cannot_be_read_is_told(self, qtbot, saved) -> None:
        def fail() -> CallRecord:
            raise PeitingError("record-locked", "通话记录打不开。", "请关闭别的程序。")

        made = HistoryWindow(fail, Settings(), saved.append)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()

        qtbot.waitUntil(made.trouble.isVisible, timeout=10_000)
        assert made.trouble.text() == "通话记录打不开。请关闭别的程序。"
        made.close()


def test_a_page_that_nothing_opens_is_not_left_behind(qapp: QObject) -> None:
    reports = ShownReports(show=lambda _url: False)

    with pytest.raises(PeitingError, match="打开网页"):
        reports.show_page("x", "words")

    assert reports.folder is None


class TestTrends:
    @pytest.fixture
    def counted(self, qtbot, past) -> HistoryWindow:
        qtbot.waitUntil(lambda: past.trends.trends is not None, timeout=30_000)
        return past

    def test_charts_have_their_figures_in_words(self, counted) -> None:
        from desktop.gui.trend_charts import ComplaintsChart, PrecisionChart, ScoreChart

        inside = counted.trends.area.widget()
        for kind in (ScoreChart, PrecisionChart, ComplaintsChart):
            (chart,) = inside.findChildren(kind)
            for sentence in chart.accessibleDescription().split("；"):
                assert sentence in words_of(inside)
        assert f"共 {CALLS} 通" in counted.trends.told.text()
        assert "超过每月 3 次" in words_of(inside)

    def test_charts_follow_the_theme(self, counted) -> None:
        from desktop.gui.trend_charts import ScoreChart

        (chart,) = counted.trends.area.widget().findChildren(ScoreChart)
        light = chart.backgroundBrush().color().name()

        Theme().wear("dark")

        assert chart.backgroundBrush().color().name() != light

    def test_one_agent_alone(self, qtbot, counted, record) -> None:
        counted.trends.agent.setText(AGENTS[1][1])
        counted.trends.count()

        own = len(ids(record, CallQuery(agent=AGENTS[1][0], limit=CALLS)))
        qtbot.waitUntil(lambda: f"共 {own} 通" in counted.trends.told.text(), timeout=30_000)

    def test_a_ticked_promise_is_kept_and_goes_down(self, qtbot, counted, record) -> None:
        promise = next(one for one in counted.trends.trends.promises if one.overdue)

        counted.promises.ticks[promise.call, promise.promise].click()

        qtbot.waitUntil(
            lambda: any(one.kept and one.call == promise.call for one in counted.trends.trends.promises), timeout=30_000
        )
        (said,) = [one for one in record.call(promise.call).remarks if one.about == "promise"]
        assert replace(said, at="") == Remark("promise", promise.promise, "kept", "质检员", "")
        assert any("已办的 1 项" in button.text() for button in counted.promises.findChildren(QPushButton))


class TestKeptData:
    @pytest.fixture
    def page(self, qtbot, past):
        past.show_page(3)
        qtbot.waitUntil(lambda: past.data._rows.count() > 3, timeout=20_000)
        return past.data

    def test_tells_what_where_and_how_large(self, page) -> None:
        told = words_of(page)

        assert f"{CALLS} 通通话" in told
        assert str(paths.record_database()) in told
        assert "只保存时间、阶段、提醒和得分" in told

    def test_asks_and_erases_only_what_is_meant(self, qtbot, page, past, record) -> None:
        asked: list[str] = []
        erase: Callable[[], QPushButton] = lambda: next(  # noqa: E731
            one for one in page.findChildren(QPushButton) if one.accessibleName() == "删除全部个人数据"
        )
        page.ask_erase = lambda _page, what: bool(asked.append(what))
        erase().click()
        assert len(asked) == 1
        assert len(record.calls()) == CALLS

        page.ask_erase = lambda _page, _what: True
        erase().click()

        qtbot.waitUntil(lambda: f"删除 {CALLS} 通" in page.told.text(), timeout=30_000)
        shows(qtbot, past, [])
        with closing(sqlite3.connect(paths.record_database())) as database:
            assert database.execute("SELECT count(*) FROM events").fetchone() == (0,)

    def test_calls_before_a_day(self, qtbot, page, record) -> None:
        day = date.today() - timedelta(days=10)
        rest = len(ids(record, CallQuery(since=day.isoformat(), limit=CALLS)))
        page.before.setDate(day)
        page.ask_erase = lambda _page, _what: True

        page.erase_before()

        qtbot.waitUntil(lambda: len(record.calls()) == rest, timeout=30_000)
        assert 0 < rest < CALLS

    def test_full_needs_a_yes_and_less_is_saved_at_once(self, page, saved) -> None:
        choice = page.choice
        choice.levels["full"].setChecked(True)
        assert not choice.save_button.isEnabled()
        choice.agreed.setChecked(True)
        choice.days.setValue(60)
        choice.save_button.click()
        choice.levels["transcript"].setChecked(True)
        choice.save_button.click()

        first, second = (one.record for one in saved)
        assert (first.level, first.full_agreed, first.keep_days) == ("full", True, 60)
        assert (second.level, second.full_agreed) == ("transcript", False)


def test_the_main_window_opens_it_by_key_and_by_button_but_does_not_offer_it_in_a_call(
    qtbot: QtBot, window: MainWindow, tell: Callable[..., None]
) -> None:
    from gui import gallery

    assert window.bar.history.isVisible()
    window.bar.history.click()
    opened = window.history.window
    assert opened is not None
    assert opened.isVisible()
    window.history.open()
    assert window.history.window is opened
    with qtbot.waitSignal(opened.destroyed):
        opened.close()
    assert window.history.window is None

    tell(*gallery.started())

    assert not window.bar.history.isVisible()
