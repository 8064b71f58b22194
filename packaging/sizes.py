"""How large is what is handed out.

python packaging/sizes.py     # a table of dist/
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import freeze

_LARGEST = 8
"""Parts of the frozen program that get a row of their own."""


def table(dist: Path) -> Iterator[str]:
    """A Markdown table of every artefact in `dist`, and of the largest parts of the frozen program."""
    yield "| artefact | MB |"
    yield "|---|---:|"
    for artefact in sorted(dist.iterdir()):
        yield f"| {artefact.name}{'/' if artefact.is_dir() else ''} | {size_of(artefact) / 1e6:.1f} |"
    inside = dist / freeze.NAME / "_internal"
    if not inside.is_dir():
        return
    parts = sorted(((size_of(part), part.name) for part in inside.iterdir()), reverse=True)
    for size, name in parts[:_LARGEST]:
        yield f"| … {name} | {size / 1e6:.1f} |"


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files below a folder; a link counts as nothing."""
    if path.is_symlink():
        return 0
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file() and not each.is_symlink())


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "dist")))
