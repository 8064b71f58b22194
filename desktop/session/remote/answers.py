"""What other programs are answered, in the words of the people who set them up."""

from collections.abc import Sequence

from desktop.core.finding import Place
from desktop.session.remote.commands import Answer

_WORDS = {
    "started": "通话已开始。",
    "started-from-practice": "练习已中断，通话已开始。",
    "already-started": "通话已经在进行，客户的信息已补上。",
    "stopped": "通话已结束，正在整理最后几句话。",
    "held": "已打开“请客户等待”。",
    "already-held": "“请客户等待”已经打开。",
    "resumed": "等待结束，回到原来的地方。",
    "noted": "备注已记下。",
    "went": "已转到“{name}”。",
    "shown": "陪听已经打开，原来的窗口已显示。",
    "status-idle": "没有通话。",
    "status-call": "通话中。",
    "status-practice": "正在练习，没有真实通话。",
    "status-wrap_up": "通话已结束，正在看小结。",
    "no-call": "没有正在进行的通话，什么也没做。",
    "practice": "正在练习，没有真实通话，什么也没做。",
    "note-too-late": "通话已经结束，备注没有记下。",
    "no-hold": "当前话术包里没有“请客户等待”的流程。",
    "not-held": "没有在请客户等待，什么也没做。",
    "inside-hold": "等待当中又打开了别的情形，请先在窗口里结束它。",
}


def done(code: str, **told: str) -> Answer:
    """It was done, or is on its way."""
    return Answer("done", code, _WORDS[code].format(**told))


def refused(code: str) -> Answer:
    """Not now."""
    return Answer("refused", code, _WORDS[code])


def empty_note() -> Answer:
    """There is nothing to keep."""
    return Answer("bad", "empty-note", "备注是空的，没有记下。")


def no_place(near: Sequence[Place]) -> Answer:
    """No stage and no situation is called so; `near` may have been meant."""
    names = "、".join(f"{place.name}（{place.id}）" for place in near)
    return Answer("bad", "no-place", "话术包里没有这个阶段或情形。" + (f"相近的有：{names}。" if names else ""))
