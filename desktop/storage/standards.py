"""The rows of the standards: what each asks for, and how it can be met. `scripts_library/standards.toml` holds them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import PeitingError

MUST_BE_CARRIED = "HNOW"
"""The documents whose prompts and checklist items the library has to hold; Q is the sheet by which they are scored."""


@dataclass(frozen=True, slots=True)
class Standard:
    """One row."""

    id: str
    """The document's letter and the row's number: N14."""
    asks: str
    marks: tuple[str, ...]
    """P prompt or procedure, A automatic alert, C checklist item, S score, T training, R record or report."""

    @property
    def required(self) -> bool:
        """Whether some entry of the library has to carry it."""
        return self.id[0] in MUST_BE_CARRIED and bool({"P", "C"} & set(self.marks))


def read_standards(path: Path) -> tuple[Standard, ...]:
    """All rows, in the order of the file.

    Raises PeitingError when the file cannot be read or is not what it should be.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["standard"]
        return tuple(Standard(row["id"], row["asks"], tuple(row["marks"])) for row in rows)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PeitingError(
            "standards-unreadable", f"规范条目表读不了：{path}（{error}）。", "这个文件随程序提供，请重新安装陪听。"
        ) from error
