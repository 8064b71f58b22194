import csv
from collections import Counter

import numpy as np
import pytest
import soundfile
from model_cache import model_folder, speech_folder

from desktop.asr.models import EngineChoice, load_engine
from desktop.asr.recognizer import RATE, Engine, Samples
from desktop.audio.voice import VoiceActivity
from desktop.core.events import FinalTranscript, PartialTranscript

BLOCK = RATE // 10
CLIPS = ("a1las_5.wav", "a1st_7.wav", "a1st_9.wav")
Transcript = PartialTranscript | FinalTranscript


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine(EngineChoice("whisper", "whisper-base", model_folder("whisper-base")))


@pytest.fixture(scope="module")
def speech() -> tuple[Samples, list[str]]:
    """Three read sentences with a second of room noise around each, and what was read."""
    folder = speech_folder()
    if not folder.is_dir():
        pytest.skip(f"no recorded speech at {folder}; PEITING_SPEECH says where it is")
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        texts = {row["file"]: row["transcript"] for row in csv.DictReader(file, delimiter="\t")}
    room = np.random.default_rng(0).integers(-8, 9, RATE).astype(np.int16)
    parts = [room]
    for clip in CLIPS:
        samples, rate = soundfile.read(folder / clip, dtype="int16")
        assert rate == RATE
        parts += [np.asarray(samples), room]
    return np.concatenate(parts), [texts[clip] for clip in CLIPS]


def hear(engine: Engine, samples: Samples, offset: float = 0.0) -> list[Transcript]:
    recognizer, voice = engine.recognizer("agent", offset), VoiceActivity()
    heard: list[Transcript] = []
    for at in range(0, len(samples) - BLOCK + 1, BLOCK):
        block = samples[at : at + BLOCK]
        heard += recognizer.accept(block, voice.accept(block).speech)
    return heard + recognizer.finish()


def errors(heard: str, said: str) -> int:
    row = list(range(len(said) + 1))
    for i, a in enumerate(heard, 1):
        corner, row[0] = row[0], i
        for j, b in enumerate(said, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (a != b))
    return row[-1]


def test_hears_real_speech(engine: Engine, speech: tuple[Samples, list[str]]) -> None:
    samples, texts = speech
    heard = hear(engine, samples)
    finals = [event for event in heard if isinstance(event, FinalTranscript)]
    partials = [event for event in heard if isinstance(event, PartialTranscript)]
    said = "".join(texts)
    assert errors("".join(final.text for final in finals), said) / len(said) < 0.30
    assert len(partials) > len(finals)
    assert [event.time for event in heard] == sorted(event.time for event in heard)
    for final in finals:
        assert 0.5 < final.start < final.end < final.time <= len(samples) / RATE
        shown = [partial for partial in partials if partial.start == final.start]
        assert shown, "a sentence must be visible while it is said"
        assert all(final.start < partial.time <= final.time for partial in shown)


def test_the_same_audio_gives_the_same_events(engine: Engine, speech: tuple[Samples, list[str]]) -> None:
    first = speech[0][: 6 * RATE]
    plain = hear(engine, first)
    assert plain == hear(engine, first)
    moved = hear(engine, first, offset=60.0)
    assert [event.time for event in moved] == pytest.approx([event.time + 60 for event in plain])


def test_noise_is_not_made_into_words(engine: Engine) -> None:
    random = np.random.default_rng(1)
    noise = (random.normal(0, 600, 12 * RATE)).astype(np.int16)
    assert hear(engine, noise) == []
    hum = (3000 * np.sin(np.arange(5 * RATE) * 2 * np.pi * 50 / RATE)).astype(np.int16)
    assert hear(engine, hum) == []


def test_silence_costs_nothing_and_says_nothing(engine: Engine) -> None:
    assert hear(engine, np.zeros(5 * RATE, np.int16)) == []


def test_in_a_hurry_it_guesses_less_and_hears_as_much(engine: Engine, speech: tuple[Samples, list[str]]) -> None:
    first = speech[0][: 6 * RATE]
    recognizer, voice = engine.recognizer("agent"), VoiceActivity()
    hurried: list[Transcript] = []
    for at in range(0, len(first) - BLOCK + 1, BLOCK):
        block = first[at : at + BLOCK]
        hurried += recognizer.accept(block, voice.accept(block).speech, hurry=True)
    hurried += recognizer.finish()
    calm = hear(engine, first)
    assert _kinds(hurried)["PartialTranscript"] < _kinds(calm)["PartialTranscript"]
    assert _kinds(hurried)["FinalTranscript"] == _kinds(calm)["FinalTranscript"]


def _kinds(heard: list[Transcript]) -> Counter[str]:
    return Counter(type(event).__name__ for event in heard)
