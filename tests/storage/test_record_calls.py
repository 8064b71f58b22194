"""What the record promises, over SQLite and over PostgreSQL."""

import contextlib
import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kept_calls import (
    CONFIRMED,
    CONTEST,
    ENDED,
    FALSE,
    FINAL,
    JUDGEMENT,
    SCORE,
    STARTED,
    UNSETTLED,
    WITHDRAWN,
)
from sqlalchemy import event as sqlalchemy_event

from desktop.core.events import AlertConfirmed, AudioLevel, PartialTranscript, StageEntered
from desktop.errors import PeitingError
from desktop.storage.call_query import CallQuery
from desktop.storage.record import open_record
from desktop.storage.record_database import Database


@pytest.fixture
def record(where):
    with contextlib.closing(open_record(where, "full")) as record:
        yield record


def begun(record, **changes):
    return record.begin(dataclasses.replace(STARTED, **changes))


def ended(record, *events, score=None, **changes):
    call = begun(record, **changes)
    for event in events:
        record.keep(call, event)
    record.close_call(call, dataclasses.replace(ENDED, score=score))
    return call


def found(record, **wanted):
    return [call.id for call in record.find(CallQuery(**wanted))]


class TestKeeping:
    def test_gives_back_what_was_kept(self, record):
        stage = StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0)
        call = ended(record, stage, FINAL)

        kept = record.call(call)

        assert kept.events == (STARTED, stage, FINAL, ENDED)
        assert (kept.judgements, kept.contests, kept.score) == ((), (), None)
        summary = kept.summary
        assert (summary.id, summary.state, summary.seconds, summary.hung_up) == (call, "ended", 63.0, "customer")
        assert (summary.started_at, summary.pack) == ("2026-11-22T09:30:00", "inbound")
        assert (summary.agent_number, summary.agent_name) == ("1024", "李明")
        assert (summary.channels, summary.privacy) == (("agent", "customer"), "full")
        assert record.calls() == [summary]

    def test_passing_state_is_not_kept(self, record):
        call = begun(record)
        record.keep(call, AudioLevel(time=0.1, channel="agent", dbfs=-30.0, peak_dbfs=-20.0, speech=True))
        record.keep(call, PartialTranscript(time=0.1, channel="agent", start=0.0, text="您"))

        assert record.events(call) == [STARTED]

    def test_two_calls_do_not_mix(self, record):
        first, second = begun(record), begun(record)
        record.keep(second, FINAL)

        assert record.events(first) == [STARTED]
        assert record.events(second) == [STARTED, FINAL]

    def test_a_clock_set_back_does_not_change_the_order(self, record):
        calls = [begun(record, started_at=at) for at in ("2026-11-22T09:30:00", "2026-11-22T08:31:00", "")]

        assert [call.id for call in record.calls()] == calls[::-1]
        assert found(record) == calls[::-1]

    def test_the_call_of_a_clock_set_back_to_another_age_is_found_under_that_day(self, record):
        old, new = begun(record, started_at="1970-01-01T08:00:00"), begun(record)

        assert found(record, since="2026-01-01") == [new]
        assert found(record, until="2026-01-01") == [old]

    def test_an_unknown_call_is_told(self, record):
        for ask in (record.call, record.events, lambda call: record.judge(call, JUDGEMENT)):
            with pytest.raises(PeitingError, match="20261122-nowhere") as caught:
                ask("20261122-nowhere")
            assert caught.value.code == "record-no-call"

    def test_calls_of_another_opening_are_there(self, where, record):
        call = ended(record, FINAL)
        with contextlib.closing(open_record(where, "summary")) as again:
            assert again.call(call) == record.call(call)

    def test_a_lost_call_is_interrupted_once(self, where, record):
        call = begun(record)
        record.keep(call, FINAL)
        record.close()
        for _ in range(2):
            with contextlib.closing(open_record(where, "full")) as again:
                (summary,) = again.calls()
                assert (summary.state, summary.seconds) == ("interrupted", 2.0)
                assert len(again.events(call)) == 2

    def test_a_call_of_another_machine_is_that_machines_to_mark(self, where, monkeypatch):
        monkeypatch.setattr("desktop.storage.record_open_call.machine", lambda: "elsewhere")
        monkeypatch.setattr("desktop.storage.record_open_call.process", lambda: "4194305 1.00")
        gone = open_record(where, "full")
        gone.begin(STARTED)
        gone._database.close()

        with contextlib.closing(open_record(where, "full")) as record:
            # A file is this machine's alone, whatever its name was yesterday.
            assert [call.state for call in record.calls()] == ["interrupted" if isinstance(where, Path) else "open"]

    def test_two_programs_open_a_new_record_at_once(self, where):
        def open_and_keep(_number):
            with contextlib.closing(open_record(where, "full")) as mine:
                return ended(mine, FINAL)

        with ThreadPoolExecutor(4) as threads:
            calls = set(threads.map(open_and_keep, range(4)))
        with contextlib.closing(open_record(where, "full")) as record:
            assert {call.id for call in record.calls()} == calls
            assert len(calls) == 4


