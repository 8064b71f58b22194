"""What is told at the start of calls in whose midst the program went away."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from desktop import paths
from desktop.core.events import Event, ProgramTrouble
from desktop.errors import PeitingError
from desktop.storage.kept_call import CallSummary
from desktop.storage.record_settings import RecordSettings

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 3.0
"""After the start: the window comes first."""


def trouble_of(calls: Sequence[CallSummary]) -> ProgramTrouble | None:
    """A sentence about interrupted calls, the latest by name; None for none."""
    if not calls:
        return None
    last = calls[0]
    began = datetime.fromisoformat(last.started_at)
    more = f"（另有 {len(calls) - 1} 通也是）" if len(calls) > 1 else ""
    seconds = round(last.seconds or 0.0)
    message = (
        f"上次通话中断了：{began.month}月{began.day}日 {began:%H:%M} 开始的通话，"
        f"记到 {seconds // 60} 分 {seconds % 60:02d} 秒时程序意外退出{more}。"
    )
    remedy = f"在那之前的内容都在。可以在历史里查看、写备注或删除，也可以运行 peiting report {last.id}。"
    return ProgramTrouble(time=0.0, code="call-interrupted", message=message, remedy=remedy)


def look_soon(wanted: Callable[[], RecordSettings], post: Callable[[Event], None]) -> threading.Timer:
    """Look on a thread of its own, after a moment. The timer is returned, for whoever ends before."""
    timer = threading.Timer(_LOOK_SECONDS, _look, args=(wanted, post))
    timer.daemon = True
    timer.start()
    return timer


def _look(wanted: Callable[[], RecordSettings], post: Callable[[Event], None]) -> None:
    # Not at the top: SQLAlchemy takes a third of a second to import.
    from desktop.session.kept_record import open_kept_record

    settings = wanted()
    if not settings.url and not paths.record_database().exists():
        return
    try:
        record = open_kept_record(settings)
    except PeitingError as error:
        # It will be told when a call is to be kept.
        _log.warning("%s: %s", error.code, error)
        return
    try:
        trouble = trouble_of(record.found_interrupted)
    finally:
        record.close()
    if trouble is not None:
        post(trouble)
