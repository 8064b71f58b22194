"""The frozen program: PyInstaller, and what has to be done before and after it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import icons

NAME = "peiting"
"""Of the folder in dist/, and of the program in it."""
_WITH_DEBUGGING = ("ctranslate2/_ext*.so", "ctranslate2.libs/libctranslate2*", "libpython3*.so*")
"""Libraries that come with what a debugger reads: 68 of 80 MB. The others are stripped already, or break by it."""


def build(root: Path, dist: Path) -> None:
    """Leave the folder `peiting` in `dist`: the program with everything that it needs."""
    tell_of_third_parties(root)
    icons.build(root / "assets" / "icons" / "peiting.svg", root / "build" / "icons")
    spec = root / "packaging" / "pyinstaller" / "peiting.spec"
    paths = ("--distpath", str(dist), "--workpath", str(root / "build" / "pyinstaller"))
    # The program of this very checkout, whichever an environment may have installed.
    found = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *paths, str(spec)]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": found}, check=True)
    missing = missing_modules((root / "build" / "pyinstaller" / NAME / f"warn-{NAME}.txt").read_text("utf-8"))
    if missing:
        raise SystemExit(f"these modules of the program were not found, or have mistakes: {', '.join(missing)}")
    strip(dist / NAME)


def tell_of_third_parties(root: Path) -> None:
    """Write the list of parts and their licences to build/third_parties, from where they go into the folder."""
    script = root / "packaging" / "sbom" / "build.py"
    if script.exists():
        subprocess.run([sys.executable, str(script), str(root / "build" / "third_parties")], cwd=root, check=True)


def missing_modules(warnings: str) -> list[str]:
    """The program's own modules that PyInstaller did not find or could not read, which it only notes in a file."""
    return sorted(set(re.findall(r"(?:missing|invalid) module named '?(desktop\b[\w.]*)", warnings)))


def strip(folder: Path) -> None:
    """Take out what a debugger reads; nothing where there is no `strip`, as on Windows."""
    if shutil.which("strip") is None or not sys.platform.startswith("linux"):
        return
    for pattern in _WITH_DEBUGGING:
        for library in (folder / "_internal").glob(pattern):
            if not library.is_symlink():
                subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
