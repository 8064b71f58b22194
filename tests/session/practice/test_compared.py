"""A run beside the best one."""

from dataclasses import replace

import practice_runs

from desktop.core.practice.attempt import BeatReached
from desktop.session.practice.compared import Stretch, compared, slips, stretches, worst


def attempt(**changes):
    """A run from whose sheet nothing was taken."""
    made = practice_runs.attempt(**changes)
    return replace(made, score=replace(made.score, dimensions=()))


def test_what_the_sheet_takes_away_counts_as_a_slip():
    assert len(slips(practice_runs.attempt())) == len(slips(attempt())) + 1


def test_a_slip_told_twice_within_a_second_is_one():
    run = attempt(met=False, broken=True)
    assert slips(run) == (7.0,)
    later = replace(run, goals=(replace(run.goals[0], time=20.0),))
    assert slips(later) == (7.0, 20.0)


def test_it_is_told_in_words_whether_there_was_more_or_less():
    worse, better = attempt(points=72.0, met=False, broken=True, seconds=75.0), attempt(points=90.0)
    assert compared(worse, better) == (
        "比最好的一次（90 分）少 18 分。",
        "失误 1 处，比最好的一次多 1 处。",
        "用时多 15 秒。",
    )
    assert compared(better, worse)[1:] == ("没有失误，比最好的一次少 1 处。", "用时少 15 秒。")


def test_two_equal_runs_are_called_equal():
    run = attempt()
    assert compared(run, run) == ("和最好的一次同分：90 分。", "失误和最好的一次一样，都没有。", "用时差不多。")


def test_each_beat_has_its_time_and_its_slips():
    run, best = attempt(met=False, seconds=30.0), attempt(seconds=20.0)
    best = replace(best, beats=(*best.beats, BeatReached("thanks", 15.0)))
    found = stretches(run, best)
    assert found == (
        Stretch("opens", 9.5, 1, 9.5, 0),
        Stretch("calms", 20.5, 0, 5.5, 0),
        Stretch("thanks", None, 0, 5.0, 0),
    )
    assert worst(found) == found[0]
    assert worst(stretches(best, best)) is None
