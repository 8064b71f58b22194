"""Each kind of broken drill, question or paper is told in one clear message and costs nothing else.

`data/practice/broken` holds a folder a kind, laid over the pack in `data/practice/sound`; its `expected.txt` is what a
trainer reads.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.storage.practice.practice import load_practice
from desktop.storage.practice.practice_entries import MOST_ENTRIES

PRACTICE = Path(__file__).parents[2] / "data" / "practice"
SOUND = PRACTICE / "sound"
KINDS = sorted(folder.name for folder in (PRACTICE / "broken").iterdir())
STILL_USED = {"beat_unreached", "beat_with_no_way_for_anything_else"}
"""Mistakes with which a drill can be played all the same."""


@pytest.mark.parametrize("kind", KINDS)
def test_is_told_in_so_many_words_and_costs_nothing_else(kind):
    folder = PRACTICE / "broken" / kind

    loaded = load_practice("p", [SOUND, folder])

    told = [str(problem).replace(str(folder) + os.sep, "").replace("\\", "/") for problem in loaded.problems]
    assert told == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(told) == 1
    ids = {drill.id for drill in loaded.drills}
    assert ids == ({"slow-answer", "bad"} if kind in STILL_USED else {"slow-answer"})
    assert len(loaded.questions) == (6 if kind == "question_id_twice" else 5)
    assert len(loaded.papers) == 1


def test_there_are_enough_kinds():
    assert len(KINDS) >= 30


@pytest.mark.parametrize("kind", KINDS)
def test_no_broken_drill_leads_nowhere(kind):
    for drill in load_practice("p", [SOUND, PRACTICE / "broken" / kind]).drills:
        ids = {beat.id for beat in drill.beats}
        assert {way.to for beat in drill.beats for way in beat.ways} <= ids | {"end"}
        assert {answer.beat for example in (drill.good, drill.bad) for answer in example.answers} <= ids


def over(folder, files):
    """A folder that lies over the sound pack."""
    for name, content in {"p/pack.toml": b'[pack]\nid = "p"\n', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [SOUND, folder]


HOSTILE = {
    "large": (b"#" * 1_000_001, "超过 1 MB"),
    "deep": (b"a = " + b"[" * 2_000 + b"]" * 2_000, "括号套得太深"),
    "dotted": (b".".join([b"a"] * 200_000) + b" = 1", "点号太多"),
    "gbk": ("# 演练".encode("gbk"), "UTF-8"),
    "many questions": (b"[[question]]\n" * 50_000, "还有 49950 处错误"),
    "many beats": (b'[drill]\nid = "x"\n' + b'[[drill.beat]]\nid = "a"\nsays = []\n' * 5_000, "不长于 60"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_told_and_costs_itself(tmp_path, content, words):
    loaded = load_practice("p", over(tmp_path, {"p/quiz/x.toml": content}))

    assert any(words in str(problem) for problem in loaded.problems)
    assert len(loaded.problems) <= 51
    assert (len(loaded.drills), len(loaded.questions)) == (1, 5)


def test_a_bank_has_an_end(tmp_path):
    one = (SOUND / "p" / "quiz" / "complaint.toml").read_text(encoding="utf-8").split("[[question]]")[1]
    files = {
        f"p/quiz/{number}.toml": "".join(
            "[[question]]" + one.replace("hard-to-reach", f"q{number}-{at}") for at in range(501)
        ).encode()
        for number in range(4)
    }

    loaded = load_practice("p", over(tmp_path, files))

    assert len(loaded.questions) == MOST_ENTRIES + 5
    assert f"超过 {MOST_ENTRIES} 条" in str(loaded.problems[0])


DRILL = (SOUND / "p" / "drills" / "slow-answer.toml").read_bytes().replace(b'"slow-answer"', b'"mutated"')


@given(st.lists(st.tuples(st.integers(0, len(DRILL)), st.integers(0, 12), st.binary(max_size=6)), max_size=5))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_becomes_of_a_file_the_others_are_read(tmp_path, cuts):
    content = DRILL
    for start, length, instead in cuts:
        content = content[:start] + instead + content[start + length :]

    loaded = load_practice("p", over(tmp_path, {"p/drills/mutated.toml": content}))

    assert {drill.id for drill in loaded.drills} >= {"slow-answer"}
    assert len(loaded.questions) == 5
    assert all(str(problem) for problem in loaded.problems)
