"""Which kept calls a command is about, and what their names mean. Opens the record that the window keeps."""

import argparse
import contextlib
import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import KeptCall

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_EVERY_CALL = 1_000_000_000
_STATES = {"complete": "ended", "interrupted": "interrupted", "open": "open"}


def add_filters(parser: argparse.ArgumentParser, limit: int | None = None) -> None:
    """The conditions by which calls are chosen; all that are given have to hold. No `limit`: every call."""
    parser.add_argument("--agent", default="", metavar="A", help="坐席的工号或姓名")
    parser.add_argument("--pack", default="", metavar="P", help="话术包，例如 inbound")
    parser.add_argument("--since", default="", metavar="DAY", help="从哪一天（或时刻）起，例如 2026-11-01")
    parser.add_argument("--until", default="", metavar="DAY", help="到哪一天为止，含这一天")
    parser.add_argument("--rule", default="", metavar="R", help="有过这条规则的提醒，例如 dead_air")
    parser.add_argument("--score-below", type=float, metavar="N", help="得分低于 N")
    parser.add_argument("--score-from", type=float, metavar="N", help="得分不低于 N")
    parser.add_argument("--state", choices=tuple(_STATES), help="complete 完整；interrupted 中断；open 进行中")
    told = f"最多多少通，最近的在前（默认：{limit or '全部'}）"
    parser.add_argument("--limit", type=int, default=limit or _EVERY_CALL, metavar="N", help=told)


def query_of(args: argparse.Namespace) -> CallQuery:
    """The conditions that were given. Raises PeitingError for a day or a number that is none."""
    if args.limit < 1:
        raise PeitingError("limit-form", f"“--limit {args.limit}”至少要是 1。", "请写成 --limit 20。")
    return CallQuery(
        agent=args.agent,
        pack=args.pack,
        since=_moment("--since", args.since),
        until=_after(_moment("--until", args.until)),
        rule=args.rule,
        least=args.score_from,
        # The record takes the highest score that counts, people say which one does not any more.
        most=None if args.score_below is None else math.nextafter(args.score_below, -math.inf),
        state=_STATES[args.state] if args.state else None,  # type: ignore[arg-type]
        limit=args.limit,
    )


def _moment(option: str, text: str) -> str:
    try:
        if text:
            datetime.fromisoformat(text)
        return text
    except ValueError as error:
        raise PeitingError("day-form", f"“{option} {text}”不是日期。", f"请写成 {option} 2026-11-01。") from error


def _after(until: str) -> str:
    """Of a day the first one that no longer counts; a moment as it is."""
    try:
        return (date.fromisoformat(until) + timedelta(days=1)).isoformat()
    except ValueError:
        return until


@contextlib.contextmanager
def kept_calls() -> Iterator["CallRecord"]:
    """The record, let go of afterwards. Raises PeitingError (`record-…`) when it cannot be used."""
    from desktop.session.kept_record import open_kept_record
    from desktop.storage.settings import load_settings

    record = open_kept_record(load_settings(paths.settings_file()).settings.record)
    try:
        yield record
    finally:
        record.close()


def choose_call(record: "CallRecord", word: str) -> KeptCall:
    """The call of that id, or the latest one for `last`. Raises PeitingError when there is none."""
    if word != "last":
        return record.call(word)
    latest = record.find(CallQuery(limit=1))
    if not latest:
        raise PeitingError(
            "no-calls", "还没有留存任何通话。", "打一通电话，或者用 peiting replay 文件 --record 存入一通。"
        )
    return record.call(latest[0].id)
