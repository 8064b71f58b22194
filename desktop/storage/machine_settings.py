"""What the administrator of a computer has set for everybody who works at it: `paths.machine_settings()`.

The file has the keys of `settings.json`. What stands in it lies below the user's own settings, and keys under `locked`
cannot be changed by the user at all. It is only ever read: a mistake in it is told, and the rest of it counts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.errors import PeitingError
from desktop.storage.library_problems import nearest
from desktop.storage.settings_values import Settings, flat, usable

VERSION = 2
"""Of the keys and what they mean, in both files; raised together with a migration."""


def _masked_words_have_a_level(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 1 called `full` what is `transcript` now; nobody agreed to more by being updated."""
    record = raw.get("record")
    if isinstance(record, dict) and record.get("privacy") == "full":
        raw["record"] = {**record, "privacy": "transcript"}
    return raw


MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (_masked_words_have_a_level,)
"""Step n takes the values of version n + 1 to version n + 2; there are VERSION - 1 of them."""


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """What lies below the user's settings, which of it is final, and what the administrator has to be told."""

    below: Settings = field(default_factory=Settings)
    locked: frozenset[str] = frozenset()
    """Keys as `alerts.preset`; a section in the file stands here as all of its keys."""
    notice: str = ""

    def require_kept(self, settings: Settings) -> None:
        """Raise PeitingError when the settings change what is locked."""
        own, fixed = dict(flat(settings.model_dump())), dict(flat(self.below.model_dump()))
        for key in sorted(self.locked):
            # Leaving the level takes the yes to it back, which the dialogs do by themselves.
            left = key == "record.full_agreed" and not own[key]
            if own[key] != fixed[key] and not left:
                raise PeitingError(
                    "settings-locked",
                    f"设置 {key} 由管理员设定，不能改，这次的设置没有保存。",
                    "请把它改回原样；若管理员刚改过，请重新打开程序。",
                )


def machine_settings() -> MachineSettings:
    """The settings of this computer as they are on the disk now; nothing set when there is no such file."""
    path = paths.machine_settings()
    return MachineSettings() if path is None else read_machine_settings(path)


def read_machine_settings(path: Path) -> MachineSettings:
    """What of the file counts, and in `notice` one sentence for what does not."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        version, locked = raw.pop("version", VERSION), raw.pop("locked", [])
        if not 1 <= version <= VERSION:
            return _unused(path, f"是另一个版本（{version}）写的")
        for step in MIGRATIONS[version - 1 :]:
            raw = step(raw)
    except FileNotFoundError:
        return MachineSettings()
    except OSError as error:
        return _unused(path, f"打不开（{error.strerror}）")
    except json.JSONDecodeError as error:
        return _unused(path, f"第 {error.lineno} 行第 {error.colno} 列不合 JSON 写法")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return _unused(path, "无法读懂")
    settings, refused = usable(raw, Settings())
    known = list(dict(flat(Settings().model_dump())))
    fixed, strange = _locked(locked, known)
    told = [f"{key} 的值不能用" for key in refused] + [
        f"没有名为“{key}”的设置（{nearest(key, known).rstrip('。')}）" for key in [*_unknown(raw, known), *strange]
    ]
    return MachineSettings(
        settings, fixed, f"管理员的设置文件 {path} 里，{'；'.join(told)}；其余照用。" if told else ""
    )


def _unused(path: Path, why: str) -> MachineSettings:
    return MachineSettings(notice=f"管理员的设置文件 {path} {why}，这次没有用它，请告诉管理员。")


def _unknown(raw: Mapping[str, Any], known: list[str]) -> list[str]:
    sections = {key.partition(".")[0] for key in known}
    return [key for key, _ in flat(raw) if key not in known and key not in sections]


def _locked(written: object, known: list[str]) -> tuple[frozenset[str], list[str]]:
    """The keys that are locked, and what stands there without being a key or a section."""
    names = [str(name) for name in written] if isinstance(written, list) else [str(written)]
    found = {name: [key for key in known if key == name or key.startswith(f"{name}.")] for name in names}
    return frozenset(key for keys in found.values() for key in keys), [name for name in names if not found[name]]
