"""`peiting doctor`: what works, what is missing and how to mend it, each a line."""

import argparse
import dataclasses
import json

_MARKS = {"good": "✓", "poor": "!", "bad": "✗"}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("doctor", help="检查这台电脑能否正常使用，并说明如何修复")
    parser.add_argument("--json", action="store_true", help="每行输出一个 JSON 对象")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a finding; 0 when an agent can work with the program, 1 when not."""
    from desktop.commands.health import examine

    usable = True
    for finding in examine():
        usable = usable and finding.state != "bad"
        if args.json:
            print(json.dumps(dataclasses.asdict(finding), ensure_ascii=False), flush=True)
        else:
            remedy = f" → {finding.remedy}" if finding.remedy else ""
            print(f"{_MARKS[finding.state]} {finding.what}：{finding.found}{remedy}", flush=True)
    return 0 if usable else 1
