"""A real screen and a private profile for every test: no test touches the user's files or needs a display."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

_screen: subprocess.Popen[bytes] | None = None


def pytest_configure() -> None:
    """Start an Xvfb where there is no display, before Qt asks for one."""
    # Like most users' systems: texts are compared in the language of the source.
    os.environ["LANGUAGE"] = "zh_CN"
    # What an administrator has set on the machine of whoever runs the tests is no business of theirs.
    os.environ["PEITING_MACHINE_SETTINGS"] = ""
    global _screen  # noqa: PLW0603 - pytest's hooks have no object of ours to keep it in
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return
    read, write = os.pipe()
    _screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        os.environ["DISPLAY"] = f":{answer.readline().strip()}"


def pytest_unconfigure() -> None:
    """Take the screen down again."""
    if _screen is not None:
        _screen.terminate()
        _screen.wait(timeout=10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The whole program last: its windows stay until the end, and the theme of every later window dresses them anew."""
    items.sort(key=lambda item: "e2e" in item.path.parts)


def pytest_collection_finish() -> None:
    """Have later collections look only at what tests make: what is there now stays, and is a million objects."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect what a test with windows left, here and now.

    Windows are cycles. Whichever thread happened to collect them later would delete them, and with them timers
    of the GUI thread, which then crashes.
    """
    result = yield
    if "qapp" in getattr(item, "fixturenames", ()):
        from PySide6.QtCore import QCoreApplication, QEvent

        # Until what was to be deleted later is gone, its connections keep Python objects alive.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    return result


@pytest.fixture(autouse=True)
def _own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEITING_HOME", str(tmp_path / "peiting-home"))
    # Nor the secrets of whoever runs the tests.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
