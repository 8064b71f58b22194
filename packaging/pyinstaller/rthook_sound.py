"""Runs before the program: libraries that are looked up by name are found in the bundle.

`ctypes.util.find_library` asks the system's linker, which knows nothing of our folder; and faster-whisper imports a
reader of media files at its top that is not in the bundle, because samples are all that it is ever given.
"""

import ctypes.util
import sys
import types
from pathlib import Path

_find = ctypes.util.find_library
_folder = Path(sys._MEIPASS)  # type: ignore[attr-defined]


def _find_here_first(name: str) -> str | None:
    here = next(iter(sorted(_folder.glob(f"lib{name}.so*"))), None)
    return str(here) if here is not None else _find(name)


if sys.platform == "linux":
    ctypes.util.find_library = _find_here_first
sys.modules["av"] = types.ModuleType("av")
