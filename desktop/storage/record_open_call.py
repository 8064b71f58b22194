"""A call while it is being kept: where its next event goes, and what of it may be kept."""

from sqlalchemy.orm import Session

from desktop.core.events import CallStarted, Event
from desktop.storage.kept_call import Privacy
from desktop.storage.record_alerts import keep_alert
from desktop.storage.record_owner import machine, process
from desktop.storage.record_privacy import Keep, Sealing
from desktop.storage.record_tables import Call, KeptEvent
from desktop.storage.sealed_events import line_of


def row_of(call_id: str, started: CallStarted, privacy: Privacy) -> Call:
    """The row of a call that begins."""
    return Call(
        id=call_id,
        started_at=started.started_at,
        pack=started.pack,
        agent_number=started.agent_number,
        agent_name=started.agent_name,
        channels=",".join(started.channels),
        privacy=privacy,
        state="open",
        machine=machine(),
        process=process(),
        hung_up="",
        sheet="",
        sheet_version="",
    )


class OpenCall:
    """Where the next event of a call goes."""

    def __init__(self, keep: Keep, sealing: Sealing) -> None:
        self._keep = keep
        self._sealing = sealing
        self.number = 0
        self._position = 0
        self._refused = False
        self._last: tuple[Event, Event | None] | None = None

    def let_through(self, event: Event) -> Event | None:
        """What may be kept of the event; the same again when it is given again, for masks remember what they saw."""
        if self._last is None or self._last[0] is not event:
            self._last = (event, self._keep(event))
        return self._last[1]

    def add(self, session: Session, kept: Event) -> None:
        """Write the event down, unless it is there already: a commit may arrive and its answer be lost."""
        if self._refused and session.get(KeptEvent, {"call": self.number, "position": self._position}) is not None:
            return
        self._refused = True
        session.add(
            KeptEvent(
                call=self.number,
                position=self._position,
                time=kept.time,
                type=type(kept).__name__,
                json=line_of(kept, self._sealing),
            )
        )
        keep_alert(session, self.number, kept)

    def was_kept(self) -> None:
        """The transaction has ended well."""
        self._position += 1
        self._refused = False
