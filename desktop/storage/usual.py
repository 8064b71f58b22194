"""How fast each agent usually speaks: the figures of his first calls, in a small file of the user's own.

Five calls and no more: what is usual for somebody should not creep up with his hurry.
"""

import json
from pathlib import Path
from statistics import median

from desktop.errors import PeitingError

FIRST_CALLS = 5
"""So many calls tell an agent's own pace (one of them may be an odd one)."""
_VERSION = 1


class UsualPaces:
    """The file at `path`. One that cannot be read counts as empty and is written anew with the next call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def usual(self, agent: str) -> float:
        """Characters a minute: the median of the agent's first calls; 0 until there are five of them."""
        figures = self._read().get(agent, [])
        return median(figures) if len(figures) >= FIRST_CALLS else 0.0

    def keep(self, agent: str, articulation: float) -> None:
        """Note the figure of a call, unless there are enough. Raises PeitingError when it cannot be written."""
        agents = self._read()
        figures = agents.setdefault(agent, [])
        if len(figures) >= FIRST_CALLS:
            return
        figures.append(round(articulation, 1))
        text = json.dumps({"version": _VERSION, "agents": agents}, ensure_ascii=False, indent=2)
        aside = self._path.with_name(f".{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(text + "\n", encoding="utf-8")
            aside.replace(self._path)
        except OSError as error:
            raise PeitingError(
                "usual-pace-unwritable",
                f"平时的语速没有记下：{self._path} 不能写入（{error.strerror}）。",
                "请检查磁盘空间和文件夹权限；语速仍按设置里的上限提醒。",
            ) from error

    def _read(self) -> dict[str, list[float]]:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(agent): [float(one) for one in figures] for agent, figures in raw["agents"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # Missing, or spoilt: five calls make it anew, which is not worth a word to the agent.
            return {}
