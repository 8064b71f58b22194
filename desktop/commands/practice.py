"""`peiting practice`: rehearse calls with a customer who answers, take papers, see and share what came of it."""

import argparse
import json
from pathlib import Path

_MODES = ("guided", "fading", "exam")
_LARGEST_SEED = 2**63 - 1
"""What a database and the files of a trainer hold."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `practice`."""
    parser = commands.add_parser("practice", help="练习：和会回应的客户演练、考试、看进步", description=__doc__)
    actions = parser.add_subparsers(title="命令", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="列出演练和试卷")
    listed.add_argument("--topic", default="", metavar="T", help="只列这个主题，例如 complaint")
    listed.add_argument("--json", action="store_true", help="给程序用：每项一行 JSON")
    listed.set_defaults(run=_list)
    _add_doing(actions)
    progress = actions.add_parser("progress", help="练得怎么样，今天练什么")
    progress.add_argument("--json", action="store_true", help="给程序用")
    progress.add_argument("--html", type=Path, metavar="FILE", help="写成可以打印的小结；以 .pdf 结尾时写成 PDF")
    progress.set_defaults(run=_progress)
    _add_sharing(actions)
    for action in actions.choices.values():
        action.add_argument("--pack", default="", metavar="P", help="话术包（默认：设置里的那个）")


def _add_doing(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = actions.add_parser("run", help="演练一通电话")
    run.add_argument("drill", metavar="ID", help="演练的编号，见 peiting practice list")
    run.add_argument("--mode", choices=_MODES, default="guided", help="guided 带提示；fading 渐隐提示；exam 考试")
    run.add_argument("--text", action="store_true", help="不用耳机：客户的话显示出来，您用键盘回答")
    run.set_defaults(run=_run)
    exam = actions.add_parser("exam", help="考一份试卷，用字母作答")
    exam.add_argument("paper", metavar="PAPER", help="试卷的编号，见 peiting practice list")
    exam.add_argument("--seed", type=_seed, metavar="N", help="卷号：同一卷号抽出同一份试卷")
    exam.set_defaults(run=_exam)


def _add_sharing(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    share = actions.add_parser("share", help="把成绩分享到培训师能读的文件夹，并领取任务")
    share.add_argument("folder", type=Path, metavar="FOLDER")
    share.add_argument("--show", action="store_true", help="只看会分享什么，不写文件")
    share.set_defaults(run=_share)
    assign = actions.add_parser("assign", help="培训师：布置演练或试卷")
    assign.add_argument("folder", type=Path, metavar="FOLDER")
    what = assign.add_mutually_exclusive_group(required=True)
    what.add_argument("--drill", default="", metavar="ID")
    what.add_argument("--paper", default="", metavar="PAPER")
    assign.add_argument("--mode", choices=_MODES, default="guided", help="演练的方式")
    assign.add_argument("--due", default="", metavar="DAY", help="哪一天前完成，例如 2026-12-01")
    assign.add_argument(
        "--to", action="append", default=[], metavar="A", help="给谁：姓名或工号，用逗号分开，也可重复（默认：所有人）"
    )
    assign.add_argument("--seed", type=_seed, default=1, metavar="N", help="试卷的卷号，大家考同一份")
    assign.set_defaults(run=_assign)
    group = actions.add_parser("group", help="培训师：看一个文件夹里大家分享的成绩")
    group.add_argument("folder", type=Path, metavar="FOLDER")
    group.add_argument("--json", action="store_true", help="给程序用：每人一行 JSON")
    group.set_defaults(run=_group)


def _seed(text: str) -> int:
    if text.isdecimal() and len(text) < 20 and int(text) <= _LARGEST_SEED:
        return int(text)
    raise argparse.ArgumentTypeError(f"卷号要写 0 到 {_LARGEST_SEED} 的整数")


def _list(args: argparse.Namespace) -> int:
    from desktop.commands.practice_exam import limit_words
    from desktop.commands.practice_shelf import current_settings, load_shelf
    from desktop.session.practice.practice_words import TOPIC_NAMES

    shelf = load_shelf(args.pack or current_settings().library.pack)
    drills = sorted(
        (one for one in shelf.drills if args.topic in ("", one.topic)), key=lambda one: (one.difficulty, one.id)
    )
    papers = [] if args.topic else shelf.papers
    if args.json:
        for drill in drills:
            told = {"drill": drill.id, "title": drill.title, "topic": drill.topic, "difficulty": drill.difficulty}
            print(json.dumps(told | {"standard": drill.source.standard}, ensure_ascii=False))
        for plan in papers:
            told = {"paper": plan.id, "name": plan.name, "size": plan.size, "minutes": plan.minutes}
            print(json.dumps(told, ensure_ascii=False))
        return 0
    for drill in drills:
        print(f"{'●' * drill.difficulty:<3}  {drill.id}  {TOPIC_NAMES.get(drill.topic, drill.topic)}  {drill.title}")
    for plan in papers:
        print(f"试卷  {plan.id}  {plan.name}  {plan.size} 题，{limit_words(plan)}，{plan.pass_mark:g}% 及格")
    if not drills and not papers:
        print("没有这样的演练。")
    return 0


def _run(args: argparse.Namespace) -> int:
    from desktop.commands import practice_run

    return practice_run.run(args)


def _exam(args: argparse.Namespace) -> int:
    from desktop.commands import practice_exam

    return practice_exam.run(args)


def _progress(args: argparse.Namespace) -> int:
    from desktop.commands import practice_progress

    return practice_progress.progress(args)


def _share(args: argparse.Namespace) -> int:
    from desktop.commands import practice_progress

    return practice_progress.share(args)


def _assign(args: argparse.Namespace) -> int:
    from desktop.commands import practice_progress

    return practice_progress.assign(args)


def _group(args: argparse.Namespace) -> int:
    from desktop.commands import practice_progress

    return practice_progress.group(args)
