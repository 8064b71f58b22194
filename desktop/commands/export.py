"""`peiting export`: calls, alerts or score items as a table for other programs."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from desktop.commands.kept_calls import add_filters, kept_calls, query_of
from desktop.errors import PeitingError
from desktop.session.held_with import library_and_sheet, scored

if TYPE_CHECKING:
    from desktop.session.export_files import Format
    from desktop.storage.call_query import CallQuery
    from desktop.storage.kept_call import KeptCall
    from desktop.storage.record import CallRecord


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export`."""
    parser = commands.add_parser("export", help="导出通话、提醒或评分项目：CSV、Excel、JSON Lines", description=__doc__)
    parser.add_argument("subject", choices=("calls", "alerts", "items"), help="calls 通话；alerts 提醒；items 评分项目")
    parser.add_argument("--format", choices=("csv", "jsonl", "xlsx"), help="默认看 FILE 的结尾")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="写到哪里")
    add_filters(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the table. Raises PeitingError when the record cannot be read or the file cannot be written."""
    from desktop.session.call_export import export_table
    from desktop.session.export_files import write_table

    form = _format(args)
    query = query_of(args)
    with kept_calls() as record:
        table = export_table(args.subject, _calls(record, query), library_and_sheet)
        try:
            count = write_table(table, args.output, form)
        except OSError as error:
            raise PeitingError(
                "export-unwritable",
                f"写不了 {args.output}（{error.strerror or error}）。",
                "请关闭打开着它的程序，或用 -o 换一个能写的位置。",
            ) from error
    print(f"已写好：{args.output.resolve()}  {count} 行")
    return 0


def _calls(record: "CallRecord", query: "CallQuery") -> "Iterator[KeptCall]":
    """One call in memory at a time."""
    for summary in record.find(query):
        yield scored(record.call(summary.id))


def _format(args: argparse.Namespace) -> "Format":
    from desktop.session.export_files import Format

    named = args.format or args.output.suffix.lower().removeprefix(".")
    for form in get_args(Format):
        if form == named:
            return form  # type: ignore[no-any-return]
    raise PeitingError(
        "export-format",
        f"从文件名 {args.output.name} 看不出格式。",
        "请加 --format csv、--format xlsx 或 --format jsonl。",
    )
