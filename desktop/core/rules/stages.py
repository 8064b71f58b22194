"""The stage of the call and what leads from one to the next when nobody says a trigger.

The first stage of the library is the greeting, the last the closing; what lies between is entered in order.
"""

import re
from collections.abc import Iterator

from desktop.core.events import Channel, Event, FinalTranscript, StageChosen, StageEntered
from desktop.core.following import follow
from desktop.core.placeholders import Names, fill
from desktop.core.rules.agreement import Transcript
from desktop.core.script import Library, Line, Situation
from desktop.core.text import count_characters, normalise

_SUBSTANCE = 4
"""Characters of an utterance that carries the talk on; less is a 喂, 您好 or 嗯."""
_PATIENCE_UTTERANCES = 3
"""Utterances of the agent without a word of the greeting before the program believes that there was none."""
_BUSINESS_OF_CUSTOMER = 8
"""Characters of what a customer says when he comes to his business; shorter answers belong to the greeting …"""
_BUSINESS_ONCE_GREETED = 4
"""… unless he has been greeted by then."""
_HELLO = re.compile("(?:您好|你好|喂|早上好|上午好|中午好|下午好|晚上好)+")
"""What may stand before business and before another greeting alike."""
_RESEMBLES = 0.4
"""An utterance that covers so much of a line is an attempt at it, said or not."""
_LONG_UTTERANCE = 10
"""Characters: an utterance of this length after the closing began is business again …"""
_BUSINESS_UTTERANCES = 2
"""… when so many come in a row without a word of the closing."""
_NEW_BUSINESS = 14
"""Characters of what a customer says in the closing who comes with something else; counts as one of those."""
_OF_THE_GREETING = ("unable_to_hear", "name")
"""Families of every library that are dealt with before anybody comes to business."""
_STRAY_UTTERANCES = 2
"""Utterances of the agent without a word of the greeting before one that was begun is given up …"""
_TALK = 18
"""… unless one has so many characters."""
_LIKELY = 0.6
"""Confidence of a move that rests on the course of the talk and not on words."""


