"""What installers say of the program: icons, menu entries, links, the Debian package, the workflow."""

import argparse
import configparser
import plistlib
import re
import shutil
import struct
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from packaging_scripts import ROOT, load
from PySide6.QtGui import QImage

from desktop import __version__
from desktop.commands import link as link_command
from desktop.storage import autostart

PACKAGING = ROOT / "packaging"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts import one another as they do when one of them is run."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "pyinstaller"))


@pytest.fixture
def left_out() -> ModuleType:
    return load("left_out", PACKAGING / "pyinstaller" / "left_out.py")


@pytest.fixture
def icon_folder(tmp_path: Path, scripts: None) -> Path:
    folder = tmp_path / "icons"
    load("icons", PACKAGING / "icons.py").build(ROOT / "assets" / "icons" / "peiting.svg", folder)
    return folder


def test_icons_have_the_sizes_that_they_are_named_after(icon_folder: Path) -> None:
    pictures = list(icon_folder.glob("*.png"))
    assert len(pictures) == 8
    for picture in pictures:
        image = QImage(str(picture))
        size = int(picture.stem.removeprefix("peiting-"))
        assert (image.width(), image.height()) == (size, size)
        # Blue in its middle column, nothing in its corner.
        assert image.pixelColor(size // 8, size // 2).blue() > 150
        assert image.pixelColor(0, 0).alpha() == 0


def test_the_icon_for_windows_lists_pictures_that_are_there(icon_folder: Path) -> None:
    data = (icon_folder / "peiting.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, 7)
    for entry in range(count):
        width, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * entry)
        assert QImage.fromData(data[offset : offset + length]).width() == (width or 256)


def test_the_icon_for_macos_is_a_chain_of_pictures(icon_folder: Path) -> None:
    data = (icon_folder / "peiting.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    at, widths = 8, []
    while at < len(data):
        length = struct.unpack(">I", data[at + 4 : at + 8])[0]
        widths.append(QImage.fromData(data[at + 8 : at + length]).width())
        at += length
    assert widths == [16, 32, 32, 64, 128, 256, 512]


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6\\plugins\\tls\\qopensslbackend.dll", False),
        ("PySide6/Qt/plugins/platforms/libqlinuxfb.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libasound.so.2", False),
        ("libportaudio.so.2", True),
        ("opencc/clib/lib64/libopencc.a", False),
        ("desktop/assets/practice/cold-contempt/a.ogg", True),
    ],
)
def test_what_belongs_into_the_folder(left_out: ModuleType, target: str, wanted: bool) -> None:
    assert left_out.is_wanted(target) is wanted


def test_the_version_is_read_without_the_program(left_out: ModuleType) -> None:
    assert left_out.version(ROOT) == __version__


def test_a_module_that_was_not_found_is_no_footnote(scripts: None) -> None:
    freeze = load("freeze", PACKAGING / "freeze.py")
    warnings = (
        "missing module named 'desktop.storage.gone' - imported by desktop.app\n"
        "invalid module named desktop.gui.torn - imported by desktop.app\n"
        "missing module named desktopfoo - imported by somebody\n"
    )
    assert freeze.missing_modules(warnings) == ["desktop.gui.torn", "desktop.storage.gone"]


