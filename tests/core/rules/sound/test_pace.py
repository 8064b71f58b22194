import pytest
from calls import heard, play

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    FinalTranscript,
    PaceMeasured,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import PaceLimits
from desktop.core.rules.sound.pace import PaceRule
from desktop.core.rules.sound.pace_bounds import PaceBounds

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


def rules(events):
    return [event.rule for event in events if isinstance(event, AlertRaised) and event.alert == "pace"]


@pytest.mark.parametrize("rate", [60.0, 90.0, 115.0])
def test_talk_that_drags_is_told(rate):
    assert rules(play(heard(turn(1.0, rate, 4)))) == ["too_slow"]


def test_who_was_asked_to_go_slower_may_be_slow():
    asked = (0.2, 0.9, "您慢点说")
    assert rules(play(heard(turn(1.0, 100.0, 4), customer=[asked]))) == []


def test_limits_come_down_while_the_customer_writes_and_only_for_what_is_said_then():
    events = heard(turn(1.0, 240.0, 3), turn(20.0, 200.0, 4))
    at = next(number for number, event in enumerate(events) if event.time >= 19.5)
    entered = SituationEntered(time=19.5, situation="dictation", family="conversation", because="", confidence=1.0)
    rule = PaceRule(PaceLimits())
    answers = [answer for event in [*events[:at], entered, *events[at:]] for answer in rule.feed(event)]
    told = [answer for answer in answers if isinstance(answer, AlertRaised)]
    assert [event.severity for event in told][:1] == ["notice"]
    assert 24.9 <= told[0].time <= 32.0
    assert "客户正在记录" in told[0].explanation
    assert rules(play(events)) == []


def test_the_customer_who_asks_brings_the_limits_down_for_the_rest_of_the_call():
    talk = [turn(1.0, 240.0, 3), turn(22.0, 240.0, 5)]
    assert rules(play(heard(*talk, customer=[(19.5, 20.5, "你说得太快了")]))) == ["pace"]
    assert rules(play(heard(*talk, customer=[(19.5, 20.5, "快递太快了")]))) == []


def test_limits_follow_the_usual_pace_up_and_never_down():
    assert PaceBounds(PaceLimits(usual=250.0)).limit("notice") == pytest.approx(287.5)
    assert PaceBounds(PaceLimits(usual=250.0)).limit("warning") == pytest.approx(300 * 287.5 / 260)
    assert PaceBounds(PaceLimits(usual=150.0)).limit("notice") == 260.0
    bounds = PaceBounds(PaceLimits())
    bounds.feed(SituationEntered(time=1.0, situation="dictation", family="", because="", confidence=1.0))
    assert bounds.limit("notice") == pytest.approx(182.0)
    bounds.feed(SituationLeft(time=2.0, situation="dictation", family="", because=""))
    assert bounds.limit("notice") == 260.0


@pytest.mark.parametrize(("rate", "expected"), [(330.0, ["hurried_ending"]), (250.0, [])])
def test_a_closing_that_is_rattled_off_is_told(rate, expected):
    words = "感谢您的来电，祝您工作顺利，身体健康，全家平安，再见"
    before = turn(1.0, 210.0, 5)
    ending = (before[1] + 2.0, before[1] + 2.0 + 22 / rate * 60, words)
    assert rules(play(heard(before, ending))) == expected


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("您能慢点说吗", True),
        ("太快了", True),
        ("太快了我没听清", True),
        ("老师讲得太快了", False),
        ("现在这个讲得太快了", False),
        ("网速慢一点", False),
    ],
)
def test_only_who_speaks_of_the_agent_asks_him_to_go_slower(said, asked):
    bounds = PaceBounds(PaceLimits())
    bounds.feed(FinalTranscript(time=1.0, channel="customer", start=0.0, end=1.0, text=said))
    assert bounds.asked_slower is asked
