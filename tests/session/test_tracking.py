"""A few of the written calls for development, heard without errors and with a fifth of the characters wrong.

A guard, not the measurement: the figures that count come from calls that nobody tuned anything to.
"""

import pytest
import tracking

CALLS = (
    "dev-in-01*", "dev-in-15*", "dev-on-02*", "dev-onb-03*", "dev-out-01*", "dev-out-14*", "out-45*",
)  # fmt: skip
BOTH, AGENT = ("agent", "customer"), ("agent",)


@pytest.fixture(scope="module")
def calls():
    paths = [path for name in CALLS for path in sorted(tracking.DEVELOPMENT.glob(f"{name}.jsonl"))]
    return [tracking.read_marked(path) for path in paths]


@pytest.mark.parametrize(
    ("share", "channels", "stage", "situations"),
    [(0.0, BOTH, 0.95, (0.85, 0.9)), (0.2, BOTH, 0.9, (0.85, 0.8)), (0.2, AGENT, 0.8, (0.7, 0.6))],
)
def test_the_program_knows_where_the_call_is(calls, share, channels, stage, situations):
    figures = tracking.judge(calls, share, channels).figures()
    assert figures["stage"] >= stage
    assert figures["situations"]["precision"] >= situations[0]
    assert figures["situations"]["recall"] >= situations[1]
    assert figures["ticks"]["precision"] >= 0.9
    assert figures["ticks"]["recall"] >= 0.85
    assert figures["lines"]["recall"] >= 0.8
