"""What a kept call tells when it is heard again is what it told when it was held."""

from pathlib import Path

import pytest
from calls import GREETING, LIBRARY, heard, play

from desktop import paths
from desktop.core.engine import Engine
from desktop.core.events import (
    PASSING,
    AudioLevel,
    CallEnded,
    CallStarted,
    FinalTranscript,
    PartialTranscript,
    SituationChosen,
    SituationEntered,
    Word,
)
from desktop.core.limits import Limits
from desktop.core.scored_alerts import ScoredAlerts
from desktop.session import pipeline
from desktop.session.heard_again import UNHEARD_RULES, heard_again
from desktop.session.past_calls import WrittenCalls
from desktop.storage.library import load_library

CALLS = Path(__file__).parents[1] / "data" / "calls"
NAMES = ("forbidden_phrase", "hurried", "long_silence", "own_wording", "silent_hung_up_early", "two_sides")


def kept(events):
    return [event for event in events if not isinstance(event, PASSING)]


def facts(events):
    held = ScoredAlerts()
    for event in events:
        held.feed(event)
    return [(one.rule, one.severity) for one in held.facts() if one.rule not in UNHEARD_RULES]


@pytest.fixture(scope="module")
def written():
    return {call.id.removesuffix(".jsonl"): call for call in WrittenCalls(CALLS, "inbound")}


@pytest.fixture(scope="module")
def libraries():
    return {pack: load_library(pack, [paths.scripts_library()]).library for pack in ("inbound", "outbound")}


@pytest.mark.parametrize("name", NAMES)
def test_the_same_alerts_hold_as_in_the_call_itself(name, written, libraries):
    call = written[name]
    then = list(pipeline.run(call.events, Engine(libraries[call.pack], Limits())))

    again = list(pipeline.run(heard_again(kept(then)), Engine(libraries[call.pack], Limits())))

    assert facts(then)
    assert facts(again) == facts(then)


def test_all_of_it_comes_in_time_order_and_between_beginning_and_end():
    events = heard_again(kept(play(heard(GREETING, end=12.0))))

    assert isinstance(events[0], CallStarted)
    assert isinstance(events[-1], CallEnded)
    assert [event.time for event in events] == sorted(event.time for event in events)
    assert events[-1].time == 12.0


def test_partials_grow_into_the_final_and_never_come_after_it():
    events = heard_again(kept(play(heard(GREETING))))

    final = next(event for event in events if isinstance(event, FinalTranscript))
    partials = [event for event in events if isinstance(event, PartialTranscript)]
    assert len(partials) > 5
    assert all(final.text.startswith(partial.text) and partial.time < final.time for partial in partials)
    assert [len(one.text) for one in partials] == sorted({len(one.text) for one in partials})


def test_partials_follow_the_times_of_the_words():
    words = (
        Word(text="您好", start=1.0, end=1.4, confidence=1.0),
        Word(text="请问", start=9.0, end=9.6, confidence=1.0),
    )
    final = FinalTranscript(time=10.0, channel="agent", start=1.0, end=9.6, text="您好，请问", words=words)

    partials = [one for one in heard_again([*heard()[:1], final]) if isinstance(one, PartialTranscript)]

    assert [(one.text, round(one.time, 1)) for one in partials] == [
        ("您好，", 1.4),
        ("您好，请", 9.3),
        ("您好，请问", 9.6),
    ]


def test_levels_tell_the_time_and_go_with_the_voice():
    events = heard_again(kept(play(heard(GREETING, end=12.0))))

    levels = [event for event in events if isinstance(event, AudioLevel)]
    assert [level.time for level in levels] == [round(0.2 * nth, 1) for nth in range(1, 61)]
    assert {level.time for level in levels if level.speech} == {round(0.2 * nth, 1) for nth in range(6, 31)}


def test_what_the_agent_did_is_done_again():
    chosen = SituationChosen(time=8.0, situation="soft_voice")
    then = play([*heard(GREETING, end=12.0)[:-1], chosen, heard(GREETING, end=12.0)[-1]])

    again = play(heard_again(kept(then)), library=LIBRARY)

    assert [event.situation for event in again if isinstance(event, SituationEntered)] == ["soft_voice"]


def test_an_interrupted_call_ends_with_the_last_that_was_kept():
    events = kept(play(heard(GREETING, end=30.0)))
    broken = [event for event in events if event.time < 8.0]

    assert heard_again(broken)[-1].time == broken[-1].time


def test_a_call_without_a_beginning_cannot_be_heard():
    assert heard_again([]) == ()
    assert heard_again(kept(play(heard(GREETING)))[1:]) == ()
