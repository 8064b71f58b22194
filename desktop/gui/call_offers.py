"""From events to the one row of offers, and back."""

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.actions import CallActions
from desktop.gui.call_clock import CallClock
from desktop.gui.language import tr
from desktop.gui.offer_row import Offer, OfferRow
from desktop.session.promises import due_words


class CallOffers:
    """Keeps `row` true during a call."""

    def __init__(self, actions: CallActions, clock: CallClock) -> None:
        self._actions = actions
        self._library: Library | None = None
        self._began = ""
        self.row = OfferRow(lambda: clock.now)
        self.row.accepted.connect(self._accept)

    def start(self, began: str, library: Library) -> None:
        """A call begins; `began` is the wall clock's time."""
        self._began, self._library = began, library
        self.row.clear()

    def offer_promise(self, offered: events.PromiseOffered) -> None:
        """The agent promised something."""
        self.row.add(Offer("promise", offered.promise, tr("记下承诺：{name}").format(name=offered.name), offered.time))

    def promise_noted(self, noted: events.PromiseNoted) -> None:
        """It is noted."""
        due = due_words(self._began, noted.time, noted.minutes)
        self.row.show_noted(noted.promise, tr("已记下：{name}（{due}）").format(name=noted.name, due=due))

    def offer_situation(self, offered: events.SituationOffered) -> None:
        """Something measured speaks for a situation."""
        situations = self._library.situations if self._library else ()
        name = next((each.name for each in situations if each.id == offered.situation), offered.situation)
        self.row.add(
            Offer("situation", offered.situation, tr("{name}？").format(name=name), offered.time, offered.measure)
        )

    def situation_entered(self, entered: events.SituationEntered) -> None:
        """It is open: no need to offer it."""
        self.row.withdraw("situation", entered.situation)

    def _accept(self, offer: Offer) -> None:
        if offer.kind == "promise":
            self._actions.send(events.PromiseTaken(time=0.0, promise=offer.id))
        else:
            self._actions.send(events.SituationChosen(time=0.0, situation=offer.id))
