"""What the desktop that the program runs on does not let a window have; said once, where somebody would miss it."""

import sys

from PySide6.QtGui import QGuiApplication

from desktop.gui.language import tr, tr_noop

_WAYLAND = (
    tr_noop("窗口不能把自己放在最前：右键点标题栏，选“置顶”；没有这一项时，把窗口摆在软电话旁边。"),
    tr_noop("窗口不能记住自己的位置，每次由桌面安排。"),
    tr_noop("不能占用全局按键：在桌面的键盘设置里，为命令 peiting call start、peiting call stop 各设一个。"),
)
_X11 = (_WAYLAND[2],)
_MACOS = (tr_noop("不占用全局按键：可在“快捷指令”里，为命令 peiting call start、peiting call stop 各设一个。"),)


def limits(qt_platform: str, system: str = sys.platform) -> tuple[str, ...]:
    """What cannot be had, one sentence each, in the language of the source; nothing on Windows."""
    if qt_platform.startswith("wayland"):
        return _WAYLAND
    if qt_platform == "xcb":
        return _X11
    return _MACOS if system == "darwin" else ()


def limits_words() -> str:
    """The same for this very desktop, in the language of the window; empty where nothing is missing."""
    return "\n".join(tr(text) for text in limits(QGuiApplication.platformName()))
