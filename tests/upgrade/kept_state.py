"""Everything that a user of one version has on his disk, and what it means to the version that opens it.

    python tests/upgrade/kept_state.py tests/data/upgrade/0.1.0

freezes the state of the version that is checked out, once, on the day of its release; it is never made anew.
"""

import contextlib
import dataclasses
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alembic import command
from alembic.config import Config
from kept_calls import CONFIRMED, CONTEST, ENDED, FALSE, FINAL, JUDGEMENT, SCORE, STARTED
from memory_key_store import LockedKeyStore
from practice_runs import attempt, paper
from sqlalchemy import create_engine

from desktop import paths
from desktop.core.events import to_json
from desktop.storage import migrations
from desktop.storage.exceptions import ProposedException, propose, read_proposed
from desktop.storage.kept_call import Remark
from desktop.storage.library import load_library
from desktop.storage.practice_record.kept import Assignment, KeptCard, Shared
from desktop.storage.practice_record.record import open_practice_record
from desktop.storage.record import open_record
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords
from desktop.storage.settings import Settings, load_settings, save_settings
from desktop.storage.settings_values import changed_from
from desktop.storage.usual import FIRST_CALLS, UsualPaces

FIRST_RECORD = Path(__file__).parents[1] / "data" / "record" / "first_schema.sql"
SETTINGS = Settings.model_validate(
    {
        "agent": {"number": "1024", "name": "李明", "company": "星云"},
        "library": {"pack": "ours", "folders": ["//server/话术"]},
        "alerts": {"preset": "quiet", "budget": 2},
        "pace": {"notice": 231, "warning": 277},
        "window": {"theme": "dark", "on_top": False},
        "record": {"privacy": "transcript", "keep_days": 120},
        "setup_done": True,
    }
)
_PACK = '[pack]\nid = "ours"\nname = "本公司"\nversion = "7"\nuses = ["inbound"]\n'
_PHRASE = '[[phrase]]\nid = "ours_wait"\ntext = "你等着吧"\nsay = "请您稍候。"\ngroup = "推诿"\n'
_PLACE = {"x": 200, "y": 120, "width": 380, "height": 700}
THESE_SCREENS = "these screens"
"""In a frozen place of the window, for the screens of whoever tests it."""


def meaning_of(home: Path) -> dict[str, object]:
    """What this version makes of the files below `home`, in plain JSON values."""
    sealing = SealedWords(SealKeys(home / "keys", LockedKeyStore()))
    loaded = load_settings(home / "settings.json")
    library = load_library("ours", (paths.scripts_library(), home / "scripts_library"))
    return {
        "settings": loaded.settings.model_dump(mode="json"),
        "notice": loaded.notice,
        "calls": calls_in(home / "calls.sqlite3", sealing),
        "practice": _practice(home / "practice.sqlite3", sealing),
        "proposed": [dataclasses.asdict(one) for one in read_proposed(home / "proposed_exceptions.jsonl", sealing)],
        "usual_pace": UsualPaces(home / "usual_paces.json").usual("1024"),
        "pack": [library.library.id, library.library.name, library.library.version],
        "own_phrase": [phrase.say for phrase in library.library.phrases if phrase.id == "ours_wait"],
        "problems": [str(problem) for problem in library.problems],
    }


def calls_in(path: Path, sealing: SealedWords) -> list[object]:
    """Every call of a record: its summary but for the id, which older records did not have, and all that was kept."""
    with contextlib.closing(open_record(path, "transcript", sealing)) as record:
        kept = [record.call(call.id) for call in record.calls()]
    return [
        {
            "summary": {**dataclasses.asdict(call.summary), "id": ""},
            "events": [json.loads(to_json(event)) for event in call.events],
            "judgements": [dataclasses.asdict(one) for one in call.judgements],
            "contests": [dataclasses.asdict(one) for one in call.contests],
            "remarks": [dataclasses.asdict(one) for one in call.remarks],
            "score": dataclasses.asdict(call.score) if call.score else None,
            "unreadable": call.unreadable,
        }
        for call in kept
    ]


