"""A library that is not in use yet, beside the one that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.storage.library import Problem, available_packs, load_library
from desktop.storage.library_files import find_packs


@dataclass(frozen=True, slots=True)
class Versions:
    """One pack as it is in use, and as it would be."""

    published: Library
    draft: Library
    problems: tuple[Problem, ...]
    """What had to be left out of the draft."""


class DraftLibrary:
    """A folder with a pack, or with several, that would take the place of the user's folders of the same ids.

    So an overlay is tried as it would be after it has been copied over the one in use. A pack of a new id stands in
    for the pack that it is compared with.
    """

    def __init__(self, folder: Path, shipped: Path, own: Path, instead_of: str = "") -> None:
        """`shipped` and `own` hold the packs in use; `instead_of` is the pack to compare with, empty for each its own.

        Raises PeitingError when there is nothing to try in `folder`.
        """
        ids, self._usable = _packs_in(folder)
        others = _others(own, ids)
        self.in_use = folder.resolve().is_relative_to(own.resolve())
        """Whether it is published already; then it is compared with the library as it was without it."""
        self._published = (shipped, *others) if self.in_use else (shipped, own)
        self._folders = (shipped, *others, folder)
        self._packs = {pack.id for pack in available_packs(self._published)}
        self._instead = self._stand_in(ids, instead_of)
        self._loaded: dict[str, Versions] = {}

    def knows(self, pack: str) -> bool:
        """Whether calls that were held with this pack can be tried."""
        return pack in self._packs

    def versions(self, pack: str) -> Versions:
        """The pack as it is and as it would be, loaded once. Raises PeitingError when either cannot be used."""
        if pack not in self._loaded:
            published = load_library(pack, self._published)
            draft = load_library(self._instead or pack, self._folders)
            known = set(map(str, published.problems))
            problems = tuple(problem for problem in draft.problems if str(problem) not in known)
            self._loaded[pack] = Versions(published.library, draft.library, problems)
        return self._loaded[pack]

    def _stand_in(self, ids: Sequence[str], instead_of: str) -> str:
        if instead_of and instead_of not in self._packs:
            names = "、".join(sorted(self._packs))
            raise PeitingError("pack-unknown", f"没有名为“{instead_of}”的话术包可比。", f"可用的有：{names}。")
        known = {found.pack.id for found in find_packs(self._published, [])}
        new = [one for one in self._usable if one not in known]
        if not new or known.intersection(ids):
            return ""
        if not instead_of:
            raise PeitingError(
                "draft-new",
                f"草稿“{new[0]}”是一个新的话术包，不知道和哪个比。",
                "请用 --pack 写明和哪个正在使用的话术包比，例如 --pack inbound。",
            )
        return new[0]


def _packs_in(folder: Path) -> tuple[list[str], list[str]]:
    """The ids of the packs in a folder, and those of them that a call can be held with."""
    if not folder.is_dir():
        raise PeitingError("no-such-folder", f"没有这个文件夹：{folder}。", "请给出放着 pack.toml 的文件夹。")
    problems: list[Problem] = []
    packs = [found.pack for found in find_packs([folder], problems)]
    if not packs:
        first = str(problems[0]) if problems else "里面没有 pack.toml。"
        raise PeitingError("not-a-pack", f"{folder} 不是一个能用的话术包：{first}", "请给出放着 pack.toml 的文件夹。")
    return [pack.id for pack in packs], [pack.id for pack in packs if not pack.shared]


def _others(own: Path, ids: Sequence[str]) -> list[Path]:
    return [found.path for found in find_packs([own], []) if found.pack.id not in ids]
