"""Which calls of the past can be heard again, and what is said of the others."""

from dataclasses import replace

from calls import GREETING, heard, play

from desktop.core.events import PASSING, AlertAnswered, AlertRaised, CallStarted, FinalTranscript
from desktop.errors import PeitingError
from desktop.session.past_calls import KeptCalls, PastCall
from desktop.session.trial_result import Unusable
from desktop.storage.kept_call import CallSummary, KeptCall

SUMMARY = CallSummary("a", "2026-11-22T09:30", "test", "8012", "", "ended", 30.0, "", None, privacy="transcript")
EVENTS = tuple(
    event for event in play(heard(GREETING, (8.0, 10.0, "我不知道。"), end=30.0)) if not isinstance(event, PASSING)
)


class Kept:
    """A record of calls in memory."""

    def __init__(self, *calls):
        self._calls = {call.summary.id: call for call in calls}

    def find(self, query):
        found = [call.summary for call in self._calls.values()]
        return found[query.offset : query.offset + query.limit]

    def call(self, call_id):
        if call_id == "gone":
            raise PeitingError("record-no-call", "没有这通电话。", "")
        return self._calls[call_id]


def kept(events=EVENTS, **fields):
    return KeptCall(replace(SUMMARY, **fields), tuple(events), (), (), None)


def only(*calls):
    (found,) = KeptCalls(Kept(*calls))
    return found


def test_a_call_with_words_is_ready_to_be_heard():
    found = only(kept())

    assert isinstance(found, PastCall)
    assert (found.id, found.pack, found.seconds) == ("a", "test", 30.0)


def test_every_other_call_says_why_not():
    blank = [replace(event, text="") if isinstance(event, FinalTranscript) else event for event in EVENTS]
    headless = [event for event in EVENTS if not isinstance(event, CallStarted)]

    assert only(kept(privacy="summary")) == Unusable("a", "只记了结果，没有记下说过的话")
    assert only(kept(state="open")) == Unusable("a", "通话还没有结束")
    assert only(kept(blank)) == Unusable("a", "说过的话已经删除，或者读不出来")
    assert only(kept(headless)) == Unusable("a", "没有记下通话的开头")
    assert only(kept(id="gone")) == Unusable("gone", "没有这通电话")


def test_an_interrupted_call_counts_as_far_as_it_went():
    assert only(kept(EVENTS[:-1], state="interrupted")).seconds <= 30.0


def test_all_pages_are_read_and_no_call_twice():
    calls = [kept(id=str(number)) for number in range(1203)]

    found = KeptCalls(Kept(*calls))

    assert len(found) == 1203
    assert len({call.id for call in found._found}) == 1203


def test_false_alarms_are_remembered_until_they_are_taken_back():
    alert = next(event for event in EVENTS if isinstance(event, AlertRaised) and event.rule == "unknown")
    wrong = AlertAnswered(time=20.0, id=alert.id, answer="false_alarm")
    after_all = AlertAnswered(time=21.0, id=alert.id, answer="acknowledged")

    assert [one.rule for one in only(kept([*EVENTS, wrong])).called_wrong] == ["unknown"]
    assert only(kept([*EVENTS, wrong, after_all])).called_wrong == ()
