"""One thing that was good about a call: a fact that was measured, or nothing. Never praise for its own sake."""

from collections.abc import Callable

from desktop.gui.call_notes import CallNotes
from desktop.gui.language import tr
from desktop.gui.score_summary import JudgedDimension, JudgedItem
from desktop.gui.score_words import points

_ITEMS_WORTH_TELLING = 3
_POINTS_WORTH_TELLING = 3.0
_STEADY_SPREAD = 80.0
"""Characters a minute between the slowest and the fastest quarter of a minute."""
_STEADY_MEASURES = 6
"""With fewer, nothing is said of how steady somebody speaks."""


def one_good(notes: CallNotes, judged: tuple[JudgedDimension, ...], better: JudgedItem | None = None) -> str:
    """The first that holds, the agent's own doing before what merely was not found. Empty where nothing holds.

    What rests on the same alerts as `better` is passed over: one thing is not told as bad and as good.
    """
    found: tuple[Callable[[], str], ...] = (
        lambda: _everything_said(notes),
        lambda: _mended(notes, better),
        lambda: _promised(notes),
        lambda: _steady(notes),
        lambda: _whole_dimension(judged),
    )
    return next((told for fact in found if (told := fact())), "")


def _everything_said(notes: CallNotes) -> str:
    due = notes.items_reached()
    if len(due) < _ITEMS_WORTH_TELLING or not all(item.id in notes.done for item in due):
        return ""
    return tr("必说项全部说到：{count} 项，一项不少。").format(count=len(due))


def _mended(notes: CallNotes, better: JudgedItem | None) -> str:
    told = {moment.alert for moment in better.score.moments} if better else set()
    mended = [note for note in notes.shown_alerts() if note.outcome == "mended" and note.alert.id not in told]
    if not mended:
        return ""
    return tr("提醒之后马上改正：{title}").format(title=mended[0].alert.title) + (
        tr(" 等 {count} 处。").format(count=len(mended)) if len(mended) > 1 else tr("。")
    )


def _promised(notes: CallNotes) -> str:
    noted = [promise for promise in notes.promises if promise.noted]
    return (
        tr("答应客户的事都记了下来：{name}。").format(name=noted[0].name)
        if noted and len(noted) == len(notes.promises)
        else ""
    )


def _steady(notes: CallNotes) -> str:
    paces = notes.paces
    warned = any(note.alert.alert == "pace" and note.outcome != "withdrawn" for note in notes.alerts.values())
    if warned or len(paces) < _STEADY_MEASURES or max(paces) - min(paces) > _STEADY_SPREAD:
        return ""
    return tr("语速稳定：全程每分钟 {low:.0f}–{high:.0f} 字。").format(low=min(paces), high=max(paces))


def _whole_dimension(judged: tuple[JudgedDimension, ...]) -> str:
    whole = [each for each in judged if each.judged >= _POINTS_WORTH_TELLING and each.kept == each.judged]
    whole = [each for each in whole if not any(item.proposed for item in each.items)]
    if not whole:
        return ""
    best = max(whole, key=lambda each: each.judged)
    return tr("{name}：已评的 {points} 分一分没扣。").format(name=best.name, points=points(best.judged))
