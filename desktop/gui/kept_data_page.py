"""The page of kept data: what is kept, where, since when, how large; how much of a call, how long; and 删除."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.gui.cards import card, row, words
from desktop.gui.day_edit import day_edit
from desktop.gui.history_desk import RecordDesk, Wanted
from desktop.gui.kept_data_choice import PrivacyChoice
from desktop.gui.kept_data_erasing import really_erase
from desktop.gui.language import tr, tr_noop
from desktop.gui.theme import restyle
from desktop.session.data_erasure import Erased, erase_all, erase_before, erase_kind
from desktop.session.data_export import Exported, export_data
from desktop.session.data_summary import how_it_is_kept
from desktop.storage.kept_call import RecordSizes
from desktop.storage.kept_data import KeptFile, Kind, kept_files
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord
    from desktop.storage.record_settings import RecordSettings

_NAMES: dict[Kind, str] = {
    "record": tr_noop("通话记录"),
    "practice": tr_noop("练习记录"),
    "keys": tr_noop("密钥"),
    "settings": tr_noop("设置"),
    "false_alarms": tr_noop("误报"),
    "usual_pace": tr_noop("平常语速"),
    "logs": tr_noop("日志"),
    "pages": tr_noop("临时报告"),
    "library": tr_noop("自己的话术"),
    "models": tr_noop("识别模型"),
    "other": tr_noop("其他"),
    "running": tr_noop("窗口的通信入口"),
}
_WHAT_FOLLOWS: dict[Kind, str] = {
    "keys": tr_noop("密钥（已保存的原话从此谁也打不开）"),
    "settings": tr_noop("设置（下次启动要重新设置）"),
    "library": tr_noop("自己的话术（随程序来的话术保留）"),
    "models": tr_noop("识别模型（要重新安装才能识别）"),
}
"""Said before it is erased."""
_KEPT_WHILE_OPEN: tuple[Kind, ...] = ("running",)
"""Goes when the window goes."""
_QUARTER = 90


@dataclass(frozen=True, slots=True)
class _Kept:
    sentences: tuple[str, ...]
    sizes: RecordSizes
    files: tuple[KeptFile, ...]


class KeptDataPage(QScrollArea):
    """Says everything in plain words, and asks before anything is erased."""

    erased = Signal()
    """Something is gone; lists have to be read again."""

    def __init__(self, desk: RecordDesk, settings: Settings, save: Callable[[Settings], None]) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("留存的数据"))
        self.told = words("", "dim")
        self.told.hide()
        self.choice = PrivacyChoice(settings, save)
        self.choice.saved.connect(self._take)
        self.ask_erase: Callable[[QWidget, str], bool] = really_erase
        self._lists, self._rows = card(tr("保存了什么"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        for part in (self.told, self._lists, self._erasing(), self.choice):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def use_settings(self, settings: Settings) -> None:
        """Settings were changed elsewhere."""
        self._settings = settings
        self.choice.use_settings(settings)

    def look(self) -> None:
        """See what is kept now."""
        self._desk.ask("data", partial(_look, self._settings.record), self._show_kept)

    def tell(self, what: str, tone: str = "dim") -> None:
        """Say what came of something."""
        self.told.setText(what)
        self.told.show()
        restyle(self.told, tone=tone)

    def erase_before(self) -> None:
        """Erase the calls before the day that is chosen, once that is meant."""
        day = self.before.date().toString(Qt.DateFormat.ISODate)
        if self.ask_erase(self, tr("{day} 之前的所有通话和练习").format(day=day)):
            self._erase(partial(erase_before, self._settings.record, day))

    def erase_all(self) -> None:
        """Erase everything of calls and persons, once that is meant."""
        if self.ask_erase(self, tr("所有通话、练习、密钥、误报、平常语速和日志")):
            self._erase(partial(erase_all, self._settings.record))

    def erase_kind(self, kind: Kind) -> None:
        """Erase the files of one kind, once that is meant."""
        what = _WHAT_FOLLOWS.get(kind, _NAMES[kind])
        if self.ask_erase(self, tr("全部{names}").format(names=tr(what))):
            self._erase(partial(erase_kind, self._settings.record, kind))

    def export(self) -> None:
        """Ask where to, and write everything that is kept there, readable."""
        name = f"peiting-{datetime.date.today().isoformat()}.zip"
        path, _kind = QFileDialog.getSaveFileName(self, tr("导出全部数据（原话会解密）"), name, "ZIP (*.zip)")
        if path:
            self.tell(tr("正在导出……"))
            wanted = self._settings.record
            self._desk.ask("export", lambda _record, _wanted: export_data(wanted, Path(path)), self._tell_export)

    def _erase(self, work: Callable[[], Erased]) -> None:
        self.tell(tr("正在删除……"))
        self._desk.ask("erase", lambda _record, _wanted: work(), self._tell_erased, owed=True)

    def _tell_erased(self, erased: Erased) -> None:
        practice = tr("、{practice} 次练习").format(practice=erased.practice) if erased.practice else ""
        files = tr("和 {count} 个文件").format(count=len(erased.files)) if erased.files else ""
        going_on = tr("{going_on} 通正在进行，没有删除。").format(going_on=erased.going_on) if erased.going_on else ""
        self.tell(
            tr("已彻底删除 {calls} 通通话{practice}{files}。{going_on}别处的备份和导出的文件请自行删除。").format(
                calls=erased.calls, practice=practice, files=files, going_on=going_on
            ),
            "ok",
        )
        self.look()
        self.erased.emit()

    def _tell_export(self, exported: Exported) -> None:
        lost = (
            tr("有 {unreadable} 处原话打不开，没能导出。").format(unreadable=exported.unreadable)
            if exported.unreadable
            else ""
        )
        self.tell(
            tr("已导出 {calls} 通通话。文件没有加密，请妥善保管。{lost}").format(calls=exported.calls, lost=lost), "ok"
        )

    def _take(self, settings: Settings) -> None:
        self._settings = settings
        self.look()

    def _erasing(self) -> QFrame:
        frame, column = card(tr("导出和删除"))
        self.before = day_edit(tr("这一天之前的通话"), QDate.currentDate().addDays(-_QUARTER))
        line = QHBoxLayout()
        line.addWidget(self.before)
        line.addWidget(words(tr("之前的通话")), 1)
        line.addWidget(_button(tr("删除…"), tr("删除这一天之前的通话"), self.erase_before))
        column.addLayout(line)
        for told, key, name, slot in (
            (
                tr("所有通话、练习、密钥、误报、平常语速和日志；设置、话术和模型保留"),
                tr("全部删除…"),
                tr("删除全部个人数据"),
                self.erase_all,
            ),
            (tr("全部数据存成一个可读的 ZIP 文件"), tr("导出…"), tr("导出全部数据"), self.export),
        ):
            line = QHBoxLayout()
            line.addWidget(words(told), 1)
            line.addWidget(_button(key, name, slot), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        return frame

    def _show_kept(self, kept: _Kept) -> None:
        while (item := self._rows.takeAt(1)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        calls = tr("{calls} 通通话").format(calls=kept.sizes.calls) if kept.sizes.calls else tr("还没有通话")
        since = tr("，最早的一通在 {oldest}").format(oldest=kept.sizes.oldest[:10]) if kept.sizes.oldest else ""
        self._rows.addWidget(
            words(
                tr("{calls}{since}。这台电脑上的全部文件共 {size_words}。").format(
                    calls=calls, since=since, size_words=size_words(sum(f.bytes for f in kept.files))
                )
            )
        )
        for sentence in kept.sentences:
            self._rows.addWidget(words(sentence, "dim"))
        for kind in dict.fromkeys(file.kind for file in kept.files):
            self._rows.addWidget(self._kind(kind, [file for file in kept.files if file.kind == kind]))
        if (place := paths.third_parties()) is not None:
            told = tr("第三方软件的清单和许可证在 {place}").format(place="\u200b".join(str(place)))
            self._rows.addWidget(words(told, "dim"))

    def _kind(self, kind: Kind, files: list[KeptFile]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(1)
        since = min(file.since for file in files)[:10]
        size = size_words(sum(file.bytes for file in files))
        line = QHBoxLayout()
        line.addWidget(row(tr(_NAMES[kind]), tr("{size} · {since} 起").format(size=size, since=since)), 1)
        if kind not in _KEPT_WHILE_OPEN:
            line.addWidget(
                _button(tr("删除…"), tr("删除{names}").format(names=tr(_NAMES[kind])), partial(self.erase_kind, kind))
            )
        column.addLayout(line)
        column.addWidget(words(files[0].meaning, "dim"))
        # Long paths break anywhere, so that a narrow window shows all of them.
        place = str(files[0].path if len(files) == 1 or kind in ("record", "practice") else files[0].path.parent)
        column.addWidget(words("\u200b".join(place), "dim"))
        return made


def size_words(size: int) -> str:
    """Bytes as people read them."""
    if size < 10_000:
        return tr("{size} 字节").format(size=size)
    return f"{size / 1e6:.1f} MB" if size < 1e9 else f"{size / 1e9:.1f} GB"


def _look(wanted: "RecordSettings", record: "CallRecord", _wanted: Wanted) -> _Kept:
    return _Kept(tuple(how_it_is_kept(wanted)), record.sizes(), tuple(kept_files()))


def _button(text: str, name: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "small")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(slot)
    return button
