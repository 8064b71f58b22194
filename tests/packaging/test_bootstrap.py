"""What is missing is found, what is done is said, and what is done once is not done again."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that would have changed this machine, none of them run."""
    seen: list[list[str]] = []

    def note(command: list[str]) -> int:
        seen.append(list(command))
        return 0

    monkeypatch.setattr(bootstrap, "visible", note)
    monkeypatch.setattr(bootstrap, "become", lambda *words: note([sys.executable, *words]))
    return seen


@pytest.fixture
def checkout(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a pyproject.toml and an environment that has pip but nothing of ours."""
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "venv_python", lambda: Path(sys.executable))
    return tmp_path


def test_an_old_python_is_refused_with_the_way_out(bootstrap: ModuleType) -> None:
    bootstrap.check_python((3, 11))
    with pytest.raises(bootstrap.StepFailedError) as failure:
        bootstrap.check_python((3, 9))
    assert "3.9" in failure.value.message
    assert "3.11" in failure.value.message
    assert "PYTHON=" in failure.value.remedy


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks the package manager of Debian")
def test_the_package_manager_is_asked_for_what_is_installed(bootstrap: ModuleType) -> None:
    installed = bootstrap.installed_packages()
    assert {"dpkg", "bash"} <= installed
    assert bootstrap.missing_packages(["bash", "no-such-package-of-ours"], installed) == ["no-such-package-of-ours"]


def test_a_renamed_library_counts_as_installed(bootstrap: ModuleType) -> None:
    assert bootstrap.missing_packages(["libglib2.0-0", "libegl1"], frozenset({"libglib2.0-0t64"})) == ["libegl1"]


@pytest.mark.parametrize(
    ("user", "sudo", "terminal", "first_words"),
    [
        (0, None, False, ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]),
        (1000, "/usr/bin/sudo", True, ["/usr/bin/sudo", "env"]),
        (1000, "/usr/bin/sudo", False, ["/usr/bin/sudo", "-n", "env"]),
    ],
)
def test_apt_runs_with_the_rights_at_hand(
    bootstrap: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    *,
    user: int,
    sudo: str | None,
    terminal: bool,
    first_words: list[str],
) -> None:
    monkeypatch.setattr(bootstrap, "quietly", lambda command: True)
    assert bootstrap.apt_get(user, sudo, terminal)[: len(first_words)] == first_words


def test_sudo_that_wants_a_password_is_no_right_without_a_terminal(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "quietly", lambda command: False)
    assert bootstrap.apt_get(1000, "/usr/bin/sudo", False) is None
    assert bootstrap.apt_get(1000, "/usr/bin/sudo", True) is not None


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are installed on Linux only")
class TestSystemPackages:
    @pytest.fixture(autouse=True)
    def _debian(self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
        monkeypatch.setattr(bootstrap, "installed_packages", lambda: frozenset({"libegl1"}))
        monkeypatch.setattr(bootstrap, "venv_packages", lambda: ())

    def test_only_what_is_missing_is_installed(self, bootstrap: ModuleType, commands: list[list[str]]) -> None:
        bootstrap.install_system_packages(["libegl1", "libportaudio2"])
        assert [command[-2:] for command in commands] == [
            ["update", "-q"],
            ["--no-install-recommends", "libportaudio2"],
        ]

    def test_nothing_missing_asks_nobody(self, bootstrap: ModuleType, commands: list[list[str]]) -> None:
        bootstrap.install_system_packages(["libegl1"])
        assert commands == []

    def test_an_environment_can_be_made_though_a_task_needs_no_library(
        self, bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "venv_packages", lambda: ("python3-venv",))
        bootstrap.install_system_packages([])
        assert commands[-1][-1] == "python3-venv"

    def test_without_rights_the_administrator_gets_the_command(
        self, bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")
        with pytest.raises(bootstrap.StepFailedError, match="apt-get install -y libportaudio2"):
            bootstrap.install_system_packages(["libportaudio2"])
        assert commands == []

    def test_a_failed_installation_stops_with_the_way_out(
        self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "visible", lambda command: 100)
        with pytest.raises(bootstrap.StepFailedError, match="网络"):
            bootstrap.install_system_packages(["libportaudio2"])

    def test_another_distribution_is_told_and_left_alone(
        self,
        bootstrap: ModuleType,
        commands: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
        bootstrap.install_system_packages(["libportaudio2"])
        assert commands == []
        assert "PortAudio" in capsys.readouterr().out


def test_the_program_is_installed_once(bootstrap: ModuleType, commands: list[list[str]], checkout: Path) -> None:
    bootstrap.prepare((), "run")
    assert [command[-2:] for command in commands][-1] == ["-e", "."]
    commands.clear()
    bootstrap.prepare((), "run")
    assert commands == []


def test_changed_dependencies_are_installed_again(
    bootstrap: ModuleType, commands: list[list[str]], checkout: Path
) -> None:
    bootstrap.install_program("run")
    commands.clear()
    (checkout / "pyproject.toml").write_text("[project]\nname = 'y'\n", "utf-8")
    bootstrap.install_program("run")
    assert commands


def test_the_developers_environment_serves_the_program_but_not_the_other_way(
    bootstrap: ModuleType, commands: list[list[str]], checkout: Path
) -> None:
    bootstrap.install_program("run")
    commands.clear()
    bootstrap.install_program("dev")
    assert commands[-1][-2:] == ["--group", "dev"]
    bootstrap.stamp("run").unlink()
    commands.clear()
    bootstrap.install_program("run")
    assert commands == []


def test_a_failed_installation_leaves_no_stamp(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "visible", lambda command: 1)
    with pytest.raises(bootstrap.StepFailedError, match="PIP_INDEX_URL"):
        bootstrap.install_program("run")
    assert not bootstrap.stamp("run").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for a broken interpreter")
def test_a_half_made_environment_is_made_anew(
    bootstrap: ModuleType, commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(bootstrap, "venv_python", lambda: python)
    bootstrap.make_venv()
    assert "--clear" in commands[0]


@pytest.mark.parametrize(
    ("platform", "environment", "opens", "reason"),
    [
        ("linux", {}, True, "没有显示器"),
        ("linux", {"DISPLAY": ""}, True, "没有显示器"),
        ("linux", {"DISPLAY": ":0"}, True, ""),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True, ""),
        ("linux", {"DISPLAY": ":0"}, False, "DISPLAY=:0"),
        ("darwin", {}, False, ""),
        ("win32", {}, False, ""),
    ],
)
def test_what_keeps_a_window_from_opening_is_told(
    bootstrap: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    *,
    platform: str,
    environment: dict[str, str],
    opens: bool,
    reason: str,
) -> None:
    monkeypatch.setattr(bootstrap, "display_opens", lambda: opens)
    told = bootstrap.no_window_because(platform, environment)
    assert reason in told
    assert bool(told) is bool(reason)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_a_display_that_is_not_there_is_found_out_before_the_window(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "venv_python", lambda: Path(sys.executable))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4077")
    assert not bootstrap.display_opens()
    assert ":4077" in capfd.readouterr().err
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert bootstrap.display_opens()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be replaced there")
def test_a_signal_to_the_last_step_reaches_the_program(root: Path) -> None:
    """The program has the process id of the bootstrap, and the project's folder as its own."""
    become = (
        "import sys; sys.path.insert(0, 'packaging'); import bootstrap; "
        "bootstrap.venv_python = lambda: sys.executable; "
        "bootstrap.become('-c', 'import os; print(os.getpid(), os.getcwd())')"
    )
    process = subprocess.Popen([sys.executable, "-c", become], cwd=root, stdout=subprocess.PIPE, encoding="utf-8")
    shown, _ = process.communicate(timeout=30)
    assert shown.splitlines()[-1] == f"{process.pid} {root}"


@pytest.mark.parametrize("display", ["", ":7"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_run_opens_the_window_or_plays_the_demo_call(
    bootstrap: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    display: str,
) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda packages, profile: None)
    monkeypatch.setattr(bootstrap, "install_recogniser", lambda: None)
    monkeypatch.setattr(bootstrap, "display_opens", lambda: True)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.main(["run"]) == 0
    expected = ["-m", "desktop"] if display else ["demo", "--out", "demo-out"]
    assert commands[-1][-len(expected) :] == expected
    assert ("没有显示器" in capsys.readouterr().out) is (not display)


def test_a_failed_step_ends_in_words_and_exit_code_1(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(version: tuple[int, ...]) -> None:
        raise bootstrap.StepFailedError("出了什么事。", "怎么办。")

    monkeypatch.setattr(bootstrap, "check_python", refuse)
    assert bootstrap.main(["run"]) == 1
    assert "出了什么事。" in capsys.readouterr().err


def test_one_failed_check_fails_them_all_and_none_is_left_out(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    def fail_the_first(command: list[str]) -> int:
        seen.append(list(command))
        return int(len(seen) == 1)

    monkeypatch.setattr(bootstrap, "prepare", lambda packages, profile: None)
    monkeypatch.setattr(bootstrap, "visible", fail_the_first)
    assert bootstrap.main(["check"]) == 1
    assert len(seen) == 4


def test_it_runs_before_anything_is_installed(root: Path) -> None:
    """In an interpreter without site-packages: the standard library has to do."""
    shown = subprocess.run(
        [sys.executable, "-I", "-S", str(root / "packaging" / "bootstrap.py"), "--help"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert "run" in shown
    assert "test" in shown
