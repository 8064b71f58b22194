"""Bring a model into the models folder so that it is there whole or not at all, whenever the power goes.

Everything is prepared in a work folder beside its final place and moved there in one step. A work folder whose
process is gone is swept away by the next install.
"""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from desktop.errors import PeitingError
from desktop.own_files import open_like_its_folder

_LOCK = ".installing.json"
_WORK = ".installing-"
_OLD = ".replaced-"


@contextmanager
def workplace(models: Path, name: str) -> Iterator[Path]:
    """An empty folder to prepare model `name` in; gone afterwards. One install at a time for all processes."""
    models.mkdir(parents=True, exist_ok=True)
    with _lock(models), _disk_full_in_words(models):
        _sweep(models)
        work = models / f"{_WORK}{name}"
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def put_in_place(prepared: Path, place: Path) -> None:
    """Move the prepared folder to its place; the model that was there before goes, or stays if this fails."""
    old = place.with_name(_OLD + place.name)
    if place.exists():
        place.replace(old)
    try:
        # A models folder that several users share is read by all of them.
        open_like_its_folder(prepared)
        prepared.replace(place)
    except OSError:
        if old.exists():
            old.replace(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def remove_folder(models: Path, name: str) -> None:
    """Take a model away: out of sight in one step, then deleted."""
    with _lock(models):
        _sweep(models)
        gone = models / f"{_WORK}{name}"
        (models / name).replace(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _sweep(models: Path) -> None:
    for old in models.glob(f"{_OLD}*"):
        place = models / old.name.removeprefix(_OLD)
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:  # killed between the two moves: the earlier model is the one that is whole
            old.replace(place)
    for stale in models.glob(f"{_WORK}*"):
        shutil.rmtree(stale, ignore_errors=True)


@contextmanager
def _lock(models: Path) -> Iterator[None]:
    path = models / _LOCK
    _drop_stale_lock(path)
    me = psutil.Process()
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump({"pid": me.pid, "started": me.create_time()}, file)
    except FileExistsError as error:
        raise PeitingError(
            "install-running", "另一个安装正在进行。", f"请等它结束；若确定没有，请删除 {path} 后重试。"
        ) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _drop_stale_lock(path: Path) -> None:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        alive = psutil.Process(holder["pid"]).create_time() == holder["started"]
    except (ValueError, KeyError, TypeError, psutil.NoSuchProcess):
        alive = False
    except FileNotFoundError:
        return
    if not alive:
        path.unlink(missing_ok=True)


@contextmanager
def _disk_full_in_words(models: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise
        free = shutil.disk_usage(models).free // 1_000_000
        raise PeitingError(
            "disk-full",
            f"磁盘写满了：{models} 所在的磁盘只剩 {free} MB。",
            "请腾出空间后重试（会接着已下载的部分继续），或用环境变量 PEITING_MODELS 指到另一个磁盘。",
        ) from error
