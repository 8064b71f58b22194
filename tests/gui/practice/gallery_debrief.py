"""What comes after a drill, and around it, as pictures: `python tests/gui/practice/gallery_debrief.py OUTDIR`."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.gui.practice.shelf import Shelf


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
    for name in ("light", "dark"):
        theme.wear(name)
        for width in (380, 560, 900):
            pages(folder, name, width, shelf)


def pages(folder: Path, theme: str, width: int, shelf: "Shelf") -> None:
    """Progress, trainer, today with an assignment, and what is shared."""
    from datetime import date, datetime, timedelta

    from gui.practice.rehearsals import played
    from PySide6.QtWidgets import QApplication

    from desktop.core.practice.question import PaperResult
    from desktop.gui.offscreen import picture_of
    from desktop.gui.practice.assigned import assigned
    from desktop.gui.practice.handing_over import shared_of
    from desktop.gui.practice.practice_window import PracticeWindow
    from desktop.gui.practice.progress_told import progress_of
    from desktop.gui.practice.share_dialog import ShareDialog
    from desktop.session.practice.known import subject_names
    from desktop.session.practice.mastery import mastery_of, seen_in_drills
    from desktop.session.practice.sharing import GroupProgress, text_of
    from desktop.session.practice.today import Known
    from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper
    from desktop.storage.settings import AgentSettings

    now, app = datetime.now(), QApplication.instance()
    kept = []
    for number, drill in enumerate([*shelf.drills[:4], *shelf.drills[:4], shelf.drills[0]]):
        at = (now - timedelta(days=20 - 2 * number)).isoformat(timespec="seconds")
        kept.append(KeptAttempt(f"a{number}", at, "v", played(drill, "good" if number % 3 else "bad").attempt))
    ids = [question.id for question in shelf.questions[:10]]
    result = PaperResult(shelf.papers[0].id, 1, (), tuple(ids[:8]), tuple(ids[8:]), 200.0, 80.0)
    given = [
        Assignment("t1", "drill", shelf.drills[5].id, "exam", (date.today() + timedelta(3)).isoformat(), "李老师", ""),
        Assignment("t2", "paper", shelf.papers[0].id, "exam", "2026-01-05", "李老师", ""),
    ]
    mastery = mastery_of(seen_in_drills(kept, {drill.id: drill for drill in shelf.drills}), now)
    names = subject_names([one.subject for one in mastery], "inbound")
    known = Known(kept, [KeptPaper("p", now.isoformat()[:19], result)], (), mastery, given, names)
    proposals = tuple(assigned(known, shelf, date.today()))
    agent = AgentSettings(name="欧阳娜娜（热线二组夜班）", number="1001")
    shared = shared_of(agent, known)
    window = PracticeWindow()
    window.resize(width, 640)
    window.show_shelf(replace(shelf, proposals=proposals))
    window.trainer.show_shelf(shelf)
    window.show()
    shots = {
        "30-today-assigned": lambda: window.show_page(0),
        "31-today-exam-paper": window.today.show_next,
        "32-progress": lambda: (
            window.show_page(3),
            window.progress.show_progress(progress_of(known, shelf, proposals)),
        ),
        "33-trainer-empty": lambda: window.show_page(4),
        "34-trainer": lambda: (
            window.trainer.show_folder("/srv/share/hotline-two/practice/2026-11"),
            window.trainer.tell(),
            window.trainer.show_group(
                GroupProgress((shared, shared), ("1002.json：不是完整的 JSON，没有读入。",)), names
            ),
        ),
    }
    for name, turn in shots.items():
        turn()
        app.processEvents()
        picture_of(window, folder / f"{theme}-{name}-{width}.png")
    window.show_page(3)
    window.resize(width, 1500)
    app.processEvents()
    picture_of(window, folder / f"{theme}-35-progress-long-{width}.png")
    dialog = ShareDialog(text_of(shared), "/srv/share/hotline-two", window)
    dialog.show()
    app.processEvents()
    picture_of(dialog, folder / f"{theme}-36-share-{width}.png")
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"))
