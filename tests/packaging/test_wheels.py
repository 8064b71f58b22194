"""Wheel and sdist: everything that the program reads is inside, and works from there."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging_scripts import ROOT, load

SHIPPED = ("assets", "scripts_library")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    load("wheels", ROOT / "packaging" / "wheels.py").build(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


def shipped_files() -> set[str]:
    """What the checkout has; a machine without git builds it too."""
    files = (path for folder in SHIPPED for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_has_assets_library_and_every_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"desktop/{name}" for name in shipped_files()} <= names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "desktop").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]


@pytest.mark.parametrize("kind", ["practice/", "demo/", "icons/", "themes/", "models.toml"])
def test_the_wheel_has_each_kind_of_asset(wheel: Path, kind: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(name.startswith(f"desktop/assets/{kind}") for name in archive.namelist())


@pytest.mark.parametrize("kind", ["drills", "quiz", "forbidden", "situations", "score"])
def test_the_wheel_has_each_part_of_the_library(wheel: Path, kind: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(f"/{kind}/" in name for name in archive.namelist() if name.startswith("desktop/scripts_library/"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True)
    return folder


def test_an_installed_wheel_needs_no_checkout(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = "from desktop import paths; print(paths.assets(), paths.scripts_library(), sep='\\n')"
    told = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    assert told.stdout.split("\n")[:2] == [str(installed / "desktop" / name) for name in SHIPPED]
    check = [sys.executable, "-m", "desktop", "library", "check"]
    run = subprocess.run(check, cwd=tmp_path, env=environment, check=False, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_wheel_can_be_built_from_the_sdist(dist: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        # Debian's Python 3.11.2 has no filters yet.
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (unpacked,) = tmp_path.iterdir()
    load("wheels", ROOT / "packaging" / "wheels.py").build(unpacked, tmp_path)
    (again,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
