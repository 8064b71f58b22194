"""The customer's surname and 先生 or 女士, entered in two movements while the call goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.gui.language import tr
from desktop.gui.text_size import scaled

_LONGEST_NAME = 20


class CustomerEditor(QDialog):
    """Type the surname, press 先生 or 女士: done. Both may be left out."""

    named = Signal(str, str)
    """Surname and title, either may be empty."""

    def __init__(self, customer: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("客户称呼"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(customer)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(tr("姓，如：张、欧阳"))
        self.name.setAccessibleName(tr("客户的姓"))
        self.name.selectAll()
        row = QHBoxLayout()
        self.buttons = {}
        for number, (text, value) in enumerate(((tr("先生"), "先生"), (tr("女士"), "女士"), (tr("未知"), ""))):
            button = QPushButton(text)
            key = f"Alt+{number + 1}"
            button.setShortcut(key)
            button.setAccessibleName(tr("称呼{text}").format(text=text))
            button.setToolTip(tr("{name}（{key}）").format(name=text, key=key))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, chosen=value: self._name(chosen))
            if value and value == title:
                button.setProperty("look", "primary")
            self.buttons[value] = button
            row.addWidget(button, 1)
        self._title = title
        self.name.returnPressed.connect(lambda: self._name(self._title))
        hint = QLabel(tr("输入姓，再按先生或女士；回车保留原来的称呼，Esc 取消"))
        hint.setProperty("tone", "dim")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addLayout(row)
        column.addWidget(hint)
        self.setFixedWidth(scaled(300))

    def _name(self, title: str) -> None:
        self.named.emit(self.name.text().strip(), title)
        self.accept()
