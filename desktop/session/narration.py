"""Tells a call in lines for a person to read along: words, stages, prompts, warnings."""

from collections.abc import Callable
from typing import Any

from desktop.core import events
from desktop.core.events import Event
from desktop.core.masking import EventMask
from desktop.core.script import Library

SPEAKERS = {"agent": "坐席", "customer": "客户"}
SEVERITIES = {"notice": "轻提醒", "warning": "提醒", "fatal": "严重"}
CLEARED = {
    "withdrawn": "收回：原来没有这样说",
    "mended": "已改正",
    "stale": "已过时",
    "acknowledged": "已知道",
    "false_alarm": "误报",
    "ended": "通话结束",
}
SUPPRESSED = {
    "held": "等坐席停顿时再显示",
    "muted": "本次通话不再提醒",
    "preset": "当前提醒档位不显示",
    "busy": "屏幕上已有一条",
    "cooldown": "刚提醒过",
    "budget": "本次通话的提醒已用完",
}
"""What `AlertRaised.suppressed` means."""

COUNTED = {"elapsed": "时间到", "answered": "客户有了回应", "skipped": "坐席没有再等"}
"""What `CountdownEnded.reason` means; a wait that the call has left behind is not worth a line."""


def clock(seconds: float) -> str:
    """Minutes, seconds and tenths of a call, e.g. 01:07.4."""
    tenths = round(seconds * 10)
    return f"{tenths // 600:02}:{tenths // 10 % 60:02}.{tenths % 10}"


class Narrator:
    """One call's teller; it remembers what the alerts were about. Long numbers are hidden."""

    def __init__(self, library: Library) -> None:
        self._stages = {stage.id: stage.name for stage in library.stages}
        self._situations = {situation.id: situation.name for situation in library.situations}
        self._items = {item.id: item.name for item in library.items}
        self._alerts: dict[str, str] = {}
        self._mask = EventMask()
        self._held: dict[str, events.AlertRaised] = {}
        self._tellers: dict[type[Event], Callable[[Any], str]] = {
            events.FinalTranscript: self._final,
            events.StageEntered: self._stage,
            events.SituationEntered: self._situation,
            events.SituationLeft: self._situation_left,
            events.PromptShown: self._prompt,
            events.PromptSaid: self._said,
            events.CountdownStarted: self._countdown,
            events.CountdownEnded: self._countdown_ended,
            events.PromiseNoted: self._promise,
            events.NoteTaken: lambda event: f"备注：{event.text}" if event.text else "",
            events.SituationOffered: self._offer,
            events.ChecklistTicked: self._ticked,
            events.AlertRaised: self._alert,
            events.AlertShown: self._shown_late,
            events.AlertConfirmed: self._confirmed,
            events.AlertCleared: self._cleared,
            events.CallEnded: self._ended,
        }

    def tell(self, event: Event) -> str:
        """One line, or an empty text for what is nothing to tell: levels, partials and other states."""
        teller = self._tellers.get(type(event))
        line = teller(self._mask.mask(event)) if teller else ""
        return f"{clock(event.time)}  {line}" if line else ""

    def stage_name(self, stage_id: str) -> str:
        """The name that the library gives a stage."""
        return self._stages.get(stage_id, stage_id)

    def situation_name(self, situation_id: str) -> str:
        """The name that the library gives a situation."""
        return self._situations.get(situation_id, situation_id)

    def _final(self, event: events.FinalTranscript) -> str:
        return f"{SPEAKERS[event.channel]}：{event.text}" if event.text else ""

    def _stage(self, event: events.StageEntered) -> str:
        return f"── 阶段：{self.stage_name(event.stage)}"

    def _situation(self, event: events.SituationEntered) -> str:
        because = f"（听到“{event.because}”）" if event.because else ""
        return f"── 情形：{self.situation_name(event.situation)}{because}"

    def _situation_left(self, event: events.SituationLeft) -> str:
        return f"── 情形结束：{self.situation_name(event.situation)}"

    def _prompt(self, event: events.PromptShown) -> str:
        hang_up = "（现在可以挂机）" if event.hang_up == "now" and "挂机" not in event.text else ""
        return f"▶ {'该做' if event.kind == 'do' else '该说'}：{event.text}{hang_up}"

    def _said(self, event: events.PromptSaid) -> str:
        return f"✓ 这一句已说到，吻合 {event.match:.0%}"

    def _countdown(self, event: events.CountdownStarted) -> str:
        return f"⏳ 等 {event.seconds:g} 秒" + (f"，之后：{event.then}" if event.then else "")

    def _countdown_ended(self, event: events.CountdownEnded) -> str:
        return f"⏳ {COUNTED[event.reason]}" if event.reason in COUNTED else ""

    def _promise(self, event: events.PromiseNoted) -> str:
        return f"✎ 记下承诺：{event.name}"

    def _offer(self, event: events.SituationOffered) -> str:
        return f"  可能是：{self.situation_name(event.situation)}（{event.measure}）"

    def _ticked(self, event: events.ChecklistTicked) -> str:
        return f"{'☑' if event.done else '☐'} {self._items.get(event.item, event.item)}"

    def _alert(self, event: events.AlertRaised) -> str:
        self._alerts[event.id] = event.title
        if event.suppressed == "held":
            self._held[event.id] = event
        if not event.shown:
            return f"  （没有打扰坐席：{event.title}；原因：{SUPPRESSED.get(event.suppressed, event.suppressed)}）"
        return self._warn(event)

    def _shown_late(self, event: events.AlertShown) -> str:
        return self._warn(self._held.pop(event.id)) if event.id in self._held else ""

    def _warn(self, event: events.AlertRaised) -> str:
        better = f"　→ 请改说：{event.say}" if event.say else ""
        unsure = "（待确认）" if event.provisional else ""
        return f"⚠ {SEVERITIES[event.severity]}：{event.title}{unsure}{better}"

    def _confirmed(self, event: events.AlertConfirmed) -> str:
        return f"⚠ 确认：{self._alerts.get(event.id, event.id)}"

    def _cleared(self, event: events.AlertCleared) -> str:
        return f"  提醒收起（{CLEARED[event.reason]}）：{self._alerts.get(event.id, event.id)}"

    def _ended(self, event: events.CallEnded) -> str:
        who = {"agent": "坐席先挂机", "customer": "客户先挂机"}.get(event.hung_up, "")
        return "── 通话结束" + (f"，{who}" if who else "")