def entry(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(PACKAGING / "deb" / name, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_opens_the_window_and_links_open_links() -> None:
    assert entry("peiting.desktop")["Exec"] == "/usr/bin/peiting"
    handler = entry("peiting-link.desktop")
    assert handler["MimeType"] == "x-scheme-handler/peiting;"
    program, *words = handler["Exec"].split()
    assert program == "/usr/bin/peiting"
    # What is a link is never taken for an option.
    parser = argparse.ArgumentParser()
    link_command.add_parser(parser.add_subparsers())
    args = parser.parse_args([word.replace("%u", "--register") for word in words])
    assert args.url == ["--register"]
    assert not args.register


@pytest.fixture
def information() -> dict[str, Any]:
    """What Info.plist of the bundle for macOS says beyond PyInstaller's own entries, and in their stead."""
    return tomllib.loads((PACKAGING / "macos" / "info.toml").read_text("utf-8"))


def test_the_bundle_for_macos_is_no_background_program(information: dict[str, Any]) -> None:
    # PyInstaller sets it for a program with a console unless it is told otherwise.
    assert information["LSBackgroundOnly"] is False


def test_windows_and_macos_pass_links_on_too(information: dict[str, Any], installer: str) -> None:
    assert r'"""{app}\peitingw.exe"" link -- ""%1"""' in installer
    assert '"URL Protocol"' in installer
    assert information["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["peiting"]
    assert "听您通话" in information["NSMicrophoneUsageDescription"]
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights["com.apple.security.device.audio-input"] is True


@pytest.fixture
def installer() -> str:
    """The script of the installer for Windows."""
    return (PACKAGING / "windows" / "peiting.iss").read_text("utf-8")


def test_the_installer_for_windows_speaks_chinese_and_names_only_files_that_are_there(installer: str) -> None:
    (chinese,) = re.findall(r'Name: "zh"; MessagesFile: "compiler:Default.isl,(.+)"', installer)
    messages = (PACKAGING / "windows" / chinese).read_text("utf-8")
    # By this number Windows knows who reads Chinese.
    assert "LanguageID=$0804" in messages
    names = re.findall(r"^(\w+)=", messages, re.MULTILINE)
    assert len(names) == len(set(names))
    assert {"ButtonNext", "LicenseAccepted", "FinishedLabel", "ConfirmUninstall"} <= set(names)
    used = set(re.findall(r"\{cm:(\w+)\}", installer))
    for language in ("en", "zh"):
        assert used == set(re.findall(rf"^{language}\.(\w+)=", installer, re.MULTILINE))


def test_uninstalling_on_windows_takes_the_programs_own_start_with_the_session_away(installer: str) -> None:
    rows = [row for row in installer.splitlines() if autostart._RUN in row]
    (own,) = [row for row in rows if row.startswith("Root: HKCU;")]
    assert f'ValueName: "{autostart.NAME}"' in own
    assert {"uninsdeletevalue", "dontcreatekey"} <= set(own.split("Flags: ")[1].split())
    # For all users or not at all: for one user there is the setting, which shows what it has done.
    (everybody,) = [row for row in rows if "Tasks: autostart" in row]
    assert everybody.startswith("Root: HKLM;")
    (task,) = [row for row in installer.splitlines() if row.startswith('Name: "autostart"')]
    assert "Check: IsAdminInstallMode" in task


def test_the_handbook_calls_the_installer_by_its_name(installer: str) -> None:
    (name,) = re.findall(r"^OutputBaseFilename=(.+)$", installer, re.MULTILINE)
    handbook = (ROOT / "assets" / "handbook" / "administrator.html").read_text("utf-8")
    assert f"<code>{name.replace('{#Version}', '版本')}.exe /ALLUSERS" in handbook


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_a_debian_package_is_whole(
    tmp_path: Path, icon_folder: Path, scripts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, dist = tmp_path / "root", tmp_path / "dist"
    for name in ("assets/icons/peiting.svg", "packaging/deb", "LICENSE", "CHANGELOG.md", "desktop/__init__.py"):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    (root / "build").mkdir()
    icon_folder.rename(root / "build" / "icons")
    (dist / "peiting").mkdir(parents=True)
    (dist / "peiting" / "peiting").write_text("#!/bin/sh\necho here\n", encoding="utf-8")
    (dist / "peiting" / "peiting").chmod(0o700)
    for name, asked in (("libQt6Core.so.6", b"GLIBC_2.34"), ("libvosk.so", b"GLIBC_2.4"), ("_ext.so", b"GLIBC_2.2.5")):
        (dist / "peiting" / name).write_bytes(b"\x7fELF\0" + asked + b"\0")
    (dist / "peiting" / "notes.txt").write_bytes(b"GLIBC_2.99\0")
    load("debian", PACKAGING / "debian.py").build(root, dist)
    (package,) = dist.glob(f"peiting_{__version__}_*.deb")
    told = subprocess.run(["dpkg-deb", "--contents", package], check=True, capture_output=True, encoding="utf-8").stdout
    rows = {line.split(maxsplit=5)[5]: line.split()[:2] for line in told.splitlines()}
    assert rows["./usr/lib/peiting/peiting"] == ["-rwxr-xr-x", "root/root"]
    assert "./usr/bin/peiting -> ../lib/peiting/peiting" in rows
    assert rows["./usr/share/applications/peiting-link.desktop"] == ["-rw-r--r--", "root/root"]
    assert "./usr/share/icons/hicolor/48x48/apps/peiting.png" in rows
    fields = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True, encoding="utf-8").stdout
    assert f"Version: {__version__}\n" in fields
    assert "Depends: libc6 (>= 2.34), " in fields, "what the most demanding library asks for"
    assert "$" not in fields


def test_the_workflow_calls_what_there_is(bootstrap: ModuleType) -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "package.yml").read_text("utf-8"))
    assert set(workflow["jobs"]) == {"linux", "windows", "macos"}
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        runs = "\n".join(step.get("run", "") for step in job["steps"])
        named = set(re.findall(r"(?:make|bootstrap\.py) (\w+)", runs))
        assert {"package", "test"} <= named <= set(bootstrap.TASKS)
        for path in re.findall(r"\b(?:packaging|tests)[/\\][\w./\\]+", runs):
            assert (ROOT / path.replace("\\", "/")).exists(), path


def test_sizes_are_told_in_a_table(tmp_path: Path, scripts: None) -> None:
    (tmp_path / "peiting" / "_internal" / "vosk").mkdir(parents=True)
    (tmp_path / "peiting" / "_internal" / "vosk" / "libvosk.so").write_bytes(bytes(1_500_000))
    (tmp_path / "peiting" / "link").symlink_to("_internal/vosk/libvosk.so")
    (tmp_path / "peiting.whl").write_bytes(bytes(500_000))
    rows = list(load("sizes", PACKAGING / "sizes.py").table(tmp_path))
    assert rows[2:] == ["| peiting/ | 1.5 |", "| peiting.whl | 0.5 |", "| … vosk | 1.5 |"]
