"""Starting this very program once more."""

import subprocess
import sys

from desktop import __version__
from desktop.own_command import own_command


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
