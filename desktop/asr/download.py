"""Get a file over HTTP: with progress, continuing where the last try stopped."""

import http.client
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from desktop import __version__
from desktop.asr.manifest import sha256_of
from desktop.errors import PeitingError

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all (0 when unknown)."""

_BLOCK = 1 << 18
_TIMEOUT = 15.0
"""Seconds without a byte before the network counts as gone."""


def download(url: str, target: Path, sha256: str, on_progress: Progress) -> None:
    """Fetch `url` into `target`; a part that is already there is continued, and kept when this try fails too.

    Raises PeitingError `download-refused` when the network says no, `download-wrong` when the content has
    another SHA-256 than expected (the file is then removed: continuing it could never help).
    """
    part = target.with_name(target.name + ".part")
    try:
        _fetch(url, part, on_progress)
    except urllib.error.HTTPError as error:
        error.close()
        raise _refused(url, f"服务器答复 {error.code} {error.reason}") from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise _refused(url, str(getattr(error, "reason", "") or error)) from error
    if sha256 and sha256_of(part) != sha256:
        part.unlink()
        raise PeitingError(
            "download-wrong",
            f"从 {url} 下载的内容与登记的 SHA-256 不符。",
            "可能被中间设备改动，请换一个网络再试，或用 --from 指定可信的文件。",
        )
    part.replace(target)


def _fetch(url: str, part: Path, on_progress: Progress) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": f"peiting/{__version__}"}
    if have:
        headers["Range"] = f"bytes={have}-"
    request = urllib.request.Request(url, headers=headers)
    try:
        answer = urllib.request.urlopen(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        # The part is as long as the file or longer: its hash decides, or it is fetched afresh.
        error.close()
        _settle_full_part(url, part, error.headers.get("Content-Range", ""), on_progress)
        return
    with answer:
        _append(answer, part, have if answer.status == http.HTTPStatus.PARTIAL_CONTENT else 0, on_progress)


def _settle_full_part(url: str, part: Path, content_range: str, on_progress: Progress) -> None:
    size = part.stat().st_size
    if content_range == f"bytes */{size}":
        on_progress(size, size)
        return
    part.unlink()
    _fetch(url, part, on_progress)


def _append(answer: http.client.HTTPResponse, part: Path, have: int, on_progress: Progress) -> None:
    length = int(answer.headers.get("Content-Length") or 0)
    total = have + length if length else 0
    with part.open("ab" if have else "wb", buffering=0) as file:
        on_progress(have, total)
        while block := answer.read1(_BLOCK):
            file.write(block)
            have += len(block)
            on_progress(have, total)
    if total and have < total:
        raise ConnectionError(f"连接中断，收到 {have} / {total} 字节")


def _refused(url: str, reason: str) -> PeitingError:
    return PeitingError(
        "download-refused",
        f"无法从 {urlsplit(url).hostname or url} 下载：{reason}。",
        "请检查网络后重试（会接着已下载的部分继续），或用 --from 指定本地文件或公司镜像地址。",
    )


def require_space(folder: Path, needed: int) -> None:
    """Raise PeitingError `disk-full` unless `needed` bytes are free on the disk of `folder`."""
    free = free_space(folder)
    if free < needed:
        raise PeitingError(
            "disk-full",
            f"{folder} 所在的磁盘只剩 {_megabytes(free)}，安装需要 {_megabytes(needed)}。",
            "请腾出空间，或用环境变量 PEITING_MODELS 指到另一个磁盘。",
        )


def free_space(folder: Path) -> int:
    """Bytes free on the disk of `folder`."""
    return shutil.disk_usage(folder).free


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
