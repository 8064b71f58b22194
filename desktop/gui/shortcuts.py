"""Every action has a key: one table that the tool-tips, the shortcuts and the list under F1 share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """One action and what is pressed for it."""

    sequences: tuple[str, ...]
    """What Qt understands; the first is the one shown."""
    shown: str
    what: str
    group: str


CALL = Key(("F2",), "F2", "开始通话 / 结束通话 / 下一通", "通话")
CUSTOMER = Key(("F10",), "F10", "填写客户称呼", "通话")
NEXT_LINE = Key(("F3",), "F3", "下一步，也用来跳过等待", "话术")
PREVIOUS_LINE = Key(("F4",), "F4", "上一步", "话术")
CHOICES = tuple(Key((str(n),), str(n), f"客户做了第 {n} 种反应", "话术") for n in range(1, 10))
STAGES = (
    Key(("F5",), "F5", "切换到第 1 个阶段", "话术"),
    Key(("F6",), "F6", "切换到第 2 个阶段", "话术"),
    Key(("F7",), "F7", "切换到第 3 个阶段", "话术"),
)
SITUATIONS = tuple(Key((f"Alt+{n}",), f"Alt+{n}", f"打开第 {n} 类情形", "情形") for n in range(1, 10))
MORE_SITUATIONS = Key(("Alt+0",), "Alt+0", "更多情形", "情形")
CLOSE_SITUATION = Key(("Esc",), "Esc", "结束当前情形，回到原来的阶段", "情形")
FIND = Key(("Ctrl+F",), "Ctrl+F", "按名字找情形或阶段；直接打拼音首字母也行", "情形")
WHY = Key(("Ctrl+I",), "Ctrl+I", "为什么在这个阶段、这个情形", "情形")
ACCEPT = Key(("Ctrl+Return", "Ctrl+Enter"), "Ctrl+回车", "记下承诺 / 打开建议的情形", "情形")
DECLINE = Key(("Ctrl+Backspace",), "Ctrl+退格", "不记 / 不打开", "情形")
ACKNOWLEDGE = Key(("Return", "Enter"), "回车", "提醒：知道了", "提醒")
FALSE_ALARM = Key(("F8",), "F8", "提醒：误报", "提醒")
MUTE = Key(("Shift+F8",), "Shift+F8", "提醒：本次通话不再提醒", "提醒")
WHY_ALERT = Key(("Ctrl+E",), "Ctrl+E", "提醒：为什么 / 回到可以说的话", "提醒")
ITEMS = tuple(Key((f"Ctrl+{n}",), f"Ctrl+{n}", f"勾选第 {n} 个必说项", "必说项") for n in range(1, 10))
TRANSCRIPT = Key(("F9",), "F9", "展开 / 收起通话文字", "窗口")
COMPACT = Key(("F11",), "F11", "精简窗口 / 完整窗口", "窗口")
DISMISS = Key(("Ctrl+D",), "Ctrl+D", "关闭下方的通知", "窗口")
MEND = Key(("Ctrl+R",), "Ctrl+R", "按通知的建议处理", "窗口")
SETTINGS = Key(("F12", "Ctrl+,"), "F12", "设置", "窗口")
HISTORY = Key(("Ctrl+H",), "Ctrl+H", "以前的通话：查找、趋势、承诺、留存的数据", "窗口")
PRACTICE = Key(("Ctrl+P",), "Ctrl+P", "练习：今日五分钟、全部练习、试题", "窗口")
BREAK_OFF = Key(("Ctrl+Shift+P",), "Ctrl+Shift+P", "中途结束练习，不算成绩", "练习")
BEATS = Key((), "1 … 9", "培训师扮演客户时：客户接着说第 1 … 9 句", "练习")
"""In a drill the keys of `CHOICES` go to the customer first."""
KEYS = Key(("F1",), "F1", "全部按键", "窗口")
QUIT = Key(("Ctrl+Q",), "Ctrl+Q", "退出", "窗口")
CLOSE_WINDOW = Key(("Esc", "Ctrl+W"), "Esc", "关闭这个窗口", "以前的通话")
"""Of the window of past calls; not one of the main window's."""

ALL = (
    CALL, CUSTOMER, NEXT_LINE, PREVIOUS_LINE, *CHOICES, *STAGES, *SITUATIONS, MORE_SITUATIONS, FIND, CLOSE_SITUATION,
    WHY, ACCEPT, DECLINE, ACKNOWLEDGE, FALSE_ALARM, MUTE, WHY_ALERT, *ITEMS, TRANSCRIPT, COMPACT, DISMISS, MEND,
    SETTINGS, HISTORY, PRACTICE, KEYS, QUIT, BREAK_OFF, BEATS,
)  # fmt: skip
"""Every key of the main window, in the order in which the list under F1 shows them."""


SERIES = (CHOICES, SITUATIONS, ITEMS)
"""Keys that are numbered through, told of in one row."""


def bind(window: QWidget, key: Key, slot: Callable[[], object]) -> None:
    """Let the key call the slot while the window has the keyboard."""
    for sequence in key.sequences:
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)


def label(button: QAbstractButton, name: str, key: Key | None = None, hint: str = "") -> None:
    """Give a button its accessible name, and a tool-tip with its key and what else is to be known."""
    button.setAccessibleName(name)
    tip = f"{name}（{key.shown}）" if key else name
    button.setToolTip(f"{tip}\n{hint}" if hint else tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
