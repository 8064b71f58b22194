"""The window as a softphone drives it: real processes, a real socket, a real window, no headset."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_names import HOSTILE
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import Program, compose
from desktop.gui.bridge import Bridge
from desktop.gui.single_window import SingleWindow
from desktop.session.remote.address import window_address
from desktop.storage.settings import LoadedSettings, Settings

pytestmark = [pytest.mark.timeout(180), pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets")]

ROOT = Path(__file__).parents[2]
PEITING = [sys.executable, "-m", "desktop"]
NUMBER = "13800138000"


class Softphone:
    """Runs `peiting` as a softphone does, and lets the window work meanwhile."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.window = program.window
        self._qtbot = qtbot

    def wait(self, what: Callable[[], object], seconds: float = 20.0) -> None:
        self._qtbot.waitUntil(lambda: bool(what()), timeout=int(seconds * 1000))

    def __call__(self, *words: str, **options: object) -> subprocess.CompletedProcess[str]:
        return self.run([*PEITING, *words], **options)

    def run(self, command: object, **options: object) -> subprocess.CompletedProcess[str]:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **options
        )
        self.wait(lambda: process.poll() is not None, 30)
        out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def status(self) -> dict[str, object]:
        return json.loads(self("call", "status", "--json").stdout)


@pytest.fixture
def softphone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Softphone]:
    monkeypatch.setenv("PEITING_MODELS", str(tmp_path / "none"))
    bridge = Bridge()
    single = SingleWindow()
    assert single.take() is None
    program = compose(LoadedSettings(Settings.model_validate({"setup_done": True})), bridge)
    program.window.show()
    single.serve(program.window, program.worker, bridge)
    program.worker.start()
    yield Softphone(program, qtbot)
    program.window.leave()
    program.worker.close()
    single.leave()


def _kept() -> bytes:
    return b"".join(path.read_bytes() for path in paths.user_data().rglob("*") if path.is_file())


def test_a_call_is_driven_from_its_start_to_its_end(softphone: Softphone) -> None:
    window = softphone.window
    began = softphone("call", "start", "--number", NUMBER, "--name", "张伟先生")
    assert (began.returncode, began.stdout, began.stderr) == (0, "通话已开始。\n", "")
    softphone.wait(lambda: window.in_call and window.bar.caller.text())
    assert window.bar.caller.text() == "138●●●●●●00"
    assert window.bar.customer.text().startswith("张先生")
    assert softphone("call", "hold").returncode == 0
    softphone.wait(lambda: window.live.chips.open_situation == "hold")
    assert "稍等" in window.live.card.line.text
    assert softphone.status()["situation"] == "hold"
    assert softphone("call", "resume").returncode == 0
    softphone.wait(lambda: not window.live.chips.open_situation)
    assert softphone("call", "note", "--", "工单", "T-1", f"回电{NUMBER}").returncode == 0
    assert softphone("call", "stage", "closing").returncode == 0
    softphone.wait(lambda: window.live.rail.current == "closing")
    unknown = softphone("call", "stage", "nowhere")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert softphone("call", "stop").returncode == 0
    softphone.wait(lambda: window.pages.currentWidget() is window.wrap_up)
    texts = [label.text() for label in window.wrap_up.findChildren(type(window.bar.clock))]
    assert any("工单 T-1 回电138●●●●●●00" in text for text in texts)
    assert softphone("call", "stop").returncode == 3
    assert NUMBER.encode() not in _kept()


def test_a_link_does_the_same(softphone: Softphone) -> None:
    done = softphone("link", f"peiting://call/start?number={NUMBER}&name=%E6%9D%8E%E5%A5%B3%E5%A3%AB")
    assert done.returncode == 0
    softphone.wait(lambda: softphone.window.bar.customer.text().startswith("李女士"))
    assert softphone("link", "peiting://call/stop").returncode == 0
    softphone.wait(lambda: not softphone.window.in_call)
    assert softphone("link", "peiting://call/stop?x=1").returncode == 2


def test_how_soon_the_window_shows_the_call(softphone: Softphone) -> None:
    window = softphone.window
    took = []
    for _ in range(5):
        began = time.perf_counter()
        with subprocess.Popen([*PEITING, "call", "start", "--", NUMBER], cwd=ROOT, stdout=subprocess.DEVNULL):
            softphone.wait(lambda: window.in_call)
            took.append(time.perf_counter() - began)
        assert softphone("call", "stop").returncode == 0
        softphone.wait(lambda: not window.in_call)
    print(f"from `peiting call start` to the call in the window: {sorted(took)[2]:.2f} s, at most {max(took):.2f}")
    assert sorted(took)[2] < 3.0


def _own_words(window: object) -> str:
    return f"{window.bar.caller.text()}{window.bar.customer.text()}"


