"""The record of practice as the settings want it: its level of privacy is that of the record of calls."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError
from desktop.session.kept_record import sealed_words
from desktop.storage.privacy_levels import KEPT

if TYPE_CHECKING:
    # SQLAlchemy takes a third of a second to import: not before a result is kept or read.
    from desktop.storage.practice_record.record import PracticeRecord
    from desktop.storage.record_settings import RecordSettings


def open_kept_practice(wanted: "RecordSettings") -> "PracticeRecord":
    """The record to keep results in and to read them from; without a key at hand no words are kept.

    Raises PeitingError (`practice-record-…`) when it cannot be used.
    """
    from desktop.storage.practice_record.record import open_practice_record

    sealing = sealed_words()
    level = wanted.level
    if KEPT[level].words:
        try:
            sealing.prepare()
        except PeitingError:
            # A result without words is kept all the same; the record of calls tells why there are none.
            level = "summary"
    return open_practice_record(paths.practice_database(), level, sealing)


@contextlib.contextmanager
def kept_practice(wanted: "RecordSettings") -> Iterator["PracticeRecord"]:
    """The record, let go of afterwards. Raises PeitingError as `open_kept_practice` does."""
    record = open_kept_practice(wanted)
    try:
        yield record
    finally:
        record.close()
