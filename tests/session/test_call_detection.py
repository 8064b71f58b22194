"""What counts as a call and what as its end; time only from events."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    CountdownEnded,
    CountdownStarted,
    DeviceReady,
    DeviceTrouble,
    ListenerFailed,
    ListenerReady,
    SituationEntered,
    SituationLeft,
)
from desktop.session.call_detection import (
    ALONE_SECONDS,
    QUIET_SECONDS,
    TALK_SECONDS,
    WAITING_SECONDS,
    WARNED_SECONDS,
    WINDOW_SECONDS,
    CallBeginning,
    CallEnding,
)

BLOCK = 0.1
spells = st.lists(st.tuples(st.integers(1, 150), st.integers(1, 300)), min_size=1, max_size=12)
"""Blocks of voice, and of quiet after them."""


def level(time, speech, channel="agent"):
    dbfs = -20.0 if speech else -60.0
    return AudioLevel(time=time, channel=channel, dbfs=dbfs, peak_dbfs=dbfs + 8, speech=speech)


def voices(rule, pattern, start=0.0, customer=None):
    """Feed 100 ms blocks; yields the time and whether it looks like a call."""
    time = start
    for index, speech in enumerate(pattern):
        time += BLOCK
        if customer is not None:
            rule.feed(level(time, customer[index], "customer"))
        rule.feed(level(time, speech))
        yield time, rule.likely


def flat(blocks):
    return [speech for talk, quiet in blocks for speech in [True] * talk + [False] * quiet]


def first_likely(rule, pattern, **more):
    return next((time for time, likely in voices(rule, pattern, **more) if likely), None)


def test_eight_seconds_of_talk_are_a_call():
    assert first_likely(CallBeginning(both=False), [True] * 200) == pytest.approx(TALK_SECONDS, abs=0.15)


def test_an_agent_who_speaks_half_of_the_time_is_found_within_twenty_seconds():
    assert first_likely(CallBeginning(both=False), ([True] * 25 + [False] * 25) * 10) < 20


@given(spells)
def test_less_voice_than_that_within_the_window_never_is(blocks):
    pattern = flat(blocks)
    size, need = round(WINDOW_SECONDS / BLOCK), round(TALK_SECONDS / BLOCK)
    seen = first_likely(CallBeginning(both=False), pattern)
    enough = [end for end in range(len(pattern)) if sum(pattern[max(0, end + 1 - size) : end + 1]) >= need]
    if not enough:
        assert seen is None
    else:
        # The very first level has no stretch before it, and the window's edge may fall on either side of a block.
        assert seen is None or seen >= (enough[0] + 1) * BLOCK - 0.01


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60), st.integers(20, 100))
def test_coughs_are_no_talk(coughs, apart):
    assert first_likely(CallBeginning(both=False), flat([(cough, apart) for cough in coughs])) is None


@given(spells, st.integers(0, 40_000))
@example([(1, 221), (79, 2)], 399)
def test_the_hour_makes_no_difference(blocks, start):
    pattern = flat(blocks)
    early = [likely for _, likely in voices(CallBeginning(both=False), pattern)]
    rule = CallBeginning(both=False)
    rule.feed(level(start * BLOCK, False))
    assert sum(early) == pytest.approx(sum(likely for _, likely in voices(rule, pattern, start=start * BLOCK)), abs=2)


@given(spells)
def test_what_was_dismissed_stays_so_until_the_talk_is_over(blocks):
    rule = CallBeginning(both=False)
    assert first_likely(rule, [True] * 100)
    rule.dismiss()
    quiet = 0
    for (_, likely), speech in zip(voices(rule, flat(blocks), start=10.0), flat(blocks), strict=True):
        quiet = 0 if speech else quiet + 1
        if quiet * BLOCK >= QUIET_SECONDS - BLOCK:
            break
        assert not likely


def test_the_next_talk_is_asked_about_again():
    rule = CallBeginning(both=False)
    first_likely(rule, [True] * 100)
    rule.dismiss()
    assert first_likely(rule, [False] * 250, start=10.0) is None
    assert first_likely(rule, [True] * 100, start=35.0)


def test_a_talk_that_is_over_is_not_offered_any_longer():
    rule = CallBeginning(both=False)
    first_likely(rule, [True] * 100)
    assert [likely for _, likely in voices(rule, [False] * 210, start=10.0)][-1] is False


def test_a_new_preview_begins_with_nothing():
    rule = CallBeginning(both=False)
    first_likely(rule, [True] * 70)
    assert first_likely(rule, [True] * 70) is None


def test_sound_that_was_not_heard_is_no_voice():
    rule = CallBeginning(both=False)
    for time in range(0, 60, 5):
        rule.feed(level(float(time), True))
    assert not rule.likely


@given(spells, st.booleans())
def test_where_both_are_heard_one_alone_is_no_call(blocks, agent_speaks):
    pattern = flat(blocks)
    nobody = [False] * len(pattern)
    mine, his = (pattern, nobody) if agent_speaks else (nobody, pattern)
    assert first_likely(CallBeginning(both=True), mine, customer=his) is None


def test_where_both_are_heard_they_count_together():
    turns = ([True] * 20 + [False] * 30) * 6
    assert first_likely(CallBeginning(both=True), turns, customer=[not turn for turn in turns]) < 10


def call(both=True):
    rule = CallEnding(both)
    rule.feed(level(0.1, True))
    return rule


def quiet(rule, until, start=0.1):
    """Blocks of quiet on both sides; yields the time and the verdict."""
    for block in range(round(start / BLOCK) + 1, round(until / BLOCK) + 1):
        for channel in ("agent", "customer"):
            rule.feed(level(block * BLOCK, False, channel))
        yield block * BLOCK, rule.verdict


def changes(pairs):
    told, last = [], "goes_on"
    for time, verdict in pairs:
        if verdict != last:
            told.append((round(time), verdict))
            last = verdict
    return told


def test_twenty_seconds_without_either_voice_end_a_call_and_are_announced():
    assert changes(quiet(call(), 30)) == [(WARNED_SECONDS, "ending"), (QUIET_SECONDS, "over")]


def test_with_the_microphone_alone_it_is_only_asked_and_later():
    assert changes(quiet(call(both=False), 100)) == [(ALONE_SECONDS, "ask")]


@given(st.lists(st.tuples(st.floats(0.1, 14.5), st.sampled_from(["agent", "customer"])), min_size=1, max_size=20))
def test_a_call_with_any_voice_every_fifteen_seconds_goes_on(pauses):
    rule, time = call(), 0.1
    for pause, channel in pauses:
        for _, verdict in quiet(rule, time + pause, time):
            assert verdict == "goes_on"
        time += pause
        rule.feed(level(time, True, channel))


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (
            SituationEntered(time=1.0, situation="hold", family="hold", because="", confidence=1.0),
            SituationLeft(time=110.0, situation="hold", family="hold", because=""),
        ),
        (
            CountdownStarted(time=1.0, prompt="p", seconds=30.0, then="x"),
            CountdownEnded(time=110.0, prompt="p", reason="skipped"),
        ),
    ],
)
def test_an_announced_wait_is_no_end(begins, ends):
    rule = call()
    rule.feed(begins)
    assert changes(quiet(rule, 110)) == []
    rule.feed(ends)
    rule.goes_on()
    assert changes(quiet(rule, 140, 110))[-1][1] == "over"
    forgotten = call()
    forgotten.feed(begins)
    assert changes(quiet(forgotten, 200)) == [(WAITING_SECONDS, "ask")]


@pytest.mark.parametrize(
    "loss",
    [
        DeviceTrouble(time=10.0, channel="agent", code="gone", message="", remedy=""),
        ListenerFailed(time=10.0, code="listener-died", message="", remedy="", retry=True),
    ],
)
def test_while_the_agent_cannot_be_heard_nothing_is_known(loss):
    rule = call()
    list(quiet(rule, 10))
    rule.feed(loss)
    assert changes(quiet(rule, 100, 10)) == []
    for back in (
        DeviceReady(time=100.0, channel="agent", device="d", rate=16000),
        ListenerReady(time=100.0, engine="vosk", model="m", seconds=1.0),
    ):
        rule.feed(back)
    assert changes(quiet(rule, 130, 100)) == [(115, "ending"), (120, "over")]


def test_a_headset_that_gives_zeros_after_the_call_is_quiet():
    rule = call()
    list(quiet(rule, 10))
    rule.feed(DeviceTrouble(time=10.0, channel="agent", code="dead", message="", remedy=""))
    assert changes(quiet(rule, 30, 10)) == [(15, "ending"), (20, "over")]


def test_without_the_customers_device_the_agent_is_alone():
    rule = call()
    rule.feed(DeviceTrouble(time=1.0, channel="customer", code="gone", message="", remedy=""))
    assert changes(quiet(rule, 70, 1.0)) == [(61, "ask")]


def test_a_gap_may_have_held_a_voice():
    rule = call()
    list(quiet(rule, 14))
    rule.feed(AudioGap(time=14.0, channel="customer", seconds=2.0, cause="device"))
    assert changes(quiet(rule, 25, 14)) == []


def test_who_says_that_it_goes_on_is_believed():
    rule = call()
    list(quiet(rule, 17))
    assert rule.verdict == "ending"
    assert rule.left == pytest.approx(3.1, abs=0.15)
    rule.goes_on()
    assert changes(quiet(rule, 31, 17)) == []