@pytest.mark.parametrize("way", ["argv", "shell", "windows"])
def test_hostile_callers_are_only_text(softphone: Softphone, tmp_path: Path, way: str) -> None:
    """By argv, quoted through a real shell, and in a line as MicroSIP makes it, cut apart by Windows' rules."""
    for name in HOSTILE:
        words = ["call", "start", "--number", NUMBER, "--name", name]
        if way == "shell":
            done = softphone.run(["/bin/sh", "-c", shlex.join([*PEITING, *words])], env={**os.environ, "IFS": " "})
        elif way == "windows":
            # MicroSIP appends the number with neither quotes nor escapes.
            line = subprocess.list2cmdline([*PEITING, "call", "start", "--"]) + " " + name
            done = softphone.run(_as_windows_cuts(line))
        else:
            done = softphone(*words)
        assert done.returncode == 0, (name, done.stderr)
        softphone.wait(lambda: softphone.window.in_call)
        assert len(_own_words(softphone.window)) < 200
    assert not list(ROOT.glob("PWNED*"))
    assert not list(tmp_path.rglob("PWNED*"))


def _as_windows_cuts(line: str) -> list[str]:
    """What CommandLineToArgvW makes of a line: its rules on quotes and backslashes."""
    words, word, quoted, at, begun = [], "", False, 0, False
    while at < len(line):
        slashes = re.match(r"\\*", line[at:]).end()
        at += slashes
        quote = line[at : at + 1] == '"'
        word += "\\" * (slashes // 2 if quote else slashes)
        begun = begun or slashes > 0
        if quote and slashes % 2 == 0:
            quoted, begun = not quoted, True
            at += 1
        elif quote:
            word += '"'
            at += 1
        elif at < len(line) and line[at] in " \t" and not quoted:
            if begun:
                words.append(word)
            word, begun = "", False
            at += 1
        elif at < len(line):
            word += line[at]
            begun = True
            at += 1
    return [*words, word] if begun else words


def test_nothing_of_a_caller_reaches_a_log(softphone: Softphone, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    done = softphone("--verbose", "call", "start", "--number", NUMBER, "--name", "慕容无名")
    assert done.returncode == 0
    softphone.wait(lambda: softphone.window.in_call)
    softphone("--verbose", "call", "note", "--", NUMBER)
    softphone("--verbose", "link", f"peiting://call/start?nummer={NUMBER}")
    assert softphone("call", "stop").returncode == 0
    softphone.wait(lambda: not softphone.window.in_call)
    told = caplog.text + done.stdout + done.stderr
    assert NUMBER not in told
    assert "慕容无名" not in told
    assert NUMBER.encode() not in _kept()
    assert "慕容无名".encode() not in _kept()


def test_another_user_cannot_reach_the_window(softphone: Softphone) -> None:
    everybodys = shutil.which("python3", path="/usr/bin:/bin")
    if os.getuid() != 0 or everybodys is None:
        pytest.skip("only root can try as somebody else, with a Python that anybody may run")
    name = window_address().name
    code = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    done = softphone.run([everybodys, "-S", "-c", code, name], user=65534, group=65534, extra_groups=[])
    assert done.returncode == 1
    assert "PermissionError" in done.stderr


def test_without_a_window_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run([*PEITING, "call", "start"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert "--launch" in done.stderr


class Whole:
    """`peiting` as a user starts it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            PEITING, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )

    def serves(self) -> bool:
        done = subprocess.run([*PEITING, "call", "status"], cwd=ROOT, capture_output=True, check=False)
        return done.returncode == 0

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Whole]]:
    monkeypatch.setenv("PEITING_MODELS", str(tmp_path / "none"))
    made: list[Whole] = []
    yield made
    for each in made:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()
        each.process.stdout.close()


def _until(what: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.1)


def _listeners(parent: int) -> int:
    found = subprocess.run(["pgrep", "-P", str(parent), "-f", "listen"], capture_output=True, check=False)
    return len(found.stdout.split())


def test_of_two_windows_started_at_once_one_stays(wholes: list[Whole]) -> None:
    wholes += [Whole(), Whole()]
    _until(lambda: any(each.process.poll() is not None for each in wholes))
    over, stays = sorted(wholes, key=lambda each: each.process.poll() is None)
    assert over.process.returncode == 0
    assert over.process.stdout.read() == "陪听已经打开，原来的窗口已显示。\n"
    assert stays.process.poll() is None
    _until(stays.serves)
    third = Whole()
    wholes.append(third)
    assert third.process.wait(timeout=30) == 0
    assert "已经打开" in third.process.stdout.read()
    assert stays.end() == 0
    assert not Path(window_address().name).exists(), "an orderly end leaves no socket"


def test_a_crashed_window_is_in_nobodys_way(wholes: list[Whole]) -> None:
    wholes.append(Whole())
    _until(wholes[0].serves)
    wholes[0].process.kill()
    wholes[0].process.wait()
    assert Path(window_address().name).exists(), "what is taken over is there"
    wholes.append(Whole())
    _until(wholes[1].serves)
    assert wholes[1].end() == 0


def test_a_call_opens_the_window_where_that_is_wanted(wholes: list[Whole]) -> None:
    done = subprocess.run(
        [*PEITING, "call", "start", "--launch", "--", NUMBER],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "通话已开始。\n")
    process = int(window_address().lock.read_text().splitlines()[0])
    told = subprocess.run([*PEITING, "call", "status", "--json"], cwd=ROOT, capture_output=True, check=True).stdout
    os.kill(process, signal.SIGTERM)
    _until(lambda: not Path(window_address().name).exists())
    assert json.loads(told)["state"] in {"call", "idle"}