class TestAskedTwice:
    """A commit may arrive and its answer be lost: the keeper tries again, and nothing is there twice."""

    @pytest.fixture
    def losing_answers(self, monkeypatch):
        """The next commit arrives, and tells nobody."""
        answers = iter([False])
        kept = Database.writing

        @contextlib.contextmanager
        def writing(database):
            with kept(database) as session:
                yield session
            if not next(answers, True):
                raise PeitingError("record-unreachable", "连不上。", "请检查网络。")

        return lambda: monkeypatch.setattr(Database, "writing", writing)

    def test_no_call_twice(self, record, losing_answers):
        losing_answers()
        with pytest.raises(PeitingError):
            record.begin(STARTED, "20261122-aaaaaaaa")
        assert record.begin(STARTED, "20261122-aaaaaaaa") == "20261122-aaaaaaaa"
        record.keep("20261122-aaaaaaaa", FINAL)

        assert len(record.calls()) == 1
        assert record.events("20261122-aaaaaaaa") == [STARTED, FINAL]

    def test_no_event_twice(self, record, losing_answers):
        call = begun(record)
        losing_answers()
        with pytest.raises(PeitingError):
            record.keep(call, FINAL)
        record.keep(call, FINAL)
        record.keep(call, FINAL)
        record.close_call(call, ENDED)

        assert record.events(call) == [STARTED, FINAL, FINAL, ENDED]

    def test_no_end_twice(self, record, losing_answers):
        call = begun(record)
        losing_answers()
        with pytest.raises(PeitingError):
            record.close_call(call, ENDED)
        record.close_call(call, ENDED)

        assert record.events(call) == [STARTED, ENDED]
        assert [kept.state for kept in record.calls()] == ["ended"]

    def test_a_number_that_goes_on_is_hidden_when_its_end_is_given_again(self, where, losing_answers):
        rest = dataclasses.replace(FINAL, time=4.0, start=2.0, end=3.0, text="5678", words=())
        with contextlib.closing(open_record(where, "transcript")) as record:
            call = begun(record)
            record.keep(call, dataclasses.replace(FINAL, text="号码是1381234", words=()))
            losing_answers()
            with pytest.raises(PeitingError):
                record.keep(call, rest)
            record.keep(call, rest)

            assert record.events(call)[-1].text == "●●●●"


class TestScore:
    def test_is_kept_whole(self, record):
        call = ended(record)
        record.keep_score(call, SCORE)

        kept = record.call(call)

        assert kept.score == SCORE
        assert (kept.summary.score, kept.summary.sheet, kept.summary.sheet_version) == (SCORE.score, "q", "3")

    def test_replaces_the_one_before(self, record):
        call = ended(record, score=12.0)
        record.keep_score(call, dataclasses.replace(SCORE, fatal=("calm",)))
        record.keep_score(call, SCORE)

        assert record.call(call).score == SCORE
        assert [kept.score for kept in record.calls()] == [SCORE.score]

    def test_the_last_event_tells_it_too(self, record):
        ended(record, score=87.5)

        assert [call.score for call in record.calls()] == [87.5]

    def test_the_end_does_not_take_away_a_score_that_came_before_it(self, record):
        call = begun(record)
        record.keep_score(call, SCORE)
        record.close_call(call, ENDED)

        assert [kept.score for kept in record.calls()] == [SCORE.score]

    def test_judgements_and_contests_are_kept_in_order_and_change_no_score(self, record):
        call, other = ended(record), ended(record)
        record.keep_score(call, SCORE)
        graver = dataclasses.replace(JUDGEMENT, grade="grave", note="")
        for judgement in (JUDGEMENT, graver):
            record.judge(call, judgement)
        record.contest(call, CONTEST)

        kept = record.call(call)

        assert (kept.judgements, kept.contests, kept.score) == ((JUDGEMENT, graver), (CONTEST,), SCORE)
        assert kept.summary.contests == 1
        assert record.call(other).judgements == ()


