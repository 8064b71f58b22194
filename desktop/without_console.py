"""`peitingw`: the same program for menus and links on Windows, where a program either has a console or has none."""

import os
import sys
from pathlib import Path


def give_streams() -> None:
    """Have standard streams, if only into nothing: a program without a console has none there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def main() -> int:
    """Be `peiting`."""
    give_streams()
    from desktop.cli import main as peiting

    return peiting()