class StageTracker:
    """The one stage that is open."""

    def __init__(self, library: Library) -> None:
        self._order = [stage.id for stage in library.stages]
        self._greeting = library.stages[0].lines
        self._stage = ""
        self._before = ""
        self._moved_by: float | None = None
        self._said: set[str] = set()
        self._greeted_at = float("inf")
        self._unled = 0
        self._greeted = False
        self._tapped = False

    @property
    def greeting(self) -> bool:
        """Whether the call is still in its first stage, whose lines resemble those of others."""
        return self._stage == self._order[0]

    def begin(self, time: float) -> Iterator[Event]:
        """The call has begun."""
        self._stage = self._order[0]
        yield StageEntered(time=time, stage=self._stage, because="start", confidence=1.0)

    def tap(self, event: StageChosen) -> Iterator[Event]:
        """The agent says where the call is."""
        self._tapped = True
        self._moved_by = None
        yield from self._move(event.stage, event.time, "agent", 1.0)

    def line_said(self, line_id: str, time: float) -> None:
        """A line was said; with the last one of the greeting the greeting is done."""
        self._said.add(line_id)
        if self._stage == self._order[0] and all(line.id in self._said for line in self._greeting):
            self._greeted_at = min(self._greeted_at, time)

    def leads_away(self, stage_id: str, speaker: Channel) -> bool:
        """Whether words for that stage move the call there: never back to the greeting."""
        if stage_id == self._stage:
            self._unled = 0
            self._greeted |= self.greeting and speaker == "agent"
        return stage_id not in (self._stage, self._order[0])

    def enter(self, stage_id: str, event: Transcript, because: str, confidence: float) -> Iterator[Event]:
        """Words of that stage were said."""
        self._moved_by = None if isinstance(event, FinalTranscript) else event.start
        self._tapped = False
        yield from self._move(stage_id, event.time, because, confidence)

    def come_to_business(
        self, event: Transcript, situation: Situation, because: str, confidence: float
    ) -> Iterator[Event]:
        """A customer who was greeted came with something that breaks in: nothing returns to the greeting, unless it
        is about hearing each other or about his name.
        """
        greeted = self._greeted or event.start >= self._greeted_at
        speaks = event.channel == "customer" and not of_the_greeting(situation)
        if self.greeting and greeted and speaks and len(self._order) > 1:
            yield from self.enter(self._order[1], event, because, confidence)

    def take_back(self, stage_id: str, final: FinalTranscript) -> Iterator[Event]:
        """The final does not bear out the words that moved the call there."""
        if stage_id == self._stage and self._moved_by == final.start:
            self._moved_by = None
            yield from self._move(self._before, final.time, "withdrawn", _LIKELY)

    def go_on(self, event: Transcript) -> Iterator[Event]:
        """Follow the course of the talk where no words decide; a tapped stage is left to the agent."""
        if self._tapped or not self._stage:
            return
        if self._stage == self._order[0] and len(self._order) > 1:
            yield from self._after_greeting(event)
        elif self._stage == self._order[-1] and len(self._order) > 2:
            yield from self._back_to_business(event)

    def _after_greeting(self, event: Transcript) -> Iterator[Event]:
        substance = count_characters(_HELLO.sub("", normalise(event.text), count=1))
        if event.start >= self._greeted_at and substance >= _SUBSTANCE and not self._greets_again(event):
            self._moved_by = None
            yield from self._move(self._order[1], event.time, event.text, _LIKELY)
        elif isinstance(event, FinalTranscript) and self._leaves_greeting(event, substance):
            yield from self._move(self._order[1], event.time, event.text, _LIKELY / 2)

    def _greets_again(self, event: Transcript) -> bool:
        """Whether an agent who gets no answer greets once more; what begins like that is judged when it has ended."""
        if event.channel == "customer" or not _HELLO.match(normalise(event.text)):
            return False
        partial = not isinstance(event, FinalTranscript)
        return partial or any(_resembles(line, event.text) for line in self._greeting)

    def _leaves_greeting(self, final: FinalTranscript, substance: int) -> bool:
        """Whether the talk goes on although lines of the greeting are still to be said."""
        if final.channel == "customer":
            once_greeted = self._greeted and substance >= _BUSINESS_ONCE_GREETED
            return once_greeted or (self._unled > 0 and substance >= _BUSINESS_OF_CUSTOMER)
        if substance < _SUBSTANCE:
            return False
        self._unled += 1
        unsaid = [line for line in self._greeting if line.id not in self._said]
        if any(_resembles(line, final.text) for line in unsaid):
            return False
        begun = self._greeted or 0 < len(unsaid) < len(self._greeting)
        strays = self._unled < _STRAY_UTTERANCES and substance < _TALK
        return (begun and not strays) or (bool(unsaid) and self._unled >= _PATIENCE_UTTERANCES) or not self._greeting

    def _back_to_business(self, event: Transcript) -> Iterator[Event]:
        if not isinstance(event, FinalTranscript):
            return
        if event.channel == "customer":
            self._unled += count_characters(event.text) >= _NEW_BUSINESS
        else:
            business = count_characters(event.text) >= _LONG_UTTERANCE
            self._unled = self._unled + 1 if business else 0
        if self._unled >= _BUSINESS_UTTERANCES:
            yield from self._move(self._order[-2], event.time, event.text, _LIKELY)

    def _move(self, stage_id: str, time: float, because: str, confidence: float) -> Iterator[Event]:
        if stage_id != self._stage:
            self._before, self._stage = self._stage, stage_id
            self._unled = 0
            yield StageEntered(time=time, stage=stage_id, because=because, confidence=confidence)


def of_the_greeting(situation: Situation) -> bool:
    """Whether it is dealt with before anybody comes to business."""
    return situation.family in _OF_THE_GREETING


def _resembles(line: Line, heard: str) -> bool:
    return follow(fill(line.text, Names()), heard).match >= _RESEMBLES
