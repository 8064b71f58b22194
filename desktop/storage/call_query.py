"""Which calls to list."""

from dataclasses import dataclass

from desktop.storage.kept_call import CallState


@dataclass(frozen=True, slots=True)
class CallQuery:
    """Every condition that is given has to hold; the latest call comes first. Text of calls is not searched."""

    agent: str = ""
    """The agent's number or name, whole."""
    pack: str = ""
    since: str = ""
    """The first day or moment, ISO 8601, e.g. 2026-11-22 or 2026-11-22T09:30:00."""
    until: str = ""
    """The first day or moment that no longer counts."""
    rule: str = ""
    """`AlertRaised.rule` of an alert that held: confirmed and not withdrawn; answered 误报 or not."""
    least: float | None = None
    """The lowest score; calls without one are left out when this or `most` is given."""
    most: float | None = None
    state: CallState | None = None
    limit: int = 200
    offset: int = 0
