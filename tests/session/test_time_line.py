from dataclasses import replace
from xml.etree import ElementTree

import kept
import pytest
from calls import LIBRARY, started
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import (
    AlertRaised,
    AudioGap,
    CallEnded,
    FinalTranscript,
    StageEntered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.session.spans import Span
from desktop.session.time_line import TimeLine, time_line
from desktop.session.time_line_picture import picture, summary

SVG = "{http://www.w3.org/2000/svg}"
WORDLESS = {FinalTranscript: {"text": "", "words": ()}, AlertRaised: {"heard": "", "title": "", "say": ""}}


def shapes(line: TimeLine, css: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(picture(line)).iter() if css in one.get("class", "").split()]


def test_it_tells_who_spoke_when_and_where_the_call_was():
    line = time_line(kept.one_of_each(), LIBRARY)
    agent, customer = line.lanes
    assert agent.speech == (Span(0.5, 4.0), Span(20.0, 24.0), Span(40.0, 44.0))
    assert customer.speech == (Span(4.5, 9.0),)
    assert line.quiet == (Span(9.0, 20.0), Span(24.0, 40.0), Span(44.0, 62.0))
    assert [(one.name, one.span) for one in line.stages] == [("问候", Span(0.0, 40.0)), ("结束", Span(40.0, 62.0))]
    assert [(one.name, one.span) for one in line.situations] == [("投诉", Span(9.4, 32.0))]
    assert [(one.number, one.shown) for one in line.alerts] == [(1, True), (2, False)]
    assert [(one.time, one.rate) for one in line.pace] == [(24.4, 232.0)]
    assert [one.name for one in line.promises] == ["回电"]


def test_without_words_the_picture_is_the_same_but_for_its_names():
    events = kept.one_of_each()
    wordless = [replace(event, **WORDLESS.get(type(event), {})) for event in events]
    told, blank = time_line(events, LIBRARY), time_line(wordless, LIBRARY)
    assert replace(blank, alerts=told.alerts) == told
    assert [one.title for one in blank.alerts] == ["忌语：“我不知道”", "冷场"]


def test_the_microphone_alone_tells_nothing_of_the_customer():
    events = [
        started(),
        FinalTranscript(time=5.4, channel="agent", start=1.0, end=5.0, text="您好"),
        AudioGap(time=40.0, channel="agent", seconds=4.0, cause="device"),
        CallEnded(time=50.0, hung_up="", score=None),
    ]
    line = time_line(events, LIBRARY)
    assert not line.both_heard
    # Lost sound is no silence: nobody knows whether the agent spoke.
    assert line.quiet == (Span(5.0, 36.0),)
    assert "坐席未说话 1 次" in summary(line)
    assert shapes(line, "unknown")
    assert not shapes(line, "customer")


def test_who_still_speaks_when_the_program_goes_speaks_to_the_end():
    events = [
        started(),
        VoiceStarted(time=2.1, channel="agent", start=2.0),
        StageEntered(time=9.0, stage="x", because="", confidence=1.0),
    ]
    assert time_line(events, LIBRARY).lanes[0].speech == (Span(2.0, 9.0),)


def test_a_call_of_nothing_is_a_picture_too():
    assert ElementTree.fromstring(picture(time_line([], LIBRARY))).tag == f"{SVG}svg"


def test_alerts_are_told_apart_by_shape_and_by_tool_tip():
    line = time_line(kept.one_of_each(), LIBRARY)
    warning, notice = shapes(line, "warning")[0], shapes(line, "notice")[0]
    assert warning.find(f"{SVG}path") is not None
    assert notice.find(f"{SVG}circle") is not None
    assert "hidden" in notice.get("class", "")
    told = notice.find(f"{SVG}title")
    assert told is not None
    assert told.text == "00:30 轻提醒 2：冷场 5 秒（没有显示给坐席）"


@given(st.lists(st.floats(0, 60), min_size=1, max_size=80))
def test_marks_stay_in_the_picture_however_many_come_at_once(times):
    events = [started(), *(kept.alert(time, id=f"{n}") for n, time in enumerate(times))]
    for mark in shapes(time_line(events, LIBRARY), "warning"):
        x, _ = map(float, mark.get("transform", "").removeprefix("translate(").removesuffix(")").split())
        assert 64 <= x <= 751


@pytest.mark.parametrize(("seconds", "ticks"), [(3, 1), (60, 13), (61, 7), (600, 11), (3600, 13), (36000, 11)])
def test_the_scale_has_a_dozen_lines_at_most_whatever_the_length(seconds, ticks):
    line = time_line([started(), CallEnded(time=seconds, hung_up="", score=None)], LIBRARY)
    assert len(shapes(line, "tick")) == ticks


def test_a_call_of_hours_is_no_endless_picture():
    events = [started()]
    for at in range(0, 14400, 2):
        events.append(VoiceStarted(time=at + 0.2, channel="agent", start=float(at)))
        events.append(VoiceStopped(time=at + 1.5, channel="agent", end=at + 1.2))
    assert len(picture(time_line(events, LIBRARY))) < 200_000


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 60)), max_size=20))
def test_nothing_is_drawn_beside_the_picture(turns):
    events = [started(), *(FinalTranscript(time=a + b, channel="agent", start=a, end=a + b, text="") for a, b in turns)]
    for shape in shapes(time_line(events, LIBRARY), "agent"):
        x, width = float(shape.get("x", "-1")), float(shape.get("width", "-1"))
        assert x >= 64
        assert width > 0
        assert x + width <= 751
