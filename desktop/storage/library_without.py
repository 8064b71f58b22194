"""Takes out of the packs below what an upper one does not want: `without` of its pack.toml."""

from collections.abc import Set

from desktop.storage.library_entries import Layers
from desktop.storage.library_files import PackFolder
from desktop.storage.library_format import ItemEntry, SituationEntry, StageEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.score_laying import take_out_item


def take_out(folder: PackFolder, layers: Layers, own: Set[tuple[str, str]], problems: list[Problem]) -> None:
    """Takes the unwanted entries out of `layers`, and with a stage or family what belongs there, unless the pack has
    one of that id of its `own`. What went with it is told, in the pack that did it, until it is unwanted as well.
    """
    unwanted = folder.pack.without
    for index, name in enumerate(unwanted):
        keys = [key for key in layers if key[1] == name]
        if not take_out_item(name, layers) and not keys:
            problems.append(_nothing(folder, index, name, layers))
        for key in keys:
            del layers[key]
    for index, name in enumerate(unwanted):
        lost = [key for key in _belonging(name, layers) if not {("stage", name), ("family", name)} & {*layers, *own}]
        for key in lost:
            del layers[key]
        if lost := [key for key in lost if key not in own]:
            names = "、".join(f"“{entry_id}”" for _, entry_id in lost)
            message = f"去掉了“{name}”，归在它下面的{names}也没有读入；请也写进 without。"
            problems.append(folder.file.problem(("pack", "without", index), message))


def _belonging(name: str, layers: Layers) -> list[tuple[str, str]]:
    found = []
    for key, placed in layers.items():
        entry = placed.entry
        if isinstance(entry, ItemEntry | SituationEntry) and name in {entry.family, getattr(entry, "stage", None)}:
            found.append(key)
    return found


def _nothing(folder: PackFolder, index: int, name: str, layers: Layers) -> Problem:
    for placed in layers.values():
        entry = placed.entry
        if isinstance(entry, StageEntry | SituationEntry) and name in {step.id for step in entry.step}:
            message = f"“{name}”是“{entry.id}”的一步，不能单独去掉；要去掉整条就写“{entry.id}”，要少一步就抄过来改。"
            return folder.file.problem(("pack", "without", index), message)
    known = sorted({entry_id for _, entry_id in layers})
    message = f"下层话术包里没有 id 为“{name}”的条目可以去掉，{nearest(name, known)}"
    return folder.file.problem(("pack", "without", index), message, key_help("without").example)
