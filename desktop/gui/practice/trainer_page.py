"""For who trains a group: the folder that all can reach, what to do next, and how far each one came who shared it."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.cards import card, fold, row, words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.assign_form import AssignForm
from desktop.gui.practice.shelf import Shelf
from desktop.session.practice.practice_words import TODAYS, TODAYS_NAME, subject_name
from desktop.session.practice.sharing import GroupProgress, SharedProgress
from desktop.session.practice.summary import mastery_words

_WEAKEST = 3
_LONGEST = 20
"""Characters of a name that comes out of a file."""
_NO_FOLDER = tr_noop("先选一个全组都能打开的文件夹（共享盘）。任务写在那里，组员在“进展”里分享的成绩也在那里。")
_ONLY_SHARED = tr_noop("只有组员自己分享的成绩；没有说过的话，没有录音。")


class TrainerPage(QWidget):
    """Reads and writes nothing itself."""

    folder_chosen = Signal(str)
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self.folder = QLineEdit(readOnly=True, placeholderText=tr("还没有选文件夹"))
        self.folder.setAccessibleName(tr("全组的文件夹"))
        self.choose, self.refresh = QPushButton(tr("选文件夹…")), QPushButton(tr("重新读取"))
        for button, key in ((self.choose, "Alt+O"), (self.refresh, "F5")):
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=button.text(), key=key))
            button.setAccessibleName(button.text().rstrip("…"))
        self.form = AssignForm()
        self.told = words("", "dim")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("全组的进展"))
        # The first of the row: with a later one Tab would pass it over.
        self.setFocusProxy(self.folder)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        line.addWidget(self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.form)
        column.addWidget(self.told)
        column.addWidget(self.area, 1)
        self.choose.clicked.connect(self._choose)
        self.refresh.clicked.connect(self.refresh_wanted)
        self.show_folder("")

    def show_folder(self, folder: str) -> None:
        """Which folder it is; empty: none was chosen."""
        self.folder.setText(folder)
        self.folder.setToolTip(folder)
        self.form.setEnabled(bool(folder))
        self.refresh.setEnabled(bool(folder))
        if not folder:
            self.tell(tr(_NO_FOLDER))

    def show_shelf(self, shelf: Shelf) -> None:
        """What can be assigned, and what things are called."""
        self._titles = {TODAYS: tr(TODAYS_NAME)} | {one.id: one.name for one in shelf.papers}
        self._titles |= {drill.id: drill.title for drill in shelf.drills}
        self.form.show_offered(shelf.drills, shelf.papers)

    def show_group(self, group: GroupProgress, names: Mapping[str, str]) -> None:
        """Everybody who shared, and what could not be read."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for problem in group.problems:
            column.addWidget(words(problem, "warn"))
        for one in group.trainees:
            column.addWidget(self._trainee(one, names))
        if not group.trainees:
            column.addWidget(words(tr("这个文件夹里还没有人分享成绩。"), "dim"))
        column.addStretch(1)
        self.area.setWidget(inside)

    def tell(self, what: str = "") -> None:
        """Say something above the group; empty: what holds always."""
        self.told.setText(what or tr(_ONLY_SHARED))

    def _trainee(self, one: SharedProgress, names: Mapping[str, str]) -> QFrame:
        frame, column = card()
        who = " ".join(part for part in (one.name, one.number) if part)
        head = row(_short(who), tr("分享于 {at}").format(at=one.at[:10]))
        head.setToolTip(escape(who))
        column.addWidget(head)
        drills = {attempt.drill for attempt in one.attempts if attempt.passed}
        papers = {paper.plan for paper in one.papers if paper.passed and paper.plan != TODAYS}
        tasks = {each.assignment for each in one.attempts} | {each.assignment for each in one.papers}
        done = len(tasks - {""})
        told = tr("演练 {count} 次，通过 {drills} 个；试卷通过 {papers} 份；完成任务 {done} 项").format(
            count=len(one.attempts), drills=len(drills), papers=len(papers), done=done
        )
        column.addWidget(words(told, "moment"))
        known = sorted((each for each in one.mastery if each.value is not None), key=lambda each: each.value or 0.0)
        if known:
            weak = tr("、").join(
                f"{_short(tr(subject_name(each.subject, dict(names))))} {each.value:.0%}" for each in known[:_WEAKEST]
            )
            column.addWidget(words(tr("最该练：{weak}").format(weak=weak), "moment"))
        if one.attempts or one.papers or one.mastery:
            button, inside, rows = fold(tr("全部成绩"))
            button.setAccessibleName(tr("{who} 的全部成绩").format(who=who))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(inside)
            self._fill(rows, one, names)
        return frame

    def _fill(self, rows: QVBoxLayout, one: SharedProgress, names: Mapping[str, str]) -> None:
        results = [(each.at, each.drill, each.points, each.passed) for each in one.attempts]
        results += [(each.at, each.plan, each.percent, each.passed) for each in one.papers]
        for at, what, score, passed in sorted(results, reverse=True, key=lambda each: each[0]):
            title = f"{'✓' if passed else '✕'} {self._titles.get(what) or _short(what)}"
            told = f"{at[:10]}　{tr('没有得分') if score is None else tr('{score:g} 分').format(score=score)}"
            rows.addWidget(row(title, told, "ok" if passed else "bad"))
        for each in one.mastery:
            rows.addWidget(row(_short(tr(subject_name(each.subject, dict(names)))), mastery_words(each)))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("选全组的文件夹"), self.folder.text())
        if folder:
            self.folder_chosen.emit(str(Path(folder)))


def _short(text: str) -> str:
    """Files of others may hold a word of any length, which no line could break."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def assigned_words(title: str, due: str, to: Sequence[str]) -> str:
    """That something was assigned, for the line above the group."""
    whom = tr("、").join(to) if to else tr("全组")
    until = tr("，{due} 前完成").format(due=due) if due else ""
    return tr("已布置给{whom}：{title}{until}。组员打开练习窗口就会看到。").format(whom=whom, title=title, until=until)
