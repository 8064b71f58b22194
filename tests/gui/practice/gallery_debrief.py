"""What comes after a drill, and around it, as pictures: `python tests/gui/practice/gallery_debrief.py OUTDIR`."""

import os
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Every page and state, light and dark, narrow and wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    sys.path.insert(0, str(Path(__file__).parents[2]))
    from gui.practice.rehearsals import played

    from desktop.core.practice.play import Play
    from desktop.gui.offscreen import picture_of
    from desktop.gui.practice.debrief import Debrief
    from desktop.gui.practice.shelf_loading import load_shelf
    from desktop.gui.theme import Theme
    from desktop.session.held_with import library_and_sheet
    from desktop.session.practice.rehearsal_ended import RehearsalEnded

    app = QApplication.instance() or QApplication([])
    shelf = load_shelf("inbound")
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme()
    drills = [next(d for d in shelf.drills if d.id == name) for name in ("bad-attitude", "two-problems")]
    for name in ("light", "dark"):
        theme.wear(name)
        for drill in drills:
            runs = {which: played(drill, which) for which in ("good", "bad")}
            for which, through in runs.items():
                play = Play(drill, *library_and_sheet(drill.pack))
                ended = RehearsalEnded(
                    time=through.events[-1].time, play=play, attempt=through.attempt, events=through.events
                )
                for width in (380, 560, 900):
                    page = Debrief()
                    page.setObjectName("page")
                    page.show_rehearsal(ended)
                    page.show_best(runs["good"].attempt if which == "bad" else None)
                    page.resize(width, 640)
                    page.show()
                    app.processEvents()
                    page.resize(width, page.area.widget().sizeHint().height() + 120)
                    app.processEvents()
                    picture_of(page, folder / f"{name}-{drill.id}-{which}-{width}.png")
                    page.close()
                    page.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"))
