from dataclasses import replace

import pytest
from calls import LIBRARY, said_in_turn, started
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.engine import Engine
from desktop.core.events import AudioLevel, LineMeasured, SituationChosen, SituationClosed, SituationOffered
from desktop.core.limits import Limits, LineLimits
from desktop.core.script import Line, Situation, Trigger

GOOD = {"speech_dbfs": -25.0, "noise_dbfs": -55.0, "broken": 0.0, "decay": 0.2}
NOISY = {**GOOD, "noise_dbfs": -33.0}
BROKEN = {**GOOD, "broken": 0.12}
ROOM = {**GOOD, "decay": 0.7}


def _situation(id_, line):
    steps = said_in_turn(Line(f"{id_}_say", "请", "不好意思，麻烦您换个地方，好吗？", keys=("换个地方",)))
    return Situation(id_, id_, "unable_to_hear", steps, opens=Trigger(line=line))


_TROUBLES = (_situation("noise", "noisy"), _situation("weak", "broken"), _situation("free", "hands_free"))


class Heard:
    """A call in which the customer speaks on a line of some quality."""

    def __init__(self):
        library = replace(LIBRARY, situations=(*LIBRARY.situations, *_TROUBLES))
        self._engine = Engine(library, Limits())
        self._engine.feed(started(("agent", "customer")))
        self.time = 0.0

    def speaks(self, seconds, line):
        """Which situations are offered, and why, while he speaks."""
        out = []
        for block in range(round(seconds * 10)):
            self.time = round(self.time + 0.1, 1)
            level = AudioLevel(time=self.time, channel="customer", dbfs=-25.0, peak_dbfs=-13.0, speech=True)
            out += self._engine.feed(level)
            if block % 10 == 9:
                out += self._engine.feed(LineMeasured(time=self.time, channel="customer", **line))
        return [(event.situation, event.measure) for event in out if isinstance(event, SituationOffered)]

    def feed(self, event):
        self._engine.feed(event)


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        (NOISY, ("noise", "杂音：语音只高出噪声 8 dB")),
        (BROKEN, ("weak", "声音断续：12% 的话音被切断")),
        (ROOM, ("free", "混响 0.7 秒，像是免提")),
    ],
)
def test_a_trouble_that_lasts_is_offered_once_with_its_measure(line, offer):
    call = Heard()
    assert call.speaks(10.0, GOOD) == []
    assert call.speaks(4.0, line) == []
    assert call.speaks(20.0, line) == [offer]


def test_it_is_offered_again_only_when_the_line_had_recovered():
    call = Heard()
    assert len(call.speaks(10.0, NOISY)) == 1
    assert call.speaks(10.0, {**GOOD, "noise_dbfs": -25.0 - LineLimits().snr - 1.0}) == []
    assert call.speaks(10.0, NOISY) == []
    assert call.speaks(2.0, GOOD) == []
    assert len(call.speaks(10.0, NOISY)) == 1


def test_reverberation_that_nobody_can_measure_is_no_recovery():
    call = Heard()
    assert len(call.speaks(10.0, ROOM)) == 1
    call.speaks(3.0, {**GOOD, "decay": 0.0})
    assert call.speaks(10.0, ROOM) == []


def test_nothing_is_offered_while_a_trouble_of_hearing_is_dealt_with():
    call = Heard()
    call.feed(SituationChosen(time=0.0, situation="soft_voice"))
    assert call.speaks(12.0, BROKEN) == []
    call.feed(SituationClosed(time=call.time))
    assert [situation for situation, _ in call.speaks(3.0, BROKEN)] == ["weak"]


def test_a_word_or_two_on_a_bad_line_offer_nothing():
    call = Heard()
    for _ in range(5):
        assert call.speaks(3.0, BROKEN) == []
        assert call.speaks(2.0, GOOD) == []


@settings(max_examples=25, deadline=None)
@given(st.floats(-40.0, -10.0), st.floats(12.0, 60.0), st.floats(0.0, 0.079), st.floats(0.0, 0.49))
def test_a_good_line_offers_nothing_ever(speech, snr, broken, decay):
    line = {"speech_dbfs": speech, "noise_dbfs": speech - snr - 0.01, "broken": broken, "decay": decay}
    assert Heard().speaks(10.0, line) == []
