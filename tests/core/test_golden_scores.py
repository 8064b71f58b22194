"""Calls with the whole score sheet that a person worked out for them; see the words in each expectation.

`data/scores/NAME.jsonl` is a written call, `NAME.expected.toml` its sheet: what is found, proposed and left unjudged.
What an expectation does not name is without fault, or waits for the trainer. They are written by hand, never by the
program.
"""

import tomllib
from pathlib import Path

import pytest

from desktop import paths
from desktop.core.call_score import ItemScore, Judgement
from desktop.core.scoring import score_call
from desktop.session.replay import Replay, Request
from desktop.storage.library import load_library
from desktop.storage.settings import Settings

SCORES = Path(__file__).parents[1] / "data" / "scores"
CALLS = sorted(SCORES.glob("*.jsonl"))
WAITING = {"trainer": "trainer", "both": "confirmation", "automatic": None}


@pytest.fixture(scope="module")
def sheets():
    return {pack: load_library(pack, [paths.scripts_library()]).sheet for pack in ("inbound", "outbound")}


@pytest.mark.parametrize("call", CALLS, ids=lambda path: path.stem)
def test_the_program_agrees_with_the_hand(call, sheets):
    expected = tomllib.loads(call.with_suffix(".expected.toml").read_text(encoding="utf-8"))
    replay = Replay(Request(call), Settings())
    sheet = sheets[replay.library.id]

    score = score_call(list(replay.events()), sheet, replay.library, judgements(expected))

    shown = {item.item: as_written(item) for dimension in score.dimensions for item in dimension.items}
    assert shown == {item.id: sheet_line(item, expected) for one in sheet.dimensions for item in one.items}
    assert (score.automatic.kept, score.automatic.judged) == (expected["kept"], expected["judged"])
    assert (score.trainer.kept, score.trainer.judged) == (
        expected.get("trainer_kept", 0),
        expected.get("trainer_judged", 0),
    )
    assert (score.score, list(score.fatal)) == (expected["score"], expected.get("fatal", []))


def test_there_are_fifteen_and_each_is_explained():
    assert len(CALLS) >= 15
    for call in CALLS:
        assert call.with_suffix(".expected.toml").read_text(encoding="utf-8").startswith("# ")


def judgements(expected):
    return [
        Judgement(one["item"], one.get("grade"), "培训师", "", "2026-11-22T10:00:00")
        for one in expected.get("judgement", [])
    ]


def as_written(item: ItemScore):
    rules = [moment.rule for moment in item.moments]
    return item.by, item.grade, item.deducted, item.unjudged, item.proposed if item.by != "trainer" else None, rules


def sheet_line(item, expected):
    """What the expectation says of an item, or what it leaves to the sheet."""
    for by, key in (("automatic", "found"), ("trainer", "by_trainer")):
        if item.id in expected.get(key, {}):
            said = expected[key][item.id]
            return by, said.get("grade"), said["deducted"], None, None, said["moments"]
    proposed = expected.get("proposed", {}).get(item.id, {})
    unjudged = expected.get("unjudged", {}).get(item.id, WAITING[item.judged])
    by = None if unjudged else "automatic"
    return by, None, 0, unjudged, proposed.get("grade"), proposed.get("moments", [])
