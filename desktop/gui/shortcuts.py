"""Every action has a key: one table that tool-tips, shortcuts, the list of keys and the handbooks share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.gui.language import tr, tr_noop


@dataclass(frozen=True, slots=True)
class Key:
    """One action and what is pressed for it."""

    sequences: tuple[str, ...]
    """What Qt understands; the first is the one shown."""
    shown: str
    """As it stands in the language of the source, see `said`."""
    what: str
    """In the language of the source, see `does`; `{n}` stands for the number of one of a series."""
    group: str
    number: int = 0

    @property
    def said(self) -> str:
        """What is pressed, in the language of the window."""
        return tr(self.shown)

    def does(self, which: object = "") -> str:
        """What it does, in the language of the window; `which` of a series when not its own number."""
        return tr(self.what).format(n=which or self.number)


_CALL = tr_noop("通话")
_LINES = tr_noop("话术")
_SITUATIONS = tr_noop("情形")
_ALERTS = tr_noop("提醒")
_ITEMS = tr_noop("必说项")
_WINDOW = tr_noop("窗口")
_PRACTICE = tr_noop("练习")
_HISTORY = tr_noop("以前的通话")
_HANDBOOK = tr_noop("手册")

CALL = Key(("F2",), "F2", tr_noop("开始通话 / 结束通话 / 下一通"), _CALL)
CALL_YES = Key(("Ctrl+Y",), "Ctrl+Y", tr_noop("像是在通话、像是已挂断：是"), _CALL)
CALL_NO = Key(("Ctrl+N",), "Ctrl+N", tr_noop("像是在通话、像是已挂断：不是；自动开始、结束：撤销"), _CALL)
CUSTOMER = Key(("F10",), "F10", tr_noop("填写客户称呼"), _CALL)
NEXT_LINE = Key(("F3",), "F3", tr_noop("下一步，也用来跳过等待"), _LINES)
PREVIOUS_LINE = Key(("F4",), "F4", tr_noop("上一步"), _LINES)
CHOICES = tuple(Key((str(n),), str(n), tr_noop("客户做了第 {n} 种反应"), _LINES, n) for n in range(1, 10))
STAGES = (
    Key(("F5",), "F5", tr_noop("切换到第 {n} 个阶段"), _LINES, 1),
    Key(("F6",), "F6", tr_noop("切换到第 {n} 个阶段"), _LINES, 2),
    Key(("F7",), "F7", tr_noop("切换到第 {n} 个阶段"), _LINES, 3),
)
SITUATIONS = tuple(Key((f"Alt+{n}",), f"Alt+{n}", tr_noop("打开第 {n} 类情形"), _SITUATIONS, n) for n in range(1, 10))
MORE_SITUATIONS = Key(("Alt+0",), "Alt+0", tr_noop("更多情形"), _SITUATIONS)
CLOSE_SITUATION = Key(("Esc",), "Esc", tr_noop("结束当前情形，回到原来的阶段"), _SITUATIONS)
FIND = Key(("Ctrl+F",), "Ctrl+F", tr_noop("按名字找情形或阶段；直接打拼音首字母也行"), _SITUATIONS)
WHY = Key(("Ctrl+I",), "Ctrl+I", tr_noop("为什么在这个阶段、这个情形"), _SITUATIONS)
ACCEPT = Key(("Ctrl+Return", "Ctrl+Enter"), tr_noop("Ctrl+回车"), tr_noop("记下承诺 / 打开建议的情形"), _SITUATIONS)
DECLINE = Key(("Ctrl+Backspace",), tr_noop("Ctrl+退格"), tr_noop("不记 / 不打开"), _SITUATIONS)
ACKNOWLEDGE = Key(("Return", "Enter"), tr_noop("回车"), tr_noop("提醒：知道了"), _ALERTS)
FALSE_ALARM = Key(("F8",), "F8", tr_noop("提醒：误报"), _ALERTS)
MUTE = Key(("Shift+F8",), "Shift+F8", tr_noop("提醒：本次通话不再提醒"), _ALERTS)
WHY_ALERT = Key(("Ctrl+E",), "Ctrl+E", tr_noop("提醒：为什么 / 回到可以说的话"), _ALERTS)
ITEMS = tuple(Key((f"Ctrl+{n}",), f"Ctrl+{n}", tr_noop("勾选第 {n} 个必说项"), _ITEMS, n) for n in range(1, 10))
TRANSCRIPT = Key(("F9",), "F9", tr_noop("展开 / 收起通话文字"), _WINDOW)
COMPACT = Key(("F11",), "F11", tr_noop("精简窗口 / 完整窗口"), _WINDOW)
DISMISS = Key(("Ctrl+D",), "Ctrl+D", tr_noop("关闭下方的通知"), _WINDOW)
MEND = Key(("Ctrl+R",), "Ctrl+R", tr_noop("按通知的建议处理"), _WINDOW)
SETTINGS = Key(("F12", "Ctrl+,"), "F12", tr_noop("设置"), _WINDOW)
HISTORY = Key(("Ctrl+H",), "Ctrl+H", tr_noop("以前的通话：查找、趋势、承诺、留存的数据"), _WINDOW)
PRACTICE = Key(("Ctrl+P",), "Ctrl+P", tr_noop("练习：今日五分钟、全部练习、试题"), _WINDOW)
BREAK_OFF = Key(("Ctrl+Shift+P",), "Ctrl+Shift+P", tr_noop("中途结束练习，不算成绩"), _PRACTICE)
BEATS = Key((), "1 … 9", tr_noop("培训师扮演客户时：客户接着说第 1 … 9 句"), _PRACTICE)
"""In a drill the keys of `CHOICES` go to the customer first."""
HANDBOOK = Key(("F1",), "F1", tr_noop("手册"), _WINDOW)
KEYS = Key(("Shift+F1",), "Shift+F1", tr_noop("全部按键"), _WINDOW)
QUIT = Key(("Ctrl+Q",), "Ctrl+Q", tr_noop("退出"), _WINDOW)
CLOSE_WINDOW = Key(("Esc", "Ctrl+W"), "Esc", tr_noop("关闭这个窗口"), _HISTORY)
"""Of the windows beside the main window; not one of its own."""
FIND_NEXT = Key(("F3",), "F3", tr_noop("找下一处"), _HANDBOOK)
FIND_PREVIOUS = Key(("Shift+F3",), "Shift+F3", tr_noop("找上一处"), _HANDBOOK)
"""Of the handbooks."""

ALL = (
    CALL, CALL_YES, CALL_NO, CUSTOMER, NEXT_LINE, PREVIOUS_LINE, *CHOICES, *STAGES, *SITUATIONS, MORE_SITUATIONS,
    FIND, CLOSE_SITUATION,
    WHY, ACCEPT, DECLINE, ACKNOWLEDGE, FALSE_ALARM, MUTE, WHY_ALERT, *ITEMS, TRANSCRIPT, COMPACT, DISMISS, MEND,
    SETTINGS, HISTORY, PRACTICE, HANDBOOK, KEYS, QUIT, BREAK_OFF, BEATS,
)  # fmt: skip
"""Every key of the main window, in the order in which they are listed."""


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
    tip = tr("{name}（{key}）").format(name=name, key=key.said) if key else name
    button.setToolTip(f"{tip}\n{hint}" if hint else tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
