"""The record as the settings want it: where it lies, how much it keeps, sealed with the installation's key."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError
from desktop.storage.privacy_levels import KEPT
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords

if TYPE_CHECKING:
    # SQLAlchemy takes a third of a second to import: not before a call is kept or read.
    from desktop.storage.record import CallRecord
    from desktop.storage.record_settings import RecordSettings

_log = logging.getLogger(__name__)


def sealed_words() -> SealedWords:
    """What seals and unseals with the keys of this installation."""
    return SealedWords(SealKeys(paths.seal_keys()))


def open_kept_record(wanted: "RecordSettings", complain: Callable[[PeitingError], None] | None = None) -> "CallRecord":
    """The record to keep calls in and to read them from; without a key at hand words are not kept, and that is told.

    Raises PeitingError (`record-…`) when it cannot be used.
    """
    from desktop.storage.record import open_record

    sealing = sealed_words()
    level = wanted.level
    if KEPT[level].words:
        try:
            sealing.prepare()
        except PeitingError as error:
            # A call without words is kept all the same; words in clear never are.
            level = "summary"
            _log.warning("%s: %s", error.code, error)
            if complain is not None:
                complain(error)
    return open_record(wanted.url or paths.record_database(), level, sealing, wanted.hide_names)
