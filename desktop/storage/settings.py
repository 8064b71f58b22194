"""What the user has set: a versioned JSON file, written whole or not at all.

A file that cannot be used, whole or in part, is kept aside and never overwritten; what can be used of it is.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core.limits import Limits
from desktop.errors import PeitingError
from desktop.storage.desk_settings import DETECTIONS
from desktop.storage.library_problems import nearest
from desktop.storage.machine_settings import MIGRATIONS, VERSION, MachineSettings, machine_settings
from desktop.storage.privacy_levels import LEVELS
from desktop.storage.settings_bounds import BOUNDS
from desktop.storage.settings_values import (
    PRESETS,
    AgentSettings,
    AudioSettings,
    LibrarySettings,
    ModelsSettings,
    PracticeSettings,
    RecognitionSettings,
    Settings,
    WindowSettings,
    changed_from,
    flat,
    usable,
    without,
)

__all__ = [
    "PRESETS", "VERSION", "AgentSettings", "AudioSettings", "LibrarySettings", "LoadedSettings", "ModelsSettings",
    "PracticeSettings", "RecognitionSettings", "Settings", "WindowSettings", "limits_of", "load_settings",
    "save_settings", "with_value",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings to work with, and what the user has to be told of how they were read; usually nothing."""

    settings: Settings
    notice: str = ""
    locked: frozenset[str] = frozenset()
    """Keys that the administrator of this computer has set for good."""


def load_settings(path: Path) -> LoadedSettings:
    """The settings at `path`, laid over those of the machine; those alone when there is no file.

    What cannot be used is left as the machine or the program has it, the file as it was is kept beside it, and
    `notice` says so.
    """
    machine = machine_settings()
    own = _read(path, machine)
    return LoadedSettings(own.settings, "".join(filter(None, (machine.notice, own.notice))), machine.locked)


def save_settings(settings: Settings, path: Path) -> None:
    """Write what differs from the machine's settings and the program's, whole, or leave the old file as it was.

    What was left as it is follows the administrator, or a later version, from then on.
    Raises PeitingError when the file cannot be written, or when the settings change what is locked.
    """
    machine = machine_settings()
    machine.require_kept(settings)
    text = json.dumps({"version": VERSION, **changed_from(machine.below, settings)}, ensure_ascii=False, indent=2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace_whole(path, text + "\n")
    except OSError as error:
        raise PeitingError(
            "settings-unwritable",
            f"设置没有保存：{path} 不能写入（{error.strerror}）。",
            "请检查磁盘空间和文件夹权限；原来的设置没有改动。",
        ) from error


def with_value(settings: Settings, key: str, value: object) -> Settings:
    """The settings with one value changed, e.g. `alerts.preset` to `all`; text is read as the key's own type.

    Raises PeitingError that names the key: for an unknown one with the nearest, for a bad value with the bounds.
    """
    keys = dict(flat(settings.model_dump()))
    if key not in keys:
        raise PeitingError("setting-unknown", f"没有名为“{key}”的设置。", _suggestion(key, keys))
    values = settings.model_dump()
    section, _, name = key.rpartition(".")
    (values[section] if section else values)[name] = value
    changed, refused = usable(values, settings)
    if refused:
        raise PeitingError("setting-invalid", f"设置 {key} 不能是“{value}”。", _remedy(key, keys[key]))
    return changed


def limits_of(settings: Settings) -> Limits:
    """The part that the rules read."""
    return Limits(
        pace=settings.pace,
        silence=settings.silence,
        dead_air=settings.dead_air,
        talk=settings.talk,
        line=settings.line,
        hold=settings.hold,
        volume=settings.volume,
        wording=settings.wording,
        alerts=settings.alerts,
    )


def _read(path: Path, machine: MachineSettings) -> LoadedSettings:
    """The user's own file over the machine's settings; what is locked is not read from it."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        version = raw.pop("version")
        if not 1 <= version <= VERSION:
            return _set_aside(path, f"是另一个版本（{version}）写的", machine)
        for step in MIGRATIONS[version - 1 :]:
            raw = step(raw)
        raw = without(raw, machine.locked)
    except FileNotFoundError:
        return LoadedSettings(machine.below)
    except OSError as error:
        return LoadedSettings(machine.below, f"设置文件 {path} 打不开（{error.strerror}），这次使用默认设置。")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _set_aside(path, "无法读懂", machine)
    settings, refused = usable(raw, machine.below)
    if refused:
        return _set_aside(path, f"里的 {'、'.join(refused)} 不能用", machine, settings)
    return LoadedSettings(settings)


def _suggestion(key: str, keys: Mapping[str, Any]) -> str:
    if key in {name.partition(".")[0] for name in keys}:
        return f"{key} 里有：{'、'.join(name for name in keys if name.startswith(f'{key}.'))}。"
    endings = [name for name in keys if name.endswith(f".{key}")]
    return f"是否想写 {'、'.join(endings)}？" if endings else nearest(key, keys)


def _remedy(key: str, current: object) -> str:
    if key in BOUNDS:
        low, high = BOUNDS[key]
        kind = "整数" if isinstance(current, int) else "数字"
        return f"应当是 {low:g} 到 {high:g} 之间的{kind}。"
    choices = {"alerts.preset": PRESETS, **_CHOICES}.get(key)
    if choices:
        return f"可选：{'、'.join(choices)}。"
    return "应当是 true 或 false。" if isinstance(current, bool) else "应当是一段不太长的文字。"


_CHOICES = {
    "recognition.engine": ("auto", "vosk", "whisper"),
    "window.theme": ("system", "light", "dark", "contrast"),
    "window.text_size": ("100", "125", "150", "200"),
    "window.language": ("system", "zh", "en"),
    "record.privacy": LEVELS,
    "calls.detect": DETECTIONS,
}


def _set_aside(path: Path, why: str, machine: MachineSettings, settings: Settings | None = None) -> LoadedSettings:
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    used = "其余照旧，这些用默认值" if settings else "已改用默认设置"
    try:
        path.replace(aside)
        if settings:
            save_settings(settings, path)
    except (OSError, PeitingError) as error:
        return LoadedSettings(settings or machine.below, f"设置文件 {path} {why}，{used}；原文件没能移开（{error}）。")
    return LoadedSettings(settings or machine.below, f"设置文件 {path} {why}，{used}；原文件保存在 {aside.name}。")


def _replace_whole(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
