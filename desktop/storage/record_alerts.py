"""What became of the alerts of a call, kept beside its events so that searching need not read them."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from desktop.core.events import AlertAnswered, AlertCleared, AlertConfirmed, AlertRaised, Event
from desktop.storage.record_tables import KeptAlert


def keep_alert(session: Session, call: int, event: Event) -> None:
    """Write down what `event` tells of an alert, if it does."""
    match event:
        case AlertRaised():
            session.merge(_raised(call, event))
        case AlertConfirmed():
            _change(session, call, event.id, state="confirmed")
        case AlertCleared(reason="withdrawn"):
            _change(session, call, event.id, state="withdrawn")
        case AlertAnswered(answer="false_alarm"):
            _change(session, call, event.id, false_alarm=True)


def _raised(call: int, event: AlertRaised) -> KeptAlert:
    return KeptAlert(
        call=call,
        alert=event.id,
        kind=event.alert,
        rule=event.rule,
        severity=event.severity,
        state="provisional" if event.provisional else "confirmed",
        false_alarm=False,
    )


def _change(session: Session, call: int, alert: str, **values: object) -> None:
    session.execute(update(KeptAlert).where(KeptAlert.call == call, KeptAlert.alert == alert).values(**values))
