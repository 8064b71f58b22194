import numpy as np
import pytest
from two_sided_call import Scene, clips, make

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.cross_talk import CrossTalk

SPOKEN = clips()


def played(made):
    """(seconds at the block's end, what came in, what came out), block by block."""
    cross_talk = CrossTalk()
    for at in range(0, len(made.agent) - BLOCK + 1, BLOCK):
        block = made.agent[at : at + BLOCK]
        yield (at + BLOCK) / RATE, block, cross_talk.accept(block, made.customer[at : at + BLOCK])


def call(**options):
    return make(Scene("cross-talk", "tuned", "zf_xiaoxiao", "zm_yunjian", **options), SPOKEN)


def speaks(spans, at, more=0.0):
    return any(start <= at <= end + more for start, end in spans)


def energy(block):
    return float(np.mean(block.astype(np.float64) ** 2))


@pytest.mark.parametrize(("db", "delay"), [(-20.0, 0.0), (-20.0, 0.4), (-30.0, 0.13)])
def test_the_customer_alone_becomes_the_quiet_room(db, delay):
    made = call(leak=(db, delay))
    alone = [
        (block, out)
        for at, block, out in played(made)
        if speaks(made.customer_spans, at) and not speaks(made.agent_spans, at, 0.3)
    ]
    before, after = (sum(energy(block) for block in blocks) for blocks in zip(*alone, strict=True))
    # What stays: the first 0.2 s, before the way of the sound is known, and begins of turns: 9 to 13 % here.
    assert after < 0.14 * before


@pytest.mark.parametrize("leak", [None, (-20.0, 0.13)])
def test_what_the_agent_says_comes_back_untouched(leak):
    made, clean = call(leak=leak), call()
    lost = [
        at
        for at, block, out in played(made)
        if out is not block and energy(clean.agent[round(at * RATE) - BLOCK : round(at * RATE)]) > (32768 * 0.003) ** 2
    ]
    assert lost == []


def test_a_call_without_a_leak_stays_as_it_is():
    assert all(out is block for _, block, out in played(call()))


def test_the_same_sound_on_both_sides_is_no_leak():
    made = call()
    cross_talk = CrossTalk()
    for at in range(0, len(made.agent) - BLOCK + 1, BLOCK):
        block = made.agent[at : at + BLOCK]
        assert cross_talk.accept(block, block.copy()) is block


def test_the_agent_in_the_customers_channel_is_no_leak():
    made = call()
    heard_back = np.concatenate([np.zeros(800, np.int16), made.agent // 10])[: len(made.agent)]
    cross_talk = CrossTalk()
    for at in range(0, len(made.agent) - BLOCK + 1, BLOCK):
        block = made.agent[at : at + BLOCK]
        assert cross_talk.accept(block, heard_back[at : at + BLOCK]) is block


def test_pieces_that_are_no_blocks_are_refused():
    with pytest.raises(ValueError, match="block"):
        CrossTalk().accept(np.zeros(BLOCK, np.int16), np.zeros(BLOCK - 1, np.int16))
