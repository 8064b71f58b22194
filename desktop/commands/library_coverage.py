"""`peiting library coverage`: which entries carry which rows of the standards."""

import argparse
from collections.abc import Sequence

from desktop import paths
from desktop.commands.library_choice import PackChoice, choose_pack
from desktop.core.script import Library
from desktop.session.library_coverage import CoveredRow, carriers_of, coverage


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `coverage`."""
    parser = actions.add_parser("coverage", help="规范的每一条由哪些条目承担")
    parser.add_argument("--pack", default="", metavar="P", help="只看这个话术包（默认：全部合在一起）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every row with its carriers. Returns 1 when a row that has to be carried is not, or an id is unknown."""
    from desktop.storage.library import available_packs
    from desktop.storage.practice.practice import load_practice
    from desktop.storage.standards import read_standards

    folders = paths.library_folders()
    names = [args.pack] if args.pack else [pack.id for pack in available_packs(folders)]
    choices = [choose_pack(name) for name in names]
    libraries = [choice.load() for choice in choices]
    standards = read_standards(paths.scripts_library() / "standards.toml")
    rows = coverage(libraries, standards, [load_practice(choice.id, choice.folders) for choice in choices])
    for row in rows:
        print(_line(row))
    unknown = _unknown(choices, libraries, {standard.id for standard in standards})
    for sentence in unknown:
        print(sentence)
    missing = [row.standard.id for row in rows if row.missing]
    print(_summary(rows, missing))
    print(_practised(rows))
    return 1 if missing or unknown else 0


def _line(row: CoveredRow) -> str:
    carried = "、".join((*row.entries, *row.rules, *row.practice))
    if row.missing:
        carried = "（缺）" + carried
    mark = "✗" if row.missing else "✓" if carried else "·"
    return f"{mark} {row.standard.id} [{' '.join(row.standard.marks)}] {row.standard.asks} ← {carried or '（尚无）'}"


def _summary(rows: Sequence[CoveredRow], missing: Sequence[str]) -> str:
    required = sum(row.standard.required for row in rows)
    rest = f"缺 {len(missing)} 条：{'、'.join(missing)}。" if missing else "都有条目承担。"
    return f"须由话术库承担的 {required} 条（H、N、O、W 里标 P 或 C 的），{rest}"


def _practised(rows: Sequence[CoveredRow]) -> str:
    """What is trained: for a trainer to know, and no reason to fail, since a pack may be without drills."""
    trained = [row for row in rows if "T" in row.standard.marks]
    missing = [row.standard.id for row in trained if not row.practice]
    rest = f"还没有的 {len(missing)} 条：{'、'.join(missing)}" if missing else "都有"
    practised = sum(bool(row.practice) for row in rows)
    return f"有演练、试题或试卷的 {practised} 条，共 {len(rows)} 条；其中标 T（培训）的 {len(trained)} 条，{rest}。"


def _unknown(choices: Sequence[PackChoice], libraries: Sequence[Library], known: set[str]) -> list[str]:
    """A sentence for each id that no standard has, with the place that names it."""
    from desktop.storage.library_origins import origins

    sentences: dict[str, None] = {}
    for choice, library in zip(choices, libraries, strict=True):
        wrong = [(one, name) for one in carriers_of(library) for name in one.standards if name not in known]
        places = origins(choice.id, choice.folders) if wrong else {}
        for carrier, name in wrong:
            place = places[carrier.kind, carrier.id][-1]
            sentences[f"✗ {place} source.standard：没有编号为“{name}”的规范条目。"] = None
    return list(sentences)
