"""After the call: what happened, in one look, before the next one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.gui import wrap_up_cards as told
from desktop.gui.call_notes import CallNotes
from desktop.gui.cards import words
from desktop.gui.language import tr
from desktop.gui.score_cards import lesson_card, score_card
from desktop.gui.score_good import one_good
from desktop.gui.score_rows import ScoreRows
from desktop.gui.score_summary import costliest, dimensions
from desktop.gui.score_words import both
from desktop.session.call_scored import CallScored


class WrapUp(QScrollArea):
    """The score with one thing to do better and one that was good; below it promises, reasons, items and alerts."""

    contested = Signal(str, object)
    """The call's id and a `Contest`: the agent disagrees with an item, or gives his reason for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("通话小结"))
        self.rows: ScoreRows | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Arrows and page keys scroll at once; the window itself is not brought to the front by it.
        self.setFocus()

    def show_notes(self, notes: CallNotes) -> None:
        """Show what one call came to."""
        self.rows = None
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        if notes.scored is not None:
            self._add_score(column, notes.scored, notes)
        else:
            column.addWidget(told.figures_card(notes))
        if notes.promises:
            column.addWidget(told.promises_card(notes))
        if notes.remarks:
            column.addWidget(told.remarks_card(notes))
        if self.rows is not None:
            column.addWidget(self.rows)
        column.addWidget(told.alerts_card(notes))
        if notes.items_due():
            column.addWidget(told.checklist_card(notes))
        if notes.suppressed_alerts():
            column.addWidget(told.suppressed_card(notes))
        for sentence in told.lost_words(notes):
            column.addWidget(words(sentence, "dim"))
        column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(0)

    def _add_score(self, column: QVBoxLayout, scored: CallScored, notes: CallNotes) -> None:
        judged = dimensions(scored, notes)
        better = costliest(judged)
        column.addWidget(score_card(scored, judged))
        if both(scored.score).judged or better:
            column.addWidget(lesson_card(better, one_good(notes, judged, better)))
        self.rows = ScoreRows(judged, notes.contests)
        self.rows.contested.connect(partial(self.contested.emit, scored.call))
