"""The stage of the call and what leads from one to the next when nobody says a trigger.

The first stage of the library is the greeting, the last the closing; what lies between is entered in order.
"""

from collections.abc import Iterator
from itertools import pairwise

from desktop.core.events import Channel, Event, FinalTranscript, StageChosen, StageEntered
from desktop.core.following import follow
from desktop.core.placeholders import Names, fill
from desktop.core.rules.agreement import Transcript
from desktop.core.rules.course.purpose import (
    about_hearing,
    asks_again,
    begins_with_hello,
    comes_with_more,
    tells_business,
    tells_purpose,
    without_hello,
)
from desktop.core.script import Library, Line, Situation
from desktop.core.text import count_characters, normalise

_SUBSTANCE = 4
"""Characters of an utterance that carries the talk on; less is a 喂, 您好 or 嗯."""
_PATIENCE_UTTERANCES = 3
"""Utterances of the agent without a word of the greeting before the program believes that there was none."""
_BUSINESS_OF_CUSTOMER = 8
"""Characters of what a customer says when he comes to his business; shorter answers belong to the greeting …"""
_UTTERANCES_OF_COMPLAINT = 4
"""Utterances after which an agent who called, and was met with a complaint, has come to his purpose."""
_GREETING = 10
"""Characters of what an agent says who has greeted, whatever became of his words …"""
_BUSINESS_ONCE_GREETED = 4
"""… unless he has been greeted by then."""
_RESEMBLES = 0.4
"""An utterance that covers so much of a line is an attempt at it, said or not."""
_LONG_UTTERANCE = 10
"""Characters: an utterance of this length after the closing began is business again …"""
_BUSINESS_UTTERANCES = 2
"""… when so many come in a row without a word of the closing."""
_NEW_BUSINESS = 14
"""Characters of what a customer says in the closing who comes with something else; counts as one of those."""
_COMPLAINT = "complaint"
_THANKS = "customer_thanks"
"""The situation of every library in which a customer thanks."""
_NAME, _HEARING = "name", "unable_to_hear"
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
        self._ask_again = library.shared(_asking_again)
        # Whoever calls checks whom he has reached.
        self.agent_calls = any(one.family == _NAME for one in library.situations)
        self._stage = ""
        self._before = ""
        self._moved_by: float | None = None
        self._said: set[str] = set()
        self._greeted_at = float("inf")
        self._unled = 0
        self._greeted = False
        self._tapped = False
        self._untold = ""
        self._utterances = 0
        self._given_up = library.shared(_lines_that_give_up)

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

    def leads_back(self, stage_id: str) -> bool:
        """Whether words of the greeting ask again for what the customer wants."""
        return stage_id == self._order[0] and self.may_ask_again

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

    def keeps_greeting(self, situation: Situation) -> bool:
        """Whether what broke in is dealt with before anybody comes to business."""
        return situation.family in (_NAME, _HEARING) or situation.id in self._ask_again

    def agent_tells(self, situation: Situation | None, text: str) -> bool:
        """Whether an agent who calls tells his purpose, while the customer complains of nothing."""
        small = situation is None or situation.family != _COMPLAINT or self._utterances >= _UTTERANCES_OF_COMPLAINT
        return self.greeting and self.agent_calls and small and tells_purpose(text, first=self._utterances == 0)

    def only_hears_again(self, event: Transcript) -> bool:
        """Whether what ended a trouble is no business yet: 这回听清了."""
        return self.greeting and event.channel == "customer" and not tells_business(event.text)

    def customer_tells(self, event: Transcript) -> bool:
        """Whether a customer who called tells his business although something else is being dealt with."""
        return isinstance(event, FinalTranscript) and not self.agent_calls and tells_business(event.text)

    def agent_goes_on(self, final: FinalTranscript) -> Iterator[Event]:
        """The agent answers what the customer seemed to come with, or tells that he could not make it out."""
        if asks_again(final.text, self._untold):
            yield from self.ask_again(final)
        self._untold = ""
        self._utterances += 1
        self._greeted |= self.greeting and count_characters(final.text) >= _GREETING

    @property
    def may_ask_again(self) -> bool:
        """Whether the agent has not answered yet what seemed to be the customer's business."""
        return bool(self._untold) and self._stage == self._order[1] and not self._tapped

    def ask_again(self, event: Transcript) -> Iterator[Event]:
        """The agent asks what the customer wants: that was not his business yet."""
        if self.may_ask_again and event.channel == "agent":
            self._untold = ""
            yield from self._move(self._order[0], event.time, event.text, _LIKELY)

    def not_understood(self, event: Transcript, situation: Situation) -> Iterator[Event]:
        """The agent could not make out what seemed to be the customer's business: the call is where it was before."""
        unheard = situation.family != _HEARING or asks_again(event.text, self._untold)
        if self.keeps_greeting(situation) and unheard:
            yield from self.ask_again(event)

    def come_to_business(
        self, event: Transcript, situation: Situation, because: str, confidence: float
    ) -> Iterator[Event]:
        """A customer who was greeted came with something that breaks in: nothing returns to the greeting, unless it
        is about hearing each other or about his name.
        """
        greeted = self._greeted or event.start >= self._greeted_at
        speaks = event.channel == "customer" and not self.keeps_greeting(situation)
        speaks &= situation.family == _COMPLAINT or count_characters(event.text) >= _BUSINESS_OF_CUSTOMER
        if self.greeting and greeted and not self.agent_calls and speaks and len(self._order) > 1:
            yield from self.enter(self._order[1], event, because, confidence)

    def thank(self, event: Transcript, situation: Situation, because: str) -> Iterator[Event]:
        """A customer who thanks has what he wanted, unless he comes with something else."""
        if situation.id == _THANKS and self._stage == self._order[-2] and not comes_with_more(event.text):
            yield from self.enter(self._order[-1], event, because, _LIKELY)

    def give_up(self, line_id: str, time: float) -> Iterator[Event]:
        """The agent said the last line of a call in which they cannot hear each other."""
        if line_id in self._given_up and self._stage == self._order[-2] and not self._tapped:
            yield from self._move(self._order[-1], time, line_id, _LIKELY)

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
        if not isinstance(event, FinalTranscript):
            return
        leaves = self._has_told if self.agent_calls else self._has_answered
        if leaves(event):
            self._moved_by = None
            self._untold = event.text if event.channel == "customer" else ""
            yield from self._move(self._order[1], event.time, event.text, _LIKELY)

    def _has_told(self, final: FinalTranscript) -> bool:
        """Whether an agent who calls has told what for, or talks on and on without a word of the greeting."""
        if final.channel == "customer" or about_hearing(final):
            return False
        if tells_purpose(final.text, first=self._utterances == 0):
            return True
        if any(_resembles(line, final.text) for line in self._greeting):
            return False
        self._unled += count_characters(without_hello(final.text)) >= _SUBSTANCE
        return self._unled >= _PATIENCE_UTTERANCES

    def _has_answered(self, final: FinalTranscript) -> bool:
        """Whether a customer who called has come to his business, or the agent goes on without him."""
        return self._is_answered(final) or self._leaves_greeting(final)

    def _is_answered(self, final: FinalTranscript) -> bool:
        """Whether the greeting is done and somebody talks on."""
        least = _BUSINESS_ONCE_GREETED if final.channel == "customer" else _SUBSTANCE
        if final.start < self._greeted_at or count_characters(without_hello(final.text)) < least:
            return False
        return not about_hearing(final) and not self._greets_again(final)

    def _greets_again(self, final: FinalTranscript) -> bool:
        """Whether an agent who gets no answer greets once more."""
        again = final.channel == "agent" and begins_with_hello(final.text)
        return again and any(_resembles(line, final.text) for line in self._greeting)

    def _leaves_greeting(self, final: FinalTranscript) -> bool:
        """Whether the talk goes on although lines of the greeting are still to be said."""
        substance = count_characters(without_hello(final.text))
        if about_hearing(final):
            return False
        if final.channel == "customer":
            once_greeted = self._greeted and substance >= _BUSINESS_ONCE_GREETED
            return once_greeted or (self._unled > 0 and substance >= _BUSINESS_OF_CUSTOMER)
        if substance < _SUBSTANCE or self._greets_again(final):
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
            self._unled += _BUSINESS_UTTERANCES * comes_with_more(event.text)
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


def _asking_again(library: Library) -> frozenset[str]:
    """The situations that end with the question of the greeting: the customer still has to say what he wants."""
    questions = [normalise(phrase) for phrase in library.stages[0].opens.agent]
    last = ((one.id, normalise(one.lines[-1].text)) for one in library.situations if one.lines)
    ends = {id_ for id_, text in last if any(question in text for question in questions)}
    return frozenset(ends)


def _lines_that_give_up(library: Library) -> frozenset[str]:
    """The lines after which the agent hangs up because they cannot hear each other."""
    found: set[str] = set()
    for situation in library.situations:
        ends = {step.line.id for step in situation.steps if step.hang_up}
        for step, following in pairwise(situation.steps):
            leads_to = step.then or following.line.id
            if situation.family == _HEARING and step.kind == "say" and leads_to in ends:
                found.add(step.line.id)
    return frozenset(found)


def _resembles(line: Line, heard: str) -> bool:
    return follow(fill(line.text, Names()), heard).match >= _RESEMBLES
