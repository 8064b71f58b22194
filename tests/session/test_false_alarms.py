"""A false alarm becomes a proposal: with its words, or without any."""

import pytest
from calls import started

from desktop.core.events import AlertAnswered, AlertRaised, FinalTranscript, PartialTranscript
from desktop.session.false_alarms import FalseAlarms
from desktop.session.kept_record import sealed_words
from desktop.storage.exceptions import read_proposed

SENTENCE = "他说我不知道，号码是13800138000"


def call():
    alert = AlertRaised(
        time=4, id="forbidden-1", channel="agent", alert="forbidden", rule="unknown", title="忌语：“我不知道”",
        severity="warning", heard="我不知道", say="", start=2.5, end=3.0, provisional=True,
    )  # fmt: skip
    return [
        started(),
        FinalTranscript(time=1.5, channel="agent", start=0.5, end=1.0, text="您好"),
        PartialTranscript(time=3, channel="agent", start=2, text="他说我"),
        alert,
        FinalTranscript(time=5, channel="agent", start=2, end=4.5, text=SENTENCE),
        AlertAnswered(time=6, id="forbidden-1", answer="false_alarm"),
    ]


@pytest.mark.parametrize("privacy", ["full", "transcript", "summary"])
def test_the_proposal_holds_what_privacy_lets_it_hold(tmp_path, privacy):
    path = tmp_path / "data" / "proposed.jsonl"
    watch = FalseAlarms(path, privacy, pytest.fail)
    for event in call():
        watch.feed(event)
    [one] = read_proposed(path, sealed_words())
    assert (one.pack, one.rule, one.title) == ("test", "unknown", "忌语：“我不知道”")
    assert "号码是" not in path.read_text(encoding="utf-8")
    assert one.heard == ("我不知道" if privacy != "summary" else "")
    assert one.sentence == ("他说我不知道，号码是138●●●●●●00" if privacy != "summary" else "")


@pytest.mark.parametrize("answer", ["acknowledged", "mute"])
def test_other_answers_propose_nothing(tmp_path, answer):
    watch = FalseAlarms(tmp_path / "proposed.jsonl", "full", pytest.fail)
    for event in [*call()[:-1], AlertAnswered(time=6, id="forbidden-1", answer=answer)]:
        watch.feed(event)
    assert read_proposed(tmp_path / "proposed.jsonl") == []


def test_what_cannot_be_written_is_told(tmp_path):
    told = []
    watch = FalseAlarms(tmp_path, "full", told.append)
    for event in call():
        watch.feed(event)
    assert [error.code for error in told] == ["exceptions-unwritable"]
