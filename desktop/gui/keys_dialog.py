"""The list of all keys."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.gui import shortcuts
from desktop.gui.language import tr


class KeysDialog(QDialog):
    """Every key of the main window, by group; series of numbered keys in one row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("全部按键"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for group, keys in groupby(_rows(), key=lambda line: line[0]):
            heading = QLabel(group)
            heading.setProperty("tone", "section")
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for _group, shown, what in keys:
                grid.addWidget(QLabel(shown), row, 0)
                words = QLabel(what)
                words.setWordWrap(True)
                grid.addWidget(words, row, 1)
                row += 1
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(tr("全部按键"))
        hint = QLabel(tr("鼠标点击不会抢走软电话的焦点；要用按键，先用任务栏或切换窗口键选中本窗口。"))
        hint.setProperty("tone", "dim")
        hint.setWordWrap(True)
        close = QPushButton(tr("关闭"))
        close.setToolTip(tr("关闭（Esc）"))
        close.setAccessibleName(tr("关闭按键列表"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(hint)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(370, 560)


def _rows() -> list[tuple[str, str, str]]:
    rows = []
    for key in shortcuts.ALL:
        series = next((numbered for numbered in shortcuts.SERIES if key in numbered), None)
        if series:
            if key is series[0]:
                rows.append((tr(key.group), f"{key.said} … 9", key.does("1 … 9")))
            continue
        rows.append((tr(key.group), key.said, key.does()))
    return rows
