"""How drills are told: topics, modes, difficulty, who calls, what the line is like, and what came of it so far."""

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import AS_IT_IS, Drill, LineConditions
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.shelf import Tried
from desktop.session.practice.practice_words import DIFFICULTY_NAMES, MODE_NAMES, TOPIC_NAMES
from desktop.session.score_words import points

MODES: dict[Mode, tuple[str, str]] = {
    "guided": (MODE_NAMES["guided"], tr_noop("和真实通话一样，给出要说的话和提醒。")),
    "fading": (MODE_NAMES["fading"], tr_noop("先自己想；停顿几秒说不出来，提示才出现。")),
    "exam": (MODE_NAMES["exam"], tr_noop("没有提示，也没有提醒，一次定结果。")),
}
"""What each mode is called, and what it does."""

_SOFT, _LOUD = -6.0, 6.0
_POOR_NOISE = 20.0


def difficulty(drill: Drill) -> str:
    """●●○: how hard, readable without colour."""
    return "●" * drill.difficulty + "○" * (len(DIFFICULTY_NAMES) - drill.difficulty)


def difficulty_name(drill: Drill) -> str:
    """The same for who cannot see it."""
    return tr("难度：{level}").format(level=tr(DIFFICULTY_NAMES[drill.difficulty]))


def topic(drill: Drill) -> str:
    """What it trains."""
    return tr(TOPIC_NAMES.get(drill.topic, drill.topic))


def customer(drill: Drill) -> str:
    """王女士; a customer whose name the trainee has to ask is only told of as a customer."""
    persona = drill.persona
    return (
        f"{persona.name}{persona.title}"
        if persona.name
        else tr("一位{title}").format(title=persona.title)
        if persona.title
        else tr("客户")
    )


def who_calls(drill: Drill) -> str:
    """Who calls whom, in a few words."""
    return (
        tr("您打给{customer}，您先开口").format(customer=customer(drill))
        if drill.outbound
        else tr("{customer}打来").format(customer=customer(drill))
    )


def line_words(line: LineConditions) -> str:
    """What the trainee will hear of the line; empty for a good one."""
    if line == AS_IT_IS:
        return ""
    told = []
    if line.level <= _SOFT:
        told.append(tr("客户声音很小"))
    elif line.level >= _LOUD:
        told.append(tr("客户声音很大"))
    if line.noise is not None:
        told.append(tr("杂音很大") if line.noise < _POOR_NOISE else tr("有些杂音"))
    if line.drop_outs > 0:
        told.append(tr("信号断断续续"))
    if line.reverberation > 0:
        told.append(tr("客户开着免提"))
    return tr("，").join(told)


def tried(result: Tried | None) -> str:
    """What came of it so far, for a list: 还没练 · 上次 82 分，最好 95 分."""
    if result is None or not result.times:
        return tr("还没练")
    last = _points(result.last_points)
    last = (tr("✓ 上次 {last}") if result.last_passed else tr("✕ 上次 {last}")).format(last=last)
    return (
        last if result.times == 1 else tr("{last}，最好 {points}").format(last=last, points=_points(result.best_points))
    )


def _points(value: float | None) -> str:
    return tr("没有得分") if value is None else tr("{points} 分").format(points=points(round(value, 1)))
