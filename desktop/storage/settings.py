"""What the user has set: a versioned JSON file, written whole or not at all.

A file that cannot be used, whole or in part, is kept aside and never overwritten; what can be used of it is.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import StringConstraints, ValidationError

from desktop.core.limits import (
    AlertLimits,
    DeadAirLimits,
    HoldLimits,
    Limits,
    LineLimits,
    PaceLimits,
    SilenceLimits,
    TalkLimits,
    VolumeLimits,
    WordingLimits,
)
from desktop.errors import PeitingError
from desktop.storage.desk_settings import DETECTIONS, CallsSettings, DeskSettings
from desktop.storage.library_problems import nearest
from desktop.storage.privacy_levels import LEVELS
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings_bounds import BOUNDS
from desktop.storage.settings_section import Section

VERSION = 2


def _masked_words_have_a_level(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 1 called `full` what is `transcript` now; nobody agreed to more by being updated."""
    record = raw.get("record")
    if isinstance(record, dict) and record.get("privacy") == "full":
        raw["record"] = {**record, "privacy": "transcript"}
    return raw


_MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (_masked_words_have_a_level,)
"""Step n takes the values of version n + 1 to version n + 2; there are VERSION - 1 of them."""

PRESETS = ("novice", "standard", "quiet", "all")

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Long = Annotated[str, StringConstraints(max_length=300)]


class AgentSettings(Section):
    """Who speaks; the placeholders of the lines are filled with it."""

    name: Short = ""
    number: Short = ""
    company: Short = ""


class AudioSettings(Section):
    """What is heard: the agent's microphone, and where it was switched on the customer too."""

    device: Long = ""
    """The microphone; empty is the system's default."""
    hear_customer: bool = False
    """Off until somebody switches it on: a customer's voice is never taken in by itself."""
    customer: Long = ""
    """Where the customer is heard; empty: what the agent's headset plays, found by the program."""


class RecognitionSettings(Section):
    """Which recogniser; an empty model leaves the choice to the engine."""

    engine: Literal["auto", "vosk", "whisper"] = "auto"
    model: Long = ""


class LibrarySettings(Section):
    """Which pack."""

    pack: Short = "inbound"


class WindowSettings(Section):
    """How the window looks and stands."""

    theme: Literal["system", "light", "dark"] = "system"
    on_top: bool = True
    transcript_open: bool = False


class Settings(Section):
    """All settings, one section an owner."""

    agent: AgentSettings = AgentSettings()
    audio: AudioSettings = AudioSettings()
    recognition: RecognitionSettings = RecognitionSettings()
    library: LibrarySettings = LibrarySettings()
    alerts: AlertLimits = AlertLimits()
    pace: PaceLimits = PaceLimits()
    silence: SilenceLimits = SilenceLimits()
    dead_air: DeadAirLimits = DeadAirLimits()
    talk: TalkLimits = TalkLimits()
    line: LineLimits = LineLimits()
    hold: HoldLimits = HoldLimits()
    volume: VolumeLimits = VolumeLimits()
    wording: WordingLimits = WordingLimits()
    window: WindowSettings = WindowSettings()
    calls: CallsSettings = CallsSettings()
    desk: DeskSettings = DeskSettings()
    record: RecordSettings = RecordSettings()
    setup_done: bool = False


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings to work with, and what the user has to be told of how they were read; usually nothing."""

    settings: Settings
    notice: str = ""


def load_settings(path: Path) -> LoadedSettings:
    """The settings at `path`; the defaults when there are none.

    What cannot be used is left at its default, the file as it was is kept beside it, and `notice` says so.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        version = raw.pop("version")
        if not 1 <= version <= VERSION:
            return _set_aside(path, f"是另一个版本（{version}）写的")
        for step in _MIGRATIONS[version - 1 :]:
            raw = step(raw)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(Settings(), f"设置文件 {path} 打不开（{error.strerror}），这次使用默认设置。")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _set_aside(path, "无法读懂")
    settings, refused = _usable(raw)
    return _set_aside(path, f"里的 {'、'.join(refused)} 不能用", settings) if refused else LoadedSettings(settings)


def save_settings(settings: Settings, path: Path) -> None:
    """Write the file whole, or leave the old one as it was. Raises PeitingError when it cannot be written."""
    text = json.dumps({"version": VERSION, **settings.model_dump(mode="json")}, ensure_ascii=False, indent=2)
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
    keys = dict(_flat(settings.model_dump()))
    if key not in keys:
        raise PeitingError("setting-unknown", f"没有名为“{key}”的设置。", _suggestion(key, keys))
    values = settings.model_dump()
    section, _, name = key.rpartition(".")
    (values[section] if section else values)[name] = value
    changed, refused = _usable(values)
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


def _usable(raw: dict[str, Any]) -> tuple[Settings, list[str]]:
    """What holds of `raw`, and the keys that do not; they are left at their defaults."""
    refused: list[str] = []
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        refused = [".".join(str(part) for part in detail["loc"][:2]) for detail in error.errors()]
        settings = Settings.model_validate(_without(raw, refused))
    beyond = _beyond(settings)
    if beyond:
        settings = Settings.model_validate(_without(settings.model_dump(), beyond))
    return settings, list(dict.fromkeys([*refused, *beyond]))


def _beyond(settings: Settings) -> list[str]:
    values = dict(_flat(settings.model_dump()))
    beyond = [key for key, (low, high) in BOUNDS.items() if not low <= values[key] <= high]
    return beyond if settings.alerts.preset in PRESETS else [*beyond, "alerts.preset"]


def _without(raw: Mapping[str, Any], keys: list[str]) -> dict[str, Any]:
    sections = {name: dict(value) if isinstance(value, dict) else value for name, value in raw.items()}
    for key in keys:
        section, _, name = key.partition(".")
        if name and isinstance(sections.get(section), dict):
            sections[section].pop(name, None)
        else:
            sections.pop(section, None)
    return sections


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{section}.{name}", inner) for name, inner in value.items())
        else:
            yield section, value


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
    "window.theme": ("system", "light", "dark"),
    "record.privacy": LEVELS,
    "calls.detect": DETECTIONS,
}


def _set_aside(path: Path, why: str, settings: Settings | None = None) -> LoadedSettings:
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    used = "其余照旧，这些用默认值" if settings else "已改用默认设置"
    try:
        path.replace(aside)
        if settings:
            save_settings(settings, path)
    except (OSError, PeitingError) as error:
        return LoadedSettings(settings or Settings(), f"设置文件 {path} {why}，{used}；原文件没能移开（{error}）。")
    return LoadedSettings(settings or Settings(), f"设置文件 {path} {why}，{used}；原文件保存在 {aside.name}。")


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
