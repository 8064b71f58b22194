"""What `peiting link --register` writes for the system."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.commands.link_registration import desktop_entry, register, unregister, windows_command
from desktop.errors import PeitingError

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menu entries are Linux'")


def _peiting(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_it_is_written_for_the_user_and_taken_back(tmp_path: Path) -> None:
    entry = tmp_path / "data" / "applications" / "peiting-link.desktop"
    done = _peiting(tmp_path, "link", "--register")
    assert done.returncode == 0, done.stderr
    assert str(entry) in done.stdout
    written = entry.read_text(encoding="utf-8")
    assert "MimeType=x-scheme-handler/peiting;\n" in written
    assert f"Exec={sys.executable} -P -m desktop link %u\n" in written
    if validate := shutil.which("desktop-file-validate"):
        assert subprocess.run([validate, str(entry)], check=False, capture_output=True).stdout == b""
    assert _peiting(tmp_path, "link", "--unregister").returncode == 0
    assert not entry.exists()
    assert _peiting(tmp_path, "link", "--unregister").returncode == 0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_what_the_desktop_was_told_is_taken_back_and_nothing_else(home: Path) -> None:
    chosen = home / "mimeapps.list"
    others = b"[Default Applications]\nx-scheme-handler/http=peiting-link.desktop\n\xff=x\n"
    chosen.write_bytes(others + b"x-scheme-handler/peiting=peiting-link.desktop\n")
    unregister()
    assert chosen.read_bytes() == others


def test_another_program_that_takes_the_links_keeps_them(home: Path) -> None:
    chosen = home / "mimeapps.list"
    chosen.write_bytes(b"x-scheme-handler/peiting=peiting-link.desktop;other.desktop;\n")
    unregister()
    assert chosen.read_bytes() == b"x-scheme-handler/peiting=other.desktop;\n"


@pytest.mark.skipif(shutil.which("xdg-mime") is None, reason="needs xdg-utils")
def test_the_desktop_itself_knows_of_no_program_afterwards(home: Path) -> None:
    register()
    unregister()
    asked = ["xdg-mime", "query", "default", "x-scheme-handler/peiting"]
    assert subprocess.run(asked, check=False, capture_output=True).stdout == b""


def test_what_cannot_be_taken_back_is_told(home: Path) -> None:
    entry = home / "data" / "applications" / "peiting-link.desktop"
    entry.mkdir(parents=True)
    with pytest.raises(PeitingError, match=r"peiting-link\.desktop"):
        unregister()
    with pytest.raises(PeitingError, match=r"peiting-link\.desktop"):
        register()


@pytest.mark.parametrize("change", [register, unregister])
def test_a_registry_that_refuses_is_told(change: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    registry = SimpleNamespace(HKEY_CURRENT_USER=0, CreateKey=refuse, DeleteKey=refuse)
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(PeitingError, match="Access is denied"):
        change()


@pytest.mark.parametrize("words", [["--register", "--unregister"], ["--unregister", "peiting://call/stop"]])
def test_what_contradicts_itself_is_refused(tmp_path: Path, words: list[str]) -> None:
    done = _peiting(tmp_path, "link", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("program", ["/opt/陪 听/peiting", '/a"b/$c`d', "/100%/x", "/back\\slash/p", "/plain"])
def test_a_path_of_any_shape_is_one_word(program: str) -> None:
    (line,) = [row for row in desktop_entry([program, "link"]).splitlines() if row.startswith("Exec=")]
    # As the specification has it: first the value's own escapes, then quotes, which are a shell's, then field codes.
    quoted = line.removeprefix("Exec=").replace("\\\\", "\\")
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {quoted}"], check=True, capture_output=True, encoding="utf-8")
    assert [word.replace("%%", "%") for word in told.stdout.splitlines()] == [program, "link", "%u"]


def test_on_windows_the_link_is_no_option() -> None:
    assert windows_command([r"C:\Program Files\Peiting\peiting.exe", "link"]) == (
        r'"C:\Program Files\Peiting\peiting.exe" link -- "%1"'
    )


@pytest.mark.parametrize("words", [[], ["a", "b"], ["--", "--register"], ["peiting://call/stop", "--x"]])
def test_a_link_is_one_word_that_is_one(tmp_path: Path, words: list[str]) -> None:
    done = _peiting(tmp_path, "link", *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()
