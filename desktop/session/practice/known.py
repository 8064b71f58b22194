"""All that is known of a trainee, out of both records: for mastery, and for what to practise now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import Question
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.mastery import mastery_of, seen_in_calls, seen_in_drills, seen_in_papers
from desktop.session.practice.practice_words import TOPIC_NAMES
from desktop.session.practice.today import Known
from desktop.session.rule_names import RuleNames
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import KeptCall
from desktop.storage.library import available_packs
from desktop.storage.record_settings import RecordSettings

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord

_CALLS = 200
"""The latest ones; older ones weigh nothing after some fortnights."""


def known_of(
    record: "PracticeRecord",
    drills: Mapping[str, Drill],
    questions: Mapping[str, Question],
    calls: Sequence[KeptCall],
    now: datetime,
) -> Known:
    """What practice and calls tell, without the names of things. Raises PeitingError (`practice-record-…`)."""
    attempts, papers = record.attempts(), record.papers()
    seen = [*seen_in_drills(attempts, drills), *seen_in_papers(papers, questions), *seen_in_calls(calls)]
    known = mastery_of(seen, now)
    return Known(attempts, papers, record.cards(), known, record.assignments(), begun=record.exams_begun())


def named(known: Known, pack: str) -> Known:
    """The same with the names of things, see `subject_names`."""
    subjects = [*(one.subject for one in known.mastery), *(card.subject for card in known.cards)]
    return replace(known, names=subject_names(subjects, pack))


def subject_names(subjects: Sequence[str], pack: str) -> dict[str, str]:
    """What topics, situations, rules, lines and items of the score sheet are called: in the pack itself, else in
    another one, since whatever is on this computer can be practised. What nobody names goes by its id.
    """
    others = (each.id for each in available_packs(paths.library_folders()) if each.id != pack)
    names = {situation.id: situation.name for situation in library_and_sheet(pack)[0].situations}
    for each in (pack, *others):
        unnamed = [one for one in subjects if one not in names]
        if not unnamed:
            break
        names |= _names_in(*library_and_sheet(each), unnamed)
    return {one: one for one in subjects} | names


def _names_in(library: Library, sheet: ScoreSheet, wanted: Sequence[str]) -> dict[str, str]:
    procedures = (*(stage.steps for stage in library.stages), *(each.steps for each in library.situations))
    names = {step.line.id: step.line.title for steps in procedures for step in steps}
    names |= {situation.id: situation.name for situation in library.situations}
    names |= {item.id: item.name for dimension in sheet.dimensions for item in dimension.items}
    # A kind of alert goes by the name of its topic.
    names = TOPIC_NAMES | names
    rules = RuleNames(library)
    told = {one: names.get(one, one) if (rule := rules.of_rule(one)) == one else rule for one in wanted}
    return {one: name for one, name in told.items() if name != one}


def latest_calls(wanted: RecordSettings, pack: str) -> tuple[KeptCall, ...]:
    """The pack's latest calls on this computer; none where the record cannot be read: practice goes on without."""
    if not paths.record_database().exists():
        return ()
    from desktop.session.kept_record import open_kept_record

    try:
        record = open_kept_record(wanted, lambda _error: None)
    except PeitingError:
        return ()
    try:
        return tuple(record.call(one.id) for one in record.find(CallQuery(pack=pack, limit=_CALLS)))
    except PeitingError:
        return ()
    finally:
        record.close()
