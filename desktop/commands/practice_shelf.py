"""What there is to practise with a pack, and what is known of the trainee: for the actions of `peiting practice`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan, Question
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.session.practice.mastery import Mastery
    from desktop.session.practice.today import Known
    from desktop.storage.practice_record.record import PracticeRecord
    from desktop.storage.settings import Settings

_CALLS = 50
"""The latest calls: older ones hardly count."""


@dataclass(frozen=True, slots=True)
class PracticeShelf:
    """Everything of one pack."""

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
    from desktop.storage.library import load_library
    from desktop.storage.practice.practice import load_practice

    folders = paths.library_folders()
    loaded, practice = load_library(pack, folders), load_practice(pack, folders)
    if practice.problems:
        print(
            f"注意：有 {len(practice.problems)} 处错误，所在演练或题目没有读入；请运行 peiting library check 查看。",
            file=sys.stderr,
        )
    return PracticeShelf(loaded.library, loaded.sheet, practice.drills, practice.questions, practice.papers)


def known_of(record: "PracticeRecord", shelf: PracticeShelf, now: datetime) -> "Known":
    """All that is known of the trainee, calls included."""
    from desktop.session.practice.today import Known
    from desktop.session.rule_names import RuleNames

    mastery = _mastery(record, shelf, now)
    rules = RuleNames(shelf.library)
    names = {one.subject: rules.of_rule(one.subject) for one in mastery}
    names |= {situation.id: situation.name for situation in shelf.library.situations}
    return Known(record.attempts(), record.papers(), record.cards(), mastery, record.assignments(), names)


def _mastery(record: "PracticeRecord", shelf: PracticeShelf, now: datetime) -> "Sequence[Mastery]":
    from desktop.session.practice.mastery import mastery_of, seen_in_calls, seen_in_drills, seen_in_papers

    drills = {drill.id: drill for drill in shelf.drills}
    questions = {question.id: question for question in shelf.questions}
    seen = [*seen_in_drills(record.attempts(), drills), *seen_in_papers(record.papers(), questions)]
    if paths.record_database().exists():
        from desktop.commands.kept_calls import kept_calls
        from desktop.storage.call_query import CallQuery

        with kept_calls() as calls:
            found = calls.find(CallQuery(pack=shelf.library.id, limit=_CALLS))
            seen += seen_in_calls([calls.call(one.id) for one in found])
    return mastery_of(seen, now)


def _unknown(code: str, what: str, name: str, known: Sequence[str]) -> PeitingError:
    from desktop.storage.library_problems import nearest

    return PeitingError(code, f"{what}。", nearest(name, list(known)))
