"""`peiting data`: what is kept on this machine, all of it, readable; and how to erase it."""

import argparse
import dataclasses
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.session.data_erasure import Erased
    from desktop.storage.kept_data import KeptFile
    from desktop.storage.record_settings import RecordSettings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("data", help="这台电脑上保存了什么：查看、导出、删除")
    actions = parser.add_subparsers(title="命令", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="列出保存的每一个文件：是什么、多大、从什么时候起")
    show.set_defaults(run=_show)
    export = actions.add_parser("export", help="把全部数据导出成一个 ZIP 文件，原话会解密")
    export.add_argument("file", type=Path, metavar="FILE")
    export.set_defaults(run=_export)
    erase = actions.add_parser("erase", help="彻底删除，不能恢复")
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("--call", metavar="ID", help="一通电话")
    which.add_argument("--before", metavar="DATE", help="这一天之前的所有通话和练习，如 2026-11-01")
    which.add_argument("--all", action="store_true", help="所有通话、练习、密钥、误报、语速和日志")
    erase.add_argument("--yes", action="store_true", help="不再询问")
    erase.set_defaults(run=_erase)
    for action in (show, export, erase):
        action.add_argument("--json", action="store_true", help="输出 JSON")


def _show(args: argparse.Namespace) -> int:
    from desktop.session.data_summary import how_it_is_kept
    from desktop.storage.kept_data import kept_files

    wanted = _wanted()
    files = kept_files()
    if args.json:
        for file in files:
            print(json.dumps(dataclasses.asdict(file) | {"path": str(file.path)}, ensure_ascii=False))
        return 0
    for sentence in how_it_is_kept(wanted):
        print(sentence)
    print()
    for file in files:
        print(_line(file))
    print(f"合计 {len(files)} 项，{_size(sum(file.bytes for file in files))}。")
    return 0


def _export(args: argparse.Namespace) -> int:
    from desktop.session.data_export import export_data

    exported = export_data(_wanted(), args.file)
    if args.json:
        print(json.dumps(dataclasses.asdict(exported)))
        return 0
    practice = f"、{exported.practice} 次练习" if exported.practice else ""
    print(
        f"已导出 {exported.calls} 通通话{practice}和 {exported.files} 个文件到 {args.file}（{_size(exported.bytes)}）。"
    )
    print("导出的文件没有加密，请妥善保管。")
    if exported.unreadable:
        print(f"有 {exported.unreadable} 处原话因密钥丢失或打不开而没能导出，其余完整。")
    return 0


def _erase(args: argparse.Namespace) -> int:
    from desktop.session.data_erasure import erase_all, erase_before, erase_call

    wanted = _wanted()
    before = _day(args.before) if args.before else ""
    what = (
        f"通话 {args.call}"
        if args.call
        else f"{before} 之前的所有通话和练习"
        if before
        else "所有通话、练习、密钥、误报、语速和日志"
    )
    if not args.yes and not _agreed(what):
        print("没有删除任何东西。")
        return 1
    if args.call:
        erased = erase_call(wanted, args.call)
    else:
        erased = erase_before(wanted, before) if before else erase_all(wanted)
    _report(erased, args.json)
    return 0


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise PeitingError("day-form", f"“--before {text}”不是日期。", "请写成 --before 2026-11-01。") from error


def _agreed(what: str) -> bool:
    if not sys.stdin.isatty():
        raise PeitingError("erase-unasked", f"要删除{what}，但这里没法询问。", "确定要删就加上 --yes。")
    return input(f"将彻底删除{what}，不能恢复。输入 yes 确认：").strip().lower() == "yes"


def _report(erased: "Erased", as_json: bool) -> None:
    if as_json:
        paths = [str(file.path) for file in erased.files]
        print(json.dumps(dataclasses.asdict(erased) | {"files": paths}, ensure_ascii=False))
        return
    print(f"已删除 {erased.calls} 通通话。")
    if erased.practice:
        print(f"已删除 {erased.practice} 次练习和考试。")
    if erased.false_alarms:
        print(f"已删去 {erased.false_alarms} 条误报里的原话。")
    for file in erased.files:
        print(f"已删除 {_line(file)}")
    if erased.going_on:
        print(f"{erased.going_on} 通正在进行，没有删除。")
    print("别处的备份和导出的文件不在其中，请自行删除。")


def _line(file: "KeptFile") -> str:
    many = f"，{file.files} 个文件" if file.files != 1 else ""
    return f"{file.path}　{_size(file.bytes)}{many}　自 {file.since.replace('T', ' ')}　{file.meaning}"


def _size(size: int) -> str:
    return f"{size} 字节" if size < 10_000 else f"{size / 1e6:.2f} MB" if size < 1e9 else f"{size / 1e9:.2f} GB"


def _wanted() -> "RecordSettings":
    from desktop import paths
    from desktop.storage.settings import load_settings

    return load_settings(paths.settings_file()).settings.record
