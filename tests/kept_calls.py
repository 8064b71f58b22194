"""Calls for the tests of the record."""

from desktop.core.call_score import CallScore, Contest, DimensionScore, ItemScore, Judgement, Moment, Part
from desktop.core.events import (
    AlertAnswered,
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    CallEnded,
    CallStarted,
    FinalTranscript,
    Word,
)

STARTED = CallStarted(
    time=0.0,
    channels=("agent", "customer"),
    started_at="2026-11-22T09:30:00",
    pack="inbound",
    company="星云",
    agent_name="李明",
    agent_number="1024",
    customer="张",
    customer_title="女士",
)
FINAL = FinalTranscript(
    time=2.0,
    channel="agent",
    start=1.0,
    end=1.8,
    text="您好",
    words=(Word(text="您好", start=1.0, end=1.8, confidence=0.9),),
)
ENDED = CallEnded(time=63.0, hung_up="customer", score=None)
SCORE = CallScore(
    sheet="q",
    version="3",
    dimensions=(
        DimensionScore(
            dimension="manner",
            automatic=Part(kept=5 / 3, judged=4.0),
            trainer=Part(kept=0.0, judged=0.0),
            items=(
                ItemScore("calm", "automatic", "slight", 7 / 3, (Moment(3.25, "1", "dont_know"),), proposed="slight"),
                ItemScore("warm", None, None, 0.0, (), unjudged="trainer"),
            ),
        ),
    ),
    automatic=Part(kept=5 / 3, judged=4.0),
    trainer=Part(kept=0.0, judged=0.0),
    fatal=(),
)
JUDGEMENT = Judgement(item="warm", grade=None, by="教员", note="很亲切", at="2026-11-22T17:00:00")
CONTEST = Contest(item="calm", note="客户先挂断", at="2026-11-22T09:32:00")


def raised(alert: str, rule: str, *, provisional: bool = False) -> AlertRaised:
    """An alert of a call."""
    return AlertRaised(
        time=3.0,
        id=alert,
        channel="agent",
        alert="forbidden",
        rule=rule,
        title="忌语：“不知道”",
        severity="warning",
        heard="不知道",
        say="张女士，我马上核实。",
        start=1.0,
        end=2.0,
        provisional=provisional,
        explanation="“不知道”",
    )


CONFIRMED = (raised("1", "confirmed", provisional=True), AlertConfirmed(time=4.0, id="1"))
WITHDRAWN = (raised("2", "withdrawn", provisional=True), AlertCleared(time=4.0, id="2", reason="withdrawn"))
FALSE = (raised("3", "false"), AlertAnswered(time=4.0, id="3", answer="false_alarm"))
UNSETTLED = (raised("4", "unsettled", provisional=True),)
