"""A customer's recogniser hears less than all and tells the same times."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.asr.recognizer import RATE
from desktop.asr.spared import Spared
from desktop.core.events import FinalTranscript, PartialTranscript, Word

BLOCK = RATE // 10


class Marks:
    """Takes what is loud for words: a partial while it lasts, a final half a second after it."""

    def __init__(self):
        self.heard = 0
        self.start = None
        self.end = 0

    def accept(self, samples, speech, hurry=False):
        loud = np.flatnonzero(samples)
        self.heard += len(samples)
        if len(loud):
            if self.start is None:
                self.start = (self.heard - len(samples) + loud[0]) / RATE
            self.end = self.heard / RATE
            return [PartialTranscript(time=self.heard / RATE, channel="customer", start=self.start, text="好")]
        return self.finish() if self.start is not None and self.heard / RATE - self.end >= 0.5 else []

    def finish(self):
        if self.start is None:
            return []
        start, self.start = self.start, None
        word = Word(text="好", start=start, end=self.end, confidence=1.0)
        return [
            FinalTranscript(
                time=self.heard / RATE, channel="customer", start=start, end=self.end, text="好", words=(word,)
            )
        ]


def call(turns, late=2):
    """Blocks of `turns`, (silence, speech) in blocks each, with voice activity that comes late and stays on."""
    loud = [value for silence, speech in turns for value in [0] * silence + [1] * speech] + [0] * 30
    for number, value in enumerate(loud):
        speech = any(loud[max(0, number - 3) : number + 1 - late]) if number >= late else False
        yield np.full(BLOCK, value * 1000, np.int16), speech


def hear(recognizer, turns):
    transcripts = [each for block, speech in call(turns) for each in recognizer.accept(block, speech)]
    return transcripts + recognizer.finish()


def finals(transcripts):
    found = [each for each in transcripts if isinstance(each, FinalTranscript)]
    return [(round(each.start, 3), round(each.end, 3), round(each.words[0].start, 3)) for each in found]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(8, 80), st.integers(3, 40)), min_size=1, max_size=6))
def test_no_word_is_lost_and_every_one_stands_where_it_was_said(turns):
    assert finals(hear(Spared(Marks()), turns)) == finals(hear(Marks(), turns))


def test_long_silence_is_not_heard():
    marks = Marks()
    hear(Spared(marks), [(600, 20)])
    assert marks.heard / RATE < 5.0


def test_times_of_partials_are_those_of_the_call():
    transcripts = hear(Spared(Marks()), [(100, 10)])
    first = next(each for each in transcripts if isinstance(each, PartialTranscript))
    assert first.start == pytest.approx(10.0)


def test_words_that_stay_open_do_not_keep_it_awake_for_ever():
    class Open(Marks):
        def finish(self):
            return []

    marks = Open()
    hear(Spared(marks), [(10, 10), (600, 0)])
    assert marks.heard / RATE < 12.0
