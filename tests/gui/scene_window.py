"""The program's window in a process of its own, told by lines what happens in it: for tests of who has the keyboard.

`softphone` as first argument makes another program's window instead, magenta and with a field to type into.
"""

import sys
from collections.abc import Callable

from gui import gallery
from gui.practice.rehearsals import seen
from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core import events
from desktop.core.events import AudioLevel, Event
from desktop.gui.bridge import Bridge
from desktop.gui.desk import Desk
from desktop.gui.main_window import MainWindow
from desktop.gui.notice_strip import Notice
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.gui.remote_desk import RemoteDesk
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.remote.commands import StartCall
from desktop.storage.settings import Settings, with_value


class Scene:
    """The window, and what can be told to happen."""

    def __init__(self) -> None:
        self.library = gallery.shipped_library()
        self.bridge, self.actions = Bridge(), gallery.NoCall()
        settings = with_value(Settings(setup_done=True), "desk.close_to_tray", "to_tray" in sys.argv)
        self.window = MainWindow(self.actions, self.bridge, self.library, settings, lambda _settings: None)
        self.desk = Desk(self.window, self.bridge, self.actions, settings)
        self.remote = RemoteDesk(self.window, self.actions, self.bridge)
        self.window.move(60, 60)
        self.window.show()

    def tell(self, words: list[str]) -> str:
        moments = gallery.moments(self.library)
        acts: dict[str, Callable[[], object]] = {
            "call": lambda: self._post(gallery.started()),
            "alert": lambda: self._post(moments["04-forbidden"]),
            "prompt": lambda: self._post(gallery.prompt("请您稍等，我帮您查询一下")),
            "banner": lambda: self.window.notice.show_notice(Notice("test", "麦克风没有声音", "请检查插头", True)),
            "talk": self._talk,
            "end": lambda: self._post([events.CallEnded(time=60.0, hung_up="", score=None)]),
            "compact": self.window.toggle_compact,
            "practice": self._practise,
            "practice_over": self._practice_over,
            "hook": lambda: self.remote.answer(StartCall()),
        }
        asked: dict[str, Callable[[], str]] = {
            "where": lambda: self._where(words[1]),
            "state": lambda: QApplication.applicationState().name,
            "visible": lambda: str(self.window.isVisible()),
            "tray": self._tray,
            "balloon": self._balloon,
            "done": lambda: repr(self.actions.done),
        }
        if words[0] in asked:
            return asked[words[0]]()
        acts[words[0]]()
        return "ok"

    def _tray(self) -> str:
        icon = self.desk.tray.icon
        return "none" if icon is None else f"{icon.geometry().center().x()} {icon.geometry().center().y()}"

    def _balloon(self) -> str:
        for shown in QApplication.topLevelWidgets():
            if shown.metaObject().className() == "QBalloonTip" and shown.isVisible():
                where = shown.geometry().center()
                return f"{where.x()} {where.y()} " + " ".join(label.text() for label in shown.findChildren(QLabel))
        return ""

    def _post(self, told: list[Event]) -> None:
        for event in told:
            self.bridge.post(event)
        self.bridge.flush()

    def _practise(self) -> None:
        drill = next(each for each in load_shelf("inbound").drills if each.pack == "inbound" and each.goals)
        self._through = seen(self.window, drill, "guided", until=5.0)

    def _practice_over(self) -> None:
        played = self._through
        play = self.window.practice.room.play
        ended = RehearsalEnded(time=9.0, play=play, attempt=played.attempt, events=played.events)
        self._post([ended, events.CallEnded(time=9.0, hung_up="customer", score=None)])

    def _talk(self) -> None:
        for block in range(1, 120):
            level = AudioLevel(time=block / 10, channel="agent", dbfs=-20.0, peak_dbfs=-9.0, speech=True)
            self.bridge.post(level)
            self.bridge.flush()

    def _where(self, what: str) -> str:
        live = self.window.live
        parts = {
            "stage": lambda: live.rail.buttons[1],
            "alert": lambda: live.alert,
            "row": lambda: self.desk.watch.row.no,
            "window": lambda: self.window,
            "notice": lambda: self.window.notice.close_button,
        }
        part = parts[what]()
        centre = part.mapToGlobal(QPoint(part.width() // 2, part.height() // 2))
        return f"{centre.x()} {centre.y()}" if part.isVisible() else "hidden"


class Softphone:
    """What the agent works with."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.window.setStyleSheet("background: #ff00ff")
        self.field = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addStretch(1)
        self.window.setGeometry(600, 100, 400, 300)
        self.window.show()

    def tell(self, words: list[str]) -> str:
        if words[0] == "text":
            return self.field.text() + "|"
        if words[0] == "full":
            self.window.showFullScreen()
        elif words[0] == "normal":
            self.window.showNormal()
        elif words[0] == "pixel":
            image = self.window.screen().grabWindow(0).toImage()
            return image.pixelColor(int(words[1]), int(words[2])).name()
        return "ok"


def main() -> None:
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    scene = Softphone() if "softphone" in sys.argv else Scene()
    listened = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
        else:
            print(scene.tell(line.split()), flush=True)

    listened.activated.connect(read)
    print("ready", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
