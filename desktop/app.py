"""Puts the program together: the only place where settings, library, call, record and window meet."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.core.events import ProgramTrouble
from desktop.errors import PeitingError
from desktop.full_speed import keep_full_speed
from desktop.gui.bridge import Bridge
from desktop.gui.desk import Desk
from desktop.gui.ending import Ending
from desktop.gui.language import language_for, speak
from desktop.gui.library_watch import LibraryWatch, Reload
from desktop.gui.main_window import MainWindow
from desktop.gui.qt_settings import keep_qt_settings_in
from desktop.gui.single_window import SingleWindow
from desktop.gui.troubles import LIBRARY_KEY
from desktop.gui.window_place import WindowPlace
from desktop.session.daily_purge import DailyPurge
from desktop.session.interrupted_calls import look_soon
from desktop.session.shared_library import SharedLibrary
from desktop.session.usual_pace import UsualPace
from desktop.session.worker import CallWorker
from desktop.storage.library import LoadedLibrary, PackInfo, available_packs, load_library
from desktop.storage.record_settings import RecordSettings
from desktop.storage.retention import Purged
from desktop.storage.settings import LoadedSettings, Settings, load_settings, save_settings
from desktop.storage.usual import UsualPaces

if TYPE_CHECKING:
    from desktop.session.practice.practice_sound import PracticeSound
    from desktop.storage.record import CallRecord

_log = logging.getLogger(__name__)
_LOG_BYTES, _LOG_FILES = 1_000_000, 3
_FIRST_COPY_SECONDS = 5.0
"""How long the first start waits for the packs of a share; later ones begin with the copy."""
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Program:
    """The running parts, for whoever runs or tests them."""

    window: MainWindow
    worker: CallWorker
    bridge: Bridge


@dataclass(frozen=True, slots=True)
class _LoadedPack:
    """What the files of a pack came to."""

    library: LoadedLibrary
    packs: Sequence[PackInfo]


def run_window(single: SingleWindow | None = None) -> int:
    """Open the window and stay until it is closed. Returns the exit code. `single`: takes commands from outside."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("peiting")
    keep_qt_settings_in(paths.user_data())
    _log_to_file(paths.logs())
    keep_full_speed()
    bridge = Bridge()
    _report_the_unexpected(bridge)
    loaded = load_settings(paths.settings_file())
    shared = SharedLibrary(loaded.settings.library.folders, paths.shared_library())
    shared.start(_FIRST_COPY_SECONDS)
    program = compose(loaded, bridge)
    shared.listen(partial(_tell_of_trouble, bridge))
    program.window.show()
    if single is not None:
        single.serve(program.window, program.worker, bridge)
    # The listener loads its model beside the window, not before it.
    QTimer.singleShot(0, program.window, program.worker.start)
    Ending(program.window)
    purge = DailyPurge(_record_settings, partial(_tell_of_purge, bridge))
    purge.start()
    look_soon(_record_settings, bridge.post)
    code = application.exec()
    if single is not None:
        single.stop_listening()
    purge.close()
    shared.close()
    program.worker.close()
    if single is not None:
        single.leave()
    return int(code)


def compose(loaded: LoadedSettings, bridge: Bridge) -> Program:
    """Make the window and the worker behind it; nothing runs and nothing is shown yet.

    Raises PeitingError when there is no usable pack at all.
    """
    settings = loaded.settings
    speak(language_for(settings.window.language))
    made, refused = _first_library(settings.library.pack)
    usual_pace = UsualPace(UsualPaces(paths.usual_paces()))
    worker = CallWorker(settings, made.library, partial(_open_record, bridge), bridge.post, usual_pace)
    worker.score_by(made.sheet)
    window = MainWindow(worker, bridge, made.library, settings, _save, available_packs(paths.library_folders()))
    window.show_notice(loaded.notice)
    if made.problems:
        window.use_library(made.library, made.problems)
    if refused is not None:
        window.show_notice(f"先用随程序附带的话术：{refused.message}", refused.remedy, LIBRARY_KEY)
    window.practice.make_sound = partial(_practice_sound, bridge, worker)
    _follow_library(window, worker, settings)
    WindowPlace(window, paths.user_data() / "window.json")
    Desk(window, bridge, worker, settings)
    if not settings.setup_done:
        QTimer.singleShot(0, window, window.open_setup)
    return Program(window, worker, bridge)


