"""The section of a report that tells of the alerts: what, when, what would have been better, what became of it."""

from collections.abc import Sequence

from desktop.core.events import Severity
from desktop.core.placeholders import Names, fill
from desktop.session.alert_lives import AlertLife
from desktop.session.call_time import minutes
from desktop.session.report_page import Block, Cell, Note, Row, Section, Table, Tone
from desktop.session.rule_names import RuleNames

SEVERITY_MARKS: dict[Severity, str] = {"notice": "● 轻提醒", "warning": "▲ 提醒", "fatal": "◆ 严重"}
"""With the shapes of the time line."""

_TONES: dict[Severity, Tone] = {"notice": "", "warning": "warn", "fatal": "bad"}

SUPPRESSED = {
    "held": "等坐席停顿，一直没有等到",
    "muted": "坐席选了本次通话不再提醒",
    "preset": "当前提醒档位不显示这一类",
    "busy": "屏幕上已有一条提醒",
    "cooldown": "同一类刚提醒过",
    "budget": "本通电话的提醒次数已用完",
}
"""Why an alert was kept from the agent."""

_ANSWERS = {"acknowledged": "坐席：知道了", "false_alarm": "坐席：误报", "mute": "坐席：本次通话不再提醒"}
_CLEARED = {
    "mended": "已改正",
    "stale": "没有回应，自动收起",
    "acknowledged": "坐席：知道了",
    "false_alarm": "坐席：误报",
    "ended": "一直到通话结束",
}


def alert_anchor(alert_id: str) -> str:
    """The row that tells of an alert, as a name that is safe in a page whatever the id is."""
    return "alert-" + "".join(char if char.isascii() and char.isalnum() else f"_{ord(char):x}_" for char in alert_id)


def alerts_section(lives: Sequence[AlertLife], names: RuleNames) -> Section:
    """All alerts but those that were withdrawn, which are only counted."""
    told = [life for life in lives if not life.withdrawn]
    blocks: list[Block] = []
    if told:
        rows = [_row(number, life, names) for number, life in enumerate(told, start=1)]
        blocks.append(Table(("", "时间", "提醒", "可以这样说", "结果"), (6, 9, 31, 31, 23), tuple(rows)))
    else:
        blocks.append(Note("✓ 没有提醒。", "ok"))
    if withdrawn := len(lives) - len(told):
        blocks.append(Note(f"另有 {withdrawn} 条暂定的提醒，整句听完后发现不是那样，已收回，不算数。", "dim"))
    return Section("alerts", "提醒", tuple(blocks))


def _row(number: int, life: AlertLife, names: RuleNames) -> Row:
    alert = life.alert
    heard = f"听到：{alert.heard}" if alert.heard and alert.heard not in alert.title else ""
    about = "，".join(part for part in (SEVERITY_MARKS[alert.severity], heard) if part)
    cells = (
        Cell(f"{number}", _TONES[alert.severity]),
        Cell(minutes(alert.start), "dim"),
        Cell(names.title(alert), _TONES[alert.severity], small=about),
        Cell(fill(names.better(alert), Names()) or "—"),
        _outcome(life),
    )
    return Row(cells, id=alert_anchor(alert.id))


def _outcome(life: AlertLife) -> Cell:
    alert = life.alert
    shown = "显示给坐席" if alert.shown else "没有打扰坐席"
    after = _ANSWERS.get(life.answer) or (_CLEARED.get(life.cleared, "") if alert.shown else "")
    why = "" if alert.shown else SUPPRESSED.get(alert.suppressed, alert.suppressed)
    counts = "不计分" if not life.holds else ""
    if alert.provisional:
        counts = "没有得到确认，不计分"
    small = "；".join(part for part in (why, after, counts) if part)
    tone: Tone = "ok" if life.cleared == "mended" else ""
    return Cell(f"✓ {shown}" if life.cleared == "mended" and alert.shown else shown, tone, small=small)
