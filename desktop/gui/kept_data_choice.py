"""How much of a call is kept, and for how long: what each level means stands beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PeitingError
from desktop.gui.cards import card, words
from desktop.gui.language import tr
from desktop.gui.locked import show_locked
from desktop.gui.text_size import scaled
from desktop.gui.theme import restyle
from desktop.storage.privacy_levels import KEPT, LEVELS, Privacy
from desktop.storage.settings import Settings

_LONGEST = 3650


class PrivacyChoice(QWidget):
    """Counts from the next call on, once it is saved."""

    saved = Signal(object)
    """The Settings with what was chosen."""

    def __init__(self, settings: Settings, save: Callable[[Settings], None]) -> None:
        super().__init__()
        self._settings, self._save = settings, save
        self.levels: dict[Privacy, QRadioButton] = {}
        self._group = QButtonGroup(self)
        frame, column = card(tr("一通电话记录多少"), tr("从下一通开始"))
        for level in LEVELS:
            made = self.levels[level] = QRadioButton(tr(KEPT[level].name))
            made.setAccessibleDescription(tr(KEPT[level].meaning))
            self._group.addButton(made)
            column.addWidget(made)
            column.addWidget(_indented(words(tr(KEPT[level].meaning), "dim")))
        self.agreed = QCheckBox(tr("公司有权记录原话，并且已经告知客户"))
        column.addWidget(_indented(self.agreed))
        self.hide_names = QCheckBox(tr("记下的话里，客户的姓名也打码"))
        column.addWidget(self.hide_names)
        self.days, self.words_days = _days(tr("通话保存多少天")), _days(tr("说过的话保存多少天"))
        for told, days in ((tr("通话保存"), self.days), (tr("说过的话保存"), self.words_days)):
            line = QHBoxLayout()
            line.addWidget(words(told), 1)
            line.addWidget(days)
            column.addLayout(line)
        self.told = words("", "dim")
        self.told.hide()
        self.save_button = QPushButton(tr("保存"))
        self.save_button.setAccessibleName(tr("保存隐私设置"))
        self.save_button.setToolTip(tr("保存隐私设置，从下一通电话开始"))
        self.save_button.clicked.connect(self.save)
        column.addWidget(self.told)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._group.buttonToggled.connect(self._show_state)
        self.agreed.toggled.connect(self._show_state)
        self.use_settings(settings)
        self._show_locked()

    def use_settings(self, settings: Settings) -> None:
        """Show what counts now."""
        self._settings = settings
        record = settings.record
        self.levels[record.privacy].setChecked(True)
        self.agreed.setChecked(record.full_agreed)
        self.hide_names.setChecked(record.hide_names)
        self.days.setValue(record.keep_days)
        self.words_days.setValue(record.keep_words_days)
        self._show_state()

    def save(self) -> None:
        """Keep what is chosen; says so, or why it could not be."""
        level = self._level()
        record = self._settings.record.model_copy(
            update={
                "privacy": level,
                "full_agreed": level == "full" and self.agreed.isChecked(),
                "hide_names": self.hide_names.isChecked(),
                "keep_days": self.days.value(),
                "keep_words_days": self.words_days.value(),
            }
        )
        settings = self._settings.model_copy(update={"record": record})
        try:
            self._save(settings)
        except PeitingError as error:
            self._tell(str(error), "bad")
            return
        self._settings = settings
        self._tell(tr("已保存，从下一通电话开始。"), "ok")
        self.saved.emit(settings)

    def _show_locked(self) -> None:
        for made in self.levels.values():
            show_locked({"record.privacy": made})
        show_locked({"record.full_agreed": self.agreed, "record.hide_names": self.hide_names})
        show_locked({"record.keep_days": self.days, "record.keep_words_days": self.words_days})

    def _level(self) -> Privacy:
        return next((level for level, made in self.levels.items() if made.isChecked()), "summary")

    def _show_state(self) -> None:
        level = self._level()
        self.agreed.setEnabled(level == "full")
        self.hide_names.setEnabled(KEPT[level].words)
        self.words_days.setEnabled(KEPT[level].words)
        self.save_button.setEnabled(level != "full" or self.agreed.isChecked())

    def _tell(self, what: str, tone: str) -> None:
        self.told.setText(what)
        self.told.show()
        restyle(self.told, tone=tone)


def _indented(inner: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(24, 0, 0, 4)
    line.addWidget(inner)
    return made


def _days(name: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, _LONGEST)
    made.setSuffix(tr(" 天"))
    made.setAccessibleName(name)
    made.setFixedWidth(scaled(96))
    # The style sheet's padding stops short of the words inside.
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    return made
