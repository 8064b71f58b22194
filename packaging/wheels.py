"""Wheel and sdist, by the build backend itself."""

import subprocess
import sys
from pathlib import Path


def build(root: Path, dist: Path) -> None:
    """Leave `peiting-VERSION-py3-none-any.whl` and `peiting-VERSION.tar.gz` in `dist`, and no older ones."""
    for old in (*dist.glob("peiting-*.whl"), *dist.glob("peiting-*.tar.gz")):
        old.unlink()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(dist)], cwd=root, check=True)
