"""Before anything is given to the trainer: exactly what will be in the file, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.cards import words
from desktop.gui.language import tr, tr_noop

_WHAT = tr_noop(
    "下面就是会写进文件的全部内容：成绩、没做到的项目和掌握程度。没有说过的话，没有录音。写好以前不会发给任何人。"
)


class ShareDialog(QDialog):
    """Nothing is written before the button is pressed."""

    share_wanted = Signal(object)
    """The folder, a Path."""

    def __init__(self, text: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("分享给培训师"))
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(tr("会写进文件的内容"))
        self.shown.setTabChangesFocus(True)
        self.folder = QLineEdit(folder)
        self.folder.setPlaceholderText(tr("培训师说的文件夹，例如共享盘上的"))
        self.folder.setAccessibleName(tr("写到哪个文件夹"))
        self.choose, self.share, self.leave = (
            QPushButton(tr("选文件夹…")),
            QPushButton(tr("分享")),
            QPushButton(tr("不分享")),
        )
        self.share.setProperty("look", "primary")
        self.share.setDefault(True)
        where, foot = QHBoxLayout(), QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose)
        foot.addWidget(self.leave)
        foot.addWidget(self.share, 1)
        column = QVBoxLayout(self)
        column.addWidget(words(tr(_WHAT)))
        column.addWidget(self.shown, 1)
        column.addLayout(where)
        column.addLayout(foot)
        self.choose.clicked.connect(self._choose)
        self.share.clicked.connect(self._share)
        self.leave.clicked.connect(self.reject)
        self.folder.textChanged.connect(self._show_state)
        self.resize(460, 520)
        self._show_state()
        (self.share if folder else self.folder).setFocus()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("选分享的文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _share(self) -> None:
        self.share_wanted.emit(Path(self.folder.text().strip()))
        self.accept()

    def _show_state(self) -> None:
        self.share.setEnabled(bool(self.folder.text().strip()))