def _first_library(pack: str) -> tuple[LoadedLibrary, PeitingError | None]:
    """The pack of the settings; where it is away, on a share say, the one that ships, and why."""
    try:
        return load_library(pack, paths.library_folders()), None
    except PeitingError as error:
        usual = Settings().library.pack
        if pack == usual:
            raise
        return load_library(usual, paths.library_folders()), error


def _follow_library(window: MainWindow, worker: CallWorker, settings: Settings) -> None:
    """Have changed files and another choice of pack take effect from the next call on."""
    wanted = [settings]

    def load() -> _LoadedPack:
        folders, pack = paths.library_folders(), wanted[0].library.pack
        return _LoadedPack(load_library(pack, folders), available_packs(folders))

    def take_over(reload: Reload[_LoadedPack]) -> None:
        if reload.made is None:
            if reload.error is not None:
                window.refuse_library(reload.error)
            return
        loaded = reload.made.library
        worker.use_library(loaded.library)
        worker.score_by(loaded.sheet)
        window.use_packs(reload.made.packs)
        window.use_library(loaded.library, loaded.problems, renewed=reload.changed)

    def choose(changed: Settings) -> None:
        wanted[0] = changed
        watches[0].reload()

    watches = [LibraryWatch(folder, load, window) for folder in (paths.user_library(), paths.shared_library())]
    for watch in watches:
        watch.reloaded.connect(take_over)
    window.settings_saved.connect(choose)


def _practice_sound(bridge: Bridge, worker: CallWorker, parent: QObject) -> "PracticeSound":
    """What lets customers of drills be heard, from the first time that somebody practises."""
    from desktop.gui.practice.system_voice import SystemVoice
    from desktop.session.practice.practice_sound import PracticeSound

    clips = (paths.user_library() / "practice", paths.assets() / "practice")
    sound = PracticeSound(clips, bridge.post, SystemVoice(parent).say, lambda: worker.heard)
    worker.play_customers_with(sound.line)
    return sound


def _save(settings: Settings) -> None:
    save_settings(settings, paths.settings_file())


def _tell_of_trouble(bridge: Bridge, error: PeitingError) -> None:
    bridge.post(ProgramTrouble(time=0.0, code=error.code, message=error.message, remedy=error.remedy))


def _open_record(bridge: Bridge) -> "CallRecord":
    # SQLAlchemy takes a third of a second to import, on the call's thread instead of before the window.
    from desktop.session.kept_record import open_kept_record

    return open_kept_record(_record_settings(), partial(_tell_of_trouble, bridge))


def _tell_of_purge(bridge: Bridge, purged: Purged) -> None:
    bridge.post(ProgramTrouble(time=0.0, code="purged", message=str(purged), remedy="保存多少天可以在设置里改。"))


def _record_settings() -> RecordSettings:
    """As they are on the disk: who has just asked for less privacy or more gets it with the next call."""
    return load_settings(paths.settings_file()).settings.record


def _log_to_file(folder: Path) -> None:
    """Send every log line to a rotating file; a windowed program has nowhere else to put it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "peiting.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError as error:
        _log.warning("no log in %s: %s", folder, error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _report_the_unexpected(bridge: Bridge) -> None:
    """What nobody foresaw goes to the log and, in a sentence, to the window; never to a dialog on another thread."""

    def tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        _log.critical("unexpected", exc_info=(kind, error or kind(), trace))
        message = f"程序出现意外错误（{kind.__name__}）。"
        remedy = f"通话可以继续；详情在 {paths.logs() / 'peiting.log'}。"
        bridge.post(ProgramTrouble(time=0.0, code="unexpected", message=message, remedy=remedy))

    def from_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        logging.getLogger(f"qt.{context.category}").log(_QT_LEVELS[kind], text)

    sys.excepthook = tell
    threading.excepthook = lambda failed: tell(failed.exc_type, failed.exc_value, failed.exc_traceback)
    qInstallMessageHandler(from_qt)
