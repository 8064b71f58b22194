import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import AlertCleared, AlertRaised, AudioLevel, FinalTranscript, SituationEntered
from desktop.core.limits import VolumeLimits
from desktop.core.rules.sound.microphone import MicrophoneRule
from desktop.core.rules.sound.speaking_up import SpeakingUpRule
from desktop.core.rules.sound.volume import VolumeRule

ROOM = -62.0


def blocks(*parts):
    """Levels block by block; a part is (seconds, dBFS, speech) and may name a peak."""
    time = 0.0
    for seconds, dbfs, speech, *peak in parts:
        for _ in range(round(seconds * 10)):
            time = round(time + 0.1, 1)
            top = peak[0] if peak else min(0.0, dbfs + 12.0)
            yield AudioLevel(time=time, channel="agent", dbfs=dbfs, peak_dbfs=top, speech=speech)


def told(rule, events):
    answers = [answer for event in events for answer in rule.feed(event)]
    return [(one.rule, one.time) for one in answers if isinstance(one, AlertRaised)], answers


@given(st.floats(-40.0, -14.0), st.floats(0.0, 0.6))
def test_a_constant_level_is_never_told_of_gated_headsets_included(dbfs, gated):
    one_word = [(0.4, dbfs, True), (round(gated * 0.4, 1), -120.0, True), (0.3, -120.0, False)]
    for rule in (VolumeRule(VolumeLimits()), MicrophoneRule(VolumeLimits()), SpeakingUpRule(VolumeLimits())):
        assert told(rule, blocks(*one_word * 120))[0] == []


@given(st.floats(-11.0, 15.0), st.lists(st.sampled_from([-29.0, -25.0, -31.0]), min_size=8, max_size=20))
def test_how_sensitive_the_headset_is_makes_no_rise(offset, turns):
    levels = blocks(*[(4.0, dbfs + offset, True) for dbfs in turns])
    assert not [one for one in told(VolumeRule(VolumeLimits()), levels)[0] if one[0] == "sudden_rise"]


def test_soft_speech_is_told_on_any_headset_from_the_first_seconds():
    alerts, _ = told(VolumeRule(VolumeLimits()), blocks((10.0, -50.0, True)))
    assert alerts == [("too_soft", pytest.approx(5.4, abs=0.3))]


def test_soft_against_the_usual_level_is_told_and_mended():
    rule = VolumeRule(VolumeLimits())
    alerts, answers = told(rule, blocks((62.0, -24.0, True), (8.0, -36.0, True), (8.0, -24.0, True)))
    assert alerts == [("too_soft", pytest.approx(65.0, abs=0.3))]
    assert [one.reason for one in answers if isinstance(one, AlertCleared)] == ["mended"]
    assert "−36 dBFS" in answers[0].explanation
    assert "平时是 −24 dBFS" in answers[0].explanation


def test_a_raised_voice_is_told_once_and_not_as_loudness_too():
    alerts, _ = told(VolumeRule(VolumeLimits()), blocks((65.0, -30.0, True), (12.0, -18.0, True)))
    assert alerts == [("sudden_rise", pytest.approx(67.5, abs=0.3))]


def test_a_cough_is_neither_loud_nor_a_rise():
    cough = [(20.0, -30.0, True), (0.5, -6.0, True), (20.0, -30.0, True)]
    assert told(VolumeRule(VolumeLimits()), blocks(*cough * 3))[0] == []


def test_who_was_asked_to_speak_up_is_not_told_that_he_is_loud():
    rule = VolumeRule(VolumeLimits())
    calm, louder = blocks((65.0, -31.0, True)), list(blocks((65.0, -31.0, True), (12.0, -20.0, True)))[650:]
    asked = FinalTranscript(time=65.0, channel="customer", start=63.0, end=65.0, text="你大声一点，我听不清")
    assert told(rule, [*calm, asked, *louder])[0] == []


def test_peaks_at_full_scale_point_to_the_microphone_unless_the_voice_is_too_loud_itself():
    clipped = blocks((20.0, -15.0, True), (5.0, -12.0, True, 0.0))
    assert told(MicrophoneRule(VolumeLimits()), clipped)[0] == [("clipping", pytest.approx(20.5, abs=0.3))]
    assert told(MicrophoneRule(VolumeLimits()), blocks((20.0, -7.0, True, 0.0)))[0] == []


def test_gusts_in_the_pauses_are_breath_and_one_of_them_is_a_sigh():
    words, gust, gap = (61.0, -24.0, True), (0.5, -18.0, False), (2.0, ROOM, False)
    assert told(MicrophoneRule(VolumeLimits()), blocks(words, gust, gap))[0] == []
    alerts, answers = told(
        MicrophoneRule(VolumeLimits()), blocks(words, gust, gap, gust, gap, gust, (25.0, ROOM, False))
    )
    assert alerts == [("breath_noise", pytest.approx(66.3, abs=0.3))]
    assert [one.reason for one in answers if isinstance(one, AlertCleared)] == ["mended"]
    assert "左下角" in answers[0].say


def test_a_noisy_room_is_told_of_after_seconds_and_key_strokes_never():
    room = blocks((61.0, -24.0, True), (6.0, -33.0, False))
    assert told(MicrophoneRule(VolumeLimits()), room)[0] == [("breath_noise", pytest.approx(66.0, abs=0.3))]
    keys = [(0.1, -30.0, False), (0.3, ROOM, False)] * 60
    assert told(MicrophoneRule(VolumeLimits()), blocks((61.0, -24.0, True), *keys))[0] == []


@pytest.mark.parametrize(("raised", "expected"), [(0.0, ["not_louder"]), (2.0, ["not_louder"]), (3.5, []), (8.0, [])])
def test_who_was_asked_to_speak_up_has_to_be_louder(raised, expected):
    rule = SpeakingUpRule(VolumeLimits())
    every = list(blocks((30.0, -30.0, True), (3.0, ROOM, False), (6.0, -30.0 + raised, True)))
    entered = SituationEntered(time=31.0, situation="agent_soft", family="unable_to_hear", because="", confidence=1.0)
    alerts, _ = told(rule, [*every[:310], entered, *every[310:]])
    assert [one[0] for one in alerts] == expected


def test_not_louder_is_mended_by_speaking_up_and_nobody_is_asked_beyond_full_scale():
    every = list(blocks((30.0, -30.0, True), (6.0, -30.0, True), (6.0, -25.0, True)))
    entered = SituationEntered(time=30.0, situation="agent_soft", family="unable_to_hear", because="", confidence=1.0)
    _, answers = told(SpeakingUpRule(VolumeLimits()), [*every[:300], entered, *every[300:]])
    assert [one.reason for one in answers if isinstance(one, AlertCleared)] == ["mended"]
    loud = list(blocks((36.0, -12.0, True)))
    assert told(SpeakingUpRule(VolumeLimits()), [*loud[:300], entered, *loud[300:]])[0] == []
