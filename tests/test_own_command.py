"""Starting this very program once more."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__
from desktop.own_command import own_command, own_environment, window_command


def test_from_a_checkout_it_is_a_module_of_this_python():
    run = subprocess.run(own_command("--version"), capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == f"peiting {__version__}"


def test_a_frozen_program_is_its_own_interpreter(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/peiting/peiting")
    assert own_command("listen", "--json") == ["/opt/peiting/peiting", "listen", "--json"]


def test_on_windows_children_are_of_the_program_that_can_answer(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", "C:/peiting/peitingw.exe")
    command = own_command("devices")
    assert command[0].replace("\\", "/") == "C:/peiting/peiting.exe"
    assert command[1:] == ["devices"]


def test_modules_of_the_folder_where_it_is_started_are_not_taken(tmp_path):
    (tmp_path / "argparse.py").write_text("raise SystemExit('somebody else')", encoding="utf-8")
    run = subprocess.run(own_command("--version"), cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == f"peiting {__version__}"


def test_the_package_is_found_from_any_folder_though_it_was_never_installed(tmp_path):
    without_installed = [sys.executable, "-S", "-P", "-c", "import desktop; print(desktop.__file__)"]
    run = subprocess.run(
        without_installed, cwd=tmp_path, env=own_environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert Path(run.stdout.strip()) == Path(__file__).parents[1] / "desktop" / "__init__.py"


def test_what_opens_the_window_is_there():
    program, *words = window_command()
    assert Path(program).is_file()
    assert words in ([], ["-P", "-m", "desktop"])


def test_a_frozen_window_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert window_command() == [sys.executable]


@pytest.mark.parametrize("program", ["peiting.exe", "peitingw.exe"])
def test_on_windows_no_console_opens_beside_a_window(monkeypatch, program):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", f"C:/peiting/{program}")
    assert [word.replace("\\", "/") for word in window_command()] == ["C:/peiting/peitingw.exe"]
