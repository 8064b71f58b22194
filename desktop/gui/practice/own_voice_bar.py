"""One's own voice after a drill: hear it, save it on purpose, or let it go with the page."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.gui.cards import words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.debrief_sound import DebriefSound

_KEPT = tr_noop("您的声音只在内存里，离开这一页就没有了。")
_MEANS = tr_noop("保存后是一个普通的 WAV 文件，能打开这台电脑的人都能听；程序不再管它，删除要您自己来。")


class OwnVoiceBar(QWidget):
    """Not to be seen where there is no voice."""

    played = Signal()
    """From where the time line stands."""

    def __init__(self, sound: DebriefSound, name: str) -> None:
        """`name` is what a saved file is called at first, without its ending."""
        super().__init__()
        self._sound, self._name = sound, name
        self.play, self.save = QPushButton(tr("▶ 听自己")), QPushButton(tr("保存录音…"))
        self.told = words(tr(_KEPT), "dim")
        for button, hint in ((self.play, tr("从时间线上选的地方播放（空格）")), (self.save, tr(_MEANS))):
            button.setProperty("look", "small")
            button.setToolTip(hint)
        self.play.setAccessibleName(tr("听自己的声音"))
        self.save.setAccessibleName(tr("保存录音。{means}").format(means=tr(_MEANS)))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.play)
        line.addWidget(self.save)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.told)
        self.play.clicked.connect(self._toggle)
        self.save.clicked.connect(self.ask_and_save)
        sound.changed.connect(self._show_state)
        self.setVisible(sound.has_own)

    def ask_and_save(self) -> None:
        """Say what saving means while the place is chosen, and save."""
        self.told.setText(tr(_MEANS))
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("保存录音（别人也能听到）"), f"{self._name}.wav", "WAV (*.wav)"
        )
        if not path:
            self.told.setText(tr(_KEPT))
            return
        try:
            self._sound.save(Path(path))
        except OSError as error:
            self.told.setText(
                tr("没有保存：{path} 不能写入（{strerror}）。请换一个文件夹。").format(
                    path=path, strerror=error.strerror
                )
            )
        else:
            self.told.setText(tr("已保存为 {path}。{means}").format(path=path, means=tr(_MEANS)))

    def _toggle(self) -> None:
        if self._sound.key == "line":
            self._sound.stop()
        else:
            self.played.emit()

    def _show_state(self) -> None:
        self.play.setText(tr("■ 停") if self._sound.key == "line" else tr("▶ 听自己"))
