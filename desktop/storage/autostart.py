"""Starting with the user's session: a file or a value of the user alone, in the place that each system looks at."""

import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.errors import PeitingError
from desktop.own_command import window_command

NAME = "peiting"
_LABEL = "cn.peiting.desktop"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_QUOTED = str.maketrans({char: f"\\{char}" for char in '"`$\\'})


def desktop_entry(command: Sequence[str]) -> str:
    """The file for Linux desktops; quoting as the Desktop Entry Specification has it, backslashes once more."""
    words = " ".join('"' + word.translate(_QUOTED).replace("%", "%%") + '"' for word in command)
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=陪听",
        "Comment=坐席实时陪听",
        "Exec=" + words.replace("\\", "\\\\"),
        "Icon=peiting",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def launch_agent(command: Sequence[str]) -> bytes:
    """The file for macOS."""
    agent = {"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(agent)


def run_value(command: Sequence[str]) -> str:
    """The value for Windows."""
    return subprocess.list2cmdline(command)


def entry_file(platform: str = sys.platform) -> Path:
    """Where Linux and macOS look."""
    if platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / f"{NAME}.desktop"


def set_autostart(on: bool) -> None:
    """Start with the session from now on, or no longer. Raises PeitingError when the system does not let us."""
    try:
        if sys.platform == "win32":
            _set_run_value(run_value(window_command()) if on else None)
        elif on:
            _write(entry_file(), window_command())
        else:
            entry_file().unlink(missing_ok=True)
    except OSError as error:
        where = _RUN if sys.platform == "win32" else str(entry_file())
        raise PeitingError(
            "autostart-refused",
            f"开机启动没有{'设上' if on else '取消'}：{where} 不能写入（{error.strerror}）。",
            "请检查权限，或在系统的启动项设置里手动添加或删除陪听。",
        ) from error


def _write(path: Path, command: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".plist":
        path.write_bytes(launch_agent(command))
    else:
        path.write_text(desktop_entry(command), encoding="utf-8")


def _set_run_value(value: str | None) -> None:
    if sys.platform != "win32":
        return
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
        if value is not None:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, value)
            return
        try:
            winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
