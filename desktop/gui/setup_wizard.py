"""The first start: choose the microphone and see it move, say who you are, get the model, done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.events import AudioLevel, DeviceTrouble, Event, ListenerFailed, ListenerReady
from desktop.errors import PeitingError
from desktop.gui.bridge import Bridge
from desktop.gui.device_list import Device, DeviceList
from desktop.gui.gauge import LevelGauge
from desktop.gui.language import tr
from desktop.gui.locked import show_locked
from desktop.gui.model_installer import ModelInstaller
from desktop.gui.text_size import is_large, scaled
from desktop.storage.settings import Settings

MODEL_PAGE = 2
"""The page that gets the model."""

_HEARD_DBFS = -45.0
"""A voice at a headset is well above this, a quiet room below."""


class SetupWizard(QDialog):
    """Four pages; each can be skipped, and what was entered so far is kept."""

    def __init__(
        self,
        settings: Settings,
        preview: Callable[[str], None],
        bridge: Bridge,
        save: Callable[[Settings], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("首次设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._preview, self._save = settings, preview, save
        self.devices = QListWidget()
        self.level = LevelGauge(tr("音量"))
        self.heard = _words(tr("对着麦克风说一句话，上面的条会动。"), "dim")
        self.number, self.name, self.company = QLineEdit(), QLineEdit(), QLineEdit()
        self.installer = ModelInstaller(settings.recognition.model)
        self.error = _words("", "bad")
        self.summary = _words("", "")
        self.pages = QStackedWidget()
        self._list = DeviceList(self)
        self._lay_out()
        self._list.found.connect(self._show_devices)
        self._list.failed.connect(self._say_error)
        self.devices.currentItemChanged.connect(self._try_device)
        bridge.measured.connect(self._on_event)
        bridge.happened.connect(self._on_event)
        self.installer.done.connect(self._update_buttons)
        self.finished.connect(self._leave)
        self.go_to(0)
        self.look_again()

    def look_again(self) -> None:
        """Look for microphones once more, e.g. after plugging in a headset."""
        self._say_error("")
        self._list.look()

    def next_page(self) -> None:
        """Go on; on the last page save and close."""
        if self.pages.currentIndex() < self.pages.count() - 1:
            self.go_to(self.pages.currentIndex() + 1)
        elif self._keep():
            self.accept()

    def skip(self) -> None:
        """Keep what was entered and leave; the wizard does not come by itself again."""
        if self._keep():
            self.accept()

    def _lay_out(self) -> None:
        again = _button(tr("重新查找"), "F5", self.look_again)
        for field, name, text, hint in (
            (self.number, tr("工号"), self._settings.agent.number, tr("如 8012")),
            (self.name, tr("姓名（可不填）"), self._settings.agent.name, ""),
            (self.company, tr("公司"), self._settings.agent.company, tr("问候语里说的公司名")),
        ):
            field.setText(text)
            field.setMaxLength(60)
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
        show_locked({"agent.number": self.number, "agent.name": self.name, "agent.company": self.company})
        show_locked({"audio.device": self.devices})
        self.devices.setAccessibleName(tr("麦克风"))
        self.devices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.devices.setTextElideMode(Qt.TextElideMode.ElideRight)
        names: list[QWidget] = [
            w for f in (self.number, self.name, self.company) for w in (_words(f.accessibleName(), "dim"), f)
        ]
        why = tr("识别在这台电脑上进行，通话内容不会上传。模型只需下载一次，中断后会接着下载。")
        both = _words(tr("现在只听您的麦克风。要让程序也知道冷场和抢话，可以在设置里打开“同时听客户的声音”。"), "dim")
        watch = _words(
            tr("两通电话之间会开着麦克风，只量有没有人说话，像是在通话就问一声；不识别，不保存，设置里可以关掉。"),
            "dim",
        )
        pages: tuple[tuple[str, str, list[QWidget]], ...] = (
            (tr("选择麦克风"), tr("请选您打电话用的耳麦。"), [self.devices, again, self.level, self.heard]),
            (tr("您是谁"), tr("问候语会用到，例如“××公司，我是 8012 号”。"), names),
            (tr("安装识别模型"), why, [self.installer]),
            (
                tr("准备好了"),
                tr("接通后按 F2 开始，挂断后再按 F2 结束。F1 打开手册。"),
                [self.summary, both, watch],
            ),
        )
        for number, (title, hint, widgets) in enumerate(pages):
            self.pages.addWidget(_page(f"{number + 1} / {len(pages)}　{title}", hint, widgets))
        self.back = _button(tr("上一步"), "Alt+Left", lambda: self.go_to(self.pages.currentIndex() - 1))
        self.leave = _button(tr("跳过"), "Esc", self.skip)
        self.forward = _button(tr("下一步"), "Alt+Right", self.next_page)
        self.forward.setProperty("look", "primary")
        self.forward.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.pages, 1)
        column.addWidget(self.error)
        column.addLayout(foot)
        self.setFixedSize(560 if is_large() else 380, scaled(460))

    def reject(self) -> None:
        """Esc and the window's close button skip, too."""
        self.skip()

    def go_to(self, page: int) -> None:
        """Show the page of that number, counted from 0."""
        self.pages.setCurrentIndex(page)
        self._say_error("")
        if page == 0:
            self._try_device()
        else:
            self._preview("")
        if page == self.pages.count() - 1:
            self._summarise()
        self._update_buttons()
        (self.number if page == 1 else self.forward).setFocus()

    def _update_buttons(self) -> None:
        page, last = self.pages.currentIndex(), self.pages.count() - 1
        self.back.setEnabled(page > 0)
        self.leave.setVisible(page < last)
        self.forward.setText(tr("完成") if page == last else tr("下一步"))
        self.forward.setAccessibleName(self.forward.text())
        if not self.installer.button.isEnabled():
            self.forward.setFocus()

    def _show_devices(self, devices: Sequence[Device]) -> None:
        self.devices.clear()
        for device in devices:
            item = QListWidgetItem(device.label)
            item.setData(Qt.ItemDataRole.UserRole, device.id)
            self.devices.addItem(item)
            if device.id == self._settings.audio.device or (device.default and not self._settings.audio.device):
                self.devices.setCurrentItem(item)
        if not devices:
            self._say_error(tr("没有找到麦克风。请插好耳麦，再按“重新查找”。"))
        elif self.devices.currentItem() is None:
            self.devices.setCurrentRow(0)

    def _try_device(self) -> None:
        item = self.devices.currentItem()
        if item is not None and self.pages.currentIndex() == 0:
            self._say_error("")
            self.level.clear()
            self.heard.setText(tr("对着麦克风说一句话，上面的条会动。"))
            self._preview(item.data(Qt.ItemDataRole.UserRole))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, ListenerReady):
            self.installer.show_installed(event.model)
        if self.pages.currentIndex() != 0:
            return
        if isinstance(event, AudioLevel) and event.channel == "agent":
            self.level.show_level(event)
            if event.dbfs > _HEARD_DBFS:
                self.heard.setText(tr("✓ 听到您的声音了。"))
                self._say_error("")
        elif isinstance(event, DeviceTrouble) and event.channel == "agent":
            self.level.show_trouble(event)
            self._say_error(f"{event.message} {event.remedy}")
        elif isinstance(event, ListenerFailed) and "model" not in event.code:
            self._say_error(f"{event.message} {event.remedy}")

    def _summarise(self) -> None:
        item = self.devices.currentItem()
        company, number = self.company.text().strip(), self.number.text().strip()
        lines = [
            tr("麦克风：{name}").format(name=item.text() if item else tr("系统默认")),
            tr("问候语：{company}，{number}").format(
                company=company or tr("（公司未填）"),
                number=tr("{number} 号").format(number=number) if number else tr("（工号未填）"),
            ),
            tr("识别模型：已就绪") if self.installer.installed else tr("识别模型：以已安装的为准，可在设置里再装"),
        ]
        self.summary.setText("\n\n".join(lines))

    def _keep(self) -> bool:
        item = self.devices.currentItem()
        free = item is not None and self.devices.isEnabled()
        device = item.data(Qt.ItemDataRole.UserRole) if free else self._settings.audio.device
        old = self._settings
        agent = {"number": self.number.text(), "name": self.name.text(), "company": self.company.text()}
        settings = old.model_copy(
            update={
                "agent": old.agent.model_copy(update={name: text.strip() for name, text in agent.items()}),
                "audio": old.audio.model_copy(update={"device": device}),
                "setup_done": True,
            }
        )
        try:
            self._save(settings)
        except PeitingError as error:
            self._say_error(str(error))
            return False
        return True

    def _leave(self) -> None:
        self._preview("")
        self._list.stop()
        self.installer.stop()

    def _say_error(self, words: str) -> None:
        self.error.setText(words)


def _page(title: str, hint: str, widgets: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(9)
    column.addWidget(_words(title, "head"))
    column.addWidget(_words(hint, "dim"))
    column.addSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page


def _words(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label


def _button(text: str, key: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    if key != "Esc":
        button.setShortcut(key)
    button.setToolTip(tr("{name}（{key}）").format(name=text, key=key))
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