def _practice(path: Path, sealing: SealedWords) -> dict[str, object]:
    with contextlib.closing(open_practice_record(path, "transcript", sealing)) as record:
        kept = {
            "attempts": record.attempts(),
            "papers": record.papers(),
            "cards": record.cards(),
            "assignments": record.assignments(),
            "shared": record.shared(),
        }
        return {name: [dataclasses.asdict(one) for one in every] for name, every in kept.items()}


def freeze(folder: Path) -> None:
    """Write what a user of this version has, and what it means. Raises FileExistsError: it is frozen already."""
    home = folder / "home"
    home.mkdir(parents=True)
    save_settings(SETTINGS, home / "settings.json")
    old = {**SETTINGS.model_dump(mode="json"), "version": 1, "record": {"privacy": "full"}}
    _write(folder / "settings-1.json", json.dumps(old, ensure_ascii=False, indent=2))
    sealing = SealedWords(SealKeys(home / "keys", LockedKeyStore()))
    _keep_calls(home / "calls.sqlite3", sealing)
    for revision in ("0001", "0002"):
        _record_at(revision, folder / f"calls-{revision}.sqlite3")
    _keep_practice(home / "practice.sqlite3", sealing)
    words = ProposedException("2026-11-22T09:30:00", "inbound", "dont_know", "忌语：“不知道”", "不知道", "我不知道")
    propose(home / "proposed_exceptions.jsonl", words, sealing)
    for pace in range(FIRST_CALLS):
        UsualPaces(home / "usual_paces.json").keep("1024", 230.0 + pace)
    (home / "scripts_library" / "ours").mkdir(parents=True)
    _write(home / "scripts_library" / "ours" / "pack.toml", _PACK)
    _write(home / "scripts_library" / "ours" / "phrases.toml", _PHRASE)
    _write(home / "window.json", json.dumps({"version": 2, "places": {THESE_SCREENS: _PLACE}}))
    _write(folder / "window-1.json", json.dumps({"version": 1, **_PLACE}))
    meaning = meaning_of(home)
    # What the user left alone may be another thing in a later version.
    meaning["settings"] = changed_from(Settings(), SETTINGS)
    _write(folder / "expected.json", json.dumps(meaning, ensure_ascii=False, indent=1))


def _keep_calls(path: Path, sealing: SealedWords) -> None:
    with contextlib.closing(open_record(path, "transcript", sealing)) as record:
        call = record.begin(STARTED)
        for event in (FINAL, *CONFIRMED, *FALSE):
            record.keep(call, event)
        record.close_call(call, ENDED)
        record.keep_score(call, SCORE)
        record.contest(call, CONTEST)
        record.judge(call, JUDGEMENT)
        record.remark(call, Remark("complaint", "", "technical", "1024", "2026-11-22T09:33:00"))
        other = record.begin(dataclasses.replace(STARTED, started_at="2026-11-22T10:00:00", customer=""))
        record.keep(other, FINAL)
        record.close_call(other, dataclasses.replace(ENDED, hung_up="agent"))


def _record_at(revision: str, path: Path) -> None:
    """The first record there was, brought as far as that revision and no further."""
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST_RECORD.read_text(encoding="utf-8"))
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.stamp(config, "0001")
        command.upgrade(config, revision)
    engine.dispose()


def _keep_practice(path: Path, sealing: SealedWords) -> None:
    at = "2026-11-22T09:00:00"
    assigned = Assignment("a1", "drill", "slow-answer", "exam", "2026-12-01", "李老师", "2026-11-22", ("1024",))
    with contextlib.closing(open_practice_record(path, "transcript", sealing)) as record:
        record.keep_attempt(attempt(broken=True), "v1", (FINAL,), at=at)
        record.keep_paper(paper(), assignment="a1", at=at)
        record.keep_cards([KeptCard("dont_know", "2026-11-25T00:00:00+00:00", '{"stability": 2.5}')])
        record.keep_assignments([assigned])
        record.keep_shared(Shared(at, "progress.json", ("a",), ()))


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ["PEITING_MACHINE_SETTINGS"] = ""
    wanted = Path(sys.argv[1])
    try:
        freeze(wanted)
    except BaseException:
        shutil.rmtree(wanted, ignore_errors=True)
        raise
    print(f"frozen: {wanted}")
