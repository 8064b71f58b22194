import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.asr.recognizer import RATE
from desktop.asr.utterances import Utterance, Utterances

BLOCK = RATE // 10


def feed(flags: list[bool]) -> list[Utterance]:
    utterances = Utterances()
    found = [utterances.add(np.full(BLOCK, number, np.int16), flag) for number, flag in enumerate(flags)]
    return [utterance for utterance in [*found, utterances.flush()] if utterance is not None]


def test_silence_is_no_utterance() -> None:
    assert feed([False] * 50) == []


def test_an_utterance_has_its_pre_roll_and_times() -> None:
    [utterance] = feed([False] * 20 + [True] * 10 + [False] * 10)
    assert utterance.samples[0] == 17  # 0.3 s before the voice was noticed at block 20
    assert utterance.start == pytest.approx(1.85)
    assert utterance.end == pytest.approx(2.75)


def test_a_breath_does_not_cut() -> None:
    assert len(feed([True] * 10 + [False] * 2 + [True] * 10)) == 1
    assert len(feed([True] * 10 + [False] * 3 + [True] * 10)) == 2


def test_a_long_one_ends_at_the_first_pause_and_an_endless_one_anyway() -> None:
    first, second = feed([True] * 125 + [False] + [True] * 10)
    assert first.end == pytest.approx(12.25)
    assert second.end == pytest.approx(13.6)
    endless = feed([True] * 450)
    assert [round(utterance.end) for utterance in endless] == [20, 40, 45]


def test_the_open_one_grows() -> None:
    utterances = Utterances()
    utterances.add(np.zeros(BLOCK, np.int16), False)
    assert utterances.open is None
    utterances.add(np.zeros(BLOCK, np.int16), True)
    assert utterances.open is not None
    assert len(utterances.open.samples) == 2 * BLOCK
    assert utterances.open.end == pytest.approx(0.2)


@given(st.lists(st.booleans(), max_size=400))
def test_no_voice_is_lost_and_nothing_heard_twice(flags: list[bool]) -> None:
    found = feed(flags)
    heard = [int(number) for utterance in found for number in utterance.samples[::BLOCK]]
    assert heard == sorted(set(heard))
    assert {number for number, flag in enumerate(flags) if flag} <= set(heard)
    for before, after in itertools.pairwise(found):
        assert before.start <= before.end
        assert before.start < after.start
