"""How scores are told: points, steps of severity, and why something was not judged."""

from desktop.core.call_score import CallScore, DimensionScore, Part
from desktop.core.score_sheet import Grade, ScoreItem
from desktop.gui.language import tr, tr_noop
from desktop.session.score_words import GRADES, UNJUDGED, points

__all__ = ["GRADES", "NOTHING", "STEPS", "UNJUDGED", "both", "lost", "mark", "points", "standard"]

NOTHING = tr_noop("没问题")

STEPS: tuple[Grade, ...] = tuple(GRADES)
"""In order."""


def mark(score: float | None) -> str:
    """The score of a call as it stands large: 94.6, 100, —."""
    return "—" if score is None else f"{score:.1f}".removesuffix(".0")


def both(score: CallScore | DimensionScore) -> Part:
    """The automatic part and the trainer's together."""
    kept = score.automatic.kept + score.trainer.kept
    return Part(round(kept, 2), round(score.automatic.judged + score.trainer.judged, 2))


def standard(item: ScoreItem) -> str:
    """The standard that an item rests on, e.g. 标准 Q6 · 服务用语; empty where the sheet names none."""
    ids = item.source.standard.replace(",", tr("、"))
    return " · ".join(part for part in (tr("标准 {ids}").format(ids=ids) if ids else "", item.source.section) if part)


def lost(item: ScoreItem, grade: Grade | None) -> str:
    """What a grade takes: −1.5, 整通 0 分; empty for nothing."""
    if grade is None:
        return ""
    if item.fatal is not None and STEPS.index(grade) >= STEPS.index(item.fatal):
        return tr("整通 0 分")
    deducted: float = min(getattr(item.deductions, grade), item.points)
    return f"−{points(deducted)}" if deducted else ""
