"""Tries a changed library on past calls before it is used: choose a folder, wait, read.

The work is done by `peiting library replay` in a process of its own, so that a call that goes on meanwhile loses
nothing to it; the dialog stands beside the window and may be closed at any time.
"""

import datetime
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.elided import ElidedLabel
from desktop.gui.language import tr, tr_noop
from desktop.gui.library_trial_rows import TrialRows
from desktop.gui.own_command import OwnCommand
from desktop.gui.text_size import scaled
from desktop.gui.theme import restyle
from desktop.session.trial_page import measure_words, trial_head, unusable_words
from desktop.session.trial_result import Trial, trial_from_json

_SPANS = ((tr_noop("最近 7 天"), 7), (tr_noop("最近 30 天"), 30), (tr_noop("最近 90 天"), 90), (tr_noop("全部通话"), 0))
_USUAL_SPAN = 1
_INTRO = tr_noop(
    "选改过、还没有启用的话术文件夹，在记下的通话上运行一遍，看提醒会多哪些、少哪些。正在使用的话术和通话都不受影响。"
)


class TrialDialog(QDialog):
    """One trial after another."""

    def __init__(self, pack: str, parent: QWidget | None) -> None:
        """`pack` is the one whose calls are tried; empty: all of them."""
        super().__init__(parent)
        self.setWindowTitle(tr("试运行改过的话术"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pack = pack
        self._folder = ""
        self._command: OwnCommand | None = None
        self._began = 0.0
        self._said: list[str] = []
        self.trial: Trial | None = None
        """What came of the last one."""
        self.folder = ElidedLabel(tr("还没有选择文件夹"))
        self.span = QComboBox()
        self.span.setAccessibleName(tr("试哪些通话"))
        for words, days in _SPANS:
            self.span.addItem(tr(words), days)
        self.span.setCurrentIndex(_USUAL_SPAN)
        self.start_button = _button(tr("试运行"), "Alt+R", self._press)
        self.start_button.setProperty("look", "primary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("试运行的进度"))
        self.words = QLabel(wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("试运行的结果"))
        self._lay_out()
        self.finished.connect(self.stop)
        self._show_state(running=False)

    def use_folder(self, folder: str) -> None:
        """Try the library in this folder; nothing runs yet."""
        self._folder = folder
        self.folder.setText(Path(folder).name)
        self.folder.setToolTip(folder)
        self._show_state(running=False)

    def start(self) -> None:
        """Run it, in place of one that still runs."""
        self.stop()
        self._began = time.monotonic()
        self._said.clear()
        self.bar.setRange(0, 0)
        self._show_state(running=True)
        self._say(tr("正在读取话术和通话记录……"), "")
        self.area.takeWidget()
        self._command = OwnCommand(self._request(), self)
        self._command.line.connect(self._take)
        self._command.said.connect(self._said.append)
        self._command.finished.connect(self._end)
        self._command.start()

    def stop(self) -> None:
        """Leave off; nothing was changed by it."""
        if self._command is not None:
            self._command.stop()
            self._command = None
            self._show_state(running=False)
            self._say(tr("已停止。"), "dim")

    def show_trial(self, trial: Trial, problems: Sequence[str] = ()) -> None:
        """Show what would be different; `problems` tell what of the draft could not be read."""
        self.trial = trial
        notes = [*problems, *trial_head(trial), *unusable_words(trial), *measure_words(trial)]
        self.area.setWidget(TrialRows(trial, notes))
        changed = tr("新增 {new} 处，消失 {gone} 处，改动 {altered} 处，不变 {same} 处。").format(
            new=trial.new, gone=trial.gone, altered=trial.altered, same=trial.same
        )
        self._say(
            changed if trial.rules else tr("提醒不会有任何变化。") if trial.calls else tr("没有一通电话可以试运行。"),
            "",
        )

    def _request(self) -> list[str]:
        words = ["library", "replay", "--json", "--draft", self._folder]
        if self._pack:
            words += ["--pack", self._pack]
        if days := self.span.currentData():
            since = datetime.datetime.now().date() - datetime.timedelta(days=days)
            words += ["--since", since.isoformat()]
        return words

    def _press(self) -> None:
        if self._command is not None:
            self.stop()
        else:
            self.start()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("选改过的话术文件夹"), self._folder)
        if folder:
            self.use_folder(folder)

    def _take(self, line: str) -> None:
        try:
            report = json.loads(line)
            if "total" in report:
                self._progress(int(report["done"]), int(report["total"]))
            else:
                self.trial = trial_from_json(line)
        except (ValueError, TypeError, KeyError):
            return

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        left = (time.monotonic() - self._began) / max(1, done) * (total - done)
        rest = tr("，大约还要 {left:.0f} 分钟").format(left=left / 60) if left >= 90 else ""
        self._say(tr("试运行 {done} / {total} 通{rest}").format(done=done, total=total, rest=rest), "")

    def _end(self, good: bool, words: str) -> None:
        trial, self._command = self.trial, None
        self._show_state(running=False)
        if trial is not None:
            self.show_trial(trial, self._said)
        else:
            self._say(tr("试运行没有给出结果。") if good else words, "bad")

    def _show_state(self, running: bool) -> None:
        if running:
            self.trial = None
        self.bar.setVisible(running)
        self.span.setEnabled(not running)
        self.choose_button.setEnabled(not running)
        self.start_button.setEnabled(bool(self._folder))
        self.start_button.setText(tr("停止") if running else tr("试运行"))
        self.start_button.setAccessibleName(self.start_button.text())

    def _say(self, words: str, tone: str) -> None:
        self.words.setText(words)
        restyle(self.words, tone=tone)

    def _lay_out(self) -> None:
        intro = QLabel(tr(_INTRO), wordWrap=True)
        intro.setProperty("tone", "dim")
        self.choose_button = _button(tr("选择文件夹…"), "Alt+O", self._choose)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.folder, 1)
        first.addWidget(self.choose_button)
        second.addWidget(self.span, 1)
        second.addWidget(self.start_button)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(intro)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.area, 1)
        self.resize(scaled(380), 600)


def trial_button(pack: QComboBox) -> QPushButton:
    """What opens the dialog for the pack that is chosen in `pack`; beside the window, since a trial may take long."""
    button = _button(tr("试运行改过的话术…"), "Alt+T", lambda: _open(pack))
    button.setToolTip(tr("改过的话术先在以前的通话上试一遍，再启用（Alt+T）"))
    return button


def _open(pack: QComboBox) -> None:
    asking = pack.window()
    TrialDialog(pack.currentData() or "", asking.parentWidget() or asking).show()


def _button(text: str, key: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setShortcut(key)
    button.setToolTip(tr("{name}（{key}）").format(name=text, key=key))
    button.setAccessibleName(text)
    button.clicked.connect(slot)
    return button
