"""What works on this computer and what does not: one small check for each thing that the program needs."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

from desktop import paths
from desktop.asr.catalogue import DEFAULT_MODEL
from desktop.asr.manifest import find_damage
from desktop.asr.models import choose_engine, installed_models, native_path, require_whole
from desktop.errors import PeitingError

State = Literal["good", "poor", "bad"]

_LOW_SPACE = 1_000_000_000
"""Bytes; records and logs of a year fit into less."""
_QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt's wheel expects of a Linux system, and the Debian package of each."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    what: str
    state: State
    """bad: an agent cannot work so; poor: works, but worth mending."""
    found: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """Every check in the order in which things are needed; none of them raises."""
    checks: dict[str, Callable[[], Iterator[Finding]]] = {
        "Python": _python,
        "数据文件夹": _data_folder,
        "设置": _settings,
        "通话记录": _record,
        "话术库": _library,
        "语音识别模型": _models,
        "麦克风": _microphones,
        "客户的声音": _customer,
        "窗口": _window,
        "中文字体": _font,
        "许可证": _licences,
    }
    for what, check in checks.items():
        try:
            yield from check()
        except PeitingError as error:
            yield Finding(what, "bad", error.message, error.remedy)
        except Exception as error:  # a check that breaks is a finding too, and must not hide the others
            yield Finding(what, "bad", f"检查时出错：{error!r}。", "请把这一行发给维护者。")


def _python() -> Iterator[Finding]:
    yield Finding("Python", "good", f"{platform.python_version()}，{platform.system()} {platform.machine()}")


def _data_folder() -> Iterator[Finding]:
    folder = paths.user_data()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        yield Finding(
            "数据文件夹",
            "bad",
            f"{folder} 不能写入（{error.strerror}）。",
            "请检查文件夹权限，或用环境变量 PEITING_HOME 指到别处。",
        )
        return
    remedy = "" if free >= _LOW_SPACE else "磁盘空间不多了，请清理。"
    yield Finding("数据文件夹", "poor" if remedy else "good", f"{folder}，剩余 {free / 1e9:.1f} GB", remedy)


def _settings() -> Iterator[Finding]:
    from desktop.commands.machine_health import machine_findings
    from desktop.storage.machine_settings import machine_settings
    from desktop.storage.settings import load_settings

    yield from machine_findings()
    notice = load_settings(paths.settings_file()).notice.removeprefix(machine_settings().notice)
    if notice:
        yield Finding("设置", "poor", notice, "请在设置窗口中重新填写。")
    else:
        exists = paths.settings_file().exists()
        yield Finding("设置", "good", str(paths.settings_file()) if exists else "尚未设置，使用默认值")


def _record() -> Iterator[Finding]:
    from desktop.session.data_summary import where_the_key_lies
    from desktop.storage.privacy_levels import KEPT
    from desktop.storage.seal_keys import SealKeys
    from desktop.storage.settings import load_settings

    wanted = load_settings(paths.settings_file()).settings.record
    yield Finding("通话记录", "good", f"{KEPT[wanted.level].name}，保存 {wanted.keep_days} 天")
    keys = SealKeys(paths.seal_keys())
    if not keys.known():
        return
    if keys.find(keys.known()[-1].id) is None:
        remedy = "用它加密过的原话读不出来，其余记录照常；从下一通电话起会用新密钥。"
        yield Finding("原话的密钥", "poor", "密钥已经丢失。", remedy)
    else:
        yield Finding("原话的密钥", "good", where_the_key_lies(keys))


def _library() -> Iterator[Finding]:
    from desktop.commands.machine_health import share_findings
    from desktop.storage.library import load_library
    from desktop.storage.settings import load_settings

    wanted = load_settings(paths.settings_file()).settings.library
    pack = wanted.pack
    yield from share_findings(wanted.folders)
    loaded = load_library(pack, paths.library_folders())
    if loaded.problems:
        more = f"等 {len(loaded.problems)} 处" if len(loaded.problems) > 1 else ""
        yield Finding("话术库", "poor", f"{loaded.problems[0]}{more}", "运行 peiting library check 查看全部问题。")
    else:
        yield Finding("话术库", "good", f"{pack}：{len(loaded.library.situations)} 种情形")


def _models() -> Iterator[Finding]:
    from desktop.storage.settings import load_settings

    for model in installed_models():
        problems = find_damage(model.path)
        if problems:
            remedy = f"请重新安装：peiting model install {model.name}"
            yield Finding("语音识别模型", "poor", f"{model.name} 已损坏：{problems[0]}", remedy)
        else:
            yield Finding("语音识别模型", "good", f"{model.name} 完好")
    recognition = load_settings(paths.settings_file()).settings.recognition
    choice = choose_engine(recognition.engine, recognition.model)
    require_whole(choice)
    native_path(choice.path)
    if choice.engine != "vosk":
        yield Finding(
            "识别引擎",
            "poor",
            f"使用备用引擎 {choice.engine}，出字较慢。",
            f"默认引擎：peiting model install {DEFAULT_MODEL}",
        )
    else:
        yield Finding("识别引擎", "good", f"{choice.engine}（{choice.model_name}）")


def _microphones() -> Iterator[Finding]:
    from desktop.audio.microphone import list_devices

    devices = list_devices()
    if not devices:
        yield Finding("麦克风", "bad", "没有找到任何麦克风。", "请插好耳机，并在系统设置中允许使用麦克风。")
    for device in devices[:1]:
        more = f"，另有 {len(devices) - 1} 个" if len(devices) > 1 else ""
        yield Finding("麦克风", "good", f"{device.id}（{device.rate} Hz）{more}")


def _customer() -> Iterator[Finding]:
    from desktop.audio.sources import customer_of, find_device
    from desktop.storage.settings import load_settings

    audio = load_settings(paths.settings_file()).settings.audio
    if not audio.hear_customer:
        yield Finding("客户的声音", "good", "没有打开：只听坐席自己")
        return
    try:
        source = find_device(audio.customer or customer_of(audio.device))
    except PeitingError as error:
        # Without the customer's side an agent can work all the same.
        yield Finding("客户的声音", "poor", error.message, error.remedy)
        return
    yield Finding("客户的声音", "good", f"{source.title}（{source.id}）")


def _window() -> Iterator[Finding]:
    if find_spec("PySide6") is None:
        yield Finding("窗口", "bad", "没有安装 PySide6。", "请重新安装本程序：pipx install peiting")
        return
    if sys.platform != "linux":
        yield Finding("窗口", "good", "可以打开窗口")
        return
    missing = [package for library, package in _QT_LIBRARIES.items() if not _loads(library)]
    if missing:
        yield Finding("窗口", "bad", "缺少打开窗口所需的系统库。", f"请运行：sudo apt-get install {' '.join(missing)}")
    elif not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Finding("窗口", "bad", "没有图形桌面，打不开窗口。", "请在桌面环境中运行；无桌面时可用 peiting demo。")
    else:
        yield Finding("窗口", "good", "可以打开窗口")


def _font() -> Iterator[Finding]:
    listing = shutil.which("fc-list")
    if sys.platform != "linux" or listing is None:
        return
    fonts = subprocess.run([listing, ":lang=zh", "family"], capture_output=True, text=True, timeout=30, check=False)
    if fonts.stdout.strip():
        yield Finding("中文字体", "good", fonts.stdout.splitlines()[0])
    else:
        yield Finding(
            "中文字体", "bad", "没有中文字体，文字会显示成方框。", "请运行：sudo apt-get install fonts-noto-cjk"
        )


def _licences() -> Iterator[Finding]:
    place = paths.third_parties()
    if place is not None:
        yield Finding("许可证", "good", f"第三方软件、模型和语音的清单与许可证在 {place}")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
