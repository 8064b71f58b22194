"""How this very program is started once more: from a checkout, an installation or a frozen build."""

import os
import sys
from pathlib import Path


def own_command(*words: str) -> list[str]:
    """The command line of `peiting WORDS…` in a process of its own; run it in `own_environment`."""
    if not getattr(sys, "frozen", False):
        # -P: in whatever folder it starts, a json.py of somebody else's that lies there is not taken for Python's.
        return [sys.executable, "-P", "-m", "desktop", *words]
    program = Path(sys.executable)
    if sys.platform == "win32":
        # The window's program there, peitingw.exe, has no console and no streams to answer on; its sister has.
        program = program.with_name("peiting.exe")
    return [str(program), *words]


def window_command() -> list[str]:
    """The command line that opens the window, and on Windows no console beside it."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program.with_name("peitingw.exe") if sys.platform == "win32" else program)]
    # The installed command knows where the package lies; without it only the package's own folder does.
    suffix = ".exe" if sys.platform == "win32" else ""
    for name in (f"peitingw{suffix}", f"peiting{suffix}"):
        if program.with_name(name).exists():
            return [str(program.with_name(name))]
    return own_command()


def own_environment() -> dict[str, str]:
    """The environment in which `own_command` finds this very package from any folder."""
    found = dict(os.environ)
    if not getattr(sys, "frozen", False):
        package_folder = str(Path(__file__).resolve().parents[1])
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (package_folder, os.environ.get("PYTHONPATH"))))
    return found
