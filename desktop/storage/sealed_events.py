"""How an event is written down: what a summary keeps of it in clear, and its words sealed beside that.

So a lost key costs the words and nothing else: the record of the call stays what it would be without them.
"""

import json

from desktop.core.events import Event, from_json, to_json
from desktop.storage.record_privacy import Sealing, without_words
from desktop.storage.sealing import UnreadableSeal

_SEALED = "sealed"
"""The key beside those of the event; no event has a field of that name."""
UNREADABLE_NOTE = "（已加密，密钥丢失或打不开，读不出来）"


def line_of(event: Event, sealing: Sealing) -> str:
    """The line that is kept. Raises PeitingError where there are words and nothing to seal them with."""
    bare = without_words(event)
    if bare == event:
        return to_json(event)
    line = json.loads(to_json(bare)) | {_SEALED: sealing.seal(to_json(event))}
    return json.dumps(line, ensure_ascii=False)


def event_of(line: str, sealing: Sealing) -> tuple[Event, bool]:
    """The event of a line, and whether it is whole: its words may be out of reach."""
    raw = json.loads(line)
    sealed = raw.pop(_SEALED, None)
    if sealed is None:
        return from_json(line), True
    try:
        return from_json(sealing.unseal(sealed)), True
    except UnreadableSeal:
        return from_json(json.dumps(raw)), False


def note_of(text: str, sealing: Sealing) -> str:
    """A sealed note, or that it cannot be read any more."""
    try:
        return sealing.unseal(text)
    except UnreadableSeal:
        return UNREADABLE_NOTE


def sealed_line(line: str, sealing: Sealing) -> str:
    """A line as it is kept now, of one that may have its words in clear; itself when it has none or they are sealed."""
    return line if _SEALED in json.loads(line) else line_of(from_json(line), sealing)


def bare_line(line: str) -> str:
    """The line without its words, sealed or not; needs no key."""
    raw = json.loads(line)
    raw.pop(_SEALED, None)
    return to_json(without_words(from_json(json.dumps(raw))))
