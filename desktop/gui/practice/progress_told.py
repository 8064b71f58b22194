"""Attempts, papers and plans in the words of the page of progress."""

from collections.abc import Mapping, Sequence

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.question import PaperPlan
from desktop.core.script import Source
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.drill_words import MODES
from desktop.gui.practice.progress_page import Progress, Told
from desktop.gui.practice.shelf import Proposal, Shelf
from desktop.session.practice import practice_words
from desktop.session.practice.today import Known
from desktop.session.score_words import points
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper

TODAYS = PaperPlan(practice_words.TODAYS, tr_noop("今天的题"), (), 0, 0.0, 80.0, Source("", "", ""))
"""What the questions of today's five minutes are kept as."""
_MOST_TOLD = 50
_MOST_SCORES = 30


def progress_of(known: Known, shelf: Shelf, proposals: Sequence[Proposal]) -> Progress:
    """All that there is to tell."""
    titles = {drill.id: drill.title for drill in shelf.drills}
    plans = {plan.id: plan.name for plan in (*shelf.papers, TODAYS)}
    scored = [(kept.at[5:10], points_of(kept.attempt)) for kept in known.attempts]
    return Progress(
        known.mastery,
        known.names,
        [(day, round(score, 1)) for day, score in scored if score is not None][-_MOST_SCORES:],
        [(_what(one), one.why) for one in proposals],
        [_told_attempt(kept, titles) for kept in reversed(known.attempts[-_MOST_TOLD:])],
        [_told_paper(kept, plans) for kept in reversed(known.papers[-_MOST_TOLD:])],
    )


def points_of(attempt: Attempt) -> float | None:
    """Of the sheet; None where nothing could be judged."""
    return attempt.score.score if attempt.score is not None else None


def _what(one: Proposal) -> str:
    if one.drill is not None:
        return one.drill.title
    return one.paper.name if one.paper is not None else ""


def _told_attempt(kept: KeptAttempt, titles: Mapping[str, str]) -> Told:
    one, score = kept.attempt, points_of(kept.attempt)
    broken_off = one.ended == "broken_off"
    came = (
        tr("没有练完")
        if broken_off
        else tr("没有得分")
        if score is None
        else tr("{points} 分").format(points=points(round(score, 1)))
    )
    when = f"{_when(kept.at)}　{tr(MODES[one.mode][0])}"
    return Told(when, titles.get(one.drill, one.drill), came, None if broken_off else one.passed)


def _told_paper(kept: KeptPaper, plans: Mapping[str, str]) -> Told:
    result = kept.result
    came = tr("对 {right} 题，错 {wrong} 题").format(right=len(result.right), wrong=len(result.wrong))
    when = f"{_when(kept.at)}　{tr('边学边答')}" if result.mode == "learn" else _when(kept.at)
    return Told(when, plans.get(result.plan, result.plan), came, result.passed)


def _when(at: str) -> str:
    return at[:16].replace("T", " ")
