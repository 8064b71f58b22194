"""The lines that a person reads along, and the page at the end."""

import json

import pytest

from desktop.core.events import (
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    AudioLevel,
    CallEnded,
    ChecklistTicked,
    CountdownEnded,
    CountdownStarted,
    Event,
    FinalTranscript,
    PartialTranscript,
    PromiseNoted,
    PromptShown,
    SituationEntered,
    SituationOffered,
    StageEntered,
)
from desktop.core.script import Item, Library, Situation, Stage
from desktop.session.digest import DigestBuilder, HeardWith
from desktop.session.narration import Narrator, clock

LIBRARY = Library(
    id="p",
    name="包",
    version="1",
    stages=(Stage("greeting", "问候语", ()),),
    situations=(Situation("complaint-attitude", "投诉态度", "complaint", ()),),
    items=(Item("greet", "报出工号", "greeting", ("号",)),),
)


def alert(**changes: object) -> AlertRaised:
    fields: dict[str, object] = {
        "time": 40.04,
        "id": "a1",
        "channel": "agent",
        "alert": "forbidden",
        "rule": "not-clear",
        "title": "忌语：“我不清楚”",
        "severity": "warning",
        "heard": "我不清楚",
        "say": "我帮您核实一下",
        "start": 39.0,
        "end": 40.0,
        "provisional": False,
    }
    return AlertRaised(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, "00:00.0"), (59.96, "01:00.0"), (67.44, "01:07.4")])
def test_the_clock_carries_over_when_it_rounds(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (FinalTranscript(time=8.6, channel="agent", start=1.0, end=8.0, text="早上好"), "00:08.6  坐席：早上好"),
        (StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0), "00:00.0  ── 阶段：问候语"),
        (
            SituationEntered(
                time=47.0, situation="complaint-attitude", family="complaint", because="我要投诉", confidence=1.0
            ),
            "00:47.0  ── 情形：投诉态度（听到“我要投诉”）",
        ),
        (
            PromptShown(time=1.0, prompt="x", title="问候", text="您好", next_text="", avoid=()),
            "00:01.0  ▶ 该说：您好",
        ),
        (
            PromptShown(time=1.0, prompt="x", title="", text="调大音量", next_text="", avoid=(), kind="do"),
            "00:01.0  ▶ 该做：调大音量",
        ),
        (
            CountdownStarted(time=4.0, prompt="x", seconds=5.0, then="第二遍问候"),
            "00:04.0  ⏳ 等 5 秒，之后：第二遍问候",
        ),
        (CountdownEnded(time=9.0, prompt="x", reason="elapsed"), "00:09.0  ⏳ 时间到"),
        (
            PromiseNoted(time=9.0, promise="x", name="24 小时内答复", minutes=1440.0),
            "00:09.0  ✎ 记下承诺：24 小时内答复",
        ),
        (
            SituationOffered(time=9.0, situation="complaint-attitude", family="complaint", measure="−48 dBFS"),
            "00:09.0    可能是：投诉态度（−48 dBFS）",
        ),
        (ChecklistTicked(time=3.0, item="greet", by="heard"), "00:03.0  ☑ 报出工号"),
        (alert(), "00:40.0  ⚠ 提醒：忌语：“我不清楚”　→ 请改说：我帮您核实一下"),
        (CallEnded(time=98.6, hung_up="customer", score=None), "01:38.6  ── 通话结束，客户先挂机"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Event) else "",
)
def test_what_matters_is_told_in_one_line(event: Event, line: str) -> None:
    assert Narrator(LIBRARY).tell(event) == line


def test_states_are_not_told() -> None:
    narrator = Narrator(LIBRARY)
    assert narrator.tell(AudioLevel(time=1.0, channel="agent", dbfs=-30.0, peak_dbfs=-20.0, speech=True)) == ""
    assert narrator.tell(PartialTranscript(time=1.0, channel="agent", start=0.5, text="早上")) == ""


def test_a_confirmation_names_the_alert_that_it_confirms() -> None:
    narrator = Narrator(LIBRARY)
    narrator.tell(alert(provisional=True))
    assert narrator.tell(AlertConfirmed(time=41.0, id="a1")) == "00:41.0  ⚠ 确认：忌语：“我不清楚”"


def test_an_alert_kept_from_the_agent_is_told_as_such() -> None:
    line = Narrator(LIBRARY).tell(alert(shown=False, suppressed="budget"))
    assert "没有打扰坐席" in line
    assert "本次通话的提醒已用完" in line


def test_the_digest_holds_the_whole_life_of_an_alert_and_the_real_time_factor() -> None:
    builder = DigestBuilder(Narrator(LIBRARY))
    for event in (
        StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0),
        alert(),
        AlertCleared(time=45.0, id="a1", reason="mended"),
        PromiseNoted(time=50.0, promise="x", name="24 小时内答复", minutes=1440.0),
        CallEnded(time=80.0, hung_up="", score=None),
    ):
        builder.feed(event)
    digest = builder.digest(HeardWith("whisper", "whisper-base", 2.0, 20.0), ("7-end.png",))
    assert digest.duration == 80.0
    assert digest.real_time_factor == 0.25
    read_back = json.loads(digest.as_json())
    assert read_back["alerts"] == [
        {
            "time": 40.04,
            "alert": "forbidden",
            "title": "忌语：“我不清楚”",
            "severity": "warning",
            "shown": True,
            "cleared": "mended",
        }
    ]
    assert "实时率 0.25" in digest.as_text()
    assert read_back["promises"] == [{"time": 50.0, "id": "x", "name": "24 小时内答复"}]
    assert "7-end.png" in digest.as_text()


def test_an_empty_digest_says_that_there_was_nothing() -> None:
    digest = DigestBuilder(Narrator(LIBRARY)).digest(HeardWith("vosk", "m", 0.0, 0.0), ())
    assert digest.real_time_factor == 0.0
    assert digest.as_text().count("（没有）") == 5


def test_tells_no_long_number() -> None:
    final = FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="打13812345678")
    assert Narrator(LIBRARY).tell(final) == "00:02.0  坐席：打138●●●●●●78"
    builder = DigestBuilder(Narrator(LIBRARY))
    builder.feed(alert(title="命令口气：“把13812345678记一下”"))
    assert "12345" not in builder.digest(HeardWith("vosk", "m", 0.0, 0.0), ()).as_text()
