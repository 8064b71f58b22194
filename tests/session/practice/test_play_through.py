"""A whole drill as text, through the engine: what its examples say comes of them."""

from dataclasses import replace

from calls import LIBRARY
from toy_drill import DRILL

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, CallStarted, FinalTranscript
from desktop.core.practice.drill import Answer, Beat, Cue, Example, Way
from desktop.core.practice.happenings import CustomerHangsUp, CustomerStops
from desktop.session.practice.play_through import mistakes, play


def answers(*given, fails_for=()):
    return Example(tuple(Answer(*one) if isinstance(one, tuple) else one for one in given), fails_for)


def test_the_good_one_meets_every_goal_and_the_bad_one_fails_for_what_it_says():
    good, bad = (play(DRILL, example, LIBRARY, None) for example in (DRILL.good, DRILL.bad))
    assert (good.attempt.reasons, good.attempt.ended) == ((), "customer")
    assert [beat.beat for beat in good.attempt.beats] == ["opens", "calms", "thanks"]
    assert set(bad.attempt.reasons) == {"apologise", "excuse"}


def test_it_is_a_call_from_its_first_to_its_last_event_the_same_each_time():
    played = play(DRILL, DRILL.good, LIBRARY, None)
    assert isinstance(played.events[0], CallStarted)
    assert isinstance(played.events[-1], CallEnded)
    assert played.events[-1].hung_up == "customer"
    times = [event.time for event in played.events]
    assert times == sorted(times)
    ticks = [event.channel for event in played.events if isinstance(event, AudioLevel)]
    assert abs(ticks.count("agent") - ticks.count("customer")) <= 1, "in step"
    assert played == play(DRILL, DRILL.good, LIBRARY, None)


def test_the_engine_hears_both_sides():
    dead = Beat("opens", ("你好。",), (Way(Cue(silence=20.0), "thanks"),))
    drill = replace(DRILL, beats=(dead, DRILL.beats[-1]), goals=(), taboos=())
    rules = {event.rule for event in play(drill, answers(), LIBRARY, None).events if isinstance(event, AlertRaised)}
    assert "dead_air" in rules


def test_a_trainee_may_talk_over_the_customer():
    played = play(DRILL, answers(("opens", "您先听我跟您解释一下好不好", -2.5)), LIBRARY, None)
    assert [event.beat for event in played.events if isinstance(event, CustomerStops)] == ["opens"]


def test_a_trainee_may_hang_up():
    over = play(DRILL, answers(("opens", "对不起，再见。", 0.8, 1.0, True)), LIBRARY, None)
    assert over.attempt.ended == "trainee"
    assert over.events[-1].hung_up == "agent"
    assert not [event for event in over.events if isinstance(event, CustomerHangsUp)]


def test_two_answers_to_one_beat_are_said_one_after_the_other():
    waits = Beat("opens", ("你好。",), (Way(Cue(agent=("感谢您的等待",)), "thanks"),))
    drill = replace(DRILL, beats=(waits, DRILL.beats[-1]))
    both = answers(("opens", "请您稍等，我为您查询。"), ("opens", "感谢您的等待。", 6.0))
    played = play(drill, both, LIBRARY, None)
    asked, thanked = [
        event for event in played.events if isinstance(event, FinalTranscript) and event.channel == "agent"
    ]
    assert thanked.start - asked.end >= 6.0
    assert played.attempt.beats[-1].beat == "thanks"


def test_who_has_nothing_to_say_is_waited_for_and_left():
    over = play(DRILL, answers(), LIBRARY, None)
    assert [event.why for event in over.events if isinstance(event, CustomerHangsUp)] == ["silence"]


def test_a_drill_whose_examples_do_not_do_what_they_say_is_told():
    wrong = replace(DRILL, good=DRILL.bad, bad=replace(DRILL.bad, fails_for=("excuse",)))
    good, bad = mistakes(wrong, LIBRARY, None)
    assert "apologise" in good
    assert "apologise" in bad
