"""Which events mean trouble, in what words, and which mean that it is over."""

from collections.abc import Callable, Sequence

from desktop.core.events import (
    AudioGap,
    CallStarted,
    Channel,
    DeviceReady,
    DeviceTrouble,
    Event,
    ListenerFailed,
    ListenerReady,
    ProgramTrouble,
)
from desktop.gui.language import tr, tr_noop
from desktop.gui.notice_strip import Notice

LIBRARY_KEY = "library"
"""What a notice about the script library is known by."""

_WORTH_SAYING_SECONDS = 1.0
_GAPS: dict[Channel, tuple[str, str]] = {
    "agent": ("", tr_noop("这一段的话不会有提醒，也不计入小结。")),
    "customer": (tr_noop("客户一方"), tr_noop("您说的照常在听；这一段不判断冷场和抢话。")),
}


def on_top_notice() -> Notice:
    """What to tell the agent where the desktop does not let a window stay in front."""
    return Notice(
        "on-top",
        tr("这个桌面（Wayland）不让程序把自己放在最前。"),
        tr("右键点窗口的标题栏，选“置顶”；没有这一项时，把窗口摆在软电话旁边。"),
    )


def library_renewed() -> Notice:
    """What to tell the agent of a changed library that was read without a complaint."""
    return Notice(
        LIBRARY_KEY,
        tr("话术库已更新，下一通电话起生效。"),
        tr("正在进行的通话仍用原来的话术。以后想先试再用：设置里的“试运行改过的话术”。"),
    )


def notice_of(event: Event, open_settings: Callable[[], None], open_setup: Callable[[], None]) -> Notice | None:
    """What to tell the agent of an event, or None."""
    if isinstance(event, DeviceTrouble):
        bad = event.channel == "agent"
        words = tr("设置麦克风") if bad else tr("选择声音来源")
        return Notice(f"device:{event.channel}", event.message, event.remedy, bad, words, open_settings)
    if isinstance(event, ListenerFailed):
        wants_model = "model" in event.code
        words, act = (tr("安装识别模型"), open_setup) if wants_model else (tr("打开设置"), open_settings)
        return Notice("listener", event.message, event.remedy, not event.retry, "" if event.retry else words, act)
    if isinstance(event, ProgramTrouble):
        return Notice(f"program:{event.code}", event.message, event.remedy)
    if isinstance(event, AudioGap) and event.seconds >= _WORTH_SAYING_SECONDS:
        whose, lost = map(tr, _GAPS[event.channel])
        return Notice(
            f"gap:{event.channel}",
            tr("{whose}有 {seconds:.1f} 秒声音没有收到。").format(whose=whose, seconds=event.seconds),
            lost,
        )
    return None


def resolved_by(event: Event) -> tuple[str, ...]:
    """The keys of the notices that an event makes void."""
    if isinstance(event, DeviceReady):
        return (f"device:{event.channel}",)
    if isinstance(event, ListenerReady):
        return ("listener",)
    if isinstance(event, CallStarted):
        return tuple(f"gap:{channel}" for channel in _GAPS)
    return ()


def library_notice(problems: Sequence[object], renewed: bool = False) -> Notice:
    """What to tell the agent of a library that could not be read whole; the first problem stands for all."""
    news = tr("话术库已更新，下一通电话起生效，但") if renewed else tr("话术库")
    more = tr("（共 {count} 处）").format(count=len(problems)) if len(problems) > 1 else ""
    remedy = tr("其余内容照常使用。peiting library check 会列出全部问题和改法。")
    return Notice(
        LIBRARY_KEY,
        tr("{news}有内容未能读入{more}：{problem}").format(news=news, more=more, problem=problems[0]),
        remedy,
    )
