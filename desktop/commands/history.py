"""`peiting history`: the calls that are kept, the latest first."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.commands.kept_calls import add_filters, kept_calls, query_of

if TYPE_CHECKING:
    from desktop.storage.kept_call import CallSummary
    from desktop.storage.record import CallRecord

_LIMIT = 30


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `history`."""
    parser = commands.add_parser("history", help="列出留存的通话：状态、时长、得分、提醒", description=__doc__)
    add_filters(parser, _LIMIT)
    parser.add_argument("--json", action="store_true", help="给程序用：每通一行 JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a call. Raises PeitingError when the record cannot be read or a condition is none."""
    query = query_of(args)
    with kept_calls() as record:
        calls = record.find(query)
        for call in calls:
            alerts = _alerts(record, call)
            print(
                json.dumps(asdict(call) | {"alerts": alerts}, ensure_ascii=False) if args.json else _line(call, alerts)
            )
    if not calls and not args.json:
        print("没有这样的通话。")
    return 0


def _alerts(record: "CallRecord", call: "CallSummary") -> int:
    """How many there were, those left out that were withdrawn."""
    from desktop.session.alert_lives import alert_lives

    return sum(not life.withdrawn for life in alert_lives(record.events(call.id)))


def _line(call: "CallSummary", alerts: int) -> str:
    from desktop.session.report_head import STATES, started, who
    from desktop.session.score_words import points
    from desktop.session.time_line_picture import clock

    length = "—" if call.seconds is None else clock(call.seconds)
    score = "未评分" if call.score is None else f"{points(call.score)} 分"
    contests = f"申诉 {call.contests} 项" if call.contests else ""
    parts = [
        call.id,
        started(call),
        STATES[call.state],
        length,
        score,
        f"提醒 {alerts} 条",
        call.pack,
        who(call),
        contests,
    ]
    return "  ".join(part for part in parts if part)
