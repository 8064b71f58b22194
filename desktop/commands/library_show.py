"""`peiting library show`: a pack at a glance, or one entry of it as a readable procedure."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from desktop import paths
from desktop.commands.library_choice import PackChoice, choose_pack
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session.entry_words import Shown, entries_of, entry_words

if TYPE_CHECKING:
    from desktop.storage.library_origins import Key, Origin


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `show`."""
    parser = actions.add_parser("show", help="查看话术包里有什么，或某一条的全部内容")
    parser.add_argument(
        "pack", nargs="?", default="", metavar="PACK", help="话术包的 id 或文件夹；不写就列出全部话术包"
    )
    parser.add_argument(
        "id", nargs="?", default="", metavar="ID", help="条目、步骤、演练、试题或试卷的 id；不写就列出目录"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print it. Raises PeitingError when there is no such pack or entry."""
    if not args.pack:
        lines: Iterable[str] = _packs()
    else:
        choice = choose_pack(args.pack)
        lines = _entry(choice, args.id) if args.id else _contents(choice)
    for line in lines:
        print(line)
    return 0


def _packs() -> Iterator[str]:
    from desktop.storage.library import available_packs

    for pack in available_packs(paths.library_folders()):
        yield f"{pack.id}  {pack.name} {pack.version}"
        yield from (f"    {folder}" for folder in pack.folders)


def _contents(choice: PackChoice) -> Iterator[str]:
    from desktop.session.practice.practice_contents import practice_contents

    yield from _scripts(choice.load())
    yield from practice_contents(choice.load_practice())


def _scripts(library: Library) -> Iterator[str]:
    yield f"{library.name}（{library.id} {library.version}）"
    yield "\n阶段"
    yield from (f"  {stage.name}  {stage.id}  {len(stage.steps)} 步" for stage in library.stages)
    for family in library.families:
        inside = [one for one in library.situations if one.family == family.id]
        if inside:
            yield f"\n情形 · {family.name}（{family.id}）"
            yield from (f"  {one.name}  {one.id}  {len(one.steps)} 步" for one in inside)
    yield "\n必说项"
    places = {stage.id: stage.name for stage in library.stages}
    places.update({family.id: family.name for family in library.families})
    for item in library.items:
        yield f"  {item.name}  {item.id}  {places[item.stage or item.family]}"
    yield f"\n忌语 {len(library.phrases)} 条，按类别："
    for group in dict.fromkeys(phrase.group for phrase in library.phrases):
        inside_group = [phrase for phrase in library.phrases if phrase.group == group]
        yield f"  {group}：{'、'.join(f'{phrase.text}（{phrase.id}）' for phrase in inside_group)}"


def _entry(choice: PackChoice, entry_id: str) -> Iterator[str]:
    from desktop.session.practice.practice_contents import practised, practised_words
    from desktop.storage.library_origins import origins, practice_origins

    library = choice.load()
    entries, rehearsed = entries_of(library), practised(choice.load_practice())
    found = [shown for shown in entries if entry_id in shown.ids]
    trained = [one for one in rehearsed if one.id == entry_id]
    if not found and not trained:
        known = [*(one for shown in entries for one in shown.ids), *(one.id for one in rehearsed)]
        raise _unknown(choice, entry_id, known)
    places = origins(choice.id, choice.folders) if found else {}
    for shown in found:
        yield from entry_words(shown, library)
        yield from _written((shown.kind, shown.ids[0]), places)
        yield from _worded(shown, places)
        yield ""
    places = practice_origins(choice.id, choice.folders) if trained else {}
    for one in trained:
        yield from practised_words(one)
        yield from _written((one.kind, one.id), places)
        yield ""


def _unknown(choice: PackChoice, entry_id: str, known: Sequence[str]) -> PeitingError:
    close = get_close_matches(entry_id, known, n=1)
    return PeitingError(
        "entry-unknown",
        f"话术包“{choice.id}”里没有 id 为“{entry_id}”的条目。",
        f"是否想写 {close[0]}？" if close else f"请运行 peiting library show {choice.id} 查看有哪些。",
    )


def _written(key: "Key", places: "Mapping[Key, Sequence[Origin]]") -> Iterator[str]:
    """Where the entry is written, and what it lies over."""
    own = places.get(key, ())
    yield from (f"{'盖住了' if number else '写在'}：{place}" for number, place in enumerate(reversed(own)))


def _worded(shown: Shown, places: "Mapping[Key, Sequence[Origin]]") -> Iterator[str]:
    """Which of its steps another pack words anew."""
    for step in shown.ids[1:]:
        yield from (f"{step} 改写在：{place}" for place in places.get(("wording", step), ()))
