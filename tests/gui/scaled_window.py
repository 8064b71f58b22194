"""Every moment of the gallery at 380 px and the scale of `QT_SCALE_FACTOR`; prints what is cut, and nothing else."""

import sys
from collections.abc import Iterator

from gui import gallery
from gui.gallery_two_sides import two_sides
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.core.events import Event
from desktop.gui.bridge import Bridge
from desktop.gui.call_watch import BEGIN, CallWatch
from desktop.gui.elided import ElidedButton, ElidedLabel
from desktop.gui.main_window import MainWindow
from desktop.gui.notice_strip import Notice
from desktop.storage.settings import Settings

_WIDTH = 380


def cut(window: QWidget) -> Iterator[str]:
    """What does not fit where it stands; words that are meant to end in … left out."""
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel):
            continue
        room = label.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        needs = label.fontMetrics().boundingRect(room.adjusted(0, 0, 1, 9999), flags, label.text())
        if needs.width() > room.width() + 1 or needs.height() > room.height() + 1:
            yield f"{label.text()!r} needs {needs.width()}x{needs.height()}, has {room.width()}x{room.height()}"
    for button in window.findChildren(QPushButton):
        hint = button.minimumSizeHint()
        if (
            button.isVisible()
            and button.text()
            and not isinstance(button, ElidedButton)
            and hint.width() > button.width() + 1
        ):
            yield f"button {button.text()!r} needs {hint.width()}, has {button.width()}"
    for child in window.findChildren(QWidget):
        if child.isVisible() and child.window() is window and child.width() > 1:
            right = child.mapTo(window, child.rect().topRight()).x()
            # What is inside a scrolling box may be wider than it.
            if right > window.width() and not child.visibleRegion().isEmpty():
                yield f"{type(child).__name__} ends at {right} of {window.width()}"


def main() -> None:
    application = QApplication(sys.argv)
    assert QGuiApplication.highDpiScaleFactorRoundingPolicy() == Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    library = gallery.shipped_library()
    bridge = Bridge()
    settings = Settings.model_validate({"window": {"transcript_open": True}, "setup_done": True})
    window = MainWindow(gallery.NoCall(), bridge, library, settings, lambda _settings: None)
    watch = CallWatch(window, bridge, gallery.NoCall(), settings)
    window.show()
    scenes: dict[str, list[Event]] = {**gallery.moments(library), **two_sides(library)}
    for name, told in scenes.items():
        for compact in (False, True):
            for event in told:
                bridge.post(event)
                bridge.flush()
            window.notice.show_notice(Notice("test", "麦克风没有声音，现在听不到您", "请检查插头和静音键。", True))
            watch.row.ask(BEGIN)
            window.resize(_WIDTH, 728)
            for _ in range(3):
                application.processEvents()
            for what in cut(window):
                print(f"{name}{' compact' if compact else ''}: {what}")
            window.toggle_compact()
            application.processEvents()
    window._clock.stop(0.0)


if __name__ == "__main__":
    main()
