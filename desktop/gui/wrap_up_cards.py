"""The cards of the wrap-up that tell what happened in the call, whether or not it was scored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.events import Channel
from desktop.gui.call_notes import CallNotes
from desktop.gui.cards import card, fold, row, words
from desktop.session.call_time import minutes

_WORTH_SAYING_SECONDS = 0.5
_SIDES: tuple[tuple[Channel, str], ...] = (("agent", ""), ("customer", "客户一方"))
_OUTCOMES = {
    "": "未处理",
    "acknowledged": "知道了",
    "false_alarm": "误报",
    "mended": "✓ 已改正",
    "stale": "已过时",
    "ended": "通话结束",
}

_SUPPRESSED = {
    "held": "没等到停顿",
    "muted": "本次不再提醒",
    "preset": "档位不显示",
    "busy": "屏幕上已有一条",
    "cooldown": "刚提醒过",
    "budget": "本通提醒已用完",
}
"""What `AlertRaised.suppressed` means, in few words."""


def figures_card(notes: CallNotes) -> QFrame:
    """Length, alerts, what was said of what had to be: the first glance where there is no score."""
    frame, column = card("本次通话")
    due = notes.items_due()
    done = sum(item.id in notes.done for item in due)
    figures = [(minutes(notes.duration), "时长"), (str(len(notes.shown_alerts())), "提醒")]
    if due:
        figures.append((f"{done} / {len(due)}", "必说项"))
    if notes.score is not None:
        figures.append((f"{notes.score:.0f}", "得分"))
    line = QHBoxLayout()
    for figure, name in figures:
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(words(figure, "figure"))
        box.addWidget(words(name, "dim"))
        line.addLayout(box, 1)
    column.addLayout(line)
    return frame


def alerts_card(notes: CallNotes) -> QFrame:
    """What the agent was warned of, and what became of it."""
    shown = notes.shown_alerts()
    frame, column = card("提醒", f"{len(shown)} 次" if shown else "")
    if not shown:
        column.addWidget(words("✓ 没有提醒，保持得很好。" if notes.utterances else "没有提醒。", "ok"))
    for note in shown:
        column.addWidget(row(f"{minutes(note.alert.start)}　{note.alert.title}", _OUTCOMES[note.outcome]))
        if note.alert.say:
            say = words(f"可以说：{note.alert.say}", "dim")
            say.setContentsMargins(0, 0, 0, 4)
            column.addWidget(say)
    return frame


def promises_card(notes: CallNotes) -> QFrame:
    """What has to be done after the call, and until when."""
    frame, column = card("承诺：挂机后要做")
    for promise in notes.promises:
        due = promise.due(notes.began)
        mark, tone = ("✓ 已记下", "ok") if promise.noted else ("没有记下", "warn")
        line = row(f"{due}　{promise.name}", mark, tone)
        line.setToolTip(f"{minutes(promise.time)} 时承诺")
        column.addWidget(line)
    return frame


def checklist_card(notes: CallNotes) -> QFrame:
    """What had to be said, and whether it was."""
    items = notes.items_due()
    reached = {item.id for item in notes.items_reached()}
    frame, column = card("必说项", f"{sum(item.id in notes.done for item in items)} / {len(items)}")
    for item in items:
        done = item.id in notes.done
        state, tone = ("✓ 已说到", "ok") if done else ("✕ 没有听到", "bad")
        if item.id not in reached:
            state, tone = "未到该阶段", "dim"
        column.addWidget(row(item.name, state, tone))
    return frame


def suppressed_card(notes: CallNotes) -> QFrame:
    """What the policy kept from the agent, and why; closed at first."""
    suppressed = notes.suppressed_alerts()
    frame, column = card()
    button, inside, rows = fold(f"没有打扰您的提醒（{len(suppressed)}）")
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(inside)
    for note in suppressed:
        why = _SUPPRESSED.get(note.alert.suppressed, note.alert.suppressed)
        rows.addWidget(row(f"{minutes(note.alert.start)}　{note.alert.title}", why))
    return frame


def lost_words(notes: CallNotes) -> list[str]:
    """Sentences about audio that never arrived."""
    lost = [(whose, notes.lost.get(channel, 0.0)) for channel, whose in _SIDES]
    return [f"{whose}有 {s:.1f} 秒声音没有收到，这一段未作判断。" for whose, s in lost if s >= _WORTH_SAYING_SECONDS]
