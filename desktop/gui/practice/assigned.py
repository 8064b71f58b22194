"""What a trainer gave to do and what is not done yet, as proposals for today: they come before everything else."""

from collections.abc import Iterator
from datetime import date

from desktop.gui.language import tr
from desktop.gui.practice.shelf import Proposal, Shelf
from desktop.session.practice.today import Known
from desktop.storage.practice_record.kept import Assignment


def assigned(known: Known, shelf: Shelf, today: date) -> Iterator[Proposal]:
    """Those whose drill or paper is there, in the order in which they are due."""
    drills = {drill.id: drill for drill in shelf.drills}
    papers = {plan.id: plan for plan in shelf.papers}
    for one in known.open:
        why = due_words(one, today)
        if one.kind == "drill" and one.what in drills:
            yield Proposal(why, drills[one.what], mode=one.mode, assignment=one.id)
        elif one.kind == "paper" and one.what in papers:
            yield Proposal(
                why, paper=papers[one.what], questions=shelf.questions, mode="exam", assignment=one.id, seed=one.seed
            )


def due_words(one: Assignment, today: date) -> str:
    """Who gave it, until when, and that an exam is taken once."""
    parts = [tr("{by}布置的任务").format(by=one.by) if one.by else tr("培训师布置的任务")]
    if one.due:
        parts.append(
            tr("{due} 前完成").format(due=one.due)
            if one.due >= today.isoformat()
            else tr("{due} 到期，已经过了").format(due=one.due)
        )
    if one.kind == "paper" or one.mode == "exam":
        parts.append(tr("考试只有一次机会"))
    return tr("，").join(parts) + tr("。")
