"""What a trainee may know before the telephone rings."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.gui.cards import card, row, words
from desktop.gui.language import tr
from desktop.gui.practice import drill_words


def brief_card(drill: Drill, mode: Mode) -> QFrame:
    """Who calls, what is known, the line, and what the drill asks for; an exam does not tell that beforehand."""
    frame, column = card()
    column.addWidget(words(drill.title, "head"))
    hard = row(f"{drill_words.topic(drill)} · {drill_words.who_calls(drill)}", drill_words.difficulty(drill), "dim")
    hard.setToolTip(drill_words.difficulty_name(drill))
    # The dots are pictures; what they stand for is read in their place.
    hard.findChildren(QLabel)[-1].setAccessibleName(drill_words.difficulty_name(drill))
    column.addWidget(hard)
    _add(column, tr("客户"), drill.persona.about)
    _add(column, tr("已知"), drill.brief)
    _add(column, tr("线路"), drill_words.line_words(drill.line))
    if mode == "exam":
        _add(column, tr("要求"), tr("考试前不告诉您要点。照规范来。"))
        return frame
    if drill.goals:
        column.addWidget(_section(tr("要做到")))
        for goal in drill.goals:
            column.addWidget(words(f"○ {goal.name}"))
    if drill.taboos:
        column.addWidget(_section(tr("不可以")))
        for taboo in drill.taboos:
            column.addWidget(words(f"✕ {taboo.name}", "bad"))
    return frame


def _add(column: QVBoxLayout, name: str, text: str) -> None:
    if text:
        column.addWidget(_section(name))
        column.addWidget(words(text))


def _section(name: str) -> QWidget:
    label = words(name, "section")
    label.setContentsMargins(0, 4, 0, 0)
    return label
