"""From a bare machine to a running program: what `make` calls, and what works without make too.

    python packaging/bootstrap.py run      # install what is missing, open the window (or play the demo call)

Standard library only, for it runs before anything is installed. Each step looks first and does nothing where
nothing is missing, so that a second start takes seconds, asks no package manager and touches no network.
"""

import argparse
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
OLDEST_PIP = "25.1"
"""The first pip that installs dependency groups."""

RUN_PACKAGES = (
    # PortAudio, which the sounddevice wheel carries for Windows and macOS only
    *("libportaudio2",),
    # what Qt's own libraries and its xcb platform plugin link against and a bare Debian lacks (ldd)
    *("libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libx11-xcb1", "libxkbcommon-x11-0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1"),
    # without a font that has Han characters the window shows boxes
    *("fonts-noto-cjk",),
)
TEST_PACKAGES = (
    "xvfb",
    "xdotool",
    "pulseaudio",
    "pulseaudio-utils",
    "libasound2-plugins",
    "postgresql",
    "poppler-utils",
    "strace",
    "openbox",
    "trayer",
    "libglib2.0-bin",
)
"""A virtual screen and headset, the server that a team's record may lie on, what reads printed pages back, what tells
whether any process opened a network socket, and a desktop: a window manager, a tray, a reader of menu entries."""

PACKAGE_PACKAGES = ("binutils", "libpython{}.{}".format(*sys.version_info))
"""What PyInstaller reads and strips libraries with, and Python as a library, which Debian installs apart."""


class StepFailedError(Exception):
    """A step failed: `message` says what happened, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}\n{remedy}")
        self.message = message
        self.remedy = remedy


def main(words: Sequence[str] | None = None) -> int:
    """Prepare what the task needs, then do it. Returns the task's exit code, 1 where a step failed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on, e.g. to pytest")
    args = parser.parse_args(words)
    try:
        return TASKS[args.task](args.rest)
    except StepFailedError as failure:
        print(f"\n✗ {failure.message}\n  {failure.remedy}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def task_run(rest: Sequence[str]) -> int:
    prepare(RUN_PACKAGES, "run")
    install_recogniser()
    hindrance = no_window_because(sys.platform, os.environ)
    if not hindrance:
        say("打开窗口")
        return become("-m", "desktop", *rest)
    say(f"{hindrance}，改为用随附的演示通话运行一遍")
    return become("-m", "desktop", "demo", "--out", "demo-out", *rest)


def task_demo(rest: Sequence[str]) -> int:
    prepare(RUN_PACKAGES, "run")
    install_recogniser()
    return become("-m", "desktop", "demo", "--out", "demo-out", *rest)


def task_test(rest: Sequence[str]) -> int:
    prepare((*RUN_PACKAGES, *TEST_PACKAGES), "dev")
    return become("-m", "pytest", *rest)


def task_check(_rest: Sequence[str]) -> int:
    prepare((), "dev")
    python = str(venv_python())
    checks = (
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "mypy"],
        [str(venv_python().with_name("lint-imports"))],
    )
    failed = [check for check in checks if visible(check) != 0]
    return 1 if failed else 0


def task_bench(rest: Sequence[str]) -> int:
    prepare((*RUN_PACKAGES, *TEST_PACKAGES), "dev")
    return become("tests/bench/run.py", *rest)


def task_eval(rest: Sequence[str]) -> int:
    prepare(RUN_PACKAGES, "dev")
    paths = [
        os.environ.get("PYTHONPATH", ""),
        *(str(ROOT / path) for path in ("", "tests", "tests/bench", "tests/eval")),
    ]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return become("tests/eval/run.py", *rest)


def task_package(rest: Sequence[str]) -> int:
    prepare((*RUN_PACKAGES, *PACKAGE_PACKAGES), "dev")
    return become("packaging/package.py", *rest)


def task_audit(rest: Sequence[str]) -> int:
    prepare((), "dev")
    return become("packaging/audit.py", *rest)


def task_sbom(rest: Sequence[str]) -> int:
    prepare((), "dev")
    return become("packaging/sbom/build.py", *rest)


TASKS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": task_run,
    "demo": task_demo,
    "test": task_test,
    "check": task_check,
    "bench": task_bench,
    "eval": task_eval,
    "audit": task_audit,
    "sbom": task_sbom,
    "package": task_package,
}


def prepare(packages: Sequence[str], profile: str) -> None:
    """Everything between a bare machine and `.venv` with the program in it; `profile` is run or dev."""
    check_python(sys.version_info[:2])
    install_system_packages(packages)
    make_venv()
    install_program(profile)


def check_python(version: tuple[int, ...]) -> None:
    if version < OLDEST_PYTHON:
        raise StepFailedError(
            f"当前的 Python 是 {version[0]}.{version[1]}，陪听需要 {'.'.join(map(str, OLDEST_PYTHON))} 或更新的版本。",
            "请安装新的 Python，然后指明它，例如：make run PYTHON=python3.12",
        )


