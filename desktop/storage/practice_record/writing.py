"""Attempts and papers as rows, and back."""

import dataclasses
import json
from collections.abc import Iterable, Sequence

from desktop.core.events import CallStarted, Event, FinalTranscript, from_json, to_json
from desktop.core.practice.attempt import Attempt, BeatReached, Breach, GoalResult
from desktop.core.practice.question import Given, PaperResult
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper
from desktop.storage.practice_record.tables import AttemptRow, PaperRow
from desktop.storage.record_privacy import Keep, Sealing
from desktop.storage.record_scores import score_from_json, score_to_json
from desktop.storage.sealing import UnreadableSeal


def attempt_row(kept: KeptAttempt, words: str) -> AttemptRow:
    """The row of an attempt; `words` are those of `sealed_words`."""
    attempt = kept.attempt
    silent = [dataclasses.replace(breach, heard="") for breach in attempt.breaches]
    course: dict[str, Sequence[BeatReached | GoalResult | Breach]] = {
        "beats": attempt.beats,
        "goals": attempt.goals,
        "breaches": silent,
    }
    return AttemptRow(
        id=kept.id,
        at=kept.at,
        drill=attempt.drill,
        version=kept.version,
        mode=attempt.mode,
        seconds=attempt.seconds,
        ended=attempt.ended,
        points=attempt.score.score if attempt.score is not None else None,
        passed=attempt.passed,
        pass_score=attempt.pass_score,
        assignment=kept.assignment,
        course=json.dumps({name: [dataclasses.asdict(one) for one in many] for name, many in course.items()}),
        score=score_to_json(attempt.score) if attempt.score is not None else "",
        words=words,
    )


def worded(attempt: Attempt, events: Iterable[Event], keep: Keep) -> str:
    """What was said, as far as `keep` lets it through, as JSON; empty when that is nothing."""
    said = [to_json(kept) for kept in map(keep, _hearing(events)) if isinstance(kept, FinalTranscript) and kept.text]
    heard = [_kept_words(breach, keep) for breach in attempt.breaches]
    return json.dumps({"said": said, "heard": heard}, ensure_ascii=False) if said or any(heard) else ""


def _hearing(events: Iterable[Event]) -> Iterable[Event]:
    # The beginning tells masks whose names to look for.
    return (event for event in events if isinstance(event, FinalTranscript | CallStarted))


def _kept_words(breach: Breach, keep: Keep) -> str:
    final = FinalTranscript(time=breach.time, channel="agent", start=breach.time, end=breach.time, text=breach.heard)
    kept = keep(final)
    return kept.text if isinstance(kept, FinalTranscript) else ""


def kept_attempt(row: AttemptRow, sealing: Sealing) -> KeptAttempt:
    """The attempt of a row; one whose seal cannot be opened comes without its words."""
    course = json.loads(row.course)
    said, heard = _words(row.words, sealing)
    breaches = [Breach(**breach) for breach in course["breaches"]]
    attempt = Attempt(
        drill=row.drill,
        mode=row.mode,  # type: ignore[arg-type]
        seconds=row.seconds,
        ended=row.ended,  # type: ignore[arg-type]
        beats=tuple(BeatReached(**beat) for beat in course["beats"]),
        goals=tuple(GoalResult(**goal) for goal in course["goals"]),
        breaches=tuple(
            dataclasses.replace(breach, heard=words)
            for breach, words in zip(breaches, heard or [""] * len(breaches), strict=True)
        ),
        score=score_from_json(row.score) if row.score else None,
        pass_score=row.pass_score,
    )
    return KeptAttempt(row.id, row.at, row.version, attempt, row.assignment, said)


def _words(sealed: str, sealing: Sealing) -> tuple[tuple[FinalTranscript, ...], Sequence[str]]:
    if not sealed:
        return (), ()
    try:
        words = json.loads(sealing.unseal(sealed))
    except UnreadableSeal:
        return (), ()
    events = map(from_json, words["said"])
    return tuple(event for event in events if isinstance(event, FinalTranscript)), words["heard"]


def paper_row(kept: KeptPaper) -> PaperRow:
    """The row of a paper."""
    result = kept.result
    answers = {
        "given": [dataclasses.asdict(one) for one in result.given],
        "right": result.right,
        "wrong": result.wrong,
    }
    return PaperRow(
        id=kept.id,
        at=kept.at,
        plan=result.plan,
        seed=result.seed,
        seconds=result.seconds,
        percent=result.percent,
        passed=result.passed,
        pass_mark=result.pass_mark,
        assignment=kept.assignment,
        answers=json.dumps(answers),
        mode=result.mode,
    )


def kept_paper(row: PaperRow) -> KeptPaper:
    """The paper of a row."""
    answers = json.loads(row.answers)
    given = (
        Given(**{**one, "choices": tuple(one["choices"]), "reasons": tuple(one["reasons"])}) for one in answers["given"]
    )
    result = PaperResult(
        plan=row.plan,
        seed=row.seed,
        given=tuple(given),
        right=tuple(answers["right"]),
        wrong=tuple(answers["wrong"]),
        seconds=row.seconds,
        pass_mark=row.pass_mark,
        mode=row.mode,  # type: ignore[arg-type]
    )
    return KeptPaper(row.id, row.at, result, row.assignment)
