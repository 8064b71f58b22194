"""False alarms that agents reported: proposals for exceptions, one JSON object a line, for the trainer to judge."""

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import PeitingError
from desktop.storage.record_privacy import Sealing
from desktop.storage.sealing import UnreadableSeal

_WORDS = ("heard", "sentence")


@dataclass(frozen=True, slots=True)
class ProposedException:
    """An alert that the agent called wrong, with what a trainer needs to judge it."""

    at: str
    """Local wall-clock time when the call began, ISO 8601; empty when unknown."""
    pack: str
    rule: str
    """The library's or the rule's id."""
    title: str
    """The alert's own words, e.g. 忌语：“不知道”: nothing that was said in the call."""
    heard: str
    """What was said; empty where the record keeps no words."""
    sentence: str
    """The utterance around it, long numbers hidden; empty where the record keeps no words."""


def propose(path: Path, exception: ProposedException, sealing: Sealing) -> None:
    """Add one at the end of the file, its words sealed. Raises PeitingError when it cannot be written."""
    words = {name: sealing.seal(text) if (text := getattr(exception, name)) else "" for name in _WORDS}
    exception = dataclasses.replace(exception, **words)
    line = json.dumps(dataclasses.asdict(exception), ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(line + "\n")
    except OSError as error:
        raise _unwritable(path, error) from error


def forget_proposed(path: Path, until: str) -> int:
    """Take the words out of what was proposed in calls before `until`; returns of how many, the proposals stay.

    Raises PeitingError when the list cannot be read or written.
    """
    return _forget(path, lambda one: one.at < until)


def forget_proposed_in(path: Path, started_at: str) -> int:
    """As `forget_proposed`, of the call that began then."""
    return _forget(path, lambda one: one.at == started_at)


def _forget(path: Path, concerned: Callable[[ProposedException], bool]) -> int:
    proposed = read_proposed(path)
    bare = [
        dataclasses.replace(one, heard="", sentence="") if concerned(one) and (one.heard or one.sentence) else one
        for one in proposed
    ]
    forgotten = sum(old is not new for old, new in zip(proposed, bare, strict=True))
    if forgotten:
        lines = "".join(json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n" for one in bare)
        try:
            # In place, so that no copy of the words is left where the old file was.
            with path.open("r+", encoding="utf-8", newline="\n") as file:
                file.write(lines)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unwritable(path, error) from error
    return forgotten


def read_proposed(path: Path, sealing: Sealing | None = None) -> list[ProposedException]:
    """All that were proposed, the oldest first; none when there is no file.

    Words stay sealed without `sealing`; those whose key is lost are as if they had not been kept.

    Raises PeitingError that names the line which cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise PeitingError(
            "exceptions-unreadable", f"误报清单 {path} 打不开（{error}）。", "请检查这个文件。"
        ) from error
    proposed = [_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    return [_opened(one, sealing) for one in proposed] if sealing is not None else proposed


def _opened(one: ProposedException, sealing: Sealing) -> ProposedException:
    try:
        return dataclasses.replace(one, **{name: sealing.unseal(getattr(one, name)) for name in _WORDS})
    except UnreadableSeal:
        return dataclasses.replace(one, heard="", sentence="")


def _read(path: Path, number: int, line: str) -> ProposedException:
    try:
        return ProposedException(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise PeitingError(
            "exceptions-broken", f"误报清单 {path} 第 {number} 行读不懂。", "请改正或删去这一行。"
        ) from error


def _unwritable(path: Path, error: OSError) -> PeitingError:
    return PeitingError(
        "exceptions-unwritable",
        f"误报清单 {path} 不能写入（{error.strerror}）。",
        "请检查磁盘空间和文件夹权限；通话可以继续。",
    )
