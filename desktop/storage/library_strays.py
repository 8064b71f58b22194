"""Files in a pack that hold library text and are not read, since they are named or saved as something else."""

import re
import zipfile
import zlib
from pathlib import Path

from desktop.storage.library_format import ENTRY_TYPES
from desktop.storage.library_problems import Problem

_WRITTEN = frozenset({".txt", ".rtf", ".doc", ".docx", ".wps"})
_NAMES = frozenset({"pack", *ENTRY_TYPES, *(f"{kind}s" for kind in ENTRY_TYPES), "families", "forbidden", "checklist"})
"""What library files are called; a document of that name is told, unless the library file stands beside it."""
_BEGINS = re.compile(r"\s*(?:#[^\n]*\n\s*)*\[(?:\[|(?:pack|drill)\])")
_HEADER = re.compile(rf"\[(?:pack|drill)\]|\[\[(?:{'|'.join((*ENTRY_TYPES, 'question', 'paper'))})\]\]")
_LOOKED_AT = 20_000
"""Bytes of a file, enough for what stands before the first header."""


def stray(path: Path) -> Problem | None:
    """The problem with a file that should have been a library file; None for any other, and for library files."""
    kind = path.suffix.lower()
    if kind not in _WRITTEN or path.is_symlink() or not path.is_file():
        return None
    if path.name.lower().endswith(".toml.txt"):
        message = f"文件名以 .txt 结尾，没有读入；请改名为 {path.name[:-4]}（先在资源管理器里显示扩展名）。"
        return Problem(path, 0, "", message)
    name = path.stem.lower().removesuffix(".toml")
    named_so = name in _NAMES and not path.with_name(f"{name}.toml").exists()
    if not named_so and not _holds_entries(path, kind):
        return None
    message = f"这个文件不会被读入；请用记事本把文字另存为 {path.stem.removesuffix('.toml')}.toml，编码选 UTF-8。"
    return Problem(path, 0, "", message)


def _holds_entries(path: Path, kind: str) -> bool:
    try:
        if kind == ".docx":
            with zipfile.ZipFile(path) as document, document.open("word/document.xml") as body:
                text = re.sub(rb"<[^>]*>", b"", body.read(_LOOKED_AT)).decode("utf-8", "replace")
            return bool(_BEGINS.match(text))
        with path.open("rb") as file:
            raw = file.read(_LOOKED_AT)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        # What cannot be opened cannot be told from any other document.
        return False
    if kind == ".txt":
        encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        return bool(_BEGINS.match(raw.decode(encoding, "replace")))
    return kind == ".rtf" and bool(_HEADER.search(raw.decode("latin-1")))
