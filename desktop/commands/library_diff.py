"""`peiting library diff`: what differs between two packs, or between two states of one, what is practised included."""

import argparse

from desktop.commands.library_choice import choose_pack
from desktop.session.library_changes import EntryChange, changes

_MARKS = {"added": "＋ 新增", "removed": "－ 去掉", "changed": "～ 改动"}


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `diff`."""
    parser = actions.add_parser("diff", help="比较两个话术包：新增、去掉、改动了什么")
    parser.add_argument("old", metavar="A", help="话术包的 id，或它的文件夹")
    parser.add_argument("new", metavar="B", help="同上；列出的是从 A 到 B 的变化")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what differs. Returns 0 when nothing does, 1 otherwise."""
    from desktop.session.practice.practice_contents import practice_changes

    old, new = choose_pack(args.old), choose_pack(args.new)
    found = (*changes(old.load(), new.load()), *practice_changes(old.load_practice(), new.load_practice()))
    for change in found:
        print(_text(change))
    if not found:
        print("两个话术包的内容相同。")
        return 0
    counts = {how: sum(change.how == how for change in found) for how in _MARKS}
    print("，".join(f"{_MARKS[how][2:]} {count}" for how, count in counts.items()) + "。")
    return 1


def _text(change: EntryChange) -> str:
    lines = [f"{_MARKS[change.how]} {change.kind} {change.name}（{change.id}）"]
    lines += [f"    {key.key}：{key.old or '（无）'} → {key.new or '（无）'}" for key in change.keys]
    return "\n".join(lines)
