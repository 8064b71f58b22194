"""What somebody who is to help needs to see of a computer, in one file, without a word that anybody said.

Nothing of the record, the practice or the library goes in. Names and numbers of the settings are left out and, where
they stand in a log, blotted out; so is the name of the user, long numbers, and whatever is Chinese in the message of an
error that nobody foresaw, for it may quote what was being worked on.
"""

import dataclasses
import getpass
import json
import platform
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from desktop import __version__, paths
from desktop.commands.health import Finding
from desktop.errors import PeitingError
from desktop.storage.settings import Settings, load_settings

_BLOT = "□"
_LOG_BYTES = 2_000_000
"""Of each log its end."""
_PLAIN_KEYS = frozenset({
    "audio.device", "audio.customer", "recognition.engine", "recognition.model", "library.pack", "alerts.preset",
    "window.theme", "window.language", "record.privacy", "calls.detect",
})  # fmt: skip
"""Texts of the settings that are told: devices, models, and choices among a few."""
_SHORTEST_NAME = 2
_LONG_NUMBER = re.compile(r"(?<![\d.:-])\d[\d -]{5,}\d")
_HAN = re.compile(r"[\u3400-\u9fff]")
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def write_bundle(path: Path, findings: Iterable[Finding]) -> list[str]:
    """Write the zip file; returns the names of what is in it. PeitingError when it cannot be written."""
    settings = load_settings(paths.settings_file()).settings
    blot = Blot(settings)
    parts = {
        "doctor.txt": blot.clean("\n".join(map(_line, findings)) + "\n"),
        "versions.json": _json(_versions()),
        "settings.json": blot.clean(_json(told_settings(settings))),
        "devices.json": blot.clean(_json(_devices())),
        "models.json": blot.clean(_json(_models())),
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


class Blot:
    """Takes out who somebody is."""

    def __init__(self, settings: Settings) -> None:
        agent = settings.agent
        names = {agent.name, agent.number, agent.company, getpass.getuser()}
        self._home = str(Path.home())
        self._names = sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True)

    def clean(self, text: str) -> str:
        """The text without names, long numbers and the way to the user's own folder."""
        for home in (self._home, self._home.replace("\\", "\\\\"), self._home.replace("\\", "/")):
            if len(home) > 1:
                text = text.replace(home, "~")
        for name in self._names:
            text = text.replace(name, _BLOT)
        return _LONG_NUMBER.sub(_BLOT, text)

    def clean_log(self, text: str) -> str:
        """The same of a log; of what Python says of an error only what is not Chinese."""
        lines = text.splitlines()
        return "\n".join(self._clean_line(line) for line in lines) + "\n"

    def _clean_line(self, line: str) -> str:
        stamp = _STAMP.match(line)
        if stamp is None:
            return self.clean(_HAN.sub(_BLOT, line))
        return stamp.group() + self.clean(line[stamp.end() :])


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
        "packages": {found.metadata["Name"]: found.version for found in distributions()},
    }


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
    folder = paths.logs()
    for path in sorted(folder.glob("*.log*")) if folder.is_dir() else ():
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            yield path.name, file.read().decode("utf-8", errors="replace")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
