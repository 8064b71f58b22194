"""Of all drills that ship the good example passes, the bad one fails for what it says, no way is for show, all end."""

import random
from functools import cache, partial

import pytest
from toy_drill import Rehearsed

from desktop import paths
from desktop.session.practice.play_through import mistakes
from desktop.storage.library import load_library
from desktop.storage.practice.practice import load_practice

PACKS = ("inbound", "outbound", "online")
FOLDERS = (paths.scripts_library(),)


@cache
def library_of(pack):
    return load_library(pack, FOLDERS)


@cache
def drills_of(pack):
    return {drill.id: drill for drill in load_practice(pack, FOLDERS).drills}


CASES = [(pack, drill) for pack in PACKS for drill in drills_of(pack)]


def test_there_are_drills_enough():
    assert len(CASES) >= 30


@pytest.mark.parametrize(("pack", "drill_id"), CASES)
def test_its_examples_do_what_they_say(pack, drill_id):
    loaded = library_of(pack)
    assert mistakes(drills_of(pack)[drill_id], loaded.library, loaded.sheet) == ()


@pytest.mark.parametrize(("pack", "drill_id"), CASES)
def test_it_ends_whoever_plays_it(pack, drill_id):
    drill = drills_of(pack)[drill_id]
    chance = random.Random(drill_id)
    words = [answer.says for answer in (*drill.good.answers, *drill.bad.answers)]
    words += [text for beat in drill.beats for way in beat.ways for text in way.cue.agent]
    for _ in range(3):
        run = Rehearsed(drill)
        while not run.hung_up:
            chance.choice((run.wait, partial(run.say, chance.choice(words) or "嗯")))(chance.uniform(0.3, 12.0))
            assert run.now <= drill.longest + 12.0
        assert run.done[-1].time <= drill.longest
