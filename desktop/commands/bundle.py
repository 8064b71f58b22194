"""What somebody who is to help needs to see of a computer, in one file, without a word that anybody said.

Nothing of the record, the practice or the library goes in. Names and numbers of the settings are left out and, where
they stand in a log, blotted out; so is the name of the user, long numbers, and whatever is Chinese in the message of an
error that nobody foresaw, for it may quote what was being worked on.
"""

import dataclasses
import json
import platform
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from desktop import __version__, paths
from desktop.commands.blot import Blot
from desktop.commands.health import Finding
from desktop.errors import PeitingError
from desktop.storage.settings import Settings, load_settings

_LOG_BYTES = 2_000_000
"""Of each log its end."""
_PLAIN_KEYS = frozenset({
    "audio.device", "audio.customer", "recognition.engine", "recognition.model", "library.pack", "alerts.preset",
    "window.theme", "window.language", "record.privacy", "calls.detect",
})  # fmt: skip
"""Texts of the settings that are told: devices, models, and choices among a few."""


def write_bundle(path: Path, findings: Iterable[Finding]) -> list[str]:
    """Write the zip file; returns the names of what is in it. PeitingError when it cannot be written."""
    settings = load_settings(paths.settings_file()).settings
    blot = Blot(settings)
    parts = {
        "doctor.txt": blot.clean("\n".join(map(_line, findings)) + "\n"),
        "versions.json": _json(_versions()),
        "settings.json": _json(blot.clean_tree(told_settings(settings))),
        "devices.json": _json(blot.clean_tree(_devices())),
        "models.json": _json(blot.clean_tree(_models())),
        **{f"logs/{name}": blot.clean_log(text) for name, text in _logs()},
    }
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in parts.items():
                bundle.writestr(name, text)
    except OSError as error:
        raise PeitingError(
            "bundle-unwritable", f"{path} 不能写入（{error.strerror}）。", "请换一个文件夹，或检查磁盘空间。"
        ) from error
    return list(parts)


def told_settings(settings: Settings) -> dict[str, Any]:
    """Numbers, switches and choices as they are; of any other text only whether there is one."""
    return {name: _told(name, value) for name, value in settings.model_dump(mode="json").items()}


def _told(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _told(f"{key}.{name}", each) for name, each in value.items()}
    if isinstance(value, bool | int | float) or value is None or key in _PLAIN_KEYS:
        return value
    return "（已填）" if value else ""


def _line(finding: Finding) -> str:
    return f"{finding.state}\t{finding.what}：{finding.found} {finding.remedy}".rstrip()


def _versions() -> dict[str, Any]:
    return {
        "peiting": __version__,
        "python": sys.version,
        "frozen": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "machine": platform.machine(),
        "made": datetime.now().isoformat(timespec="seconds"),
        "packages": _packages(),
    }


def _packages() -> dict[str, str]:
    """Name and version; of the frozen program, whose packages leave their metadata behind, by its list of parts."""
    listed = paths.third_parties()
    if not getattr(sys, "frozen", False) or listed is None:
        return {found.metadata["Name"]: found.version for found in distributions()}
    try:
        parts = json.loads((listed / "sbom.cdx.json").read_text(encoding="utf-8"))["components"]
        return {part["name"]: part["version"] for part in parts if "version" in part}
    except (OSError, ValueError, KeyError) as error:
        return {"unreadable": f"{type(error).__name__}: {error}"}


def _devices() -> Any:
    from desktop.audio.microphone import list_devices
    from desktop.audio.native_chatter import muted
    from desktop.audio.sources import list_customer_sources

    found = []
    for ask in (list_devices, list_customer_sources):
        try:
            with muted():
                found += [dataclasses.asdict(device) for device in ask()]
        except PeitingError as error:
            found.append({"error": str(error)})
    return found


def _models() -> Any:
    from desktop.asr.models import installed_models

    return [dataclasses.asdict(model) for model in installed_models()]


def _logs() -> Iterator[tuple[str, str]]:
    for path in sorted(paths.logs().glob("*.log*")):
        try:
            if path.is_file():
                yield path.name, _end_of(path)
        except OSError as error:
            # Somebody else's, or put away just now: whoever helps is to know that there was one.
            yield path.name, f"unreadable: {error.strerror}"


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LOG_BYTES))
        return file.read().decode("utf-8", errors="replace")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
