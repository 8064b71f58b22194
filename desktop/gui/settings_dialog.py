"""The settings that an agent changes; everything else is in the file for who looks after the program."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.core.limits import PaceLimits
from desktop.errors import PeitingError
from desktop.gui.desk_choice import DeskChoice
from desktop.gui.language import tr, tr_noop
from desktop.gui.library_trial import trial_button
from desktop.gui.locked import show_locked
from desktop.gui.sound_choice import SoundChoice
from desktop.gui.text_size import SIZES, is_large, scaled
from desktop.storage.library import PackInfo
from desktop.storage.privacy_levels import KEPT
from desktop.storage.settings import Settings

_ENGINES = (
    ("auto", tr_noop("自动选择")),
    ("vosk", tr_noop("Vosk（出字快）")),
    ("whisper", tr_noop("Whisper（出字较慢）")),
)
_THEMES = (
    ("system", tr_noop("跟随系统")),
    ("light", tr_noop("浅色")),
    ("dark", tr_noop("深色")),
    ("contrast", tr_noop("高对比度")),
)
_LANGUAGES = (("system", tr_noop("跟随系统")), ("zh", "中文"), ("en", "English"))
"""Languages call themselves what they call themselves: who cannot read the rest finds his own."""
_ALERTS = (
    ("novice", tr_noop("新手：提醒多一些")),
    ("standard", tr_noop("标准：每通最多几条")),
    ("quiet", tr_noop("安静：只提醒要紧的")),
    ("all", tr_noop("全部：评测用，不限次数")),
)
_PRIVACY = tuple((level, kept.name) for level, kept in KEPT.items())
_WIDEST = 560
"""Pixels: with larger letters labels stand above their fields instead."""
_PACES = (
    (180.0, 220.0, tr_noop("严格")),
    (240.0, 280.0, tr_noop("较严")),
    (260.0, 300.0, tr_noop("标准")),
    (280.0, 320.0, tr_noop("宽松")),
)
"""Notice and warning, characters a minute. Published norms reach from 180 to 280; see `core.limits`."""


class SettingsDialog(QDialog):
    """Shows the settings, and hands over changed ones; stays open with the reason when they cannot be saved."""

    setup_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        packs: Sequence[PackInfo],
        save: Callable[[Settings], None],
        sound: SoundChoice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._save = save
        self.number = _line(settings.agent.number, tr("工号"), tr("如 8012"))
        self.name = _line(settings.agent.name, tr("姓名"), tr("可不填"))
        self.company = _line(settings.agent.company, tr("公司"), tr("问候语里的公司名"))
        self.sound = sound
        sound.setParent(self)
        self.engine = _choice(tr("识别引擎"), _translated(_ENGINES), settings.recognition.engine)
        self.pack = _choice(tr("话术包"), [(p.id, f"{p.name} {p.version}") for p in packs], settings.library.pack)
        self.alerts = _choice(tr("提醒多少"), _translated(_ALERTS), settings.alerts.preset)
        self.pace = _choice(tr("语速上限"), _paces(settings.pace), _pace_id(settings.pace))
        self.theme = _choice(tr("外观"), _translated(_THEMES), settings.window.theme)
        sizes = [(size, f"{size}%") for size in SIZES]
        self.text_size = _choice(tr("文字大小"), sizes, settings.window.text_size)
        self.language = _choice(tr("语言"), _translated(_LANGUAGES), settings.window.language)
        self.privacy = _choice(tr("通话记录"), _translated(_PRIVACY), settings.record.privacy)
        self.privacy_meaning = QLabel(wordWrap=True)
        self.full_agreed = QCheckBox(tr("我已读懂，公司允许保存未打码的原话"))
        self.full_agreed.setChecked(settings.record.full_agreed)
        self.privacy.currentIndexChanged.connect(self._explain_privacy)
        self._explain_privacy()
        self.on_top = QCheckBox(tr("窗口保持在最前"))
        self.on_top.setChecked(settings.window.on_top)
        self.transcript = QCheckBox(tr("打开时展开通话文字"))
        self.transcript.setChecked(settings.window.transcript_open)
        self.desk = DeskChoice(settings)
        self.error = QLabel(wordWrap=True)
        self.error.setProperty("tone", "bad")
        self.error.hide()
        sound.failed.connect(self._show_error)
        self.finished.connect(sound.stop)
        self._lay_out()
        sound.look()

    def changed(self) -> Settings:
        """The settings as they stand in the dialog."""
        old = self._settings
        notice, warning = self.pace.currentData()
        return old.model_copy(
            update={
                "agent": old.agent.model_copy(
                    update={
                        "name": self.name.text().strip(),
                        "number": self.number.text().strip(),
                        "company": self.company.text().strip(),
                    }
                ),
                "audio": self.sound.chosen(),
                **self.desk.chosen(),
                "recognition": old.recognition.model_copy(update={"engine": self.engine.currentData()}),
                "library": old.library.model_copy(update={"pack": self.pack.currentData() or old.library.pack}),
                "alerts": replace(old.alerts, preset=self.alerts.currentData()),
                "pace": replace(old.pace, notice=notice, warning=warning),
                "record": old.record.model_copy(
                    update={"privacy": self.privacy.currentData(), "full_agreed": self._agrees_to_full()}
                ),
                "window": old.window.model_copy(
                    update={
                        "theme": self.theme.currentData(),
                        "text_size": self.text_size.currentData(),
                        "language": self.language.currentData(),
                        "on_top": self.on_top.isChecked(),
                        "transcript_open": self.transcript.isChecked(),
                    }
                ),
            }
        )

    def save(self) -> None:
        """Save and close; on failure say why and stay."""
        try:
            self._save(self.changed())
        except PeitingError as error:
            self._show_error(str(error))
            return
        self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        if is_large():
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        sections: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (tr("坐席"), (self.number, self.name, self.company)),
            (tr("听与识别"), (self.engine,)),
            (tr("话术与提醒"), (self.pack, self.alerts, self.pace)),
            (tr("窗口与记录"), (self.theme, self.text_size, self.language, self.privacy)),
        )
        for title, widgets in sections:
            heading = QLabel(title)
            heading.setProperty("tone", "section")
            form.addRow(heading)
            if self.engine in widgets:
                self.sound.add_rows(form)
            for widget in widgets:
                form.addRow(widget.accessibleName(), widget)
                if widget is self.pack:
                    form.addRow("", trial_button(self.pack))
        form.addRow("", self.privacy_meaning)
        form.addRow("", self.full_agreed)
        form.addRow("", self.on_top)
        form.addRow("", self.transcript)
        self._show_locked(form)
        self.desk.add_rows(form)
        inside = QWidget()
        inside.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(self.error)
        column.addLayout(self._make_foot())
        self.resize(min(scaled(380), _WIDEST), 600)

    def _show_locked(self, form: QFormLayout) -> None:
        parts = {
            "agent.number": self.number,
            "agent.name": self.name,
            "agent.company": self.company,
            "audio.device": self.sound.device,
            "audio.hear_customer": self.sound.both,
            "audio.customer": self.sound.customer,
            "recognition.engine": self.engine,
            "library.pack": self.pack,
            "alerts.preset": self.alerts,
            "pace.notice": self.pace,
            "pace.warning": self.pace,
            "window.theme": self.theme,
            "window.text_size": self.text_size,
            "window.language": self.language,
            "record.privacy": self.privacy,
            "record.full_agreed": self.full_agreed,
            "window.on_top": self.on_top,
            "window.transcript_open": self.transcript,
        }
        show_locked(parts, form)

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        again = _button(tr("首次设置…"), "Alt+F", self._want_setup)
        row.addWidget(again)
        row.addStretch(1)
        row.addWidget(_button(tr("取消"), "Esc", self.reject))
        save = _button(tr("保存"), "Ctrl+S", self.save)
        save.setProperty("look", "primary")
        save.setDefault(True)
        row.addWidget(save)
        return row

    def _explain_privacy(self) -> None:
        level = self.privacy.currentData()
        self.privacy_meaning.setText(tr(KEPT[level].meaning))
        self.full_agreed.setVisible(level == "full")

    def _agrees_to_full(self) -> bool:
        # Who leaves the level takes his yes back: choosing it again asks again.
        return self.privacy.currentData() == "full" and self.full_agreed.isChecked()

    def _want_setup(self) -> None:
        self.reject()
        self.setup_wanted.emit()

    def _show_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()


def _line(text: str, name: str, hint: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setMaxLength(60)
    line.setPlaceholderText(hint)
    line.setAccessibleName(name)
    return line


def _choice(name: str, choices: Sequence[tuple[object, str]], current: object) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, [value for value, _words in choices].index(current) if current in dict(choices) else 0))
    return box


def _translated(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(value, tr(words)) for value, words in choices]


def _paces(pace: PaceLimits) -> list[tuple[tuple[float, float], str]]:
    choices = [
        ((notice, warning), tr("{name} {notice:.0f} 字/分").format(name=tr(name), notice=notice))
        for notice, warning, name in _PACES
    ]
    if _pace_id(pace) not in dict(choices):
        choices.append((_pace_id(pace), tr("自定 {notice:.0f} 字/分").format(notice=pace.notice)))
    return choices


def _pace_id(pace: PaceLimits) -> tuple[float, float]:
    return (pace.notice, pace.warning)


def _button(text: str, key: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    if key != "Esc":
        button.setShortcut(key)
    button.setToolTip(tr("{name}（{key}）").format(name=text, key=key))
    button.setAccessibleName(text)
    button.clicked.connect(slot)
    return button
