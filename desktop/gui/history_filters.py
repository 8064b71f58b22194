"""Which calls to list: span of time, agent, pack, rule, score, state."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QGridLayout, QLineEdit, QWidget

from desktop.gui.day_edit import day_edit
from desktop.gui.language import tr, tr_noop
from desktop.session.report_head import STATES
from desktop.storage.call_query import CallQuery
from desktop.storage.library import PackInfo

_TYPING_MS = 200
_SPANS: tuple[tuple[str, int | None], ...] = (
    (tr_noop("最近 7 天"), 7),
    (tr_noop("最近 30 天"), 30),
    (tr_noop("最近 90 天"), 90),
    (tr_noop("全部日期"), 0),
    (tr_noop("自选日期"), None),
)
_USUAL_SPAN = 1
_SCORES: tuple[tuple[str, float | None, float | None], ...] = (
    (tr_noop("全部得分"), None, None),
    (tr_noop("低于 60 分"), None, 59.99),
    (tr_noop("60–80 分"), 60.0, 79.99),
    (tr_noop("80–90 分"), 80.0, 89.99),
    (tr_noop("90 分以上"), 90.0, None),
)
_NARROW = 560


class HistoryFilters(QWidget):
    """Every change counts at once; typing does when it pauses."""

    changed = Signal()

    def __init__(self, packs: Sequence[PackInfo], rules: Sequence[tuple[str, str]]) -> None:
        """`rules` are ids with their names."""
        super().__init__()
        self.pack_names = {one.id: one.name for one in packs}
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self.changed)
        self.agent = QLineEdit(placeholderText=tr("坐席工号或姓名"))
        self.agent.setAccessibleName(tr("坐席的工号或姓名，要写全"))
        self.agent.setClearButtonEnabled(True)
        self.agent.textChanged.connect(self._pause)
        self.span = self._choice(tr("日期"), [(tr(name), days) for name, days in _SPANS])
        self.span.setCurrentIndex(_USUAL_SPAN)
        self.pack = self._choice(tr("话术包"), [(tr("全部话术包"), ""), *((one.name, one.id) for one in packs)])
        self.score = self._choice(tr("得分"), [(tr(name), (least, most)) for name, least, most in _SCORES])
        states = [(tr(name), state) for state, name in STATES.items()]
        self.state = self._choice(tr("状态"), [(tr("完整和中断"), None), *states])
        self.rule = self._choice(tr("规则"), [(tr("全部规则"), ""), *((name, rule) for rule, name in rules)])
        self.rule.setEditable(True)
        self.rule.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if line := self.rule.lineEdit():
            line.setAccessibleName(tr("规则"))
            # What was typed and not chosen is no rule.
            line.editingFinished.connect(lambda: line.setText(self.rule.itemText(self.rule.currentIndex())))
        if completer := self.rule.completer():
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.since, self.until = self._day(tr("从哪天起")), self._day(tr("到哪天止"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._columns = 0
        self._lay_out(3)
        self.span.currentIndexChanged.connect(self._show_days)
        self._show_days()

    def query(self) -> CallQuery:
        """What is chosen."""
        least, most = self.score.currentData()
        since, until = self._days()
        return CallQuery(
            agent=self.agent.text().strip(),
            pack=self.pack.currentData(),
            since=since,
            until=until,
            rule=self.rule.currentData() or "",
            least=least,
            most=most,
            state=self.state.currentData(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(2 if self.width() < _NARROW else 3)

    def _pause(self) -> None:
        self._typed.start()

    def _days(self) -> tuple[str, str]:
        days = self.span.currentData()
        if days is None:
            after = self.until.date().addDays(1)
            return self.since.date().toString(Qt.DateFormat.ISODate), after.toString(Qt.DateFormat.ISODate)
        return ((date.today() - timedelta(days=days - 1)).isoformat() if days else ""), ""

    def _show_days(self) -> None:
        own = self.span.currentData() is None
        self.since.setVisible(own)
        self.until.setVisible(own)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        fields = (self.span, self.agent, self.pack, self.score, self.state, self.rule, self.since, self.until)
        for place, field in enumerate(fields):
            self._grid.addWidget(field, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))

    def _choice(self, name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setMinimumContentsLength(6)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, data in choices:
            made.addItem(text, data)
        made.currentIndexChanged.connect(self.changed)
        return made

    def _day(self, name: str) -> QDateEdit:
        made = day_edit(name, QDate.currentDate())
        made.dateChanged.connect(self._pause)
        return made
