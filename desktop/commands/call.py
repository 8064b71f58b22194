"""`peiting call …`: other programs of the user drive the running window, e.g. a softphone at its calls.

Exit codes: 0 done · 2 not understood · 3 not possible now, e.g. no call · 4 no window is open · 5 it does not answer.
"""

import argparse
import json
from dataclasses import asdict

from desktop.commands.foreign_words import ForeignWordsParser
from desktop.session.remote.commands import (
    AddNote,
    AskStatus,
    Command,
    GoTo,
    HoldCall,
    ResumeCall,
    StopCall,
)

_EPILOG = """退出码：0 完成；2 命令有误；3 窗口开着，但现在做不到（如没有通话）；4 窗口没有打开；5 窗口没有回答。
来电显示请放在 -- 之后，或跟在 --number、--name 后面；它们怎么写都只当文字。"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "call", help="让别的程序（如软电话）操作已打开的窗口", epilog=_EPILOG, allow_abbrev=False
    )
    actions = parser.add_subparsers(
        title="动作", metavar="ACTION", required=True, dest="action", parser_class=ForeignWordsParser
    )
    start = _action(actions, "start", "电话接通了：开始一通电话", "来电号码或姓名")
    start.take_value("--number", "来电号码")
    start.take_value("--name", "来电显示的姓名")
    start.take_value("--title", "先生或女士")
    _action(actions, "stop", "电话挂断了：结束这通电话", "不用，软电话附加的号码放这里没有关系")
    _action(actions, "hold", "请客户等待：打开等待的流程", "不用")
    _action(actions, "resume", "客户回到线上：结束等待", "不用")
    _action(actions, "note", "给这通电话记一条备注", "备注的内容")
    _action(actions, "stage", "转到某个阶段或情形", "它的编号（id）或名称")
    _action(actions, "status", "现在的状态", "不用").add_argument(
        "--json", action="store_true", help="输出一个 JSON 对象"
    )


def run(args: argparse.Namespace) -> int:
    """Ask the window and say what came of it."""
    from desktop.commands.remote import tell_window

    status = args.action == "status"
    answer, code = tell_window(_command(args), launch=args.launch, quiet=status and args.json)
    if status and args.json and answer is not None and answer.status is not None:
        print(json.dumps(asdict(answer.status), ensure_ascii=False))
    return code


def _action(
    actions: "argparse._SubParsersAction[ForeignWordsParser]", name: str, meaning: str, words: str
) -> ForeignWordsParser:
    parser = actions.add_parser(name, help=meaning)
    parser.take_words(words)
    parser.add_argument("--launch", action="store_true", help="窗口没有打开时先打开它")
    parser.set_defaults(run=run)
    return parser


def _command(args: argparse.Namespace) -> Command:
    from desktop.session.remote.caller import plain, start_by
    from desktop.session.remote.commands import LONGEST_NOTE, LONGEST_PLACE

    words = " ".join(args.alone)
    match args.action:
        case "start":
            return start_by(args.alone, args.number, args.name, args.title)
        case "note":
            return AddNote(plain(words, LONGEST_NOTE))
        case "stage":
            return GoTo(plain(words, LONGEST_PLACE))
    plain_commands: dict[str, Command] = {
        "stop": StopCall(),
        "hold": HoldCall(),
        "resume": ResumeCall(),
        "status": AskStatus(),
    }
    return plain_commands[args.action]
