"""`peiting doctor`: what works, what is missing and how to mend it, each a line."""

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.commands.health import Finding

_MARKS = {"good": "✓", "poor": "!", "bad": "✗"}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("doctor", help="检查这台电脑能否正常使用，并说明如何修复")
    parser.add_argument("--json", action="store_true", help="每行输出一个 JSON 对象")
    parser.add_argument(
        "--bundle", type=Path, metavar="FILE", help="把日志、版本、设置和检查结果打包成 zip；不含任何人说过的话"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a finding; 0 when an agent can work with the program, 1 when not."""
    from desktop.commands.health import examine

    usable = True
    findings = []
    for finding in examine():
        findings.append(finding)
        usable = usable and finding.state != "bad"
        if args.json:
            print(json.dumps(dataclasses.asdict(finding), ensure_ascii=False), flush=True)
        else:
            remedy = f" → {finding.remedy}" if finding.remedy else ""
            print(f"{_MARKS[finding.state]} {finding.what}：{finding.found}{remedy}", flush=True)
    if args.bundle is not None:
        _bundle(args.bundle, findings)
    return 0 if usable else 1


def _bundle(path: Path, findings: "list[Finding]") -> None:
    from desktop.commands.bundle import write_bundle

    names = write_bundle(path, findings)
    print(f"已打包到 {path}：{'、'.join(names)}。", file=sys.stderr)
    print("里面没有说过的话，也没有姓名和工号；发送之前可以打开看一看。", file=sys.stderr)
