"""What is practised with a pack: its own, that of the packs below, and what the user laid over it."""

import shutil
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.core.practice.drill import LineConditions
from desktop.storage.library import load_library
from desktop.storage.practice.practice import load_practice

SOUND = Path(__file__).parents[2] / "data" / "practice" / "sound"
DRILL = (SOUND / "p" / "drills" / "slow-answer.toml").read_text(encoding="utf-8")


@pytest.fixture
def library(tmp_path):
    """Makes a library folder beside the sound one from texts by path."""

    def make(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def test_a_drill_is_read_as_it_is_written():
    loaded = load_practice("p", [SOUND])

    assert loaded.problems == ()
    (drill,) = loaded.drills
    assert (drill.id, drill.pack, drill.topic, drill.difficulty) == ("slow-answer", "p", "complaint", 1)
    assert drill.line == LineConditions(level=-6.0)
    assert drill.beat("angrier").line == LineConditions()
    assert drill.beat("opens").ways[0].cue.agent == ("(抱歉|对不起)…久等", "请(您)?谅解")
    assert drill.beat("opens").ways[1].cue.otherwise
    assert drill.goals[0].source.standard == "H5,N12"
    assert drill.taboos[0].source.standard == "H5"
    assert drill.good.fails_for == ()
    assert drill.bad.fails_for == ("apologise", "excuse")
    assert drill.bad.answers[0].hang_up


def test_questions_and_papers_are_read_as_they_are_written():
    loaded = load_practice("p", [SOUND])

    questions = {question.kind: question for question in loaded.questions}
    assert list(questions) == ["single", "multiple", "order", "forbidden", "listen"]
    assert [choice.right for choice in questions["multiple"].choices] == [True, True, False]
    assert all(choice.right for choice in questions["order"].choices)
    assert [choice.right for choice in questions["forbidden"].reasons] == [True, False]
    assert questions["listen"].listening.line == LineConditions(noise=20.0)
    assert loaded.papers[0].topics == ("complaint", "norms", "opening")


def test_no_call_reads_them():
    assert load_library("p", [SOUND]).problems == ()


def test_a_pack_has_what_it_uses_and_what_lies_over_it(library):
    root = library(
        {
            "mine/pack.toml": '[pack]\nid = "mine"\nuses = ["p"]\n',
            "mine/drills/own.toml": DRILL.replace("slow-answer", "own"),
            "over/pack.toml": '[pack]\nid = "p"\n',
            "over/drills/slow-answer.toml": DRILL.replace("电话难打通，客户一开口就抱怨", "我们的"),
        }
    )

    loaded = load_practice("mine", [SOUND, root])

    assert loaded.problems == ()
    assert [(drill.id, drill.title[:4], drill.pack) for drill in loaded.drills] == [
        ("slow-answer", "我们的", "mine"),
        ("own", "电话难打", "mine"),
    ]
    assert len(loaded.questions) == 5


def test_a_pack_takes_out_what_does_not_fit_its_company(library):
    root = library(
        {
            "mine/pack.toml": '[pack]\nid = "mine"\nuses = ["p"]\nwithout_practice = ["slow-answer", "no-such"]\n',
            "mine/drills/own.toml": DRILL.replace("slow-answer", "own"),
        }
    )

    loaded = load_practice("mine", [SOUND, root])

    assert [drill.id for drill in loaded.drills] == ["own"]
    assert loaded.unwanted == {"slow-answer", "no-such"}
    (problem,) = loaded.problems
    assert (problem.file.name, problem.line) == ("pack.toml", 4)
    assert problem.message.startswith("下层话术包里没有 id 为“no-such”的演练、试题或试卷可以去掉")
    assert len(load_practice("p", [SOUND, root]).drills) == 1, "whoever does not use that pack keeps it"


def test_a_drill_of_a_shared_pack_is_for_the_packs_whose_situations_it_trains(library):
    shutil.copytree(SOUND / "p", library({}) / "p")
    root = library(
        {
            "common/pack.toml": '[pack]\nid = "common"\nshared = true\n',
            "common/drills/slow-answer.toml": DRILL,
            "other/pack.toml": '[pack]\nid = "other"\nuses = ["common"]\n',
        }
    )

    other = load_practice("other", [root])

    assert other.problems == ()
    assert other.drills == ()


def test_nothing_is_practised_with_a_pack_that_there_is_not():
    loaded = load_practice("no-such", [SOUND])

    assert (loaded.drills, loaded.questions, loaded.papers, loaded.problems) == ((), (), (), ())


def test_it_knows_the_file_of_each_drill():
    loaded = load_practice("p", [SOUND])

    assert loaded.written["slow-answer"].path == SOUND / "p" / "drills" / "slow-answer.toml"


@pytest.mark.parametrize("pack", ["inbound", "outbound", "online"])
def test_what_ships_is_sound_and_read_before_anybody_waits(pack):
    began = time.perf_counter()
    loaded = load_practice(pack, [paths.scripts_library()])
    seconds = time.perf_counter() - began

    assert loaded.problems == ()
    assert loaded.drills
    assert loaded.questions
    assert seconds < 2
