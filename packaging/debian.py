"""A package for Debian and what descends from it, around the frozen program.

It has no script of its own: menus, icons and links are files, and dpkg's triggers do the rest.
"""

import gzip
import os
import platform
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import freeze
import icons
import sizes

sys.path.insert(0, str(Path(__file__).resolve().parent / "pyinstaller"))
import left_out

_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_ELF = b"\x7fELF"
_GLIBC = re.compile(rb"GLIBC_(\d+\.\d+(?:\.\d+)?)\0")
_PARALLEL_XZ = {"XZ_DEFAULTS": "--threads=0"}


def build(root: Path, dist: Path) -> None:
    """Leave `peiting_VERSION_ARCHITECTURE.deb` in `dist`, which has to hold the frozen program."""
    version, architecture = left_out.version(root), _ARCHITECTURES[platform.machine()]
    stage = root / "build" / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    lay_out(root, dist / freeze.NAME, stage)
    _write_control(root, stage, version, architecture)
    for old in dist.glob("peiting_*.deb"):
        old.unlink()
    target = dist / f"peiting_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(stage), str(target)]
    subprocess.run(command, env={**os.environ, **_PARALLEL_XZ}, check=True)


def lay_out(root: Path, frozen: Path, stage: Path) -> None:
    """Put every file where an installed system has it; hard links where the disk allows, for the program is large."""
    share = stage / "usr" / "share"
    shutil.copytree(frozen, stage / "usr" / "lib" / "peiting", symlinks=True, copy_function=_link_or_copy)
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / "peiting").symlink_to("../lib/peiting/peiting")
    for entry in (root / "packaging" / "deb").glob("*.desktop"):
        _place(entry, share / "applications" / entry.name)
    drawing = root / "assets" / "icons" / "peiting.svg"
    _place(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / "peiting.svg")
    for size in icons.SIZES:
        picture = root / "build" / "icons" / f"peiting-{size}.png"
        _place(picture, share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "peiting.png")
    _place(root / "LICENSE", share / "doc" / "peiting" / "copyright")
    for told in sorted((root / "build" / "third_parties").glob("*")):
        _place(told, share / "doc" / "peiting" / told.name)
    changes = (root / "CHANGELOG.md").read_bytes()
    # No time of packing in the file: the same sources give the same bytes.
    (share / "doc" / "peiting" / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    _open_to_everybody(stage)


def _write_control(root: Path, stage: Path, version: str, architecture: str) -> None:
    text = string.Template((root / "packaging" / "deb" / "control.in").read_text("utf-8")).substitute(
        version=version,
        architecture=architecture,
        kilobytes=sizes.size_of(stage) // 1024,
        glibc=glibc_wanted(stage / "usr" / "lib" / "peiting"),
    )
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN" / "control").write_text(text, "utf-8")
    (stage / "DEBIAN").chmod(0o755)


def glibc_wanted(folder: Path) -> str:
    """The oldest C library that every program and library below `folder` runs with.

    Qt's wheels ask for a newer one than Python does. Each file names the versions whose functions it calls.
    """
    files = (path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    named = (found for data in files if data.startswith(_ELF) for found in _GLIBC.findall(data))
    return ".".join(map(str, max(tuple(map(int, version.split(b"."))) for version in named)))


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _open_to_everybody(stage: Path) -> None:
    """Whoever packs may keep his files to himself; what is installed is for all users of a machine."""
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
