"""The trainer's form for one call: every item that is his with one key, the contested ones first."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.call_score import Judgement
from desktop.core.score_sheet import Grade
from desktop.errors import PeitingError
from desktop.gui.cards import fold, row, words
from desktop.gui.judged_row import JudgedRow
from desktop.gui.kept_notes import notes_of
from desktop.gui.language import tr, tr_noop
from desktop.gui.score_summary import JudgedItem, dimensions
from desktop.gui.score_words import GRADES, NOTHING, UNJUDGED, lost, mark, points
from desktop.gui.theme import restyle
from desktop.session.call_judging import CallJudging
from desktop.session.call_time import minutes
from desktop.session.rule_names import RuleNames

_KEYS = tr_noop("1–4 评这一项　回车 同意程序　N 备注　↑↓ 换项")


class ScoreForm(QDialog):
    """Each answer is kept at once, and the score at the top follows."""

    def __init__(self, judging: CallJudging, by: str, parent: QWidget | None = None) -> None:
        """`by` is the name that the judgements bear."""
        super().__init__(parent)
        self._judging = judging
        self._by = by
        self.setWindowTitle(tr("评分"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: list[JudgedRow] = []
        self.figure = words("", "score")
        self.parts = words("", "")
        self.left = words("", "dim")
        self.trouble = words("", "bad")
        self.trouble.hide()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._items())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.trouble)
        column.addWidget(self.area, 1)
        column.addWidget(words(tr(_KEYS), "dim"))
        close = QPushButton(tr("完成"))
        close.setToolTip(tr("完成（Esc）；每一项评完就已经保存"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(600, 720)
        self._show_score()
        if first := next((line for line in self.rows if line.judgement is None), None):
            first.setFocus()

    def _head(self) -> QHBoxLayout:
        summary = self._judging.kept.summary
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        agent = " ".join(
            filter(
                None,
                (
                    summary.agent_name,
                    summary.agent_number and tr("{number} 号").format(number=summary.agent_number),
                ),
            )
        )
        length = minutes(summary.seconds) if summary.seconds is not None else ""
        about = " · ".join(filter(None, (agent, summary.started_at[:16].replace("T", " "), length)))
        for label in (words(about, "section"), self.parts, self.left):
            beside.addWidget(label)
        line.addLayout(beside, 1)
        return line

    def _items(self) -> QWidget:
        judging = self._judging
        judged = dimensions(judging.scored, notes_of(judging), RuleNames(judging.library).of_rule)
        contested = [item for each in judged for item in each.items if item.item.id in judging.contests]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self._add_section(column, tr("坐席有申诉的 {count} 项").format(count=len(contested)), contested)
        for dimension in judged:
            own = [item for item in dimension.items if item.item.judged != "automatic" and item not in contested]
            self._add_section(column, dimension.name, own)
        automatic = [i for each in judged for i in each.items if i.item.judged == "automatic" and i not in contested]
        self._add_automatic(column, automatic)
        column.addStretch(1)
        return inside

    def _add_section(self, column: QVBoxLayout, title: str, items: Iterable[JudgedItem]) -> None:
        rows = [self._row(item) for item in items]
        if rows:
            column.addWidget(words(title, "section"))
        for line in rows:
            column.addWidget(line)
        self.rows += rows

    def _row(self, item: JudgedItem) -> JudgedRow:
        judging = self._judging
        line = JudgedRow(item, judging.judgements.get(item.item.id), judging.contests.get(item.item.id))
        line.judged.connect(partial(self._judge, line))
        line.moved.connect(partial(self._move, line))
        return line

    def _add_automatic(self, column: QVBoxLayout, items: list[JudgedItem]) -> None:
        button, inside, rows = fold(tr("程序评的 {count} 项，只看不改").format(count=len(items)))
        button.setAutoDefault(False)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        for item in items:
            rows.addWidget(row(item.item.name, *_automatic(item)))
            for reason in item.reasons:
                rows.addWidget(words(reason.told, "dim"))

    def _judge(self, line: JudgedRow, grade: Grade | None, note: str) -> None:
        fresh = line.judgement is None
        regraded = fresh or line.judgement is None or line.judgement.grade != grade
        at = datetime.now().isoformat(timespec="seconds")
        judgement = Judgement(line.item.id, grade, self._by, note, at)
        try:
            self._judging.judge(judgement)
        except PeitingError as error:
            self.trouble.setText(tr("没有保存：{message}{remedy}").format(message=error.message, remedy=error.remedy))
            self.trouble.show()
            line.show_judgement(line.judgement)
            return
        self.trouble.hide()
        line.show_judgement(judgement)
        self._show_score()
        if regraded:
            self._move(line, 1)

    def _move(self, line: JudgedRow, step: int) -> None:
        place = self.rows.index(line) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
            self.area.ensureWidgetVisible(self.rows[place], 0, 60)

    def _show_score(self) -> None:
        score = self._judging.score
        self.figure.setText(mark(score.score))
        self.figure.setAccessibleName(tr("得分 {text}").format(text=self.figure.text()))
        restyle(self.figure, role="bad" if score.fatal else "")
        parts = [(tr("程序评的"), score.automatic), (tr("您评的"), score.trainer)]
        told = [
            tr("{name} {points} / {most} 分").format(name=name, points=points(part.kept), most=points(part.judged))
            for name, part in parts
        ]
        self.parts.setText("\n".join(told))
        missing = sum(line.judgement is None for line in self.rows)
        fatal = tr("✕ 有致命项，整通 0 分　") if score.fatal else ""
        self.left.setText(
            fatal + (tr("还有 {missing} 项没评").format(missing=missing) if missing else tr("✓ 该您评的都评完了"))
        )


def open_score_form(judging: CallJudging, by: str, parent: QWidget | None = None) -> ScoreForm:
    """Show the form of a call; it keeps what is judged, and is gone when it is closed."""
    form = ScoreForm(judging, by, parent)
    form.open()
    return form


def _automatic(item: JudgedItem) -> tuple[str, str]:
    if item.score.unjudged is not None:
        return tr(UNJUDGED[item.score.unjudged]), "dim"
    if item.score.grade is None:
        return f"✓ {NOTHING}", "ok"
    return f"{tr(GRADES[item.score.grade])} {lost(item.item, item.score.grade)}", "bad"
