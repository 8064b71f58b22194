"""Golden calls: a written call beside what the program makes of it. `python tests/golden_calls.py` writes them anew.

The expectation leaves out what comes many times a second, so that a person can read it; look at its difference
before committing it.
"""

from pathlib import Path

from desktop.core.events import (
    MEASURES,
    CallStarted,
    Event,
    PaceMeasured,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
    to_json,
)
from desktop.session.replay import Replay, Request
from desktop.storage.settings import Settings, with_value

CALLS = Path(__file__).parent / "data" / "calls"
_OFTEN = (*MEASURES, CallStarted, PartialTranscript, PaceMeasured, VoiceStarted, VoiceStopped)


def written_calls() -> list[Path]:
    """Every call that has an expectation."""
    return sorted(path for path in CALLS.glob("*.jsonl") if not path.name.endswith(".expected.jsonl"))


def expectation(call: Path) -> Path:
    """Where the expectation of a call stands."""
    return call.with_suffix(".expected.jsonl")


def lines(call: Path) -> list[str]:
    """What the program makes of the call now, one event a line."""
    settings = with_value(Settings(), "alerts.preset", "all")
    events = Replay(Request(call), settings).events()
    return [to_json(event) for event in events if _readable(event)]


def _readable(event: Event) -> bool:
    return not isinstance(event, _OFTEN)


if __name__ == "__main__":
    for path in written_calls():
        expectation(path).write_text("\n".join(lines(path)) + "\n", encoding="utf-8", newline="\n")
        print(path.name)
