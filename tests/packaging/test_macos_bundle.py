"""The script that signs the bundle for macOS, with signers that only write down what they are given."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging_scripts import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not all(map(shutil.which, ("bash", "file"))), reason="needs bash and file"
)
MACH_O = bytes.fromhex("cffaedfe0c00000100000000060000000100000010000000") + bytes(40)
"""The head of a library for Apple's own processors."""
FILES = {
    "MacOS/peiting": MACH_O,
    "Frameworks/Python.framework/Versions/3.11/Python": MACH_O,
    "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore": MACH_O,
    "Frameworks/libvosk.dylib": MACH_O,
    "Frameworks/read me.txt": b"no program",
    "Resources/LICENSE": b"no program",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("packaging/macos/bundle.sh", "desktop/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name, data in FILES.items():
        file = tmp_path / "dist" / "Peiting.app" / "Contents" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for tool in ("codesign", "hdiutil"):
        stub = tmp_path / "tools" / tool
        stub.parent.mkdir(exist_ok=True)
        stub.write_text(f'#!/bin/sh\necho "{tool} $*" >> "$SIGNED"\nexit ${{REFUSES:-0}}\n', encoding="utf-8")
        stub.chmod(0o755)
    return tmp_path


def signed(root: Path, **more: str) -> tuple[int, list[str]]:
    """The exit code, and what was signed, in order, below the bundle."""
    path = os.pathsep.join((str(root / "tools"), os.environ["PATH"]))
    told = root / "signed"
    ran = subprocess.run(
        ["bash", root / "packaging" / "macos" / "bundle.sh"],
        env={**os.environ, "PATH": path, "SIGNED": str(told), **more},
        check=False,
        timeout=60,
    )
    lines = [line for line in told.read_text("utf-8").splitlines() if "--sign" in line]
    words = [word for line in lines for word in line.split() if word.startswith("dist/")]
    return ran.returncode, [word.removeprefix("dist/Peiting.app").removeprefix("/Contents/") for word in words]


def test_everything_that_runs_is_signed_from_the_inside_out(root: Path) -> None:
    code, names = signed(root)
    assert code == 0
    libraries = {name for name, data in FILES.items() if data == MACH_O and name.startswith("Frameworks/")}
    frameworks = {"Frameworks/Python.framework", "Frameworks/PySide6/Qt/lib/QtCore.framework"}
    assert set(names[:3]) == libraries
    assert set(names[3:5]) == frameworks
    assert names[5:] == [""], "the bundle itself comes last"


def test_what_cannot_be_signed_ends_it(root: Path) -> None:
    code, names = signed(root, REFUSES="1")
    assert code != 0
    assert len(names) == 1
