"""`peiting report CALL`: one call as a page to read, to send and to print."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.kept_calls import choose_call, kept_calls
from desktop.errors import PeitingError
from desktop.session.held_with import library_and_sheet, scored

if TYPE_CHECKING:
    from desktop.core.score_sheet import ScoreSheet
    from desktop.core.script import Library
    from desktop.storage.kept_call import KeptCall


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `report`."""
    parser = commands.add_parser(
        "report", help="把一通电话做成报告：得分和理由、时间线、提醒、逐字稿", description=__doc__
    )
    parser.add_argument("call", metavar="CALL", help="通话的编号（见 peiting history），或 last：最近一通")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="写到哪里（默认：当前文件夹下 编号.html）")
    parser.add_argument("--pdf", action="store_true", help="写成 PDF；FILE 以 .pdf 结尾时也是")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the report. Raises PeitingError when there is no such call or the file cannot be written."""
    with kept_calls() as record:
        call = choose_call(record, args.call)
    call = scored(call)
    library, sheet = library_and_sheet(call.summary.pack)
    pdf = args.pdf or (args.output is not None and args.output.suffix.lower() == ".pdf")
    target: Path = args.output or Path(f"{call.summary.id}{'.pdf' if pdf else '.html'}")
    try:
        (_write_pdf if pdf else _write_page)(target, call, library, sheet)
    except OSError as error:
        raise PeitingError(
            "report-unwritable", f"写不了 {target}（{error.strerror or error}）。", "请用 -o 换一个能写的位置。"
        ) from error
    print(f"已写好：{target.resolve()}")
    return 0


def _write_page(target: Path, call: "KeptCall", library: "Library", sheet: "ScoreSheet") -> None:
    from desktop.session.call_report import report_html

    target.write_text(report_html(call, library, sheet), encoding="utf-8")


def _write_pdf(target: Path, call: "KeptCall", library: "Library", sheet: "ScoreSheet") -> None:
    from desktop.gui.report_pdf import write_report_pdf
    from desktop.session.report_content import report_page

    write_report_pdf(report_page(call, library, sheet), target)
