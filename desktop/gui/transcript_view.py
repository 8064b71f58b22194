"""What was heard: settled text solid, unsettled text pale, forbidden words marked; can be folded."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout

from desktop.core.events import AlertCleared, AlertRaised, Channel, FinalTranscript, PartialTranscript
from desktop.gui import shortcuts
from desktop.gui.elided import ElidedLabel
from desktop.gui.glyph import GlyphButton
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

_MOST_BLOCKS = 400
_REACH_SECONDS = 0.5
_REACH_UTTERANCES = 3
_LINE = 20
"""Height of a line in pixels. Every line has it, so that the box can show whole ones only."""
_FOLDED, _HEAD = 28, 32
_LEAST_LINES, _LEAST_LINES_OF_BOTH = 2, 3
_INDENT = 10
"""How far the second line of an utterance stands in from its first."""
_NAME_ROOM = 34
"""The same where every utterance begins with who said it."""
_NAMES: dict[Channel, tuple[str, str]] = {"agent": (tr_noop("坐席"), "accent"), "customer": (tr_noop("客户"), "dim")}
"""Who, and in which of the theme's colours; the same as in the lanes."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One utterance as it stands in one block of the document."""

    channel: Channel
    start: float
    text: str
    final: bool


class TranscriptView(QFrame):
    """A log that is only ever added to: of what was written before, nothing moves or changes but its marks."""

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("transcript")
        self._said: list[_Said] = []
        self._marks: dict[str, tuple[float, str]] = {}
        self._both = False
        self.heading = QLabel(tr("通话文字"))
        self.heading.setProperty("tone", "dim")
        self.one_sided = ElidedLabel()
        self.one_sided.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.late = QLabel()
        for words in (self.one_sided, self.late):
            words.setProperty("tone", "dim")
        self.fold_button = GlyphButton("open", size=22)
        self.text = _Log()
        self.fold_button.clicked.connect(lambda: self.fold(not self.text.isHidden()))
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.text.document().setDocumentMargin(0)
        self.text.setAccessibleName(tr("通话文字"))
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addWidget(self.one_sided, 1)
        head.addWidget(self.late)
        head.addWidget(self.fold_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addStretch(0)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Hide or show the text; the heading stays."""
        self.text.setHidden(folded)
        self._column.setStretch(2, 1 if folded else 0)
        self.folded.emit(folded)
        self.fold_button.show_sign("next" if folded else "open")
        shortcuts.label(self.fold_button, tr("展开通话文字") if folded else tr("收起通话文字"), shortcuts.TRANSCRIPT)

    def clear(self) -> None:
        """A call begins."""
        self._said.clear()
        self._marks.clear()
        self.text.clear()

    def show_sides(self, both: bool, in_call: bool) -> None:
        """Name who speaks where both are heard; where the customer is not, say so while it matters."""
        self._both = both
        self.updateGeometry()
        words = "" if both or not in_call else tr("只听麦克风：不知道客户是否在说话")
        self.one_sided.setText(words)
        self.one_sided.setToolTip(
            words and tr("{words}。要听双方，请在设置里打开“同时听客户的声音”").format(words=words)
        )

    def show_late(self, late: str) -> None:
        """How far what is written here lies behind what is being said; empty when it does not."""
        self.late.setText(tr("识别{late}").format(late=late) if late else "")

    def show_partial(self, partial: PartialTranscript) -> None:
        """Show what is heard so far of an utterance."""
        if partial.text:
            self._put(_Said(partial.channel, partial.start, partial.text, final=False))

    def show_final(self, final: FinalTranscript) -> None:
        """Show what was heard in the end."""
        self._put(_Said(final.channel, final.start, final.text, final=True))

    def mark(self, alert: AlertRaised) -> None:
        """Mark the words that gave rise to an alert."""
        if alert.alert in ("forbidden", "wording", "privacy") and alert.heard:
            self._marks[alert.id] = (alert.start, alert.heard)
            self._paint_last()

    def unmark(self, cleared: AlertCleared) -> None:
        """Take back the mark of an alert that was withdrawn or wrong."""
        if cleared.reason in ("withdrawn", "false_alarm") and self._marks.pop(cleared.id, None) is not None:
            self._paint_last()

    def minimumSizeHint(self) -> QSize:
        if self.text.isHidden():
            return QSize(0, scaled(_FOLDED))
        return QSize(0, scaled(_HEAD) + (_LEAST_LINES_OF_BOTH if self._both else _LEAST_LINES) * scaled(_LINE))

    def repaint_all(self) -> None:
        """The theme changed: write every line again in its colours."""
        for number in range(len(self._said)):
            self._write(number)

    def _put(self, said: _Said) -> None:
        number = self._open_number(said)
        if number is None and not said.text:
            return
        if number is None:
            number = len(self._said)
            self._said.append(said)
            self._append_block(number)
        self._said[number] = said
        self._write(number)
        self._trim()

    def _open_number(self, said: _Said) -> int | None:
        # Of his own last ones: while one side goes on, the other may say 嗯 many times.
        own = [number for number, other in enumerate(self._said) if other.channel == said.channel][-_REACH_UTTERANCES:]
        return next((number for number in reversed(own) if not self._said[number].final), None)

    def _append_block(self, number: int) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if number:
            cursor.insertBlock()
        grid = QTextBlockFormat()
        grid.setLineHeight(scaled(_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        room = self._name_room if self._both else scaled(_INDENT)
        grid.setLeftMargin(room)
        grid.setTextIndent(-room)
        grid.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.LeftTab)])
        cursor.setBlockFormat(grid)

    @property
    def _name_room(self) -> float:
        longest = max(self.text.fontMetrics().horizontalAdvance(tr(name)) for name, _role in _NAMES.values())
        return max(scaled(_NAME_ROOM), 1.15 * longest + _INDENT)

    def _write(self, number: int) -> None:
        said = self._said[number]
        cursor = QTextCursor(self.text.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        plain = QTextCharFormat()
        plain.setForeground(colour(self, "ink" if said.final else "said"))
        if self._both:
            name, role = _NAMES[said.channel]
            who = QTextCharFormat()
            who.setForeground(colour(self, role))
            who.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(f"{tr(name)}\t", who)
        cursor.insertText(said.text + ("" if said.final else " …"), plain)
        for start, heard in self._marks.values():
            if said.channel == "agent" and said.start - _REACH_SECONDS <= start and self._is_last_before(number, start):
                self._mark_words(number, heard)

    def _is_last_before(self, number: int, start: float) -> bool:
        later = (s for s in self._said[number + 1 :] if s.channel == "agent")
        return all(said.start - _REACH_SECONDS > start for said in later)

    def _mark_words(self, number: int, heard: str) -> None:
        block = self.text.document().findBlockByNumber(number)
        at = block.text().find(heard)
        if at < 0:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + at)
        cursor.setPosition(block.position() + at + len(heard), QTextCursor.MoveMode.KeepAnchor)
        marked = QTextCharFormat()
        marked.setForeground(colour(self, "bad"))
        marked.setFontUnderline(True)
        marked.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(marked)

    def _paint_last(self) -> None:
        for number in range(max(0, len(self._said) - 6), len(self._said)):
            self._write(number)

    def _trim(self) -> None:
        if len(self._said) <= _MOST_BLOCKS:
            return
        spare = len(self._said) - _MOST_BLOCKS // 2
        del self._said[:spare]
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, spare)
        cursor.removeSelectedText()


class _Log(QTextEdit):
    """Text to read, select and copy, in whole lines; its menu speaks Chinese.

    Stays at its end, whatever makes it longer or its box lower, until somebody scrolls away from there.
    """

    def __init__(self) -> None:
        super().__init__()
        self._at_end = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._notice_scrolling)
        bar.rangeChanged.connect(self._stay_at_end)

    def _notice_scrolling(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - scaled(_LINE) // 4

    def _stay_at_end(self, _least: int, most: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, 0, self.contentsRect().height() % scaled(_LINE))
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.clear()
        for words, slot, on in (
            (tr("复制"), self.copy, self.textCursor().hasSelection()),
            (tr("全选"), self.selectAll, not self.document().isEmpty()),
        ):
            action = QAction(words, menu)
            action.setEnabled(on)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.popup(event.globalPos())
