from dataclasses import replace
from itertools import zip_longest

import pytest
from calls import LIBRARY, heard, play
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.engine import Engine, prepare
from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    CallEnded,
    CallStarted,
    PromptAdvanced,
    SituationChosen,
    SituationEntered,
    SituationLeft,
    StageChosen,
    StageEntered,
)
from desktop.core.limits import Limits
from desktop.core.rules.course.evidence import EvidenceFinder

_SAYINGS = [
    "您好，欢迎致电晨光公司，请问有什么可以帮您？",
    "请您大声一点好吗",
    "非常抱歉给您添麻烦了",
    "请您稍等一下",
    "感谢您的耐心等待",
    "我不知道",
    "这个您需要带上身份证到营业厅办理一下手续",
    "嗯",
    "感谢您的来电，再见",
]
_turns = st.lists(
    st.tuples(st.floats(0.1, 30.0), st.floats(0.5, 6.0), st.sampled_from(_SAYINGS), st.booleans()), max_size=8
)
_taps = st.lists(
    st.tuples(
        st.floats(0.0, 100.0),
        st.sampled_from(
            [
                lambda time: StageChosen(time=time, stage="closing"),
                lambda time: SituationChosen(time=time, situation="hold"),
                lambda time: PromptAdvanced(time=time, step=1),
                lambda time: PromptAdvanced(time=time, step=-1),
            ]
        ),
    ),
    max_size=3,
)


def _call(turns, taps):
    time, agent, customer = 0.0, [], [(0.0, 0.4, "喂")]
    for pause, length, text, by_agent in turns:
        (agent if by_agent else customer).append((time + pause, time + pause + length, text))
        time += pause + length
    events = heard(*agent, customer=customer, end=time + 20.0)
    first, *middle, last = events
    middle += [tap(min(at, last.time)) for at, tap in taps]
    return [first, *sorted(middle, key=lambda event: event.time), last]


@settings(max_examples=40, deadline=None)
@given(_turns, _taps, st.sampled_from(["standard", "all"]))
def test_whatever_is_said_the_stream_is_sound(turns, taps, preset):
    events = play(_call(turns, taps), preset)
    times = [event.time for event in events]
    assert times == sorted(times)
    assert isinstance(events[0], CallStarted)
    assert isinstance(events[1], StageEntered)
    assert events[1].time == 0.0
    assert isinstance(events[-1], CallEnded)
    _every_alert_ends_once(events)
    _situations_nest(events)


def _every_alert_ends_once(events):
    raised = [event.id for event in events if isinstance(event, AlertRaised)]
    cleared = [event.id for event in events if isinstance(event, AlertCleared)]
    assert len(set(raised)) == len(raised)
    assert sorted(raised) == sorted(cleared)


def _situations_nest(events):
    open_ones = []
    for event in events:
        if isinstance(event, SituationEntered):
            assert event.situation not in open_ones
            open_ones.append(event.situation)
        elif isinstance(event, SituationLeft):
            assert open_ones.pop() == event.situation
    assert not open_ones


def test_the_same_call_gives_the_same_events():
    call = _call([(1.0, 5.0, _SAYINGS[0], True), (1.0, 2.0, _SAYINGS[5], True)], [])
    assert play(call) == play(call)


@settings(max_examples=8, deadline=None)
@given(_turns, _turns, _taps)
def test_calls_with_one_library_do_not_influence_each_other(turns, others, taps):
    calls = (_call(turns, taps), _call(others, []))
    alone = [play(call, library=replace(LIBRARY)) for call in calls]
    together = replace(LIBRARY)
    assert [play(call, library=together) for call in calls] == alone, "one after the other"
    assert _interleaved(calls, together) == [_followed(call) for call in calls], "at the same time"


def _interleaved(calls, library):
    engines = [Engine(library, Limits()) for _ in calls]
    followed = [[] for _ in calls]
    for events in zip_longest(*calls):
        for engine, event, out in zip(engines, events, followed, strict=True):
            out.extend(engine.feed(event) if event else ())
    return followed


def _followed(call):
    engine = Engine(replace(LIBRARY), Limits())
    return [one for event in call for one in engine.feed(event)]


def test_what_was_prepared_is_not_made_again():
    library, made = replace(LIBRARY), []
    prepare(library)
    before = library.shared(EvidenceFinder)
    Engine(library, Limits())
    assert library.shared(EvidenceFinder) is before
    assert replace(library).shared(EvidenceFinder) is not before, "another library, another finder"
    for _ in range(2):
        library.shared(made.append)
    assert made == [library]


class _Echo:
    def feed(self, event):
        return [event]


def test_rules_that_answer_each_other_for_ever_are_found_out(monkeypatch):
    monkeypatch.setattr("desktop.core.rules.default_rules", lambda library, limits: [_Echo()])
    with pytest.raises(RuntimeError, match="without end"):
        Engine(LIBRARY, Limits()).feed(StageChosen(time=0.0, stage="closing"))
