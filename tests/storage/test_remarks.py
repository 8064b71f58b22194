"""What people say of a call afterwards."""

import contextlib

import pytest
from kept_calls import CONFIRMED, ENDED, STARTED, WITHDRAWN

from desktop.errors import PeitingError
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import Remark
from desktop.storage.record import open_record

KEPT = Remark("promise", "call_back", "kept", "李晓", "2026-11-22T17:00:00")
CLASS = Remark("complaint", "", "function", "王芳", "2026-11-22T18:00:00")


@pytest.fixture
def record(where):
    with contextlib.closing(open_record(where, "summary")) as record:
        yield record


def test_remarks_come_back_in_order_and_go_with_their_call(record):
    call = record.begin(STARTED)
    record.close_call(call, ENDED)

    record.remark(call, KEPT)
    record.remark(call, CLASS)

    assert record.call(call).remarks == (KEPT, CLASS)
    record.erase([call])
    with pytest.raises(PeitingError):
        record.remark(call, KEPT)


def test_a_summary_counts_the_alerts_that_were_not_withdrawn(record):
    call = record.begin(STARTED)
    for event in (*CONFIRMED, *WITHDRAWN):
        record.keep(call, event)
    record.close_call(call, ENDED)

    (summary,) = record.find(CallQuery())

    assert summary.alerts == 1
