"""Every window, dialog and page of the program in the states that show different parts, each made by one function."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gui import gallery
from gui.gallery_form import judged_call
from gui.gallery_history import fill
from gui.gallery_procedures import act, procedures
from gui.gallery_scores import contest_first, scores
from gui.gallery_trial import trial
from gui.gallery_two_sides import two_sides
from gui.practice.rehearsals import played
from gui.practice.test_quiz_page import BANK, paper
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop import paths
from desktop.core.practice.play import Play
from desktop.core.practice.question import PaperResult
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.customer_editor import CustomerEditor
from desktop.gui.handbook import Handbook
from desktop.gui.history_window import HistoryWindow
from desktop.gui.keys_dialog import KeysDialog
from desktop.gui.library_trial import TrialDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.practice.debrief import Debrief
from desktop.gui.practice.practice_window import PracticeWindow
from desktop.gui.practice.quiz_page import QuizPage
from desktop.gui.practice.quiz_result import QuizResult
from desktop.gui.practice.share_dialog import ShareDialog
from desktop.gui.practice.shelf import Proposal, Shelf, Tried
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.gui.score_form import ScoreForm
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.setup_wizard import SetupWizard
from desktop.gui.sound_choice import SoundChoice
from desktop.session.held_with import library_and_sheet
from desktop.session.kept_record import open_kept_record
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.storage.library import available_packs
from desktop.storage.record import CallRecord, open_record
from desktop.storage.settings import Settings

Make = Callable[["Shop"], QWidget]


class Shop:
    """Makes the windows; what they need of files lies in `place`."""

    def __init__(self, place: Path, library: Library) -> None:
        self.place, self.library = place, library
        self.settings = Settings()
        self.kept: list[CallRecord] = []
        """What windows work with, closed by `close`."""
        self.mains: list[MainWindow] = []
        self.past: list[HistoryWindow] = []

    def main(self, state: str) -> MainWindow:
        told = {
            **gallery.moments(self.library),
            **procedures(self.library),
            **two_sides(self.library),
            **scores(self.library),
        }[state]
        bridge = Bridge()
        settings = Settings.model_validate(
            {
                "window": {
                    "theme": "light",
                    "transcript_open": True,
                    "text_size": self.settings.window.text_size,
                },
                "audio": {"hear_customer": state[:1] == "4"},
            }
        )
        window = MainWindow(gallery.NoCall(), bridge, self.library, settings, lambda _settings: None)
        bridge.setParent(window)
        window.show()
        for event in told:
            bridge.post(event)
            bridge.flush()
        act(window, state)
        contest_first(window, state)
        window.live.lanes.show_now()
        self.mains.append(window)
        return window

    def shelf(self) -> Shelf:
        shelf = load_shelf("inbound")
        first, second = shelf.drills[:2]
        tried = {first.id: Tried(3, True, 92.0, 96.5), second.id: Tried(1, False, 61.0, 61.0)}
        proposals = (Proposal("第一次练习，从容易的开始。约 1 分钟。", first), Proposal("还没有答过的题。约 2 分钟。"))
        return replace(shelf, tried=tried, proposals=proposals)

    def practice(self, page: int) -> PracticeWindow:
        window = PracticeWindow()
        window.show_shelf(self.shelf())
        window.show()
        window.show_page(page)
        return window

    def history(self, page: int) -> HistoryWindow:
        record = open_kept_record(self.settings.record)
        fill(record, *library_and_sheet("inbound"), count=40)
        record.close()
        packs = available_packs([paths.scripts_library()])
        window = HistoryWindow(
            lambda: open_kept_record(self.settings.record), self.settings, lambda _settings: None, packs
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.past.append(window)
        window.show()
        window.show_page(page)
        until = time.monotonic() + 20
        while window.calls.view.calls.rowCount() < 2 or not self._is_full(window, page):
            assert time.monotonic() < until, "the calls never came"
            QApplication.processEvents()
        return window

    def _is_full(self, window: HistoryWindow, page: int) -> bool:
        """Whether what is read on another thread has come."""
        if page == 1:
            return window.trends.trends is not None
        if page == 2:
            return bool(window.promises.ticks)
        return page != 3 or any("通通话" in label.text() for label in window.data.findChildren(QLabel))

    def close(self) -> None:
        for window in self.past:
            window.close()
        for main in self.mains:
            main.leave()
            main.deleteLater()
        for one in self.kept:
            one.close()


def _settings(shop: Shop) -> QWidget:
    packs = available_packs([paths.scripts_library()])
    sound = SoundChoice(shop.settings.audio, None, Bridge())
    return SettingsDialog(shop.settings, packs, lambda _settings: None, sound, shop.main("01-idle"))


def _wizard(page: int) -> Make:
    def make(shop: Shop) -> QWidget:
        wizard = SetupWizard(
            shop.settings, lambda *_sound: None, Bridge(), lambda _settings: None, shop.main("01-idle")
        )
        wizard.go_to(page)
        return wizard

    return make


def _form(shop: Shop) -> QWidget:
    record = open_record(shop.place / "form.db", "transcript")
    shop.kept.append(record)
    return ScoreForm(judged_call(record, shop.library), "王主管")


def _trial(shop: Shop) -> QWidget:
    dialog = TrialDialog("inbound", shop.main("01-idle"))
    dialog.use_folder("/home/trainer/our-hotline-new")
    dialog.show_trial(trial())
    return dialog


def _brief(shop: Shop) -> QWidget:
    window = shop.practice(1)
    window.drills.open_brief()
    return window


def _debrief(shop: Shop) -> QWidget:
    drill = next(drill for drill in shop.shelf().drills if drill.id == "bad-attitude")
    through = played(drill, "bad")
    play = Play(drill, *library_and_sheet(drill.pack))
    page = Debrief()
    page.setObjectName("page")
    page.setWindowTitle("结果")
    page.show_rehearsal(
        RehearsalEnded(time=through.events[-1].time, play=play, attempt=through.attempt, events=through.events)
    )
    page.show_best(played(drill, "good").attempt)
    return page


def _quiz(number: int) -> Make:
    def make(_shop: Shop) -> QWidget:
        page = QuizPage(paper(*BANK[number:]), lambda _heard: None, "exam", lambda: 0.0)
        page.setWindowTitle("试题")
        return page

    return make


def _quiz_result(_shop: Shop) -> QWidget:
    asked = paper(*BANK)
    ids = tuple(one.question.id for one in asked.asked)
    page = QuizResult(asked, PaperResult("plan", 5, (), ids[:3], ids[3:], 200.0, 60.0))
    page.setWindowTitle("试题的结果")
    return page


def _finder(shop: Shop) -> QWidget:
    window = shop.main("03-calm")
    window.live.commands.find("t")
    return window


def _why(shop: Shop) -> QWidget:
    window = shop.main("04-forbidden")
    window.live.sheets.explain()
    return window


def _compact(shop: Shop) -> QWidget:
    window = shop.main("04-forbidden")
    window.toggle_compact()
    return window


_STATES = ("01-idle", "04-forbidden", "12-troubles", "13-over", "21-countdown", "27-promise", "42-dead-air")
WINDOWS: dict[str, Make] = {
    **{f"main {state}": lambda shop, state=state: shop.main(state) for state in _STATES},  # type: ignore[misc]
    "main finder": _finder,
    "main why": _why,
    "main compact": _compact,
    "settings": _settings,
    **{f"wizard {page}": _wizard(page) for page in range(3)},
    "keys": lambda shop: KeysDialog(shop.main("01-idle")),
    "customer": lambda shop: CustomerEditor("张", "女士", shop.main("01-idle")),
    **{f"history {page}": lambda shop, page=page: shop.history(page) for page in range(4)},  # type: ignore[misc]
    "score form": _form,
    "trial": _trial,
    **{f"practice {page}": lambda shop, page=page: shop.practice(page) for page in range(5)},  # type: ignore[misc]
    "practice brief": _brief,
    **{f"quiz {number}": _quiz(number) for number in range(len(BANK))},
    "quiz result": _quiz_result,
    "debrief": _debrief,
    "share": lambda shop: ShareDialog("{}", "/srv/share", shop.practice(3)),
    "handbook": lambda shop: Handbook(shop.place / "handbook.json"),
}


def settle(window: QWidget) -> None:
    """Show it, and let it work until nothing more is laid out."""
    window.show()
    for _ in range(5):
        QApplication.processEvents()
