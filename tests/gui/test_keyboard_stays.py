"""With a real window manager: whatever happens in the window, the keyboard stays with the softphone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import headset
import pytest

_ROOT = Path(__file__).parents[2]
_SCENE = Path(__file__).with_name("scene_window.py")

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")), reason="needs Xvfb, openbox and xdotool"
)


class Told:
    """A process that answers each line with one."""

    def __init__(self, environment: dict[str, str], *words: str) -> None:
        path = os.pathsep.join((str(_ROOT), str(_ROOT / "tests")))
        self.process = subprocess.Popen(
            [sys.executable, str(_SCENE), *words],
            env={**environment, "PYTHONPATH": path, "QT_QPA_PLATFORM": "xcb"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout.readline().strip() == "ready"

    def tell(self, line: str) -> str:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        with self.process:
            self.process.stdin.close()
            self.process.wait(timeout=20)


class Screen:
    """A screen with a window manager, a softphone that has the keyboard, and our window beside it."""

    def __init__(self, environment: dict[str, str], *words: str) -> None:
        self.environment = environment
        self.window = Told(environment, *words)
        self.phone = Told(environment, "softphone")
        self.phone_id = self.xdotool("search", "--sync", "--onlyvisible", "--pid", str(self.phone.process.pid))
        self.focus_phone()

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30, check=True
        )
        return done.stdout.split("\n")[0].strip()

    def focus_phone(self) -> None:
        self.xdotool("windowactivate", "--sync", self.phone_id)
        headset.wait_for(lambda: self.focused == self.phone_id, what="the softphone's focus")

    @property
    def focused(self) -> str:
        return self.xdotool("getactivewindow")

    def click(self, what: str) -> None:
        x, y = self.window.tell(f"where {what}").split()
        self.xdotool("mousemove", x, y)
        # The pointer is seen to enter before it is pressed, as a hand's would be.
        headset.wait_for(lambda: self.xdotool("getmouselocation").startswith(f"x:{x} y:{y}"), what="the pointer")
        self.window.tell(f"where {what}")
        self.xdotool("click", "1")

    def types(self, words: str) -> None:
        """Type, and see it arrive at the softphone: nothing else has the keyboard."""
        before = self.phone.tell("text")[:-1]
        assert self.focused == self.phone_id
        self.xdotool("type", "--delay", "5", words)
        headset.wait_for(lambda: self.phone.tell("text") == before + words + "|", what=f"{words} in the softphone")

    def close(self) -> None:
        self.window.close()
        self.phone.close()


@pytest.fixture(scope="module")
def display() -> Iterator[dict[str, str]]:
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        environment = {**os.environ, "DISPLAY": f":{answer.readline().strip()}"}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        asked = ["xdotool", "get_num_desktops"]
        headset.wait_for(
            lambda: subprocess.run(asked, env=environment, capture_output=True, check=False).returncode == 0,
            what="the window manager",
        )
        yield environment
    finally:
        for process in (manager, screen):
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture
def screen(display: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    made = Screen({**display, "PEITING_HOME": str(tmp_path)})
    yield made
    made.close()


def test_nothing_that_happens_takes_the_keyboard(screen: Screen) -> None:
    for number, happens in enumerate(
        ("talk", "call", "prompt", "alert", "banner", "compact", "compact", "end", "talk")
    ):
        assert screen.window.tell(happens) == "ok"
        screen.types(str(number))


def test_clicks_in_the_window_leave_it_where_it_is(screen: Screen) -> None:
    screen.window.tell("talk")
    screen.click("row")
    screen.types("1")
    assert screen.window.tell("where row") == "hidden", "the click was a click"
    screen.window.tell("call")
    screen.click("stage")
    screen.types("2")
    assert "StageChosen" in screen.window.tell("done")
    screen.window.tell("alert")
    screen.window.tell("banner")
    screen.click("notice")
    screen.types("3")
    assert screen.window.tell("where notice") == "hidden"


def test_who_wants_the_keyboard_gets_it(screen: Screen) -> None:
    ours = screen.xdotool("search", "--all", "--onlyvisible", "--pid", str(screen.window.process.pid), "--name", "陪听")
    screen.xdotool("mousemove", "1200", "900")
    screen.xdotool("windowactivate", "--sync", ours)
    headset.wait_for(lambda: screen.focused == ours, what="our window's focus")


def test_a_full_screen_pop_up_is_not_covered(screen: Screen) -> None:
    x, y = screen.window.tell("where window").split()
    screen.window.tell("call")
    assert screen.phone.tell(f"pixel {x} {y}") != "#ff00ff", "the window is before what is beside it"
    screen.phone.tell("full")
    headset.wait_for(lambda: screen.phone.tell(f"pixel {x} {y}") == "#ff00ff", what="the softphone before all")
    for happens in ("alert", "prompt", "banner", "talk"):
        screen.window.tell(happens)
        assert screen.phone.tell(f"pixel {x} {y}") == "#ff00ff"
        screen.types("1")
    screen.phone.tell("normal")
    headset.wait_for(lambda: screen.phone.tell(f"pixel {x} {y}") != "#ff00ff", what="the window before it again")


@pytest.mark.parametrize("ends", ["practice_over", "hook"])
def test_practice_that_ends_leaves_the_keyboard_with_the_softphone(screen: Screen, ends: str) -> None:
    assert screen.window.tell("practice") == "ok"
    screen.focus_phone()
    # Qt waits 0.4 s before it believes that the keyboard is elsewhere, since it might come to another of its windows.
    headset.wait_for(lambda: screen.window.tell("state") == "ApplicationInactive", what="our program in the background")
    screen.types("1")
    assert screen.window.tell(ends) == "ok"
    screen.types("2")
    screen.window.tell("call")
    screen.types("3")


@pytest.mark.skipif(shutil.which("trayer") is None, reason="needs a tray: trayer")
def test_a_real_tray_hides_and_shows_the_window(display: dict[str, str], tmp_path: Path) -> None:
    environment = {**display, "PEITING_HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    tray = subprocess.Popen(["trayer", "--edge", "bottom"], env=environment, stderr=subprocess.DEVNULL)
    try:
        asked = ["xdotool", "search", "--class", "trayer"]
        headset.wait_for(
            lambda: subprocess.run(asked, env=environment, capture_output=True, check=False).stdout, what="the tray"
        )
        made = Screen(environment, "to_tray")
        try:
            hide_and_show(made)
        finally:
            made.close()
    finally:
        tray.terminate()
        tray.wait(timeout=10)


def hide_and_show(made: Screen) -> None:
    headset.wait_for(lambda: made.window.tell("tray") != "0 0", what="the sign in the tray")
    hide(made)
    x, y = made.window.tell("tray").split()
    made.xdotool("mousemove", x, y, "click", "1")
    headset.wait_for(lambda: made.window.tell("visible") == "True", what="the window again")
    hide(made)
    made.focus_phone()
    made.window.tell("talk")
    headset.wait_for(lambda: "开始陪听？" in made.window.tell("balloon"), what="the question beside the clock")
    made.types("1")
    x, y, _words = made.window.tell("balloon").split(maxsplit=2)
    made.xdotool("mousemove", x, y, "click", "1")
    headset.wait_for(lambda: made.window.tell("visible") == "True", what="the window that asked")


def hide(made: Screen) -> None:
    ours = made.xdotool("search", "--all", "--onlyvisible", "--pid", str(made.window.process.pid), "--name", "陪听")
    made.xdotool("windowactivate", "--sync", ours)
    made.xdotool("key", "alt+F4")
    headset.wait_for(lambda: made.window.tell("visible") == "False", what="the window in the tray")
