import pytest
from calls import heard, play

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    FinalTranscript,
    PaceMeasured,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import PaceLimits
from desktop.core.rules.pace import PaceRule

SENTENCE = "这款产品的保修期是两年，从您收到货的那一天开始计算，"


def turn(start: float, rate: float, sentences: int) -> tuple[float, float, str]:
    """A turn spoken at `rate` characters a minute."""
    text = SENTENCE * sentences
    return start, start + 24 * sentences / rate * 60, text


def pace_alerts(events):
    raised = [event for event in events if isinstance(event, AlertRaised) and event.alert == "pace"]
    ends = {event.id: event.reason for event in events if isinstance(event, AlertCleared)}
    return [(event.severity, ends[event.id]) for event in raised]


@pytest.mark.parametrize("rate", [120.0, 200.0, 260.0, 330.0, 420.0])
def test_every_measure_of_a_written_call_is_right_within_five_per_cent(rate):
    first = turn(1.0, rate, 2)
    second = turn(first[1] + 1.5, rate, 3)
    measures = [event for event in play(heard(first, second)) if isinstance(event, PaceMeasured)]
    assert measures
    for measure in measures:
        assert measure.articulation == pytest.approx(rate, rel=0.05)
    assert measures[0].speaking == pytest.approx(rate, rel=0.05)
    pauses_included = 5 * 24 / (second[1] - first[0]) * 60
    assert measures[-1].speaking == pytest.approx(pauses_included, rel=0.05)


def test_hurry_is_told_when_it_lasts_and_mended_when_it_ends():
    hurried = turn(1.0, 340.0, 6)
    calm = turn(hurried[1] + 1.0, 190.0, 4)
    assert pace_alerts(play(heard(hurried, calm))) == [("warning", "mended")]


def test_a_short_hurried_clause_is_no_hurry():
    assert pace_alerts(play(heard(turn(1.0, 340.0, 1)))) == []


def test_the_customer_is_measured_and_never_warned_of():
    events = play(heard((0.5, 1.0, "喂"), customer=[turn(2.0, 360.0, 8)]))
    assert any(isinstance(event, PaceMeasured) and event.channel == "customer" for event in events)
    assert pace_alerts(events) == []


def test_few_characters_are_no_measure():
    assert not [event for event in play(heard((1.0, 3.0, "好的没问题"))) if isinstance(event, PaceMeasured)]


@pytest.mark.parametrize("lag", [0.0, 0.6, 2.0])
def test_a_recogniser_that_is_behind_the_voice_does_not_bend_the_measure(lag):
    rule = PaceRule(PaceLimits())
    per_second = 240 / 60
    list(rule.feed(VoiceStarted(time=0.0, channel="agent", start=0.0)))
    measures = []
    for step in range(1, 40):
        voice = step * 0.5
        partial = PartialTranscript(time=voice + lag, channel="agent", start=0.0, text="字" * round(voice * per_second))
        measures += [event for event in rule.feed(partial) if isinstance(event, PaceMeasured)]
    list(rule.feed(VoiceStopped(time=20.0, channel="agent", end=19.5)))
    final = FinalTranscript(time=21.0, channel="agent", start=0.0, end=19.5, text="字" * 78)
    measures += [event for event in rule.feed(final) if isinstance(event, PaceMeasured)]
    assert len(measures) > 5
    assert all(measure.articulation == pytest.approx(240, rel=0.05) for measure in measures)


def test_hurry_is_told_even_when_the_recogniser_gave_nothing_but_the_final():
    start, end, text = turn(1.0, 340.0, 4)
    rule = PaceRule(PaceLimits())
    told = [
        *rule.feed(VoiceStarted(time=start, channel="agent", start=start)),
        *rule.feed(VoiceStopped(time=end + 0.3, channel="agent", end=end)),
        *rule.feed(FinalTranscript(time=end + 9.0, channel="agent", start=start, end=end, text=text)),
    ]
    assert [event.severity for event in told if isinstance(event, AlertRaised)] == ["warning"]
