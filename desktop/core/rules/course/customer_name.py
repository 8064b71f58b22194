"""The customer tells his name, so that the agent can address him by it, and need not ask (N15, O3).

Needs the customer's channel.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import CallStarted, ChecklistTicked, CustomerNamed, Event, FinalTranscript
from desktop.core.rules.course.spoken_names import SpokenName, asks_name, name_told
from desktop.core.script import Library

ITEM = "ask_name"
"""To have asked for it (id in the library): done when he told it unasked."""


class CustomerNameRule:
    """Emits `CustomerNamed`, where no name is known, or only one by which nobody can be addressed."""

    def __init__(self, library: Library) -> None:
        self._to_ask = [item.id for item in library.items if item.id == ITEM]
        self._name = ""
        self._title = ""
        self._asked = False

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted() | CustomerNamed():
                self._name, self._title = event.customer, event.customer_title
            case ChecklistTicked(item="ask_name"):
                self._to_ask = []
            case FinalTranscript(channel="agent"):
                self._asked = asks_name(event.text)
            case FinalTranscript(channel="customer"):
                asked, self._asked = self._asked, False
                told = name_told(event.text, asked=asked)
                return self._learn(told, event.time) if told else ()
        return ()

    def _learn(self, told: SpokenName, time: float) -> Iterator[Event]:
        if not self._adds_to_what_is_known(told):
            return
        self._name, self._title = told.name, told.title or self._title
        yield CustomerNamed(time=time, customer=self._name, customer_title=self._title)
        yield from (ChecklistTicked(time=time, item=item, by="heard") for item in self._to_ask)
        self._to_ask = []

    def _adds_to_what_is_known(self, told: SpokenName) -> bool:
        if not self._name:
            return True
        # A bare surname is no form of address: the title that comes later completes it.
        return (
            len(self._name) == 1
            and not self._title
            and told.surname == self._name
            and told != SpokenName(self._name, "", "")
        )
