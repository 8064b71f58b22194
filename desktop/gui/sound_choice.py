"""The part of the settings that says what is heard: the microphone, and whether and where the customer is heard too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.core.events import AudioLevel, DeviceTrouble, Event
from desktop.gui.bridge import Bridge
from desktop.gui.device_list import Device, DeviceList
from desktop.gui.gauge import LevelGauge
from desktop.gui.language import tr, tr_noop
from desktop.storage.settings import AudioSettings

Preview = Callable[[str, bool, str], None]
"""Measures a microphone and, where the flag is set, a source of the customer's voice; an empty microphone stops it."""

_WHY = tr_noop(
    "打开后才知道冷场、抢话和客户听不听得清。客户的话只在这台电脑上识别，不评分，不保存录音；通话时窗口上会标明。"
)


class SoundChoice(QObject):
    """Rows of a form. Nothing is opened before the agent presses 试听; it ends with the dialog."""

    failed = Signal(str)
    """Why no devices could be found."""

    def __init__(self, audio: AudioSettings, preview: Preview | None, bridge: Bridge) -> None:
        """`preview` is None while a call goes on: its sound is not to be disturbed."""
        super().__init__()
        self._audio, self._preview = audio, preview
        self._usual = ""
        """The id of the system's default microphone, once it is known."""
        self._listening = False
        self.device = _choice(tr("麦克风"))
        self.both = QCheckBox(tr("同时听客户的声音"))
        self.both.setChecked(audio.hear_customer)
        self.why = QLabel(tr(_WHY), wordWrap=True)
        self.why.setProperty("tone", "dim")
        self.customer = _choice(tr("客户的声音"))
        self.listen = QPushButton(tr("试听"))
        self.listen.setCheckable(True)
        self.agent_level, self.customer_level = LevelGauge(tr("麦克风")), LevelGauge(tr("客户"))
        self._microphones, self._sources = DeviceList(self), DeviceList(self, everything=True)
        self.show_devices(())
        self.show_sources(())
        self._prepare_listening()
        self._show_both(audio.hear_customer)
        self._connect(bridge)

    def add_rows(self, form: QFormLayout) -> None:
        """Put everything into the form."""
        form.addRow(self.device.accessibleName(), self.device)
        form.addRow("", self.both)
        form.addRow(self.why)
        form.addRow(self.customer.accessibleName(), self.customer)
        meters = QWidget()
        row = QHBoxLayout(meters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.agent_level, 1)
        row.addWidget(self.customer_level, 1)
        form.addRow(self.listen, meters)

    def chosen(self) -> AudioSettings:
        """The settings as they stand."""
        heard = {"hear_customer": self.both.isChecked(), "customer": self.customer.currentData()}
        return self._audio.model_copy(update={"device": self.device.currentData(), **heard})

    def look(self) -> None:
        """Look for devices; for those of the customer only where he is to be heard."""
        self._microphones.look()
        if self.both.isChecked():
            self._sources.look()

    def stop(self) -> None:
        """The dialog goes away."""
        self._microphones.stop()
        self._sources.stop()
        self.listen.setChecked(False)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these microphones."""
        self._usual = next((device.id for device in devices if device.default), "")
        wanted = self.device.currentData() or self._audio.device
        _fill(self.device, tr("系统默认"), [(device.label, device.id) for device in devices], wanted)
        self._allow_listening()

    def show_sources(self, devices: Sequence[Device]) -> None:
        """Offer these as what the customer is heard by; the agent's own microphone is none of them."""
        wanted = self.customer.currentData() or self._audio.customer
        own = self.device.currentData() or self._usual
        _fill(
            self.customer,
            tr("自动：耳机里播放的声音"),
            [(each.name, each.id) for each in devices if each.id != own],
            wanted,
        )

    def _connect(self, bridge: Bridge) -> None:
        self._microphones.found.connect(self.show_devices)
        self._sources.found.connect(self.show_sources)
        for devices in (self._microphones, self._sources):
            devices.failed.connect(self.failed)
        self.both.toggled.connect(self._show_both)
        self.both.toggled.connect(lambda on: self._sources.look() if on else self._sources.stop())
        self.listen.toggled.connect(self._hear)
        for box in (self.device, self.customer):
            box.activated.connect(lambda _index: self._hear(self.listen.isChecked()))
        bridge.measured.connect(self._on_event)
        bridge.happened.connect(self._on_event)

    def _prepare_listening(self) -> None:
        self.listen.setShortcut("Alt+T")
        self.listen.setAccessibleName(tr("试听"))
        self.listen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._allow_listening()

    def _allow_listening(self) -> None:
        self.listen.setEnabled(self._preview is not None and bool(self._microphone))
        hint = tr("只看音量，不识别，不保存") if self._preview is not None else tr("通话结束后可以试听")
        self.listen.setToolTip(tr("试听（Alt+T）\n{hint}").format(hint=hint))

    @property
    def _microphone(self) -> str:
        return self.device.currentData() or self._usual

    def _show_both(self, both: bool) -> None:
        for widget in (self.customer, self.customer_level):
            widget.setEnabled(both)
        self.customer_level.setVisible(both)
        self._hear(self.listen.isChecked())

    def _hear(self, on: bool) -> None:
        self.listen.setText(tr("停止") if on else tr("试听"))
        for gauge in (self.agent_level, self.customer_level):
            gauge.clear()
        if self._preview is None:
            return
        if on:
            self._preview(self._microphone, self.both.isChecked(), self.customer.currentData())
        elif self._listening:
            self._preview("", False, "")
        self._listening = on

    def _on_event(self, event: Event) -> None:
        if not self._listening:
            return
        if isinstance(event, AudioLevel):
            self._gauge(event).show_level(event)
        elif isinstance(event, DeviceTrouble):
            self._gauge(event).show_trouble(event)
            self._gauge(event).setToolTip(f"{event.message}{event.remedy}")

    def _gauge(self, event: AudioLevel | DeviceTrouble) -> LevelGauge:
        return self.agent_level if event.channel == "agent" else self.customer_level


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def _fill(box: QComboBox, first: str, choices: Sequence[tuple[str, str]], wanted: str) -> None:
    """Offer the first, which leaves the choice to the program, and these; `wanted` stays chosen."""
    box.clear()
    box.addItem(first, "")
    for words, value in choices:
        box.addItem(words, value)
        box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
    if wanted and box.findData(wanted) < 0:
        # The one chosen is kept although it is not plugged in now: it will be again.
        box.addItem(
            tr("{wanted}（{state}）").format(wanted=wanted, state=tr("未接上") if choices else tr("正在查找")), wanted
        )
    box.setCurrentIndex(max(0, box.findData(wanted)))
