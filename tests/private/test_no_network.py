"""No process of the program opens a network socket, whatever is done with it, until somebody asks for a model."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import model_mirror
import pytest
import tracing
from private_day import ROOT, Day, Event, environment_of, read_audit, run_a_day

pytestmark = pytest.mark.timeout(180)

_FETCHES = {"desktop/asr/download.py"}
"""The only module that may: it fetches a model that somebody asked for."""
_NETWORK = (
    *("socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "socketserver"),
    *("requests", "urllib3", "httpx", "aiohttp", "websockets", "huggingface_hub", "webbrowser", "asyncio"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
)
_WITHIN_THE_MACHINE = {"QLocalServer", "QLocalSocket", "url2pathname"}
_OPEN_SOCKETS = """
import socket
socket.socket(socket.AF_UNIX)
socket.socket(socket.AF_INET6)
"""


def network_events(audit: list[Event]) -> list[Event]:
    """Whatever leads, or could lead, beyond the machine."""
    watched = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
    return [event for event in audit if event.event.startswith(watched) and not _is_within_the_machine(event)]


def _is_within_the_machine(event: Event) -> bool:
    if event.event == "socket.__new__":
        return event.args[1] == str(int(socket.AF_UNIX))
    # The address of a Unix socket is a path, any other a tuple.
    return event.event in ("socket.connect", "socket.bind") and not event.args[1].startswith("(")


def children(audit: list[Event]) -> list[str]:
    return [event.args[0].strip("'") for event in audit if event.event in ("subprocess.Popen", "os.exec")]


class TestADay:
    def test_everything_was_done(self, day: Day) -> None:
        steps = [line.split()[0] for line in day.output if not line.startswith("desktop")]
        assert steps == ["call", "speak", "heard", "titled", "past", "drill", "paper", "leave"]
        began = [" ".join(event.args) for event in day.audit if event.event == "began"]
        assert any("a_day.py" in words for words in began)
        assert any("-m desktop listen" in words for words in began)
        assert any("-m desktop speak" in words for words in began)

    def test_python_asked_for_no_network(self, day: Day) -> None:
        assert network_events(day.audit) == []

    def test_the_kernel_was_asked_for_no_network(self, day: Day) -> None:
        if day.trace is None:
            pytest.skip("needs strace")
        assert set(day.trace.families) == {"AF_UNIX"}, "the sound server's and the screen's"
        assert day.trace.addresses
        assert {address for address in day.trace.addresses if "AF_UNIX" not in address} == set()

    def test_only_the_program_itself_was_started(self, day: Day) -> None:
        names = {Path(words).name for words in children(day.audit)}
        # Python asks ldconfig where PortAudio lies.
        assert names <= {Path(sys.executable).name, "ldconfig"}


class TestTheProof:
    """What sees nothing proves nothing."""

    def test_the_hook_sees_sockets(self, tmp_path: Path) -> None:
        environment = environment_of(tmp_path, tmp_path)
        subprocess.run([sys.executable, "-c", _OPEN_SOCKETS], env=environment, check=True)
        (seen,) = network_events(read_audit(tmp_path))
        assert seen.event == "socket.__new__"
        assert seen.args[1] == str(int(socket.AF_INET6))

    def test_the_trace_sees_sockets(self, tmp_path: Path) -> None:
        if not tracing.is_possible():
            pytest.skip("needs strace")
        trace = tmp_path / "trace"
        words = [*tracing.under_strace(trace), sys.executable, "-c", _OPEN_SOCKETS]
        subprocess.run(words, check=True)
        assert tracing.read_trace(trace, tmp_path).families == {"AF_UNIX": 1, "AF_INET6": 1}


class TestModels:
    def test_a_first_start_asks_and_fetches_nothing(self, tmp_path: Path) -> None:
        environment = environment_of(tmp_path, tmp_path / "no-models")
        assert "asks" in run_a_day([], tmp_path, environment, lambda: None)
        audit = read_audit(tmp_path)
        assert network_events(audit) == []
        assert {Path(words).name for words in children(audit)} <= {Path(sys.executable).name, "ldconfig"}

    def test_a_click_fetches_from_the_one_address(self, tmp_path: Path) -> None:
        """What the button starts: `peiting model install`; here with the address of a company's mirror."""
        environment = environment_of(tmp_path, tmp_path / "models")
        with model_mirror.mirror(b"no model") as there:
            words = ["-m", "desktop", "model", "install", "vosk-model-small-cn-0.22", "--from", there.url]
            subprocess.run([sys.executable, *words], env=environment, check=False, capture_output=True, timeout=60)
            port = there.url.split(":")[2].split("/")[0]
        connected = [event.args[1] for event in read_audit(tmp_path) if event.event == "socket.connect"]
        assert connected == [f"('127.0.0.1', {port})"]


def test_commands_touch_no_network(tmp_path: Path) -> None:
    """All that people and programs call, but for `model install`."""
    call = tmp_path / "call.jsonl"
    call.write_text('{"start": 1, "end": 3, "text": "您好，这个我不清楚"}\n', encoding="utf-8")
    lines = [
        ["replay", str(call), "--json", "--record"],
        ["history", "--json"],
        ["export", "calls", "-o", str(tmp_path / "calls.csv")],
        ["data", "show"],
        ["data", "export", str(tmp_path / "all.zip")],
        ["practice", "list"],
        ["model", "list"],
        ["devices"],
        ["doctor"],
    ]
    code = f"from desktop import cli\nprint([cli.main(words) for words in {lines!r}])"
    environment = environment_of(tmp_path, tmp_path / "no-models")
    words = [sys.executable, "-c", code]
    ran = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    codes = ast.literal_eval(ran.stdout.splitlines()[-1])
    # Without a model, or without sound, the last two say so.
    assert codes[:-2] == [0] * (len(lines) - 2), ran.stderr
    assert network_events(read_audit(tmp_path)) == []


def test_one_module_knows_the_network() -> None:
    found = {}
    for path in (ROOT / "desktop").rglob("*.py"):
        names = sorted(name for name in _imports(path) if _is_network(name))
        if names:
            found[path.relative_to(ROOT).as_posix()] = names
    assert set(found) == _FETCHES, found


def test_the_fetching_module_is_reached_from_the_installer_alone() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "desktop").rglob("*.py")
        if any(name.startswith(("desktop.asr.install.", "desktop.asr.download.")) for name in _imports(path))
    }
    assert users == {"desktop/asr/install.py", "desktop/asr/registry.py", "desktop/commands/model.py"}


def _imports(path: Path) -> set[str]:
    """Every module, and every name of one, that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(f"{alias.name}." for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _is_network(name: str) -> bool:
    local = name.rsplit(".", maxsplit=1)[-1] in _WITHIN_THE_MACHINE
    return not local and name.startswith(tuple(f"{each}." for each in _NETWORK))