class TestFinding:
    def test_everything_by_nothing(self, record):
        calls = [begun(record) for _ in range(3)]

        assert found(record) == calls[::-1]
        assert found(record, limit=2) == [calls[2], calls[1]]
        assert found(record, limit=2, offset=2) == [calls[0]]

    def test_by_agent_pack_and_state(self, record):
        first = begun(record)
        second = ended(record, agent_number="2048", agent_name="王芳", pack="outbound")

        assert found(record, agent="1024") == found(record, agent="李明") == [first]
        assert found(record, agent="2048") == found(record, agent="王芳") == [second]
        assert found(record, agent="102") == []
        assert found(record, pack="outbound") == found(record, state="ended") == [second]
        assert found(record, pack="inbound", state="ended") == []

    def test_by_day_and_moment(self, record):
        early, late = (begun(record, started_at=at) for at in ("2026-11-21T23:59:59", "2026-11-22T00:00:00"))

        assert found(record, since="2026-11-22") == [late]
        assert found(record, until="2026-11-22") == [early]
        assert found(record, since="2026-11-21", until="2026-11-22") == [early]
        assert found(record, since="2026-11-21T23:59:59", until="2026-11-22T00:00:01") == [late, early]

    def test_by_score(self, record):
        ended(record)
        low, high = ended(record, score=0.0), ended(record, score=100.0)

        assert found(record, least=0.0) == [high, low]
        assert found(record, least=50.0) == [high]
        assert found(record, most=0.0) == [low]
        assert found(record, least=1.0, most=99.0) == []

    def test_by_a_rule_whose_alert_held(self, record):
        call = ended(record, *CONFIRMED, *WITHDRAWN, *FALSE, *UNSETTLED)
        ended(record)

        held = {rule: found(record, rule=rule) for rule in ("confirmed", "withdrawn", "false", "unsettled", "")}

        assert (held["confirmed"], held["false"]) == ([call], [call])
        assert held["withdrawn"] == held["unsettled"] == []
        assert len(held[""]) == 2


class TestErasing:
    def test_takes_all_of_a_call_and_nothing_else(self, record):
        gone, stays = ended(record, FINAL, *CONFIRMED), ended(record, FINAL)
        for call in (gone, stays):
            record.keep_score(call, SCORE)
            record.judge(call, JUDGEMENT)
            record.contest(call, CONTEST)
        before = record.call(stays)

        assert record.erase([gone, "20261122-nowhere"]) == 1

        assert record.calls() == [before.summary]
        assert record.call(stays) == before
        sizes = record.sizes()
        assert (sizes.calls, sizes.events, sizes.judgements, sizes.contests, sizes.scores) == (1, 3, 1, 1, 1)

    def test_a_call_that_goes_on_stays(self, record):
        call = begun(record)

        assert record.erase([call]) == 0

        record.keep(call, FINAL)
        assert record.events(call) == [STARTED, FINAL]

    def test_no_place_in_the_order_is_given_again(self, record):
        first, last = ended(record), ended(record)
        record.erase([last])

        assert found(record) == [first]
        assert [ended(record), first] == found(record)

    def test_sizes_of_an_empty_record(self, record):
        sizes = record.sizes()

        assert (sizes.calls, sizes.oldest, sizes.newest) == (0, "", "")
        assert sizes.bytes > 0

    def test_sizes_tell_the_first_and_the_last_day(self, record):
        for at in ("2026-11-22T09:30:00", "2026-11-20T09:30:00"):
            begun(record, started_at=at)

        assert (record.sizes().oldest, record.sizes().newest) == ("2026-11-20T09:30:00", "2026-11-22T09:30:00")


class Backwards:
    """Words that nobody reads at a glance, marked so that they are known again."""

    def seal(self, text: str) -> str:
        return "sealed:" + text[::-1]

    def unseal(self, text: str) -> str:
        return text.removeprefix("sealed:")[::-1] if text.startswith("sealed:") else text


def test_words_are_sealed_and_come_back(where):
    statements = []
    confirmed = AlertConfirmed(time=3.0, id="1")
    with contextlib.closing(open_record(where, "full", Backwards())) as record:
        sqlalchemy_event.listen(record._database._reading, "before_cursor_execute", lambda *a: statements.append(a[3]))
        call = ended(record, FINAL, confirmed)
        record.judge(call, JUDGEMENT)
        record.contest(call, CONTEST)
        kept = record.call(call)

    assert kept.events == (STARTED, FINAL, confirmed, ENDED)
    assert (kept.judgements, kept.contests) == ((JUDGEMENT,), (CONTEST,))
    written = str(statements)
    for said in ("您好", "很亲切", "客户先挂断", '"customer": "张"'):
        assert said not in written
    assert '"id": "1"' in written
