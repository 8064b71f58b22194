import contextlib
import threading
from datetime import date, datetime, timedelta

from practice_runs import attempt

from desktop import paths
from desktop.core.events import CallEnded, CallStarted, FinalTranscript
from desktop.session.daily_purge import DailyPurge, SteadyDay, purge_now
from desktop.session.kept_record import open_kept_record, sealed_words
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.exceptions import ProposedException, propose, read_proposed
from desktop.storage.record_settings import RecordSettings
from desktop.storage.retention import Purged

OLD = CallStarted(
    time=0.0, channels=("agent",), started_at="2020-11-22T09:30:00", pack="p", company="", agent_name="",
    agent_number="", customer="", customer_title="",
)  # fmt: skip
WANTED = RecordSettings()


def keep_an_old_call():
    with contextlib.closing(open_kept_record(WANTED)) as record:
        record.close_call(record.begin(OLD), CallEnded(time=1.0, hung_up="", score=None))


def calls():
    with contextlib.closing(open_kept_record(WANTED)) as record:
        return record.calls()


def test_what_is_over_goes_soon_after_the_start():
    keep_an_old_call()
    told: list[Purged] = []
    done = threading.Event()

    purge = DailyPurge(lambda: WANTED, lambda purged: (told.append(purged), done.set()), first=0.0)
    purge.start()
    assert done.wait(30)
    purge.close()

    assert told == [Purged(calls=1)]
    assert str(told[0]) == "到了保存期限，已删除1 通通话。"
    assert calls() == []


def test_without_a_record_none_is_made():
    assert purge_now(WANTED) == Purged()
    assert not paths.record_database().exists()


def test_a_record_that_a_team_shares_is_left_alone():
    keep_an_old_call()

    assert purge_now(RecordSettings(url="postgresql://nobody@127.0.0.1:9/none")) == Purged()
    assert len(calls()) == 1


def test_words_of_false_alarms_go_with_the_words_of_calls():
    path = paths.proposed_exceptions()
    for at in ("2020-01-01T00:00:00", "2999-01-01T00:00:00"):
        propose(path, ProposedException(at, "p", "r", "t", "不知道", "我不知道"), sealed_words())

    purge_now(WANTED)

    assert [one.sentence for one in read_proposed(path, sealed_words())] == ["", "我不知道"]


def test_words_of_practice_go_with_the_words_of_calls_and_results_stay():
    wanted = RecordSettings(privacy="transcript")
    with kept_practice(wanted) as record:
        said = FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="让您久等了")
        record.keep_attempt(attempt(), "v1", (said,), at="2020-01-01T09:00:00")

    purge_now(wanted)

    with kept_practice(wanted) as record:
        (kept,) = record.attempts()
    assert (kept.attempt, kept.said) == (attempt(), ())


EVENING = datetime(2026, 11, 22, 23, 55)


def looks(day: SteadyDay, begin: datetime, count: int) -> list[date | None]:
    return [day.look(begin + timedelta(minutes=10 * number)) for number in range(count)]


def test_midnight_is_another_day_at_once():
    assert looks(SteadyDay(), EVENING, 2) == [date(2026, 11, 22), date(2026, 11, 23)]


def test_a_clock_that_jumps_ahead_and_is_set_right_erases_nothing_meanwhile():
    day = SteadyDay()
    day.look(EVENING)

    assert looks(day, EVENING.replace(year=2036), 5) == [None] * 5
    assert looks(day, EVENING + timedelta(hours=1), 6) == [None] * 6
    assert day.look(EVENING + timedelta(hours=2)) == date(2026, 11, 23)


def test_a_machine_that_slept_for_a_week_waits_an_hour():
    day = SteadyDay()
    day.look(EVENING)

    assert looks(day, EVENING + timedelta(days=7), 7) == [None] * 6 + [date(2026, 11, 30)]
