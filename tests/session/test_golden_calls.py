import golden_calls
import pytest


@pytest.mark.parametrize("call", golden_calls.written_calls(), ids=lambda path: path.stem)
def test_a_golden_call_still_goes_as_it_went(call):
    """After a wanted change: `python tests/golden_calls.py`, then read the difference."""
    expected = golden_calls.expectation(call).read_text(encoding="utf-8").splitlines()
    assert golden_calls.lines(call) == expected
