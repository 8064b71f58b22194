import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.audio.blocks import BLOCK, Blocks


@given(st.lists(st.integers(0, 5000), max_size=20))
def test_no_sample_is_lost_or_moved_whatever_the_pieces(lengths):
    stream = np.arange(sum(lengths), dtype=np.int32).astype(np.int16)
    blocks = Blocks()
    out = []
    for piece in np.split(stream, np.cumsum(lengths)[:-1]) if lengths else []:
        out += blocks.accept(piece)
    out += blocks.finish()
    assert all(len(block) == BLOCK for block in out)
    joined = np.concatenate(out) if out else np.empty(0, np.int16)
    assert np.array_equal(joined[: len(stream)], stream)
    assert not joined[len(stream) :].any()
    assert len(joined) - len(stream) < BLOCK
