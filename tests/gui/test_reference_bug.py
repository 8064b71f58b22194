"""PySide6 6.12.0 on Python 3.11 loses a reference at every call that returns nothing, until the process dies."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

_TIMES = 1000
_OTHERS = 100
"""References that the rest of the program may take or give meanwhile."""


class _Sender(QObject):
    sent = Signal(int)


def test_emitting_keeps_the_references_of_true() -> None:
    sender = _Sender()
    before = sys.getrefcount(True)
    for number in range(_TIMES):
        sender.sent.emit(number)
    assert abs(sys.getrefcount(True) - before) < _OTHERS


def test_setting_text_keeps_the_references_of_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(_TIMES):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < _OTHERS
    assert label.text() == str(_TIMES - 1)