def install_system_packages(wanted: Sequence[str]) -> None:
    """By apt, on Debian and its relatives; elsewhere Python's wheels bring all but what the distribution has."""
    wanted = (*wanted, *venv_packages())
    if sys.platform != "linux" or not wanted:
        return
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        say("没有找到 apt，跳过系统库的安装；如果窗口或麦克风不能用，请用本系统的包管理器安装 Qt 6 和 PortAudio")
        return
    missing = missing_packages(wanted, installed_packages())
    if not missing:
        return
    say(f"安装系统库：{' '.join(missing)}")
    apt = apt_get(os.geteuid(), shutil.which("sudo"), sys.stdin is not None and sys.stdin.isatty())
    if apt is None:
        raise StepFailedError(
            "缺少系统库；安装它们要 root 权限，而当前用户没有（不是 root，也没有可用的 sudo）。",
            f"请在能输入 sudo 密码的终端里重试，或者请管理员运行：apt-get install -y {' '.join(missing)}",
        )
    # A failed update may only mean that one source is away; the installation tells whether that matters.
    visible([*apt, "update", "-q"])
    if visible([*apt, "install", "-y", "-q", "--no-install-recommends", *missing]) != 0:
        raise StepFailedError(
            "系统库没有装上，原因见上面 apt-get 的输出。",
            f"请检查网络和软件源后重试，或者手动运行：sudo apt-get install -y {' '.join(missing)}",
        )
    importlib.invalidate_caches()


def venv_packages() -> tuple[str, ...]:
    """Debian splits ensurepip off its Python; other builds of Python carry it."""
    return () if importlib.util.find_spec("ensurepip") else ("python3-venv",)


def missing_packages(wanted: Sequence[str], installed: frozenset[str]) -> list[str]:
    # Newer releases of Debian and Ubuntu renamed some libraries with a t64 suffix and kept the old name as an alias.
    return [name for name in wanted if name not in installed and f"{name}t64" not in installed]


def installed_packages() -> frozenset[str]:
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    rows = (line.split(" ", 1) for line in listing.splitlines())
    return frozenset(name for status, name in rows if status == "installed")


def apt_get(user: int, sudo: str | None, terminal: bool) -> list[str] | None:
    """The words that call apt-get with the rights it needs; None where nobody here has them."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    if user == 0:
        return quiet
    if sudo is None:
        return None
    if terminal:
        return [sudo, *quiet]
    return [sudo, "-n", *quiet] if quietly([sudo, "-n", "true"]) else None


def make_venv() -> None:
    if venv_python().exists() and quietly([str(venv_python()), "-m", "pip", "--version"]):
        return
    say(f"建立 Python 环境 {VENV.name}")
    # --clear: what is there was left half made, or belongs to a Python that has gone.
    if visible([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise StepFailedError(
            f"没能建立 Python 环境 {VENV}。",
            "请检查磁盘空间和文件夹权限；Debian 上还需要 python3-venv：sudo apt-get install -y python3-venv",
        )


def venv_python() -> Path:
    return VENV / "Scripts" / "python.exe" if sys.platform == "win32" else VENV / "bin" / "python"


def install_program(profile: str) -> None:
    """`pip install -e .`, with the tools of the developers for `dev`; again only when pyproject.toml changed."""
    wanted = fingerprint()
    if any(stamp(name).exists() and stamp(name).read_text("utf-8") == wanted for name in {profile, "dev"}):
        return
    say("安装陪听和它的依赖" + ("，以及开发工具" if profile == "dev" else "") + "（第一次约需几分钟）")
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    extras = ["--group", "dev"] if profile == "dev" else []
    for command in ([*pip, "-q", f"pip>={OLDEST_PIP}"], [*pip, "-e", ".", *extras]):
        if visible(command) != 0:
            raise StepFailedError(
                "Python 依赖没有装上，原因见上面 pip 的输出。",
                "请检查网络后重试；公司内网请先指定镜像，例如：PIP_INDEX_URL=镜像地址 make run",
            )
    stamp(profile).write_text(wanted, "utf-8")


def stamp(profile: str) -> Path:
    """Inside the environment, so that it goes when the environment goes."""
    return VENV / f"installed-{profile}.sha256"


def fingerprint() -> str:
    """Changes when the dependencies change or the folder moves: an editable installation points to where it was."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()


def install_recogniser() -> None:
    if quietly([str(venv_python()), "-c", RECOGNISER_INSTALLED]):
        return
    say("安装语音识别模型")
    if visible([str(venv_python()), "-m", "desktop", "model", "install"]) != 0:
        raise StepFailedError(
            "语音识别模型没有装上，原因见上面的输出。",
            "请检查网络后重试，或者从本地文件安装：.venv/bin/peiting model install 名称 --from 文件",
        )


RECOGNISER_INSTALLED = "from desktop.asr.models import choose_engine; choose_engine('auto', '')"


def no_window_because(platform: str, environment: Mapping[str, str]) -> str:
    """What keeps a window from opening here; empty where nothing does, as always on Windows and macOS."""
    if platform != "linux":
        return ""
    named = [f"{name}={environment[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if environment.get(name)]
    if not named:
        return "这台机器没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）"
    return "" if display_opens() else f"显示器打不开（{'，'.join(named)}，原因见上面 Qt 的输出）"


def display_opens() -> bool:
    """Tried in a process of its own, since Qt aborts the one that fails; what Qt says about it stays visible."""
    attempt = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return subprocess.run([str(venv_python()), "-c", attempt], check=False).returncode == 0


def say(text: str) -> None:
    print(f"→ {text}", flush=True)


def become(*words: str) -> int:
    """The last step: the environment's Python in place of this process, so that a signal to `make` reaches the program.

    Windows has no such replacement; there the program is waited for.
    """
    command = [str(venv_python()), *words]
    if sys.platform == "win32":
        return visible(command)
    show(command)
    os.chdir(ROOT)
    return os.execv(command[0], command)


def show(command: Sequence[str]) -> None:
    print(f"  $ {shlex.join(command)}", flush=True)


def visible(command: Sequence[str]) -> int:
    """Run it in the project's folder with its output on the terminal, the command itself above it."""
    show(command)
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def quietly(command: Sequence[str]) -> bool:
    """Whether a command that only asks something answers yes."""
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
