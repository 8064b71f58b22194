"""A kept call of which everything is known, for tests of what is told afterwards."""

from dataclasses import replace

from calls import LIBRARY, started

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.events import (
    AlertAnswered,
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    CallEnded,
    Channel,
    ChecklistTicked,
    Event,
    FinalTranscript,
    PaceMeasured,
    PromiseNoted,
    SituationEntered,
    SituationLeft,
    StageEntered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.score_sheet import Deductions, Dimension, Evidence, ScoreItem, ScoreSheet
from desktop.core.scoring import score_call
from desktop.storage.kept_call import CallSummary, KeptCall, Privacy

_POINTS = Deductions(1, 2, 5)
SHEET = ScoreSheet(
    "small",
    "小评分表",
    "1",
    (
        Dimension(
            "language",
            "服务用语",
            15,
            (
                ScoreItem(
                    "no_bad_words",
                    "不说忌语",
                    10,
                    _POINTS,
                    "automatic",
                    Evidence(alerts=("forbidden",)),
                    advice="换成“我帮您核实一下”。",
                ),
                ScoreItem("warm", "热情", 5, _POINTS, "trainer"),
            ),
        ),
        Dimension(
            "opening",
            "开场白",
            5,
            (ScoreItem("company", "报公司名", 5, _POINTS, "automatic", Evidence(missed=("say_company",))),),
        ),
        Dimension(
            "talk",
            "双向沟通",
            10,
            (ScoreItem("listens", "不抢话", 10, _POINTS, "automatic", Evidence(rules=("talk_over",)), ("customer",)),),
        ),
    ),
)


def alert(time: float, rule: str = "unknown", **fields: object) -> AlertRaised:
    """A forbidden phrase, if nothing else is said."""
    known = {
        "id": f"{rule}-{time:g}",
        "channel": "agent",
        "alert": "forbidden",
        "title": "忌语：“我不知道”",
        "severity": "warning",
        "heard": "我不知道",
        "say": "我帮您核实一下",
        "start": time - 1,
        "end": time - 0.5,
        "provisional": False,
    }
    return AlertRaised(time=time, rule=rule, **{**known, **fields})  # type: ignore[arg-type]


def spoken(channel: Channel, start: float, end: float, text: str) -> list[Event]:
    """A sentence, as the listener tells it."""
    return [
        VoiceStarted(time=start + 0.1, channel=channel, start=start),
        VoiceStopped(time=end + 0.3, channel=channel, end=end),
        FinalTranscript(time=end + 0.4, channel=channel, start=start, end=end, text=text),
    ]


def one_of_each(**known: str) -> tuple[Event, ...]:
    """A call with something for every section of a report."""
    both: tuple[Channel, ...] = ("agent", "customer")
    return (
        started(both, agent_name="李晓", agent_number="8012", **known),
        StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0),
        *spoken("agent", 0.5, 4.0, "您好，晨光公司"),
        ChecklistTicked(time=4.4, item="say_company", by="heard"),
        *spoken("customer", 4.5, 9.0, "我要投诉，上周的退款还没有到"),
        SituationEntered(time=9.4, situation="complaint", family="complaint", because="我要投诉", confidence=0.9),
        *spoken("agent", 20.0, 24.0, "这个我不知道，给您添麻烦了"),
        PaceMeasured(time=24.4, channel="agent", articulation=232.0, speaking=180.0, characters=40),
        alert(23.0, start=20.5, end=22.0, provisional=True, shown=True),
        AlertConfirmed(time=24.4, id="unknown-23"),
        AlertCleared(time=26.0, id="unknown-23", reason="mended"),
        alert(
            30.0,
            "dead_air",
            alert="silence",
            severity="notice",
            title="冷场 5 秒",
            heard="",
            say="请您稍等",
            start=9.0,
            end=20.0,
            shown=False,
            suppressed="busy",
        ),
        alert(31.0, "wei", alert="wording", title="直呼“喂”", heard="喂", start=30.5, end=31.0, provisional=True),
        AlertCleared(time=31.5, id="wei-31", reason="withdrawn"),
        SituationLeft(time=32.0, situation="complaint", family="complaint", because=""),
        PromiseNoted(time=33.0, promise="call_back", name="回电", minutes=120),
        StageEntered(time=40.0, stage="closing", because="感谢您的来电", confidence=0.9),
        *spoken("agent", 40.0, 44.0, "感谢您的来电，再见"),
        AlertAnswered(time=50.0, id="dead_air-30", answer="acknowledged"),
        CallEnded(time=62.0, hung_up="customer", score=None),
    )


def kept(events: tuple[Event, ...] = (), privacy: Privacy = "transcript", **summary: object) -> KeptCall:
    """The call as the record gives it back, scored, with one item judged and one contested."""
    events = events or one_of_each()
    judgements = (Judgement("warm", "slight", "王芳", "尾音太冷", "2026-11-22T15:00:00"),)
    score: CallScore = score_call(events, SHEET, LIBRARY, judgements)
    known = CallSummary(
        id="20261122-7k3qf2mh",
        started_at="2026-11-22T09:30",
        pack="test",
        agent_number="8012",
        agent_name="李晓",
        state="ended",
        seconds=events[-1].time,
        hung_up="customer",
        score=score.score,
        sheet=score.sheet,
        sheet_version=score.version,
        privacy=privacy,
        channels=("agent", "customer"),
        contests=1,
    )
    contests = (Contest("no_bad_words", "客户先说的，我在复述。", "2026-11-22T18:00:00"),)
    return KeptCall(replace(known, **summary), events, judgements, contests, score)  # type: ignore[arg-type]
