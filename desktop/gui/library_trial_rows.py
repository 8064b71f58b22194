"""What a draft library would change, a rule a row; a press on it opens the sentences."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.elided import ElidedButton
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.session.call_time import minutes
from desktop.session.library_changes import VALUES
from desktop.session.trial_page import altered_words, heard_words
from desktop.session.trial_result import Found, RuleTrial, Trial

MOST = 30
"""Sentences of one kind that are listed; whoever wants more asks the command line."""

_HEADS = (tr_noop("新增"), tr_noop("消失"), tr_noop("改动"))
_COLUMN = 38


class TrialRows(QWidget):
    """The table of a trial."""

    def __init__(self, trial: Trial, notes: Sequence[str] = ()) -> None:
        """`notes` say on what it rests; they stand below it."""
        super().__init__()
        self.rows = tuple(RuleRow(rule) for rule in trial.rules)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        if self.rows:
            heading = QLabel(tr("规则"))
            heading.setContentsMargins(6, 0, 0, 0)
            heads = _line(heading, tuple(map(tr, _HEADS)), "section")
            heads.setContentsMargins(0, 0, 7, 0)
            column.addLayout(heads)
        for row in self.rows:
            column.addWidget(row)
        for note in notes:
            column.addWidget(_words(note, "dim"))
        column.addStretch(1)


class RuleRow(QFrame):
    """One rule: its name, how much appears, disappears and changes, and where."""

    def __init__(self, rule: RuleTrial) -> None:
        super().__init__()
        self.setObjectName("card")
        self._rule = rule
        self._details: QWidget | None = None
        self.name = ElidedButton()
        self.name.setProperty("look", "flat")
        self.name.setCheckable(True)
        self.name.toggled.connect(self._open)
        counts = tuple(str(len(found)) if found else "–" for found in (rule.new, rule.gone, rule.altered))
        told = tr("，").join(f"{tr(head)} {count}" for head, count in zip(_HEADS, counts, strict=True))
        self.name.setAccessibleName(tr("{name}：{told}").format(name=rule.name, told=told))
        self.name.setToolTip(
            tr("{name}（{rule}）\n{told}，不变 {same}").format(
                name=rule.name, rule=rule.rule, told=told, same=rule.same
            )
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 2, 6, 4)
        self._column.setSpacing(0)
        self._column.addLayout(_line(self.name, counts, ""))
        self._open(False)

    def _open(self, wide: bool) -> None:
        self.name.setText(f"{'▾' if wide else '▸'} {self._rule.name}")
        if wide and self._details is None:
            self._details = _details(self._rule)
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(wide)


def _line(first: QWidget, counts: Sequence[str], tone: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(0)
    if tone:
        first.setProperty("tone", tone)
    line.addWidget(first, 1)
    for words in counts:
        count = QLabel(words)
        count.setAccessibleName(tr("没有") if words == "–" else words)
        count.setProperty("tone", tone)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        count.setFixedWidth(scaled(_COLUMN))
        line.addWidget(count)
    return line


def _details(rule: RuleTrial) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(8, 2, 2, 4)
    column.setSpacing(2)
    for head, found, tone in ((tr("新增"), rule.new, "warn"), (tr("消失"), rule.gone, "ok")):
        for one in found[:MOST]:
            for words in _found(head, one, tone):
                column.addWidget(words)
        _tell_rest(column, head, len(found))
    for altered in rule.altered[:MOST]:
        column.addWidget(_words(_place(tr("改动"), altered.after), "mark"))
        column.addWidget(_words(heard_words(altered.after), "moment"))
        column.addWidget(_words(altered_words(altered), "dim"))
    _tell_rest(column, tr("改动"), len(rule.altered))
    return inside


def _found(head: str, one: Found, tone: str) -> Iterator[QLabel]:
    place = _words(_place(head, one), tone)
    place.setContentsMargins(0, 4, 0, 0)
    yield place
    yield _words(heard_words(one) or one.title, "moment")
    if one.say:
        yield _words(tr("请改说：{say}").format(say=one.say), "dim")


def _place(head: str, one: Found) -> str:
    seen = "" if one.shown else tr(" · 不打扰坐席")
    wrong = tr(" · 坐席报过误报") if one.called_wrong else ""
    return f"{one.call} {minutes(one.time)} · {head} · {VALUES[one.severity]}{seen}{wrong}"


def _tell_rest(column: QVBoxLayout, head: str, count: int) -> None:
    if count > MOST:
        column.addWidget(
            _words(
                tr("{head}还有 {count} 处；peiting library replay --all 会全部列出。").format(
                    head=head, count=count - MOST
                ),
                "dim",
            )
        )


def _words(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
