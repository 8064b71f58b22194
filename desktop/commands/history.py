"""`peiting history`: the calls that are kept, the latest first; with `--trends` what they tell together."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.commands.kept_calls import add_filters, kept_calls, query_of

if TYPE_CHECKING:
    from desktop.session.trends import Trends
    from desktop.storage.call_query import CallQuery
    from desktop.storage.kept_call import CallSummary
    from desktop.storage.record import CallRecord

_LIMIT = 30


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `history`."""
    parser = commands.add_parser("history", help="列出留存的通话：状态、时长、得分、提醒", description=__doc__)
    add_filters(parser, _LIMIT)
    parser.add_argument("--json", action="store_true", help="给程序用：每通一行 JSON")
    parser.add_argument(
        "--trends", action="store_true", help="得分走势、规则准确率、投诉分类、未办的承诺；不受 --limit 限制"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a call. Raises PeitingError when the record cannot be read or a condition is none."""
    query = query_of(args)
    with kept_calls() as record:
        if args.trends:
            _tell_trends(_trends(record, query), args.pack, args.json)
            return 0
        calls = record.find(query)
    for call in calls:
        print(json.dumps(asdict(call), ensure_ascii=False) if args.json else _line(call))
    if not calls and not args.json:
        print("没有这样的通话。")
    return 0


def _trends(record: "CallRecord", query: "CallQuery") -> "Trends":
    from desktop.session.held_with import scored
    from desktop.session.trends import found_calls, trends_of

    return trends_of((scored(record.call(one.id)) for one in found_calls(record, query)), datetime.now())


def _tell_trends(trends: "Trends", pack: str, as_json: bool) -> None:
    from desktop.session.held_with import names_in
    from desktop.session.trend_words import told

    if as_json:
        print(json.dumps(asdict(trends), ensure_ascii=False, default=str))
        return
    dimension, rule = names_in(pack)
    for line in told(trends, dimension, rule):
        print(line)


def _line(call: "CallSummary") -> str:
    from desktop.session.call_time import minutes
    from desktop.session.report_head import STATES, started, who
    from desktop.session.score_words import points

    length = "—" if call.seconds is None else minutes(call.seconds)
    score = "未评分" if call.score is None else f"{points(call.score)} 分"
    contests = f"申诉 {call.contests} 项" if call.contests else ""
    parts = [
        call.id,
        started(call),
        STATES[call.state],
        length,
        score,
        f"提醒 {call.alerts} 条",
        call.pack,
        who(call),
        contests,
    ]
    return "  ".join(part for part in parts if part)
