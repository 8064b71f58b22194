"""The sections of a report that say which call it is, and how far what it tells can be trusted."""

from collections.abc import Iterator, Sequence

from desktop.core.events import AudioGap, CallStarted, DeviceTrouble, Event, ListenerFailed, ListenerReady, TalkMeasured
from desktop.core.script import Library
from desktop.session.call_time import minutes
from desktop.session.report_page import Cell, Figure, Figures, Note, Row, Section, Table, Tone
from desktop.session.score_words import points
from desktop.session.time_line import TimeLine
from desktop.storage.kept_call import CallState, CallSummary, KeptCall, Privacy

STATES: dict[CallState, str] = {"ended": "完整", "interrupted": "中断", "open": "进行中"}
PRIVACY: dict[Privacy, str] = {
    "summary": "摘要：不保留说过的话",
    "transcript": "文字：敏感信息已遮盖",
    "full": "完整：文字和录音",
}
_HUNG_UP = {"agent": "坐席", "customer": "客户"}


def about(summary: CallSummary, library: Library) -> str:
    """Which call, in one line."""
    agent = who(summary)
    return " · ".join(part for part in (started(summary), f"坐席 {agent}" if agent else "", library.name) if part)


def started(summary: CallSummary) -> str:
    """When it began, as people read it."""
    return summary.started_at.replace("T", " ")[:16] or "时间不详"


def who(summary: CallSummary) -> str:
    """The agent by name and number, as far as they are known."""
    return " ".join(part for part in (summary.agent_name, summary.agent_number) if part)


def head_section(call: KeptCall, library: Library, line: TimeLine, alerts: int) -> Section:
    """The figures that are seen from afar, and what the call is."""
    summary = call.summary
    score = call.score.score if call.score else None
    tone: Tone = "bad" if call.score and call.score.fatal else ""
    figures = (
        Figure("—" if score is None else points(score), "得分", tone),
        Figure(minutes(line.seconds), "时长"),
        Figure(str(alerts), "提醒"),
        Figure(STATES[summary.state], "状态", "" if summary.state == "ended" else "warn"),
    )
    rows = tuple(Row((Cell(name, "dim"), Cell(text))) for name, text in _facts(call, library))
    notes = (
        (Note(f"△ 程序在通话途中退出，只有前 {minutes(line.seconds)} 的内容；之后发生了什么，这里没有。", "warn"),)
        if summary.state == "interrupted"
        else ()
    )
    return Section("head", "这通电话", (Figures(figures), *notes, Table((), (22, 78), rows)))


def _facts(call: KeptCall, library: Library) -> Iterator[tuple[str, str]]:
    summary = call.summary
    yield "编号", summary.id
    yield "开始", summary.started_at.replace("T", " ") or "不详"
    yield "坐席", who(summary) or "没有填写"
    yield "话术包", f"{library.name}（{summary.pack}，第 {library.version} 版）"
    yield "听到", "坐席和客户两个声道" if "customer" in summary.channels else "只有坐席的麦克风"
    if summary.hung_up:
        yield "先挂机", _HUNG_UP.get(summary.hung_up, summary.hung_up)
    if summary.sheet:
        yield "评分表", f"{summary.sheet} 第 {summary.sheet_version} 版"
    yield "留存", PRIVACY[summary.privacy]


def measured_section(events: Sequence[Event], line: TimeLine) -> Section:
    """How it was measured and what cannot be known."""
    return Section("measured", "怎样得出，哪些不知道", tuple(Note(f"· {text}") for text in _limits(events, line)))


def _limits(events: Sequence[Event], line: TimeLine) -> Iterator[str]:
    started = next((one for one in events if isinstance(one, CallStarted)), None)
    ready = next((one for one in events if isinstance(one, ListenerReady)), None)
    if not line.both_heard:
        yield (
            "只听到坐席的麦克风：客户说了什么、何时说话、有没有被打断、有没有冷场，都不知道；"
            "图中的静默只是坐席没有说话，不计分。"
        )
    elif (talk := _last_talk(events)) is not None:
        yield (
            f"坐席说话 {minutes(talk.agent_seconds)}，客户说话 {minutes(talk.customer_seconds)}，"
            f"同时说话 {talk.overlap_seconds:.0f} 秒，双方都不说话 {minutes(talk.silent_seconds)}；"
            f"坐席接话的时间（中位数）{talk.reaction_seconds:.1f} 秒。"
        )
    yield "语速是发音语速：每分钟说话时间里的字数，不含停顿，取最近 15 秒说话。"
    yield "音量逐刻的数值不留存，所以图中没有音量；音量的问题见“提醒”。"
    yield "得分只依据已确认的事实：整句听完后确认的提醒，和该说而没有说的必说项。坐席答复“误报”的、后来收回的，不计分。"
    yield "同一份记录、同一张评分表，得分总是一样。"
    yield from _troubles(events)
    if ready is not None:
        yield f"语音识别：{ready.engine}（{ready.model}）。识别会有错字，人名和数字尤其如此。"
    elif started is not None:
        yield "语音识别会有错字，人名和数字尤其如此。"


def _troubles(events: Sequence[Event]) -> Iterator[str]:
    lost = sum(one.seconds for one in events if isinstance(one, AudioGap))
    if lost >= 0.5:
        yield f"有 {lost:.1f} 秒声音没有收到，这些时间没有判断，图中以斜线标出。"
    if restarts := sum(isinstance(one, ListenerFailed) for one in events):
        yield f"监听中断过 {restarts} 次，随后自动恢复或停止。"
    if devices := sum(isinstance(one, DeviceTrouble) for one in events):
        yield f"声音设备出过 {devices} 次问题。"


def _last_talk(events: Sequence[Event]) -> TalkMeasured | None:
    return next((one for one in reversed(events) if isinstance(one, TalkMeasured)), None)
