"""Practice as pictures, over the drills that ship: `python tests/gui/practice/gallery_practice.py OUTDIR`."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path


def main(folder: Path) -> None:
    """Every page and state, light and dark, narrow and wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    sys.path.insert(0, str(Path(__file__).parents[2]))
    from gui.practice.rehearsals import main_window, seen

    from desktop.gui.offscreen import picture_of
    from desktop.gui.practice.practice_window import PracticeWindow
    from desktop.gui.practice.shelf import Proposal, Shelf, Tried
    from desktop.gui.practice.shelf_loading import load_shelf

    app = QApplication.instance() or QApplication([])
    shelf = load_shelf("inbound")
    first, second = shelf.drills[:2]
    tried = {first.id: Tried(3, True, 92.0, 96.5), second.id: Tried(1, False, 61.0, 61.0)}
    proposals = (Proposal("第一次练习，从容易的开始。约 1 分钟。", first), Proposal("还没有答过的题。约 2 分钟。"))
    shelf = replace(shelf, tried=tried, proposals=proposals)
    for theme in ("light", "dark"):
        main = main_window(theme)
        main.show()
        app.processEvents()
        picture_of(main, folder / f"{theme}-00-idle.png")
        for width in (340, 380, 560, 760):
            window = PracticeWindow()
            window.resize(width, 640)
            window.show()
            turns: dict[str, Callable[[], object]] = {
                "10-empty": partial(window.show_shelf, Shelf()),
                "11-today": partial(window.show_shelf, shelf),
                "12-today-exam": partial(window.today.modes.choose, "exam"),
                "13-drills": partial(window.show_page, 1),
                "14-brief": window.drills.open_brief,
                "15-papers": partial(window.show_page, 2),
                "16-progress": partial(window.show_page, 3),
            }
            for name, turn in turns.items():
                turn()
                app.processEvents()
                picture_of(window, folder / f"{theme}-{name}-{width}.png")
            window.close()
            window.deleteLater()
        for mode in ("guided", "fading", "exam"):
            for by_keys in (False, True):
                seen(main, first, mode, by_keys, until=14.0)
                for width in (380, 340, 600):
                    main.resize(width, main.height())
                    app.processEvents()
                    picture_of(main, folder / f"{theme}-20-{mode}{'-keys' if by_keys else ''}-{width}.png")
                main._clock.stop(0)
                main.practice.room._leave_stage()
        main.practice.close()
        main.close()
        main.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"))
