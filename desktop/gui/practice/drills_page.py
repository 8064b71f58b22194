"""Every drill there is: find one, read what it is about, choose how, start."""

from typing import Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.finding import Place, find
from desktop.core.practice.drill import TOPICS, Drill
from desktop.gui.cards import words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.brief_card import brief_card
from desktop.gui.practice.drill_list import DrillsView
from desktop.gui.practice.mode_choice import ModeChoice
from desktop.gui.practice.shelf import Shelf
from desktop.session.practice.practice_words import TOPIC_NAMES

Player = Literal["program", "keys", "voice"]
_PLAYERS: tuple[tuple[str, Player], ...] = (
    (tr_noop("客户由程序扮演"), "program"),
    (tr_noop("培训师用数字键选客户说哪一句"), "keys"),
    (tr_noop("培训师自己说（第二个麦克风），用数字键往下走"), "voice"),
)
_MOST_TOLD = 5
"""Problems of the files in the tool-tip."""


class DrillsPage(QWidget):
    """The list, and in its place the brief of the drill that was opened."""

    start_wanted = Signal(object, str)
    """A Drill and the mode."""

    def __init__(self) -> None:
        super().__init__()
        self._shelf = Shelf()
        self._open: Drill | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("找练习：拼音首字母、拼音或汉字"))
        self.search.setAccessibleName(tr("按名字找练习"))
        self.search.setClearButtonEnabled(True)
        self.topic = QComboBox()
        self.topic.setAccessibleName(tr("练习的主题"))
        self.told = words(tr("正在读取练习……"), "dim")
        self.view = DrillsView()
        self._brief = QScrollArea()
        self._brief.setWidgetResizable(True)
        self._brief.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._brief.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._brief.setAccessibleName(tr("任务简介"))
        self.modes = ModeChoice()
        self.players = QComboBox()
        self.players.setAccessibleName(tr("谁来演客户"))
        for name, player in _PLAYERS:
            self.players.addItem(tr(name), player)
        self.turn = _button(tr("任务简介"), "Alt+I")
        self.start = _button(tr("开始"), "Ctrl+Return", "primary")
        self.stack = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self.view.setFocus)
        self.topic.currentIndexChanged.connect(self._list)
        self.view.activated.connect(self.open_brief)
        self.view.selectionModel().currentChanged.connect(self._show_state)
        self.modes.chosen.connect(self._fill_brief)
        self.turn.clicked.connect(self._turn)
        self.start.clicked.connect(self._start)
        self._show_state()

    @property
    def player(self) -> Player:
        """Who plays the customer."""
        return cast("Player", self.players.currentData())

    @property
    def chosen(self) -> Drill | None:
        """The drill that is open, or selected."""
        return self._open or self.view.chosen

    def offer_second_microphone(self, there: bool) -> None:
        """Whether a trainer can speak the customer himself: only where the settings name a microphone for him."""
        place = self.players.findData("voice")
        model = self.players.model()
        if isinstance(model, QStandardItemModel):
            model.item(place).setEnabled(there)
        hint = "" if there else tr("先在设置的“声音”里选客户一侧的麦克风")
        self.players.setItemData(place, hint, Qt.ItemDataRole.ToolTipRole)
        if not there and self.players.currentIndex() == place:
            self.players.setCurrentIndex(0)

    def show_shelf(self, shelf: Shelf) -> None:
        """List what there is; the drill that was selected stays so."""
        before = self.view.chosen
        self._shelf = shelf
        known, wanted = {drill.topic for drill in shelf.drills}, self.topic.currentData()
        self.topic.blockSignals(True)
        self.topic.clear()
        self.topic.addItem(tr("全部主题"), "")
        for one in TOPICS:
            if one in known:
                self.topic.addItem(tr(TOPIC_NAMES[one]), one)
        self.topic.setCurrentIndex(max(0, self.topic.findData(wanted)))
        self.topic.blockSignals(False)
        self._list()
        if before is not None:
            self.select(before.id)

    def select(self, drill_id: str) -> None:
        """Select the drill of that id, where it is listed."""
        for number, drill in enumerate(self.view.found.drills):
            if drill.id == drill_id:
                self.view.setCurrentIndex(self.view.found.index(number))

    def open_brief(self) -> None:
        """Show what the selected drill is about."""
        self._open = self.view.chosen
        if self._open is None:
            return
        self._fill_brief()
        self.stack.setCurrentIndex(1)
        self._show_state()
        self._brief.setFocus()

    def back(self) -> bool:
        """From the brief to the list; False where the list is shown already."""
        if self._open is None:
            return False
        self._open = None
        self.stack.setCurrentIndex(0)
        self._show_state()
        self.view.setFocus()
        return True

    def _turn(self) -> None:
        if not self.back():
            self.open_brief()

    def _list(self) -> None:
        topic = self.topic.currentData() or ""
        drills = {drill.id: drill for drill in self._shelf.drills if topic in ("", drill.topic)}
        places = [Place("drill", one.id, one.title, tr(TOPIC_NAMES.get(one.topic, ""))) for one in drills.values()]
        found = [drills[place.id] for place in find(places, self.search.text())]
        self.view.found.show_drills(found, self._shelf.tried)
        if found:
            self.view.setCurrentIndex(self.view.found.index(0))
        self.told.setText(self._count(len(found)))
        self.told.setToolTip("\n".join(map(str, self._shelf.problems[:_MOST_TOLD])))
        self._show_state()

    def _count(self, found: int) -> str:
        if not self._shelf.drills:
            return tr("话术库里还没有练习。写法见 peiting library new。")
        if not found:
            return tr("没有找到。换一个主题，或少打几个字。")
        broken = len(self._shelf.problems)
        left_out = (
            tr("另有 {broken} 处内容读不了，已略过；peiting library check 会列出。").format(broken=broken)
            if broken
            else ""
        )
        return tr("{found} 个练习。{left_out}").format(found=found, left_out=left_out)

    def _fill_brief(self) -> None:
        if self._open is not None:
            self._brief.setWidget(brief_card(self._open, self.modes.mode))

    def _start(self) -> None:
        if self.chosen is not None:
            self.start_wanted.emit(self.chosen, self.modes.mode)

    def _show_state(self) -> None:
        opened = self._open is not None
        self.turn.setText(tr("返回列表") if opened else tr("任务简介"))
        self.turn.setShortcut("Alt+I")
        for button in (self.turn, self.start):
            button.setEnabled(self.chosen is not None)
        for widget in (self.search, self.topic, self.told):
            widget.setHidden(opened)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.topic)
        column.addLayout(head)
        column.addWidget(self.told)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self._brief)
        column.addWidget(self.stack, 1)
        column.addWidget(self.modes)
        column.addWidget(self.players)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.turn)
        foot.addWidget(self.start, 1)
        column.addLayout(foot)


def _button(text: str, key: str, look: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", look)
    button.setShortcut(key)
    button.setToolTip(tr("{name}（{key}）").format(name=text, key=key.replace("Return", tr("回车"))))
    button.setAccessibleName(text)
    return button
