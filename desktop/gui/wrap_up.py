"""After the call: what happened, in one look, before the next one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.events import Channel
from desktop.gui.call_clock import minutes
from desktop.gui.call_notes import AlertNote, CallNotes

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


class WrapUp(QScrollArea):
    """Length, alerts with their times, promises with theirs, what was said of what had to be, what was kept back."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("通话小结")

    def show_notes(self, notes: CallNotes) -> None:
        """Show what one call came to."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(_figures(notes))
        column.addWidget(_alerts(notes))
        if notes.promises:
            column.addWidget(_promises(notes))
        if notes.items_due():
            column.addWidget(_checklist(notes))
        if suppressed := notes.suppressed_alerts():
            column.addWidget(_suppressed(suppressed))
        for channel, whose in _SIDES:
            if (lost := notes.lost.get(channel, 0.0)) >= _WORTH_SAYING_SECONDS:
                column.addWidget(_words(f"{whose}有 {lost:.1f} 秒声音没有收到，这一段未作判断。", "dim"))
        column.addStretch(1)
        self.setWidget(inside)


def _figures(notes: CallNotes) -> QFrame:
    card, column = _card("本次通话")
    due = notes.items_due()
    done = sum(item.id in notes.done for item in due)
    figures = [(minutes(notes.duration), "时长"), (str(len(notes.shown_alerts())), "提醒")]
    if due:
        figures.append((f"{done} / {len(due)}", "必说项"))
    if notes.score is not None:
        figures.append((f"{notes.score:.0f}", "得分"))
    row = QHBoxLayout()
    for figure, name in figures:
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(_words(figure, "figure"))
        box.addWidget(_words(name, "dim"))
        row.addLayout(box, 1)
    column.addLayout(row)
    return card


def _alerts(notes: CallNotes) -> QFrame:
    card, column = _card("提醒")
    shown = notes.shown_alerts()
    if not shown:
        column.addWidget(_words("✓ 没有提醒，保持得很好。" if notes.utterances else "没有提醒。", "ok"))
    for note in shown:
        column.addWidget(_row(f"{minutes(note.alert.start)}　{note.alert.title}", _OUTCOMES[note.outcome]))
        if note.alert.say:
            words = _words(f"可以说：{note.alert.say}", "dim")
            words.setContentsMargins(0, 0, 0, 4)
            column.addWidget(words)
    return card


def _promises(notes: CallNotes) -> QFrame:
    card, column = _card("承诺")
    for promise in notes.promises:
        due = promise.due(notes.began)
        mark, tone = ("✓ 已记下", "ok") if promise.noted else ("没有记下", "warn")
        row = _row(f"{promise.name}　{due}", mark, tone)
        row.setToolTip(f"{minutes(promise.time)} 时承诺")
        column.addWidget(row)
    return card


def _checklist(notes: CallNotes) -> QFrame:
    card, column = _card("必说项")
    for item in notes.items_due():
        done = item.id in notes.done
        never = not item.family and item.stage not in notes.stages and not done
        state = "✓ 已说到" if done else "未到该阶段" if never else "✕ 没有听到"
        column.addWidget(_row(item.name, state, "ok" if done else "dim" if never else "bad"))
    return card


def _suppressed(notes: list[AlertNote]) -> QFrame:
    card, column = _card("")
    fold = QPushButton(f"▸ 没有打扰您的提醒（{len(notes)}）")
    fold.setProperty("look", "small")
    fold.setCheckable(True)
    inside = QWidget()
    inside.hide()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 0, 0, 0)
    fold.toggled.connect(inside.setVisible)
    fold.toggled.connect(lambda shown: fold.setText(f"{'▾' if shown else '▸'}{fold.text()[1:]}"))
    column.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(inside)
    for note in notes:
        rows.addWidget(
            _row(
                f"{minutes(note.alert.start)}　{note.alert.title}",
                _SUPPRESSED.get(note.alert.suppressed, note.alert.suppressed),
            )
        )
    return card


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(5)
    if title:
        column.addWidget(_words(title, "section"))
    return card, column


def _row(left: str, right: str, tone: str = "dim") -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(_words(left, ""), 1)
    state = _words(right, tone)
    state.setWordWrap(False)
    line.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _words(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(tone != "figure")
    return label
