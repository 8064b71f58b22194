"""The cards of the wrap-up that tell what happened in the call, whether or not it was scored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.events import Channel
from desktop.gui.call_notes import CallNotes
from desktop.gui.cards import card, fold, row, words
from desktop.gui.language import tr, tr_noop
from desktop.session.call_time import minutes

_WORTH_SAYING_SECONDS = 0.5
_SIDES: tuple[tuple[Channel, str], ...] = (("agent", ""), ("customer", tr_noop("客户一方")))
_OUTCOMES = {
    "": tr_noop("未处理"),
    "acknowledged": tr_noop("知道了"),
    "false_alarm": tr_noop("误报"),
    "mended": tr_noop("✓ 已改正"),
    "stale": tr_noop("已过时"),
    "ended": tr_noop("通话结束"),
}

_SUPPRESSED = {
    "held": tr_noop("没等到停顿"),
    "muted": tr_noop("本次不再提醒"),
    "preset": tr_noop("档位不显示"),
    "busy": tr_noop("屏幕上已有一条"),
    "cooldown": tr_noop("刚提醒过"),
    "budget": tr_noop("本通提醒已用完"),
}
"""What `AlertRaised.suppressed` means, in few words."""


def figures_card(notes: CallNotes) -> QFrame:
    """Length, alerts, what was said of what had to be: the first glance where there is no score."""
    frame, column = card(tr("本次通话"))
    due = notes.items_due()
    done = sum(item.id in notes.done for item in due)
    figures = [(minutes(notes.duration), tr("时长")), (str(len(notes.shown_alerts())), tr("提醒"))]
    if due:
        figures.append((f"{done} / {len(due)}", tr("必说项")))
    if notes.score is not None:
        figures.append((f"{notes.score:.0f}", tr("得分")))
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
    frame, column = card(tr("提醒"), tr("{count} 次").format(count=len(shown)) if shown else "")
    if not shown:
        column.addWidget(words(tr("✓ 没有提醒，保持得很好。") if notes.utterances else tr("没有提醒。"), "ok"))
    for note in shown:
        column.addWidget(row(f"{minutes(note.alert.start)}　{note.alert.title}", tr(_OUTCOMES[note.outcome])))
        if note.alert.say:
            say = words(tr("可以说：{say}").format(say=note.alert.say), "dim")
            say.setContentsMargins(0, 0, 0, 4)
            column.addWidget(say)
    return frame


def promises_card(notes: CallNotes) -> QFrame:
    """What has to be done after the call, and until when."""
    frame, column = card(tr("承诺：挂机后要做"))
    for promise in notes.promises:
        due = promise.due(notes.began)
        mark, tone = (tr("✓ 已记下"), "ok") if promise.noted else (tr("没有记下"), "warn")
        line = row(f"{due}　{promise.name}", mark, tone)
        line.setToolTip(tr("{minutes} 时承诺").format(minutes=minutes(promise.time)))
        column.addWidget(line)
    return frame


def remarks_card(notes: CallNotes) -> QFrame:
    """What was noted during the call."""
    frame, column = card(tr("备注"), tr("{count} 条").format(count=len(notes.remarks)))
    for remark in notes.remarks:
        column.addWidget(words(f"{minutes(remark.time)}　{remark.text}"))
    return frame


def checklist_card(notes: CallNotes) -> QFrame:
    """What had to be said, and whether it was."""
    items = notes.items_due()
    reached = {item.id for item in notes.items_reached()}
    frame, column = card(tr("必说项"), f"{sum(item.id in notes.done for item in items)} / {len(items)}")
    for item in items:
        done = item.id in notes.done
        state, tone = (tr("✓ 已说到"), "ok") if done else (tr("✕ 没有听到"), "bad")
        if item.id not in reached:
            state, tone = tr("未到该阶段"), "dim"
        column.addWidget(row(item.name, state, tone))
    return frame


def suppressed_card(notes: CallNotes) -> QFrame:
    """What the policy kept from the agent, and why; closed at first."""
    suppressed = notes.suppressed_alerts()
    frame, column = card()
    button, inside, rows = fold(tr("没有打扰您的提醒（{count}）").format(count=len(suppressed)))
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(inside)
    for note in suppressed:
        why = tr(_SUPPRESSED.get(note.alert.suppressed, note.alert.suppressed))
        rows.addWidget(row(f"{minutes(note.alert.start)}　{note.alert.title}", why))
    return frame


def lost_words(notes: CallNotes) -> list[str]:
    """Sentences about audio that never arrived."""
    lost = [(tr(whose), notes.lost.get(channel, 0.0)) for channel, whose in _SIDES]
    return [
        tr("{whose}有 {seconds:.1f} 秒声音没有收到，这一段未作判断。").format(whose=whose, seconds=s)
        for whose, s in lost
        if s >= _WORTH_SAYING_SECONDS
    ]
