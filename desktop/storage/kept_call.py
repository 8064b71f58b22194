"""What the record gives back of a call. No database in here, so that everybody may import it."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.events import Channel, Event

CallState = Literal["open", "ended", "interrupted"]
"""interrupted: the program went away in mid-call; what was kept until then is there."""

Privacy = Literal["summary", "transcript", "full"]
"""How much of a call is kept; see `storage.record_privacy`."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says of a call afterwards, outside its score; the last one on a subject counts."""

    about: Literal["promise", "complaint"]
    subject: str
    """`PromiseNoted.promise`; empty for a complaint, which is of the whole call."""
    said: str
    """Of a promise `kept` or `open`; of a complaint its class (W11): technical, use, function, attitude."""
    by: str
    at: str
    """Local wall-clock time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class CallSummary:
    """One call as lists show it."""

    id: str
    """Public and never given twice, e.g. 20261122-7k3qf2mh: the day it began, then chance."""
    started_at: str
    """Local wall-clock time, ISO 8601, as the clock of the machine had it; lists are in the order of keeping."""
    pack: str
    agent_number: str
    agent_name: str
    state: CallState
    seconds: float | None
    """How long it lasted; None while open and when interrupted before the first event."""
    hung_up: str
    """agent, customer, or empty when unknown."""
    score: float | None
    """0 … 100; None where nothing was judged."""
    sheet: str = ""
    """The sheet it was scored by; empty where it was not."""
    sheet_version: str = ""
    privacy: Privacy = "summary"
    """The level under which it was kept."""
    channels: tuple[Channel, ...] = ("agent",)
    contests: int = 0
    """How often the agent disagreed with an item."""
    alerts: int = 0
    """How many there were, those left out that were withdrawn."""


@dataclass(frozen=True, slots=True)
class KeptCall:
    """All that was kept of one call."""

    summary: CallSummary
    events: tuple[Event, ...]
    """In the order in which they were kept, `CallStarted` first."""
    judgements: tuple[Judgement, ...]
    """The trainer's, in the order given; the last one on an item counts."""
    contests: tuple[Contest, ...]
    score: CallScore | None
    remarks: tuple[Remark, ...] = ()
    """In the order given."""
    unreadable: int = 0
    """Events whose words are sealed with a key that is lost or out of reach; they are here without them."""


@dataclass(frozen=True, slots=True)
class RecordSizes:
    """How much the record holds, for whoever wants to know what is kept of him."""

    calls: int
    events: int
    judgements: int
    contests: int
    scores: int
    bytes: int
    """On the disk, everything that belongs to the database included."""
    oldest: str
    """`started_at` of the first call that is kept; empty when there is none."""
    newest: str
