import contextlib
import dataclasses

from desktop.core.events import CallEnded, CallStarted, FinalTranscript
from desktop.session.keeper import Keeper
from desktop.session.kept_record import open_kept_record
from desktop.storage.record_settings import RecordSettings
from desktop.storage.seal_keys import SealKeys

STARTED = CallStarted(
    time=0.0, channels=("agent",), started_at="2026-11-22T09:30:00", pack="p", company="", agent_name="",
    agent_number="", customer="", customer_title="",
)  # fmt: skip
FINAL = FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="您好")
ENDED = CallEnded(time=4.0, hung_up="agent", score=None)


def test_another_level_holds_from_the_next_call_on():
    wanted = [RecordSettings(privacy="transcript")]
    keeper = Keeper(lambda: open_kept_record(wanted[0]), lambda error: None)
    texts = []
    for privacy in ("summary", "full"):
        for event in (STARTED, FINAL):
            keeper.keep(event)
        wanted[0] = RecordSettings(privacy=privacy, full_agreed=True)
        keeper.open_anew()
        for event in (dataclasses.replace(FINAL, start=2.0), ENDED):
            keeper.keep(event)
        with contextlib.closing(open_kept_record(wanted[0])) as record:
            texts.append([e.text for e in record.events(keeper.call_id) if isinstance(e, FinalTranscript)])
    keeper.close()

    assert texts == [["您好", "您好"], ["", ""]]


def test_without_a_key_a_call_is_kept_without_words_and_that_is_told(monkeypatch):
    from desktop.errors import PeitingError

    def locked(_keys):
        raise PeitingError("key-store-locked", "打不开。", "请解锁。")

    monkeypatch.setattr(SealKeys, "current", locked)
    told = []
    with contextlib.closing(open_kept_record(RecordSettings(privacy="transcript"), told.append)) as record:
        call = record.begin(STARTED)
        record.keep(call, FINAL)
        kept = record.call(call)

    assert [error.code for error in told] == ["key-store-locked"]
    assert (kept.summary.privacy, kept.events[1].text) == ("summary", "")
