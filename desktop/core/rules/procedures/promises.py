"""What the agent has promised and must keep after the call: offered when he says it, noted when he wants it."""

from collections.abc import Iterable, Iterator

from desktop.core.events import Event, PromiseNoted, PromiseOffered, PromiseTaken, PromptSaid
from desktop.core.script import Library


class PromiseRule:
    """Emits `PromiseOffered` and `PromiseNoted`; a promise is noted once for each time that it was made."""

    def __init__(self, library: Library) -> None:
        steps = [step for place in library.places for step in place.steps]
        self._promises = {step.line.id: step.promise for step in steps if step.promise}
        self._offered: set[str] = set()

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case PromptSaid():
                return self._offer(event)
            case PromiseTaken():
                return self._note(event)
        return ()

    def _offer(self, said: PromptSaid) -> Iterator[Event]:
        promise = self._promises.get(said.prompt)
        if promise:
            self._offered.add(said.prompt)
            yield PromiseOffered(time=said.time, promise=said.prompt, name=promise.name, minutes=promise.minutes)

    def _note(self, taken: PromiseTaken) -> Iterator[Event]:
        if taken.promise in self._offered:
            self._offered.remove(taken.promise)
            promise = self._promises[taken.promise]
            yield PromiseNoted(time=taken.time, promise=taken.promise, name=promise.name, minutes=promise.minutes)
