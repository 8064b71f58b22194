"""What practice lets the headset hear, put together; the process that plays is not started for questions about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.core.events import Event, FinalTranscript
from desktop.core.practice.drill import Drill
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.core.practice.play import Play
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.practice_sound import PracticeSound
from desktop.session.practice.rehearsed_call import SilentVoice
from desktop.storage.practice.practice import load_practice


@pytest.fixture(scope="module")
def drill() -> Drill:
    drills = load_practice("inbound", [paths.scripts_library()]).drills
    return next(drill for drill in drills if any(beat.says for beat in drill.beats))


def sound_of(*folders: Path) -> PracticeSound:
    posted: list[Event] = []
    return PracticeSound(folders, posted.append, lambda _text, _seconds: None)


def test_a_drill_without_clips_has_no_voice(drill: Drill, tmp_path: Path) -> None:
    assert not sound_of(tmp_path).has_voice(drill)


def test_a_drill_in_which_nobody_speaks_needs_none(drill: Drill, tmp_path: Path) -> None:
    mute = replace(
        drill,
        beats=tuple(replace(beat, says=()) for beat in drill.beats),
        persona=replace(drill.persona, interrupted=(), waiting=()),
    )
    assert sound_of(tmp_path).has_voice(mute)


def test_a_trainer_who_speaks_himself_is_not_played(drill: Drill, tmp_path: Path) -> None:
    line = sound_of(tmp_path).line(Play(drill, *library_and_sheet("inbound"), by_hand=True, own_voice=True))
    assert isinstance(line.voice, SilentVoice)


def test_the_customers_words_in_the_microphone_are_not_the_trainees(drill: Drill, tmp_path: Path, monkeypatch) -> None:
    sound = sound_of(tmp_path)
    monkeypatch.setattr(sound, "_process", lambda: None)
    line = sound.line(Play(drill, *library_and_sheet("inbound")))
    text = "你们的电话怎么这么难打通啊"
    said = CustomerSpeaks(time=1.0, beat=drill.beats[0].id, text=text, seconds=3.0, conditions_of=drill.beats[0].id)
    leaked = FinalTranscript(time=4.5, channel="agent", start=1.2, end=3.8, text=text)
    own = replace(leaked, text="非常抱歉让您久等了")

    assert line.without_echo(said) is said
    assert line.without_echo(leaked) is None
    assert line.without_echo(own) is own
