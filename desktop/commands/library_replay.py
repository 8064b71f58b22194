"""`peiting library replay`: a changed library on calls of the past, before anybody is warned by it."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.session.draft_library import DraftLibrary
    from desktop.session.past_calls import PastCalls
    from desktop.storage.record import CallRecord
    from desktop.storage.settings import Settings

_MOST = 3


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `replay`."""
    parser = actions.add_parser("replay", help="先试再用：在以前的通话上试运行改过的话术，看提醒会多哪些、少哪些")
    parser.add_argument("--draft", type=Path, required=True, metavar="DIR", help="改过、还没有启用的话术包文件夹")
    parser.add_argument("--pack", default="", metavar="P", help="只试用这个话术包的通话（默认：全部）")
    parser.add_argument("--since", default="", metavar="DATE", help="只试这一天以来的通话，例如 2026-11-01")
    parser.add_argument("--calls", type=Path, metavar="DIR", help="不用通话记录，改用这个文件夹里的文字通话（.jsonl）")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--most", type=int, default=_MOST, metavar="N", help=f"每条规则最多列几句（默认：{_MOST}）")
    shown.add_argument("--all", action="store_true", help="全部列出")
    parser.add_argument("--json", action="store_true", help="给程序用：进度和结果各是一行 JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what would be different. Returns 0, or 2 when entries of the draft had to be left out.

    Raises PeitingError when the draft or the calls cannot be used at all.
    """
    from desktop.session.draft_library import DraftLibrary
    from desktop.session.kept_record import open_kept_record
    from desktop.session.time_machine import try_out
    from desktop.session.trial_page import trial_lines
    from desktop.storage.settings import limits_of, load_settings

    settings = load_settings(paths.settings_file()).settings
    since = _day(args.since)
    draft = DraftLibrary(args.draft, paths.scripts_library(), paths.user_library(), args.pack)
    broken = _tell_problems(draft, args.pack or settings.library.pack)
    record = None if args.calls else open_kept_record(settings.record)
    try:
        calls = _calls(args, settings, since, record)
        trial = try_out(calls, draft, limits_of(settings), _progress(len(calls), args.json))
    finally:
        if record is not None:
            record.close()
    if args.json:
        print(trial.as_json())
        return 2 if broken else 0
    if draft.in_use:
        print(f"{args.draft} 已经在使用中：下面是和没有它的时候比。")
    for line in trial_lines(trial, None if args.all else max(0, args.most)):
        print(line)
    return 2 if broken else 0


def _day(text: str) -> str:
    try:
        if text:
            datetime.fromisoformat(text)
        return text
    except ValueError as error:
        raise PeitingError("since-form", f"“--since {text}”不是日期。", "请写成 --since 2026-11-01。") from error


def _tell_problems(draft: "DraftLibrary", pack: str) -> bool:
    """Say on stderr what of the draft had to be left out, as `peiting library check` says it."""
    if not draft.knows(pack):
        return False
    problems = draft.versions(pack).problems
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"草稿有 {len(problems)} 处错误，所在条目没有读入，其余照常试运行。", file=sys.stderr)
    return bool(problems)


def _calls(args: argparse.Namespace, settings: "Settings", since: str, record: "CallRecord | None") -> "PastCalls":
    from desktop.session.past_calls import KeptCalls, WrittenCalls

    if record is None:
        return WrittenCalls(args.calls, args.pack or settings.library.pack, since, only_of=args.pack)
    return KeptCalls(record, args.pack, since)


def _progress(total: int, as_json: bool) -> Callable[[int], None]:
    """Where programs read it a line a call; before people a line that is written over, if they watch."""

    def tell(done: int) -> None:
        if as_json:
            print(json.dumps({"done": done, "total": total}), flush=True)
        elif sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\r试运行 {done} / {total} 通", end=end, file=sys.stderr, flush=True)

    return tell
