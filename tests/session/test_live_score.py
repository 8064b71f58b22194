"""A call is scored with its last event, as its record would be; a trainer's word is kept and counted at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from calls import LIBRARY, started

from desktop.core.call_score import Contest, Judgement
from desktop.core.events import AlertRaised, CallEnded, Event, FinalTranscript, VoiceStarted, VoiceStopped
from desktop.core.score_sheet import Deductions, Dimension, Evidence, ScoreItem, ScoreSheet
from desktop.core.scoring import score_call
from desktop.errors import PeitingError
from desktop.session.call_judging import CallJudging
from desktop.session.live_score import LiveScore
from desktop.storage.record import CallRecord, open_record

STEPS = Deductions(1, 2, 4)
SHEET = ScoreSheet(
    "s",
    "表",
    "1",
    (
        Dimension(
            "d",
            "用语",
            8,
            (
                ScoreItem("words", "不说忌语", 4, STEPS, "automatic", Evidence(groups=("敷衍",))),
                ScoreItem("warmth", "亲切", 4, STEPS, "trainer"),
            ),
        ),
    ),
)
ENDED = CallEnded(time=60.0, hung_up="", score=None)


def alert(time: float) -> AlertRaised:
    return AlertRaised(
        time=time, id=f"a{time}", channel="agent", alert="forbidden", rule="unknown", title="", severity="notice",
        heard="", say="", start=time, end=time, provisional=False,
    )  # fmt: skip


TOLD: tuple[Event, ...] = (
    started(),
    VoiceStarted(time=1.0, channel="agent", start=1.0),
    VoiceStopped(time=5.0, channel="agent", end=5.0),
    FinalTranscript(time=5.0, channel="agent", start=1.0, end=5.0, text="我不知道"),
    alert(5.0),
)


def live(*told: Event) -> LiveScore:
    score = LiveScore(SHEET, LIBRARY)
    for event in told:
        score.feed(event)
    return score


def test_the_live_score_is_that_of_the_record() -> None:
    scored, ended = live(*TOLD).settle("c1", (), ENDED)
    assert scored is not None
    assert scored.score == score_call([*TOLD, ENDED], SHEET, LIBRARY)
    assert (scored.call, scored.sheet, scored.time) == ("c1", SHEET, 60.0)
    assert ended.score == scored.score.score == 75.0


def test_what_the_end_gives_rise_to_counts() -> None:
    _scored, ended = live(*TOLD).settle("c1", (alert(60.0),), ENDED)
    assert ended.score == 50.0


def test_without_a_sheet_there_is_no_score() -> None:
    score = LiveScore(None, LIBRARY)
    score.feed(TOLD[0])
    assert score.settle("c1", (), ENDED) == (None, ENDED)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[CallRecord]:
    opened = open_record(tmp_path / "calls.db", "transcript")
    yield opened
    opened.close()


def keep(record: CallRecord) -> str:
    call = record.begin(started())
    for event in TOLD[1:]:
        record.keep(call, event)
    record.close_call(call, ENDED)
    return call


def judgement(grade: str | None, note: str = "") -> Judgement:
    return Judgement("warmth", grade, "王主管", note, "2026-11-22T10:00:00")  # type: ignore[arg-type]


def test_a_judgement_is_kept_and_counts_at_once_and_the_last_one_holds(record: CallRecord) -> None:
    call = keep(record)
    judging = CallJudging(record, call, SHEET, LIBRARY)
    assert judging.score.score == 75.0
    judging.judge(judgement("grave"))
    judging.judge(judgement(None, "听错了"))
    assert judging.score.score == 87.5
    again = CallJudging(record, call, SHEET, LIBRARY)
    assert again.score == judging.score == record.call(call).score
    assert again.judgements["warmth"].note == "听错了"
    assert record.call(call).summary.score == 87.5


def test_a_reason_that_was_given_is_not_lost_by_contesting_again(record: CallRecord) -> None:
    call = keep(record)
    for note in ("", "客户的原话", ""):
        record.contest(call, Contest("words", note, "2026-11-22T10:00:00"))
    judging = CallJudging(record, call, SHEET, LIBRARY)
    assert {item: contest.note for item, contest in judging.contests.items()} == {"words": "客户的原话"}
    assert judging.score.score == 75.0, "contesting changes nothing by itself"


def test_an_unknown_call_is_refused(record: CallRecord) -> None:
    with pytest.raises(PeitingError, match="没有"):
        CallJudging(record, "nobody", SHEET, LIBRARY)


def test_a_judgement_that_cannot_be_kept_does_not_count(record: CallRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    judging = CallJudging(record, keep(record), SHEET, LIBRARY)

    def refuse(*_: object) -> None:
        raise PeitingError("record-locked", "被占用", "稍后再试")

    monkeypatch.setattr(record, "judge", refuse)
    with pytest.raises(PeitingError):
        judging.judge(judgement("grave"))
    assert judging.score.score == 75.0
