"""Writes tables so that the programs of an office open them: CSV, Excel, and JSON Lines for programs.

Whatever a name holds, no cell becomes a formula: a text that a spreadsheet would calculate is written as text.
"""

import csv
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from desktop.session.call_export import ExportTable, Value

Format = Literal["csv", "jsonl", "xlsx"]

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet takes for the beginning of a formula, the wide signs of a Chinese keyboard included."""
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_YES_NO = {True: "是", False: "否"}
_CELL = 32767
"""The most characters that a cell of Excel holds."""


def write_table(table: ExportTable, target: Path, form: Format) -> int:
    """Write the file whole or not at all. Returns how many rows; raises OSError when it cannot be written."""
    writers: dict[Format, Callable[[ExportTable, Path], int]] = {"csv": _csv, "jsonl": _jsonl, "xlsx": _xlsx}
    with _replacing(target) as part:
        return writers[form](table, part)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    part = target.with_name(f"{target.name}.part-{os.getpid()}")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _csv(table: ExportTable, target: Path) -> int:
    # With the byte order mark, without which Excel on Chinese Windows reads the file as GBK.
    with target.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow([column.head for column in table.columns])
        count = 0
        for count, row in enumerate(table.rows, start=1):  # noqa: B007 - the last one is how many there were
            writer.writerow([_harmless(value) for value in _read_by_people(table, row)])
    return count


def _jsonl(table: ExportTable, target: Path) -> int:
    keys = [column.key for column in table.columns]
    with target.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        count = 0
        for count, row in enumerate(table.rows, start=1):  # noqa: B007 - the last one is how many there were
            file.write(json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False) + "\n")
    return count


def _xlsx(table: ExportTable, target: Path) -> int:
    # A third of a second to import: not before somebody wants it.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for index in range(len(table.columns)):
        sheet.column_dimensions[chr(ord("A") + index)].width = 16

    def cell(value: Value) -> object:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, _NOT_IN_XML.sub("�", value)[:_CELL])
        made.data_type = "s"
        return made

    heads = [WriteOnlyCell(sheet, column.head) for column in table.columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    count = 0
    for count, row in enumerate(table.rows, start=1):  # noqa: B007 - the last one is how many there were
        sheet.append([cell(value) for value in _read_by_people(table, row)])
    book.save(target)
    return count


def _read_by_people(table: ExportTable, row: Sequence[Value]) -> Iterator[Value]:
    for column, value in zip(table.columns, row, strict=True):
        if isinstance(value, bool):
            yield _YES_NO[value]
        else:
            yield column.words.get(value, value) if isinstance(value, str) else value


def _harmless(value: Value) -> Value:
    """A cell of a CSV file, where everything is text and only an apostrophe keeps a formula from being one."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
