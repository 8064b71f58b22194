"""Has the system pass `peiting://` links to this program, for one user and without an administrator.

Installers do the same for everybody: the Debian package by its menu entry, the Windows installer in the registry,
the bundle on macOS by CFBundleURLTypes in its Info.plist, which nothing outside a bundle can stand in for.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.errors import PeitingError
from desktop.own_command import own_command
from desktop.session.remote.link import SCHEME

DESKTOP_FILE = "peiting-link.desktop"
_MIME_TYPE = f"x-scheme-handler/{SCHEME}"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""Characters for which an argument in Exec has to be quoted (Desktop Entry Specification)."""
_REGISTRY_KEY = rf"Software\Classes\{SCHEME}"


def register() -> str:
    """Returns a sentence on what was done. Raises PeitingError where it cannot be."""
    if sys.platform == "darwin":
        raise PeitingError("link-macos", "macOS 只认应用程序包里登记的链接。", "请安装陪听的 .app，它自带登记。")
    try:
        return _register_windows() if sys.platform == "win32" else _register_menu_entry()
    except OSError as error:
        raise _refused(error) from error


def unregister() -> str:
    """Take it back; nothing to take back is no trouble. Raises PeitingError where it cannot be."""
    try:
        if sys.platform == "win32":
            _unregister_windows()
        else:
            _unregister_menu_entry()
    except OSError as error:
        raise _refused(error) from error
    return f"已撤销：{SCHEME}:// 链接不再交给陪听。"


def desktop_entry(command: list[str]) -> str:
    """The file that tells desktops which program takes the links; `%u` is the link, passed as one argument."""
    run = " ".join(_quoted(word) for word in command)
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=陪听",
        "Comment=软电话的 peiting:// 链接",
        f"Exec={run} %u",
        "NoDisplay=true",
        "Terminal=false",
        f"MimeType={_MIME_TYPE};",
    ]
    return "\n".join(lines) + "\n"


def windows_command(command: list[str]) -> str:
    """The command line for the registry. What follows `--` is a link and never an option."""
    return f'{subprocess.list2cmdline(command)} -- "%1"'


def _register_menu_entry() -> str:
    path = _desktop_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(desktop_entry(own_command("link")), encoding="utf-8")
    _run("update-desktop-database", str(path.parent))
    chosen = _run("xdg-mime", "default", DESKTOP_FILE, _MIME_TYPE)
    told = "" if chosen else "系统里没有 xdg-mime，如果浏览器不认这种链接，请安装 xdg-utils 后再运行一次。"
    return f"已登记：{SCHEME}:// 链接交给陪听（{path}）。{told}"


def _unregister_menu_entry() -> None:
    path = _desktop_file()
    path.unlink(missing_ok=True)
    _run("update-desktop-database", str(path.parent))
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    for folder in (Path(config), path.parent):
        _forget_choice(folder / "mimeapps.list")


def _forget_choice(path: Path) -> None:
    """Undo what `xdg-mime default` wrote, for which it has no command; all other lines stay as they are."""
    if not path.is_file():
        return
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [_without_us(line) for line in lines]
    if kept != lines:
        path.write_bytes(b"".join(kept))


def _without_us(line: bytes) -> bytes:
    key, _, programs = line.partition(b"=")
    if key.strip() != _MIME_TYPE.encode():
        return line
    others = [name for name in programs.strip().split(b";") if name and name != DESKTOP_FILE.encode()]
    return key + b"=" + b";".join(others) + b";\n" if others else b""


def _refused(error: OSError) -> PeitingError:
    where = rf"HKEY_CURRENT_USER\{_REGISTRY_KEY}" if sys.platform == "win32" else error.filename or _desktop_file()
    return PeitingError("link-file", f"{where} 写不进去：{error.strerror}。", "请检查权限。")


def _desktop_file() -> Path:
    home = os.environ.get("XDG_DATA_HOME")
    base = Path(home) if home else Path.home() / ".local" / "share"
    return base / "applications" / DESKTOP_FILE


def _quoted(word: str) -> str:
    # A percent sign begins a field code; the value of a key takes its backslashes twice.
    word = word.replace("%", "%%")
    if not _RESERVED & set(word):
        return word
    for char in '\\"`$':
        word = word.replace(char, f"\\{char}")
    return '"' + word.replace("\\", "\\\\") + '"'


def _run(program: str, *words: str) -> bool:
    found = shutil.which(program)
    return found is not None and subprocess.run([found, *words], check=False, capture_output=True).returncode == 0


def _register_windows() -> str:
    import winreg  # type: ignore[import-not-found,unused-ignore]

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _REGISTRY_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
        winreg.SetValueEx(key, "", 0, winreg.REG_SZ, "URL:陪听")  # type: ignore[attr-defined,unused-ignore]
        winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")  # type: ignore[attr-defined,unused-ignore]
        command = windows_command(own_command("link"))
        winreg.SetValue(key, r"shell\open\command", winreg.REG_SZ, command)  # type: ignore[attr-defined,unused-ignore]
    return f"已登记：{SCHEME}:// 链接交给陪听（仅当前用户）。"


def _unregister_windows() -> None:
    import winreg  # type: ignore[import-not-found,unused-ignore]

    for part in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _REGISTRY_KEY + part)  # type: ignore[attr-defined,unused-ignore]
        except FileNotFoundError:
            continue
