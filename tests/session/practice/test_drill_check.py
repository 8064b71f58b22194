"""An example that ends otherwise than its drill states is told where it is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.session.practice.drill_check import wrong_examples
from desktop.storage.library import load_library
from desktop.storage.practice.practice import load_practice

FOLDERS = [paths.scripts_library()]
LIBRARY = load_library("inbound", FOLDERS)
PRACTICE = load_practice("inbound", FOLDERS)
DRILL = next(drill for drill in PRACTICE.drills if drill.id == "soft-voice")


def told(drill, played=frozenset({"soft-voice"})):
    """What is told of one drill."""
    return list(wrong_examples(replace(PRACTICE, drills=(drill,)), LIBRARY, played))


def test_nothing_is_told_of_a_drill_that_does_what_it_states():
    assert told(DRILL) == []


def test_a_good_example_that_does_not_pass_is_told_at_its_line():
    (problem,) = told(replace(DRILL, good=replace(DRILL.good, answers=DRILL.good.answers[:1])))

    assert problem.file.name == "soft-voice.toml"
    assert problem.key == "drill.good"
    lines = Path(problem.file).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1] == "[[drill.good]]"


@pytest.mark.parametrize("reasons", [("rude",), ("other_way", "say_when", "rude", "ask_louder")])
def test_a_bad_example_that_fails_for_other_reasons_is_told(reasons):
    (problem,) = told(replace(DRILL, bad=replace(DRILL.bad, fails_for=reasons)))

    assert problem.key == "drill.bad_fails"
    assert "、".join(reasons) in problem.message


def test_only_the_drills_asked_for_are_played():
    assert told(replace(DRILL, bad=replace(DRILL.bad, fails_for=("rude",))), played=frozenset()) == []
