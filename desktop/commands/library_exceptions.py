"""`peiting library exceptions`: the alerts that agents called wrong, and how to make one an exception."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop import paths
from desktop.commands.library_choice import choose_pack
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.core.script import Phrase
    from desktop.storage.exceptions import ProposedException


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `exceptions`."""
    parser = actions.add_parser("exceptions", help="列出坐席报告的误报；采纳一条，写成例外")
    parser.add_argument("--accept", type=int, metavar="N", help="第 N 条：打印要贴进自己话术包的条目")
    parser.add_argument("--text", default="", metavar="说法", help="例外的说法（默认：当时那一句里忌语前后的话）")
    parser.add_argument("--json", action="store_true", help="一行一个 JSON 对象")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the proposals, or print the entry that accepts one.

    Raises PeitingError when there is no such proposal, or it is about no phrase of the library.
    """
    from desktop.session.kept_record import sealed_words
    from desktop.storage.exceptions import read_proposed

    proposed = read_proposed(paths.proposed_exceptions(), sealed_words())
    if args.accept is not None:
        return _accept(proposed, args.accept, args.text)
    for number, one in enumerate(proposed, 1):
        print(json.dumps(asdict(one), ensure_ascii=False) if args.json else _line(number, one))
    if not proposed and not args.json:
        print("还没有误报。")
    return 0


def _line(number: int, one: "ProposedException") -> str:
    said = f"听到“{one.heard}”，整句：{one.sentence}" if one.heard else "按隐私设置没有保存当时的话"
    return f"{number}. {one.at or '时间不详'}　{one.pack}　{one.title}（{one.rule}）：{said}"


def _accept(proposed: "list[ProposedException]", number: int, text: str) -> int:
    if not 1 <= number <= len(proposed):
        raise PeitingError("no-such-exception", f"没有第 {number} 条误报。", f"共有 {len(proposed)} 条。")
    one = proposed[number - 1]
    phrase = next((phrase for phrase in choose_pack(one.pack).load().phrases if phrase.id == one.rule), None)
    if phrase is None:
        raise PeitingError(
            "no-phrase", f"“{one.rule}”不是话术库里的忌语，不能加例外。", "请在设置里改它的上限，或者告诉程序的作者。"
        )
    exception = text or _around(one)
    if not exception:
        raise PeitingError("no-words", "这一条没有保存当时的话。", '请写明例外的说法：--text "……"。')
    print(f"# 贴进 {paths.user_library()} 里盖在“{one.pack}”上面的话术包（没有就先运行")
    print(f"# peiting library new 我的改动 --over {one.pack}），再运行 peiting library check。")
    print(_entry(phrase, exception))
    return 0


_AROUND = 4
"""Characters on each side: enough to tell this use of the phrase, few enough to be said again."""


def _around(one: "ProposedException") -> str:
    at = one.sentence.find(one.heard) if one.heard else -1
    return one.sentence[max(at - _AROUND, 0) : at + len(one.heard) + _AROUND] if at >= 0 else ""


def _entry(phrase: "Phrase", exception: str) -> str:
    """The phrase as TOML with one more exception; JSON strings are TOML strings."""

    def quoted(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    fields = {"id": phrase.id, "text": phrase.text, "say": phrase.say, "group": phrase.group}
    lines = ["[[phrase]]", *(f"{name} = {quoted(value)}" for name, value in fields.items())]
    lines += [f"severity = {quoted(phrase.severity)}", f"exact = {quoted(phrase.exact)}"]
    lines += [f"variants = {quoted(list(phrase.variants))}", f"exceptions = {quoted([*phrase.exceptions, exception])}"]
    if phrase.unless_in:
        lines.append(f"unless_in = {quoted(list(phrase.unless_in))}")
    source = phrase.source
    names = ("standard", "document", "section")
    lines.append("source = { " + ", ".join(f"{name} = {quoted(getattr(source, name))}" for name in names) + " }")
    return "\n".join(lines)
