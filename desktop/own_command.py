"""How this very program is started once more: from a checkout, an installation or a frozen build."""

import sys
from pathlib import Path


def own_command(*words: str) -> list[str]:
    """The command line of `peiting WORDS…` in a process of its own."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "desktop", *words]
    program = Path(sys.executable)
    if sys.platform == "win32":
        # The window's program there, peitingw.exe, has no console and no streams to answer on; its sister has.
        program = program.with_name("peiting.exe")
    return [str(program), *words]
