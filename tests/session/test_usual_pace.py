from calls import started

from desktop.core.events import CallEnded, PaceMeasured
from desktop.core.limits import Limits, PaceLimits
from desktop.session.usual_pace import LEAST_MEASURES, UsualPace
from desktop.storage.usual import FIRST_CALLS, UsualPaces


def call(usual, articulation, measures=LEAST_MEASURES, channel="agent"):
    usual.hear(started(agent_number="8001"))
    for second in range(measures):
        usual.hear(PaceMeasured(time=second, channel=channel, articulation=articulation, speaking=200.0, characters=30))
    usual.hear(CallEnded(time=100.0, hung_up="", score=None))


def test_the_limits_know_the_usual_pace_after_the_first_calls(tmp_path):
    usual = UsualPace(UsualPaces(tmp_path / "usual.json"))
    for _ in range(FIRST_CALLS - 1):
        call(usual, 270.0)
    call(usual, 400.0, measures=LEAST_MEASURES - 1)
    call(usual, 400.0, channel="customer")
    assert usual.applied_to(Limits(), "8001").pace.usual == 0.0
    call(usual, 280.0)
    assert usual.applied_to(Limits(), "8001").pace.usual == 270.0
    assert usual.applied_to(Limits(pace=PaceLimits(usual=200.0)), "8001").pace.usual == 200.0
