"""Takes the pictures of the handbooks from the running program: its windows, told by events what a call tells them.

Run by hand when a window has changed: `python packaging/handbook/pictures.py [FOLDER]`. It needs no screen.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]
# A screen on which the whole window finds room.
_SCREEN = Path(__file__).with_name("screen.json")
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
# Twice as many points as the window has: sharp on fine screens, and when a page is printed.
os.environ.setdefault("QT_SCALE_FACTOR", "2")

from gui import gallery, gallery_form, gallery_history, gallery_scores  # noqa: E402 - through the path above
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop import paths  # noqa: E402
from desktop.core.events import Event  # noqa: E402
from desktop.core.script import Library  # noqa: E402
from desktop.gui.bridge import Bridge  # noqa: E402
from desktop.gui.history_window import HistoryWindow  # noqa: E402
from desktop.gui.main_window import MainWindow  # noqa: E402
from desktop.gui.offscreen import picture_of  # noqa: E402
from desktop.gui.practice.practice_window import PracticeWindow  # noqa: E402
from desktop.gui.practice.shelf_loading import load_shelf  # noqa: E402
from desktop.gui.score_form import ScoreForm  # noqa: E402
from desktop.gui.theme import Theme  # noqa: E402
from desktop.session.held_with import library_and_sheet  # noqa: E402
from desktop.session.kept_record import open_kept_record  # noqa: E402
from desktop.storage.library import available_packs  # noqa: E402
from desktop.storage.record import open_record  # noqa: E402
from desktop.storage.settings import Settings  # noqa: E402

_WIDTH = 380
_LARGEST = 60_000
"""Bytes of a picture; its colours are counted down until it fits."""
_CALLS = {"call": "03-calm", "alert": "04-forbidden", "trouble": "10-device", "over": "60-score"}
"""Each picture of the main window, and the moment of the gallery that it shows."""
_COLOURS = (128, 64, 32, 16)


def keep(window: QWidget, path: Path) -> None:
    """Write what the window shows, in few enough colours (ImageMagick counts them down). Raises SystemExit."""
    QApplication.processEvents()
    picture_of(window, path)
    for colours in _COLOURS:
        fewer = ["convert", str(path), "-strip", "+dither", "-colors", str(colours), f"png8:{path}.fewer"]
        subprocess.run(fewer, check=True)
        if Path(f"{path}.fewer").stat().st_size <= _LARGEST:
            Path(f"{path}.fewer").replace(path)
            return
    raise SystemExit(f"{path}: more than {_LARGEST} bytes")


@contextmanager
def _window(library: Library, told: list[Event]) -> Iterator[MainWindow]:
    settings = Settings.model_validate({"window": {"theme": "light", "transcript_open": True}})
    bridge = Bridge()
    window = MainWindow(gallery.NoCall(), bridge, library, settings, lambda _settings: None)
    window.show()
    window.resize(_WIDTH, 700)
    for event in told:
        bridge.post(event)
        bridge.flush()
    window.live.alert._fade.setCurrentTime(1000)
    QApplication.processEvents()
    yield window
    window._clock.stop(0)
    window.close()
    window.deleteLater()


def calls(folder: Path, library: Library) -> None:
    """The main window: a calm call, an alert, a trouble, and after the call."""
    moments = {**gallery.moments(library), **gallery_scores.scores(library)}
    for name, moment in (
        ("call", "03-calm"),
        ("alert", "04-forbidden"),
        ("trouble", "10-device"),
        ("over", "60-score"),
    ):
        with _window(library, moments[moment]) as window:
            keep(window, folder / f"{name}.png")


def form(folder: Path, library: Library) -> None:
    """The trainer's form, over a call that a record keeps."""
    with tempfile.TemporaryDirectory() as place, closing(open_record(Path(place) / "calls", "transcript")) as record:
        shown = ScoreForm(gallery_form.judged_call(record, library), "王主管")
        shown.resize(_WIDTH, 560)
        shown.show()
        keep(shown, folder / "form.png")
        shown.close()


def history(folder: Path) -> None:
    """Past calls, of which the record is full."""
    settings = Settings()
    with closing(open_kept_record(settings.record)) as record:
        gallery_history.fill(record, *library_and_sheet("inbound"), count=60)
    packs = available_packs([paths.scripts_library()])
    window = HistoryWindow(lambda: open_kept_record(settings.record), settings, lambda _settings: None, packs)
    window.resize(_WIDTH, 560)
    window.show()
    gallery_history.wait_for(lambda: window.trends.trends is not None, QApplication)
    keep(window, folder / "history.png")
    window.close()


def practice(folder: Path) -> None:
    """What there is to practise."""
    window = PracticeWindow()
    window.resize(_WIDTH, 560)
    window.show()
    window.show_shelf(load_shelf("inbound"))
    window.show_page(1)
    keep(window, folder / "practice.png")
    window.close()


def main(folder: Path) -> None:
    """Take them all, in a profile of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PEITING_HOME": home, "PEITING_MACHINE_SETTINGS": ""}
        application = QApplication([])
        Theme().wear("light")
        library = gallery.shipped_library()
        calls(folder, library)
        form(folder, library)
        practice(folder)
        history(folder)
        application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "assets" / "handbook" / "pictures")
