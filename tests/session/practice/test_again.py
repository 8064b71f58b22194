"""What is heard again of an earlier run, and how what follows gets its time."""

import pytest

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    FinalTranscript,
    ItemMarked,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
    Word,
)
from desktop.core.practice.play import Again
from desktop.session.practice.again import done_before, later

HEARD = (
    VoiceStarted(time=1.0, channel="agent", start=0.9),
    VoiceStarted(time=1.0, channel="customer", start=0.9),
    AudioLevel(time=1.0, channel="agent", dbfs=-24.0, peak_dbfs=-12.0, speech=True),
    ItemMarked(time=1.5, item="hello", done=True),
    AlertRaised(
        time=1.6, id="wei-1", channel="agent", alert="wording", rule="wei", title="", severity="notice", heard="",
        say="", start=1.0, end=1.6, provisional=False,
    ),
    AudioLevel(time=2.0, channel="agent", dbfs=-24.0, peak_dbfs=-12.0, speech=True),
)  # fmt: skip


def test_only_what_the_trainee_said_and_did_is_heard_again_and_he_is_silent_then():
    again = list(done_before(Again(HEARD, 2.0)))
    assert again == [HEARD[0], HEARD[2], HEARD[3], VoiceStopped(time=2.0, channel="agent", end=2.0)]


def test_a_customer_who_was_heard_is_heard_again():
    assert HEARD[1] in list(done_before(Again(HEARD, 2.0), own_voice=True))


def final(start, end):
    word = Word(text="您好", start=start, end=end, confidence=1.0)
    return FinalTranscript(time=end, channel="agent", start=start, end=end, text="您好", words=(word,))


@pytest.mark.parametrize(
    ("event", "moved"),
    [
        (final(1.0, 2.0), final(11.0, 12.0)),
        (
            PartialTranscript(time=2.0, channel="agent", start=1.0, text="您"),
            PartialTranscript(time=12.0, channel="agent", start=11.0, text="您"),
        ),
        (
            VoiceStopped(time=2.0, channel="agent", end=1.7),
            VoiceStopped(time=12.0, channel="agent", end=11.7),
        ),
    ],
)
def test_what_follows_is_as_much_later_as_the_moment(event, moved):
    assert later(event, 10.0) == moved
    assert later(event, 0.0) == event
