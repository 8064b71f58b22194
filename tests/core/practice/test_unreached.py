from dataclasses import replace

from calls import LIBRARY
from toy_drill import DRILL, with_ways

from desktop.core.practice.drill import END, Beat, Cue, Way
from desktop.core.practice.unreached import unreached_ways


def ways(drill):
    return [(way.beat, way.number, way.to) for way in unreached_ways(drill, LIBRARY)]


def test_every_way_of_a_sound_drill_is_reached():
    assert ways(DRILL) == []


def test_a_way_behind_one_that_wants_the_same_is_never_taken():
    drill = with_ways("opens", Way(Cue(agent=("抱歉",)), "calms"), Way(Cue(agent=("很抱歉",)), END))
    assert ("opens", 1, END) in ways(drill)


def test_silence_that_comes_later_than_another_is_never_taken():
    drill = with_ways("opens", Way(Cue(silence=3.0), "calms"), Way(Cue(silence=6.0), "angrier"))
    assert ("opens", 1, "angrier") in ways(drill)


def test_the_ways_of_a_beat_that_nobody_comes_to_are_told():
    island = Beat("island", ("有人吗？",), (Way(Cue(otherwise=True), END),))
    (missed,) = unreached_ways(replace(DRILL, beats=(*DRILL.beats, island)), LIBRARY)
    assert str(missed).startswith("“island”的第 1 条去向（end）走不到")
