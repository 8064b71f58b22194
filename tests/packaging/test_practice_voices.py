"""Every text of the shipped drills and quiz has its clip, no clip is stray, and all of them are small."""

import importlib.util
import sys

import pytest
from practice_by_sound import CLIPS, can_be_said

from desktop import paths
from desktop.core.practice.clip_name import QUIZ, customer_clip, customer_texts, model_clip, question_clip
from desktop.session.practice.clips import Clips
from desktop.storage.practice.practice import load_practice

FOLDER, BAD_FOLDER = CLIPS
MOST_BYTES = 10_000_000
PACKS = ("inbound", "outbound", "online")


@pytest.fixture(scope="module")
def practice():
    loaded = [load_practice(pack, (paths.scripts_library(),)) for pack in PACKS]
    drills = [drill for each in loaded for drill in each.drills]
    questions = {question.id: question for each in loaded for question in each.questions}
    return drills, list(questions.values())


@pytest.fixture(scope="module")
def texts():
    """What the renderer takes to be wanted; it reads the files by itself, as it must work while one is broken."""
    folder = paths.scripts_library().parent / "packaging" / "practice_voices"
    spec = importlib.util.spec_from_file_location("practice_voices_texts", folder / "texts.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.spoken_texts(paths.scripts_library())


def missing(names):
    clips = Clips([FOLDER])
    return sorted({name for name in names if clips.find(name) is None})


def test_every_customer_can_be_heard(practice):
    drills, _ = practice
    assert len(drills) >= 30
    assert missing(customer_clip(drill, text) for drill in drills for text in customer_texts(drill)) == []


def test_every_good_answer_can_be_heard(practice):
    drills, _ = practice
    spoken = ((drill, answer) for drill in drills for answer in drill.good.answers if answer.says)
    assert missing(model_clip(drill, answer.says, answer.speed) for drill, answer in spoken) == []


def test_what_a_question_lets_hear_can_be_heard(practice):
    _, questions = practice
    assert missing(question_clip(question) for question in questions if question.listening is not None) == []


def test_the_renderer_wants_just_what_ships(texts):
    wanted = {spoken.name for spoken in texts}
    shipped = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert sorted(shipped - wanted) == [], "stray: run packaging/practice_voices/build.py"
    assert sorted(wanted - shipped) == [], "missing: run packaging/practice_voices/build.py --render"


def test_no_drill_takes_the_folder_of_the_quiz(practice):
    drills, _ = practice
    assert QUIZ not in {drill.id for drill in drills}


def test_they_are_small():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*.ogg")) < MOST_BYTES


def test_bad_trainees_that_tests_let_speak_are_rendered_whole(practice):
    drills = {drill.id: drill for drill in practice[0]}
    rendered = {clip.relative_to(BAD_FOLDER).as_posix() for clip in BAD_FOLDER.rglob("*.ogg")}
    spoken = sorted({name.split("/")[0] for name in rendered})
    assert len(spoken) >= 10
    assert [name for name in spoken if not can_be_said(drills[name], drills[name].bad)] == []
    said = ((drills[name], answer) for name in spoken for answer in drills[name].bad.answers)
    assert rendered <= {model_clip(drill, answer.says, answer.speed) for drill, answer in said}
