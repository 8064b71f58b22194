"""Drills by sound: the trainee speaks into a headset, the customer is heard in it, and neither disturbs the other."""

from collections.abc import Iterator

import numpy as np
import pytest
from headset import is_possible
from practice_by_sound import Played, Stage, is_rendered, shipped_drills, stage

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    Event,
    FinalTranscript,
    ListenerFailed,
    ProgramTrouble,
    VoiceStarted,
)
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.session.practice.speaker_protocol import Ended

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(not is_possible(), reason="needs pulseaudio and pulseaudio-utils"),
]
SHORT = ("slow-agent", "soft-voice")
"""Two drills of half a minute; tests/practice_by_sound.py plays the others."""


@pytest.fixture(scope="module")
def on_stage() -> Iterator[Stage]:
    with stage("whisper", "whisper-base") as made:
        yield made


@pytest.fixture(scope="module")
def drills():
    return shipped_drills()


@pytest.mark.parametrize("name", SHORT)
def test_a_good_trainee_passes(on_stage: Stage, drills, name: str) -> None:
    drill, library, sheet = drills[name]
    assert is_rendered(drill, drill.good, on_stage.sound)
    played = on_stage.play(drill, library, sheet)
    said = [event.text for event in played.of(FinalTranscript, channel="agent")]
    assert played.attempt.passed, f"{played.attempt.reasons}, {said}"
    assert played.attempt.score.score >= 90
    assert played.of(AudioGap) == []
    assert played.of(ListenerFailed) + played.of(ProgramTrouble) == []
    own = on_stage.sound.own
    assert own.end == pytest.approx(played.attempt.seconds, abs=1.0)
    words = played.of(FinalTranscript, channel="agent")[0]
    assert np.abs(np.frombuffer(own.clip(words.start, words.end), "<i2")).max() > 1000
    # On a machine that does other things as well; what is promised is measured by tests/practice_by_sound.py.
    assert max(played.waits) < 4.0


def test_what_leaks_from_the_headset_is_not_taken_for_the_trainee(on_stage: Stage, drills) -> None:
    drill, library, sheet = drills["slow-agent"]
    on_stage.headset.leak("ears", -25)
    try:
        played = on_stage.play(drill, library, sheet)
    finally:
        on_stage.headset.hold_tight()
    assert played.of(CustomerStops) == []
    assert played.of(AudioGap) == []
    assert played.attempt.passed, played.attempt.reasons
    assert _heard_under_the_customer(played) == []


def _heard_under_the_customer(played: Played) -> list[str]:
    """What was taken for the trainee's in the middle of what the customer said; he himself waits for his turn."""
    turns = [(turn.time, turn.time + turn.seconds) for turn in played.of(CustomerSpeaks) if turn.text]
    middles = [((said.start + said.end) / 2, said.text) for said in played.of(FinalTranscript, channel="agent")]
    return [text for middle, text in middles if any(start < middle < end + 0.3 for start, end in turns)]


def test_the_headset_plays_while_the_trainee_is_heard(on_stage: Stage, drills) -> None:
    """Something sounds under every sentence of his: not a block of it is lost, and nothing breaks off."""
    drill, library, sheet = drills["slow-agent"]
    answers = []
    on_stage.sound.listeners.append(answers.append)
    hum = (np.sin(np.arange(16_000) / 9) * 6000).astype("<i2").tobytes()

    def play_along(event: Event) -> None:
        if isinstance(event, VoiceStarted) and event.channel == "agent":
            on_stage.sound.playback.own(hum)

    played = on_stage.play(drill, library, sheet, play_along)
    on_stage.sound.listeners.clear()
    heard = [event.time for event in played.of(AudioLevel, channel="agent")]
    assert len([answer for answer in answers if isinstance(answer, Ended) and answer.whole]) > len(played.spoken)
    assert np.allclose(np.diff(heard), 0.1, atol=0.01)
    assert played.of(AudioGap) == []
    assert played.attempt.passed, played.attempt.reasons
