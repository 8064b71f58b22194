"""Where things are: what ships with the program, and what belongs to its user.

The only module that knows. From a checkout `assets/` and `scripts_library/` stand beside the package; in a
wheel and in a frozen build they are inside it.
"""

import os
import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_APP = "peiting"


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assets() -> Path:
    """Icons, themes, demo audio and the model catalogue, read only."""
    return _shipped("assets")


def third_parties() -> Path | None:
    """What the program is made of, and all licences; None where nobody has made the list, as in a fresh checkout."""
    below = _PACKAGE.parent
    places = (_PACKAGE / "third_parties", below / "third_parties", below / "build" / "third_parties")
    return next((place for place in places if place.is_dir()), None)


def scripts_library() -> Path:
    """The packs that ship with the program, read only."""
    return _shipped("scripts_library")


def user_data() -> Path:
    """The user's own folder: records, models, logs. `PEITING_HOME` moves all of it, settings too."""
    home = os.environ.get("PEITING_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def settings_file() -> Path:
    """Where the settings are kept: the configuration folder of the platform, or below `PEITING_HOME`."""
    if os.environ.get("PEITING_HOME"):
        return user_data() / "settings.json"
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.json"


def machine_settings() -> Path | None:
    """What the administrator of this computer has set for everybody; None where nobody did.

    `PEITING_MACHINE_SETTINGS` names another file, or none when it is empty.
    """
    chosen = os.environ.get("PEITING_MACHINE_SETTINGS")
    places = _machine_places() if chosen is None else [Path(chosen)] if chosen else []
    return next((place for place in places if os.access(place, os.F_OK)), None)


def _machine_places() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Peiting" / "settings.json"]
    if sys.platform == "darwin":
        return [Path("/Library/Application Support/Peiting/settings.json")]
    folders = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    return [
        Path("/etc/peiting/settings.json"),
        *(Path(one, _APP, "settings.json") for one in folders.split(":") if one),
    ]


def user_library() -> Path:
    """The user's or company's own packs; they are read after the shipped ones."""
    return user_data() / "scripts_library"


def shared_library() -> Path:
    """Copies of the packs on a share, one folder each, so that a share that is gone stops nobody."""
    return user_data() / "shared_library"


def library_folders() -> tuple[Path, ...]:
    """Where packs are read from, the lowest first: what ships, what a share gives, the user's own."""
    copies = shared_library()
    shared = sorted(one for one in copies.iterdir() if one.name[0] != ".") if copies.is_dir() else []
    return (scripts_library(), *shared, user_library())


def models() -> Path:
    """Installed recogniser models, one folder each. `PEITING_MODELS` points elsewhere, e.g. to an ASCII path."""
    chosen = os.environ.get("PEITING_MODELS")
    return Path(chosen) if chosen else user_data() / "models"


def record_database() -> Path:
    """The SQLite file that keeps the calls."""
    return user_data() / "calls.sqlite3"


def practice_database() -> Path:
    """The SQLite file that keeps what came of drills and papers; always of this machine."""
    return user_data() / "practice.sqlite3"


def seal_keys() -> Path:
    """The list of keys that seal words, and the keys themselves where the system has no store for them."""
    return user_data() / "keys"


def usual_paces() -> Path:
    """How fast the agents of this machine usually speak."""
    return user_data() / "usual_paces.json"


def proposed_exceptions() -> Path:
    """The alerts that agents called wrong, one JSON object a line."""
    return user_data() / "proposed_exceptions.jsonl"


def logs() -> Path:
    """Rotating logs; no word that anybody said goes there."""
    return user_data() / "logs"
