"""Gets the recogniser's model with visible progress, through `peiting model install`."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.gui.language import tr
from desktop.gui.own_command import OwnCommand


class ModelInstaller(QWidget):
    """A button, a bar, and words that say what is going on or what went wrong."""

    done = Signal()

    def __init__(self, model: str = "") -> None:
        super().__init__()
        self._model = model
        self._command: OwnCommand | None = None
        self.installed = False
        self.button = QPushButton(tr("安装识别模型"))
        self.button.setProperty("look", "primary")
        self.button.setShortcut("Alt+I")
        self.button.setToolTip(tr("安装识别模型（Alt+I）"))
        self.button.setAccessibleName(tr("安装识别模型"))
        self.button.clicked.connect(self.install)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("安装进度"))
        self.figure = QLabel()
        self.figure.setProperty("tone", "dim")
        self.words = QLabel(wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setMinimumHeight(80)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addStretch(1)

    def install(self) -> None:
        """Begin, or try once more."""
        self.stop()
        self.button.setEnabled(False)
        self._say(tr("正在准备……"), "")
        self.bar.setRange(0, 0)
        self._command = OwnCommand(["model", "install", *([self._model] if self._model else []), "--json"], self)
        self._command.line.connect(self._progress)
        self._command.said.connect(lambda words: self._say(words, ""))
        self._command.finished.connect(self._end)
        self._command.start()

    def show_installed(self, model: str) -> None:
        """There is a model already, and the program hears with it."""
        if self._command is None and not self.installed:
            self.installed = True
            self.button.setEnabled(False)
            self._say(tr("✓ 已经装好：{model}，不用再下载。").format(model=model), "ok")

    def stop(self) -> None:
        """Leave off; what was downloaded is kept and taken up again next time."""
        if self._command is not None:
            self._command.stop()
            self._command = None

    def _progress(self, line: str) -> None:
        try:
            report = json.loads(line)
            done, total = int(report["done"]), int(report["total"])
        except (ValueError, KeyError, TypeError):
            return
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))
        whole = f" / {total / 1e6:.0f} MB" if total else " MB"
        self.figure.setText(f"{done / 1e6:.1f}{whole}")

    def _end(self, good: bool, words: str) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 if good else 0)
        self.button.setEnabled(not good)
        if good:
            self.installed = True
            self._say(tr("✓ 识别模型已就绪，可以离线使用。"), "ok")
            self.done.emit()
        else:
            self.button.setText(tr("重试"))
            self._say(words, "bad")

    def _say(self, words: str, tone: str) -> None:
        self.words.setText(words)
        self.words.setProperty("tone", tone)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
