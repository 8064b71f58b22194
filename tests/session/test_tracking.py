"""The written calls for development, heard without errors and with a fifth of the characters wrong.

A guard, not the measurement: the figures that count come from calls that nobody tuned anything to.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import tracking

BOTH, AGENT = ("agent", "customer"), ("agent",)


@pytest.fixture(scope="module")
def calls():
    return [tracking.read_marked(path) for path in sorted(tracking.DEVELOPMENT.glob("*.jsonl"))]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("share", "channels", "stage", "situations"),
    [(0.0, BOTH, 0.96, (0.9, 0.93)), (0.2, BOTH, 0.96, (0.9, 0.9)), (0.2, AGENT, 0.88, (0.85, 0.75))],
)
def test_the_program_knows_where_the_call_is(calls, share, channels, stage, situations):
    figures = tracking.judge(calls, share, channels).figures()
    assert figures["stage"] >= stage
    assert figures["situations"]["precision"] >= situations[0]
    assert figures["situations"]["recall"] >= situations[1]
    assert figures["ticks"]["precision"] >= 0.95
    assert figures["ticks"]["recall"] >= 0.92
    assert figures["lines"]["recall"] >= 0.8
