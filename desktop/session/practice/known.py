"""All that is known of a trainee, out of both records: for mastery, and for what to practise now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import Question
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session.practice.mastery import mastery_of, seen_in_calls, seen_in_drills, seen_in_papers
from desktop.session.practice.practice_words import TOPIC_NAMES
from desktop.session.practice.today import Known
from desktop.session.rule_names import RuleNames
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import KeptCall
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


def subject_names(subjects: Sequence[str], library: Library) -> dict[str, str]:
    """What situations, rules and lines are called; what is of other packs alone goes by its id."""
    rules = RuleNames(library)
    procedures = (*(stage.steps for stage in library.stages), *(each.steps for each in library.situations))
    lines = {step.line.id: step.line.title for steps in procedures for step in steps}
    names = {one: lines.get(one, one) if (name := rules.of_rule(one)) == one else name for one in subjects}
    # A kind of alert goes by the name of its topic.
    names |= {one: TOPIC_NAMES[one] for one, name in names.items() if name == one and one in TOPIC_NAMES}
    return names | {situation.id: situation.name for situation in library.situations}


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
