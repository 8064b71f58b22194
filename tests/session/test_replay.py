import golden_calls
import pytest

from desktop import paths
from desktop.core.events import CallEnded, CallStarted, PromptShown
from desktop.core.scoring import score_call
from desktop.errors import PeitingError
from desktop.session.replay import Replay, Request, keep
from desktop.storage.record import open_record
from desktop.storage.settings import Settings, with_value

CALL = golden_calls.CALLS / "ordinary_inbound.jsonl"


def first(request: Request, settings: Settings | None = None) -> CallStarted:
    event = next(Replay(request, settings or Settings()).events())
    assert isinstance(event, CallStarted)
    return event


def test_the_header_goes_before_the_settings():
    settings = with_value(with_value(Settings(), "agent.company", "别家公司"), "agent.name", "小王")
    started = first(Request(CALL), settings)
    assert (started.company, started.agent_number, started.agent_name) == ("晨光客服中心", "8012", "小王")
    assert (started.customer, started.started_at, started.pack) == ("张女士", "2026-11-22T09:30", "inbound")
    assert started.channels == ("agent", "customer")


def test_a_call_that_does_not_tell_its_time_is_greeted_at_no_time_of_day(tmp_path):
    call = tmp_path / "call.jsonl"
    call.write_text('{"start": 1, "end": 2, "text": "您好"}', encoding="utf-8")
    events = list(Replay(Request(call), Settings()).events())
    assert next(event.text for event in events if isinstance(event, PromptShown)).startswith("您好，欢迎致电")
    assert list(Replay(Request(call), Settings()).events()) == events
    list(keep(events, open_record(paths.record_database(), "full")))
    kept = open_record(paths.record_database(), "full")
    assert kept.calls()[0].started_at
    kept.close()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(PeitingError, match="文件夹"):
        Replay(Request(tmp_path), Settings())


def test_an_unknown_pack_is_refused():
    with pytest.raises(PeitingError, match="nowhere"):
        Replay(Request(CALL, pack="nowhere"), Settings())


def test_the_customers_file_has_no_place_beside_a_written_call():
    with pytest.raises(PeitingError, match="--customer"):
        Replay(Request(CALL, customer=CALL), Settings())


def test_a_kept_replay_is_in_the_record_with_its_score():
    replay = Replay(Request(CALL), Settings())
    record = open_record(paths.record_database(), "summary")
    events = list(keep(replay.scored_events(), record))
    assert events == list(Replay(Request(CALL), Settings()).events()), "what is kept is what is printed"
    ended = events[-1]
    assert isinstance(ended, CallEnded)
    assert ended.score is not None
    kept = open_record(paths.record_database(), "summary")
    (call,) = kept.calls()
    assert (call.state, call.score, call.sheet) == ("ended", ended.score, replay.loaded.sheet.id)
    again = score_call(kept.call(call.id).events, replay.loaded.sheet, replay.library)
    assert kept.call(call.id).score == again, "the same record and the same sheet give the same score"
    kept.close()
