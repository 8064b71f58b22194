"""The program itself, used as in a day: a call, its wrap-up, the report, past calls, kept data, a drill, a paper.

Run as a process of its own: `python a_day.py FOLDER`. It prints a line at each step; at `speak` somebody has to speak
into the headset. What it writes for its user, as he would choose to, goes to FOLDER.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop import app, cli
from desktop.app import Program
from desktop.asr.models import installed_models
from desktop.core.events import AlertRaised, Event, FinalTranscript, ListenerFailed, ListenerReady
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.gui import history_calls, history_report, kept_data_page
from desktop.gui.bridge import Bridge
from desktop.session.call_scored import CallScored
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.storage.settings import LoadedSettings

_PATIENCE = 60.0
_LOOK_MS = 20

Wait = Callable[[], object]


class Day:
    """Does one thing after another in the window's thread, each when the one before it has shown."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._window, self._folder = program, program.window, folder
        self._seen: list[Event] = []
        program.bridge.happened.connect(self._seen.append)
        self._steps = self._whole()
        self._wait: Wait = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self._window, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._wait():
            self._wait = next(self._steps, lambda: False)
            self._since = time.monotonic()
        elif time.monotonic() - self._since > _PATIENCE:
            print(f"waited in vain after {self._said}", flush=True)
            os._exit(3)

    def _say(self, step: str) -> None:
        self._said = step
        print(step, flush=True)

    def _whole(self) -> Iterator[Wait]:
        if not installed_models():
            yield from self._first_start()
            return
        yield self._has(ListenerReady)
        yield from self._call()
        yield from self._past_calls()
        yield from self._drill()
        yield from self._paper()
        self._say("leave")
        self._window.leave()

    def _first_start(self) -> Iterator[Wait]:
        """Nothing is installed yet: it says so, asks, and waits for an answer."""
        yield self._has(ListenerFailed)
        yield QApplication.activeModalWidget
        self._say("asks")
        began = time.monotonic()
        yield lambda: time.monotonic() - began > 1.0
        QApplication.activeModalWidget().close()
        yield lambda: QApplication.activeModalWidget() is None
        self._window.leave()

    def _call(self) -> Iterator[Wait]:
        self._say("call")
        self._window.press_call()
        yield lambda: self._window.in_call
        self._say("speak")
        yield self._has(AlertRaised)
        yield self._has(FinalTranscript)
        self._say("heard " + "".join(event.text for event in self._seen if isinstance(event, FinalTranscript)))
        self._say("titled " + " ".join(event.title for event in self._seen if isinstance(event, AlertRaised)))
        slot = self._window.live.alert
        if slot.isVisible():
            slot.answered.emit(slot.alert_id, "false_alarm")
        self._window.press_call()
        self._window.press_call()
        yield self._has(CallScored)
        yield lambda: self._window.pages.currentWidget() is self._window.wrap_up

    def _past_calls(self) -> Iterator[Wait]:
        self._say("past calls")
        self._window.bar.history.click()
        past = self._window.history.window
        yield lambda: past.calls.view.calls.calls
        past.calls.open_report()
        yield lambda: past.calls.reports.folder
        past.calls.save_pdf()
        yield (self._folder / "report.pdf").exists
        for number in (1, 2, 3):
            past.show_page(number)
        yield lambda: [b for b in past.data.findChildren(QPushButton) if "日志" in b.accessibleName()]
        past.data.export()
        yield lambda: "已导出" in past.data.told.text()
        past.close()

    def _drill(self) -> Iterator[Wait]:
        self._say("drill")
        self._window.door.click()
        room = self._window.practice.room
        yield lambda: room.window.today.shown is not None
        room.window.today.start.click()
        yield self._has(CustomerSpeaks)
        room.break_off()
        yield self._has(RehearsalEnded)
        yield lambda: not self._window.practice.running

    def _paper(self) -> Iterator[Wait]:
        self._say("paper")
        papers = self._window.practice.room.window.papers
        yield papers.list.count
        papers.learn.click()
        yield lambda: papers.current is not None
        papers.current.finish()
        for _ in range(20):
            yield lambda: True

    def _has(self, kind: type[Event]) -> Wait:
        return lambda: any(isinstance(event, kind) for event in self._seen)


def main() -> int:
    folder = Path(sys.argv[1])
    compose = app.compose
    days = []

    def compose_and_begin(loaded: LoadedSettings, bridge: Bridge) -> Program:
        program = compose(loaded, bridge)
        days.append(Day(program, folder))
        return program

    class NoBrowser:
        """Somebody's browser is not this program."""

        @staticmethod
        def openUrl(url: QUrl) -> bool:  # noqa: N802 - as Qt calls it
            return Path(url.toLocalFile()).is_file()

    class Chosen:
        """Where the user wants a file to go."""

        @staticmethod
        def getSaveFileName(  # noqa: N802 - as Qt calls it
            _parent: QWidget, _title: str, name: str, _kinds: str
        ) -> tuple[str, str]:
            return str(folder / ("report.pdf" if name.endswith(".pdf") else "all.zip")), ""

    app.compose = compose_and_begin
    history_report.QDesktopServices = NoBrowser
    history_calls.QFileDialog = kept_data_page.QFileDialog = Chosen
    return cli.main(["window"])


if __name__ == "__main__":
    sys.exit(main())
