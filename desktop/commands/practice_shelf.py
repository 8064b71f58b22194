"""What there is to practise with a pack, for the actions of `peiting practice`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan, Question
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class PracticeShelf:
    """The drills of one pack, and the questions and papers of all, as the window has them."""

    library: Library
    sheet: ScoreSheet
    drills: tuple[Drill, ...]
    questions: tuple[Question, ...]
    papers: tuple[PaperPlan, ...]

    def drill(self, name: str) -> Drill:
        """The drill of that id. Raises PeitingError that names the nearest."""
        for drill in self.drills:
            if drill.id == name:
                return drill
        what = f"话术包“{self.library.id}”里没有编号为“{name}”的演练"
        raise _unknown("practice-no-drill", what, name, [drill.id for drill in self.drills])

    def paper(self, name: str) -> PaperPlan:
        """The plan of that id. Raises PeitingError that names the nearest."""
        for plan in self.papers:
            if plan.id == name:
                return plan
        raise _unknown("practice-no-paper", f"没有编号为“{name}”的试卷", name, [plan.id for plan in self.papers])


def current_settings() -> "Settings":
    """The settings as they are kept."""
    from desktop.storage.settings import load_settings

    return load_settings(paths.settings_file()).settings


def load_shelf(pack: str) -> PracticeShelf:
    """What can be practised with a pack; what had to be left out is told on stderr. Raises PeitingError."""
    from desktop.session.practice.every_pack import every_practice
    from desktop.storage.library import load_library
    from desktop.storage.practice.practice import load_practice

    folders = paths.library_folders()
    loaded, practice = load_library(pack, folders), load_practice(pack, folders)
    if practice.problems:
        print(
            f"注意：有 {len(practice.problems)} 处错误，所在演练或题目没有读入；请运行 peiting library check 查看。",
            file=sys.stderr,
        )
    # A paper is the one that the window would draw; a drill is played with the library of its own pack.
    every = every_practice(pack, folders)
    return PracticeShelf(loaded.library, loaded.sheet, practice.drills, every.questions, every.papers)


def _unknown(code: str, what: str, name: str, known: Sequence[str]) -> PeitingError:
    from desktop.storage.library_problems import nearest

    return PeitingError(code, f"{what}。", nearest(name, list(known)))
