"""The part of the settings about the time between calls and about what the program does outside its window."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSystemTrayIcon

from desktop.gui.desktop_limits import limits_words
from desktop.gui.hot_keys import hot_keys_possible
from desktop.gui.language import tr, tr_noop
from desktop.gui.locked import show_locked
from desktop.storage.desk_settings import CallsSettings, DeskSettings
from desktop.storage.settings import Settings

_DETECTIONS = (
    ("suggest", tr_noop("像是在通话时问一声")),
    ("automatic", tr_noop("自动开始和结束")),
    ("off", tr_noop("不留意，只由我开始")),
)
_MEANINGS = {
    "suggest": tr_noop(
        "两通电话之间开着麦克风，只量有没有人说话，不识别，不保存，窗口上会标明。说满 8 秒问一声；双方 20 秒都没说话，"
        "就结束问过才开始的通话。听不到客户时不会自己结束，满一分钟问一声。"
    ),
    "automatic": tr_noop(
        "两通电话之间开着麦克风，只量有没有人说话，不识别，不保存，窗口上会标明。说满 8 秒自动开始，双方 20 秒都没说话"
        "自动结束，都可以撤销。听不到客户时不会自己结束，满一分钟问一声。"
    ),
    "off": tr_noop("两通电话之间麦克风是关着的。用按键、按钮或软电话的命令开始。"),
}


class DeskChoice:
    """Rows of a form."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.detect = QComboBox()
        self.detect.setAccessibleName(tr("通话的开始和结束"))
        self.detect.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.detect.setMinimumContentsLength(8)
        for value, words in _DETECTIONS:
            self.detect.addItem(tr(words), value)
        self.detect.setCurrentIndex(max(0, self.detect.findData(settings.calls.detect)))
        self.meaning = QLabel(wordWrap=True)
        self.meaning.setProperty("tone", "dim")
        self.detect.currentIndexChanged.connect(self._explain)
        desk = settings.desk
        self.autostart = _check(tr("登录系统后自动打开"), desk.autostart)
        self.tray = _check(tr("在系统托盘里显示图标"), desk.tray)
        self.close_to_tray = _check(tr("点窗口的关闭按钮时只收进托盘"), desk.close_to_tray)
        self.hot_keys = _check(
            tr("全局按键"), desk.hot_keys, tr("Ctrl+Alt+F2 开始或结束通话，F3 下一步，F4 上一步，F11 精简窗口")
        )
        self.full_screen = _check(tr("有程序全屏时让到后面"), desk.yield_to_full_screen)
        self.limits = QLabel(limits_words(), wordWrap=True)
        self.limits.setProperty("tone", "dim")
        self._show_possible()
        self._explain()

    def add_rows(self, form: QFormLayout) -> None:
        """Put everything into the form."""
        heading = QLabel(tr("软电话旁边"))
        heading.setProperty("tone", "section")
        form.addRow(heading)
        form.addRow(self.detect.accessibleName(), self.detect)
        form.addRow("", self.meaning)
        for box in (self.autostart, self.tray, self.close_to_tray, self.hot_keys, self.full_screen):
            form.addRow("", box)
        form.addRow("", self.limits)
        self._show_locked(form)

    def chosen(self) -> dict[str, CallsSettings | DeskSettings]:
        """Both sections of the settings as they stand."""
        return {
            "calls": self._settings.calls.model_copy(update={"detect": self.detect.currentData()}),
            "desk": self._settings.desk.model_copy(
                update={
                    "autostart": self.autostart.isChecked(),
                    "tray": self.tray.isChecked(),
                    "close_to_tray": self.close_to_tray.isChecked(),
                    "hot_keys": self.hot_keys.isChecked(),
                    "yield_to_full_screen": self.full_screen.isChecked(),
                }
            ),
        }

    def _show_locked(self, form: QFormLayout) -> None:
        parts = {
            "calls.detect": self.detect,
            "desk.autostart": self.autostart,
            "desk.tray": self.tray,
            "desk.close_to_tray": self.close_to_tray,
            "desk.hot_keys": self.hot_keys,
            "desk.yield_to_full_screen": self.full_screen,
        }
        show_locked(parts, form)

    def _show_possible(self) -> None:
        # What cannot be had here is not offered; where it was chosen elsewhere it stays chosen.
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.tray.hide()
            self.close_to_tray.hide()
        if not hot_keys_possible():
            self.hot_keys.hide()
        if not self.limits.text():
            self.limits.hide()
        self.close_to_tray.setEnabled(self.tray.isChecked())
        self.tray.toggled.connect(self.close_to_tray.setEnabled)

    def _explain(self) -> None:
        self.meaning.setText(tr(_MEANINGS[self.detect.currentData()]))


def _check(words: str, on: bool, tip: str = "") -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(on)
    box.setToolTip(tip)
    return box
