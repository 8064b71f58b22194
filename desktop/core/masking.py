"""Hides long numbers wherever words are shown or kept (Q8), in place: a masked text is as long as it was.

Whatever has seven digits or more is hidden, be it a secret or an order number: a misheard digit makes every check
sum fail, and a digit too many hidden harms nobody. Its first three and last two digits stay, enough to tell one
number from another. Codes that are announced as such are hidden whole.
"""

from dataclasses import dataclass, replace
from typing import Any

from desktop.core.digit_runs import DigitRun, joins
from desktop.core.events import (
    AlertRaised,
    CallerTold,
    Channel,
    Event,
    FinalTranscript,
    NoteTaken,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    StageEntered,
    Word,
)
from desktop.core.secret_numbers import number_runs, secret_spans

MASK = "●"
SHORTEST = 7
"""Digits of the shortest number that is hidden: a local telephone number; dates and staff numbers are shorter."""
_HEAD = 3
_TAIL = 2
PAUSE_SECONDS = 10.0
"""Groups of a number that are said within so long of each other belong together, utterance or not."""


def mask(text: str, *, before: int = 0, growing: bool = False) -> str:
    """`text` with its long numbers hidden.

    `before` digits of the number that `text` begins with were said already. A text that is still `growing` shows no
    last digits of the number at its end: each digit would be the last one for a moment.
    """
    hidden: set[int] = set()
    for run in number_runs(text):
        said = before if run.start == 0 or joins(text[: run.start]) else 0
        if said + len(run.places) >= SHORTEST:
            hidden.update(_hidden(run, said, ends=not (growing and joins(text[run.end :]))))
    for span in secret_spans(text):
        if span.kind == "code":
            hidden.update(place for run in number_runs(text[: span.end]) for place in run.places if place >= span.start)
    return "".join(MASK if place in hidden else char for place, char in enumerate(text)) if hidden else text


def _hidden(run: DigitRun, said: int, *, ends: bool) -> tuple[int, ...]:
    first = max(0, _HEAD - said)
    behind = len(run.places) - (_TAIL if ends else 0)
    places = run.places[first:behind]
    # What was heard between the digits may be one of them.
    return (*places, *(place for place in run.strays if places and places[0] < place < places[-1]))


_TEXTS: dict[type[Event], tuple[str, ...]] = {
    AlertRaised: ("heard", "title", "explanation"),
    StageEntered: ("because",),
    SituationEntered: ("because",),
    SituationLeft: ("because",),
    CallerTold: ("number", "label"),
    NoteTaken: ("text",),
}
"""Where numbers may stand, each text for itself."""


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A number that an utterance ended with; the next one may go on with it."""

    end: float
    """When it was broken off, in seconds; what began before is the same audio, heard again."""
    digits: int


class EventMask:
    """Hides numbers in the events of one call; it remembers a number that goes on in the next utterance."""

    def __init__(self) -> None:
        self._unfinished: dict[Channel, _Unfinished] = {}

    def mask(self, event: Event) -> Event:
        """`event` as it may be shown and kept; itself when it holds no number to hide."""
        match event:
            case PartialTranscript():
                hidden = mask(event.text, before=self._before(event.channel, event.start), growing=True)
                return event if hidden == event.text else replace(event, text=hidden)
            case FinalTranscript():
                return self._final(event)
        return _masked(event, **{name: getattr(event, name) for name in _TEXTS.get(type(event), ())})

    def _final(self, event: FinalTranscript) -> FinalTranscript:
        before = self._before(event.channel, event.start)
        hidden = mask(event.text, before=before)
        self._remember(event, before)
        words = _masked_words(event.words, before)
        return event if (hidden, words) == (event.text, event.words) else replace(event, text=hidden, words=words)

    def _before(self, channel: Channel, start: float) -> int:
        unfinished = self._unfinished.get(channel)
        goes_on = unfinished is not None and unfinished.end <= start <= unfinished.end + PAUSE_SECONDS
        return unfinished.digits if unfinished and goes_on else 0

    def _remember(self, event: FinalTranscript, before: int) -> None:
        runs = number_runs(event.text)
        if runs and joins(event.text[runs[-1].end :]):
            goes_on = len(runs) == 1 and joins(event.text[: runs[0].start])
            digits = len(runs[-1].places) + (before if goes_on else 0)
            self._unfinished[event.channel] = _Unfinished(event.end, digits)
        elif event.text and not joins(event.text):
            self._unfinished.pop(event.channel, None)


def _masked(event: Event, **texts: str) -> Event:
    hidden: dict[str, Any] = {name: mask(text) for name, text in texts.items()}
    return event if hidden == texts else replace(event, **hidden)


def _masked_words(words: tuple[Word, ...], before: int) -> tuple[Word, ...]:
    """A number is spread over many words, so they are masked as one text and cut apart again."""
    hidden = mask("".join(word.text for word in words), before=before)
    masked: list[Word] = []
    at = 0
    for word in words:
        masked.append(replace(word, text=hidden[at : at + len(word.text)]))
        at += len(word.text)
    return tuple(masked)
