"""The customer of a rehearsal: what he says when, and where he goes on.

Everything that was heard of the trainee and what the engine made of it goes in, in time order; what the customer does
comes out, as happenings for the voice and the window, and as the events of his channel that a listener would have
given. The blocks of the trainee's channel are the only clock, so that a rehearsal repeats exactly.

No drill can hang: whatever is heard, after `Drill.longest` seconds he hangs up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.core.events import AudioLevel, CallStarted, Event
from desktop.core.placeholders import Names, names_for
from desktop.core.practice.cues import UNWANTED_AFTER, Cues, Quiet
from desktop.core.practice.customer_channel import CustomerChannel
from desktop.core.practice.drill import END, Beat
from desktop.core.practice.happenings import BeatPlayed, CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.core.practice.play import Play
from desktop.core.practice.spoken_phrases import phrases_of
from desktop.core.practice.trainee import Trainee

SecondsOf = Callable[[str, str], float]
"""How long the customer takes for a text: id of the beat, text."""

_BEGINS_AFTER = 0.3
"""Seconds from the start of the call to the customer's first word."""
_GIVES_WAY_AFTER = 0.7
"""Seconds that both speak until the customer stops; shorter is an accident or a back-channel."""
_CUTS_IN_FOR = 2.5
"""The same where it was he who cut in: then it is for the trainee to stop, and the rule for talking over needs 2 s."""
_COMPLAINS_AFTER = 0.6
"""Seconds of the trainee's quiet after which a customer who was interrupted says so."""
_WAITS = 10.0
"""Seconds of silence after which he asks whether anybody is there."""
_WAITS_WHEN_ASKED = 30.0
"""The same when he was asked to wait: after so long a word is due to him (N17)."""
_HANGS_UP_AFTER = 1.0
"""Seconds from his last word to hanging up."""

_AGAIN = (
    "(请|麻烦)(您|你)?(再)?(说|讲|重复|复述)(一遍|一次|一下)",
    "(请|麻烦)…再(说|讲|重复|复述)(一遍|一次|一下)",
    "(您|你)(能|能不能|可以|可不可以)?再(说|讲)(一遍|一次|一下)",
    "没(有)?(听清|听清楚|听明白|听到|听见)",
    "听不(清|清楚|到|见)",
)
_WAIT = ("稍等", "稍候", "稍后片刻", "等一下", "不要挂(机|断|电话)", "别挂(机|断|电话)")


@dataclass
class _Place:
    """Where the drill is."""

    beat: Beat
    entered: float
    cut_in: bool = False
    """Whether he began to speak while the trainee spoke."""
    complains: bool = False
    """Whether he was talked over and has not said so yet."""
    silences: int = 0
    """How often he has asked whether anybody is there, since somebody was."""
    turns: int = 0
    """The trainee's turns when he asked last."""


@dataclass
class _Counts:
    """How often he has come where."""

    beats: dict[str, int] = field(default_factory=dict)
    interrupted: int = 0


class Rehearsal:
    """One run of a drill."""

    def __init__(self, play: Play, seconds_of: SecondsOf) -> None:
        self._play, self._drill, self._seconds_of = play, play.drill, seconds_of
        self._cues = Cues(play.library, Names())
        self._trainee = Trainee()
        self._customer = CustomerChannel()
        self._counts = _Counts()
        self._place: _Place | None = None
        self._over = False

    @property
    def over(self) -> bool:
        """Whether the customer has hung up."""
        return self._over

    def feed(self, event: Event) -> list[Event]:
        """What the customer does on `event`, and what is heard of it; nothing once he has hung up.

        His own events may be fed back or not. An AudioLevel of the agent is the tick of the clock.
        """
        if self._over or getattr(event, "channel", "agent") == "customer":
            return []
        self._trainee.feed(event)
        match event:
            case CallStarted():
                library = self._play.library
                self._cues = Cues(library, names_for(event, library.names))
            case BeatPlayed() if event.beat == END or self._drill.has(event.beat):
                return [*self._break_off(event.time), *self._enter(event.beat, event.time)]
            case AudioLevel():
                return list(self._tick(event.time))
        return []

    def _tick(self, time: float) -> Iterator[Event]:
        spoke = self._customer.speaks
        if not self._play.own_voice:
            yield from self._customer.advance(time)
        if spoke and not self._customer.speaks:
            self._trainee.customer_ended(self._customer.ended_at)
        if time >= self._drill.longest:
            yield from self._hang_up(time, "too_long")
        elif self._place is None:
            if time >= _BEGINS_AFTER:
                yield from self._enter(self._drill.beats[0].id, time)
        elif self._customer.speaks:
            yield from self._give_way(self._place, time)
        else:
            yield from self._go_on(self._place, time)

    def _give_way(self, place: _Place, time: float) -> Iterator[Event]:
        """Stop when the trainee talks over him."""
        voice = self._trainee.voice
        if not voice.speaks or not voice.says_something(time):
            return
        grace = _CUTS_IN_FOR if place.cut_in else _GIVES_WAY_AFTER
        if time - max(voice.begin, self._customer.since) <= grace:
            return
        said, heard = self._customer.stop(time)
        self._trainee.customer_ended(time)
        self._trainee.talked_over()
        place.complains, place.cut_in = True, False
        yield CustomerStops(time=time, beat=place.beat.id, said=said)
        yield from heard

    def _go_on(self, place: _Place, time: float) -> Iterator[Event]:
        """Answer the trainee, or wait for him."""
        if self._play.by_hand:
            return
        quiet = self._quiet(place, time)
        if not place.beat.ways:
            if quiet.both >= _HANGS_UP_AFTER:
                yield from self._hang_up(time, "end")
            return
        way = self._cues.taken(place.beat, self._trainee, quiet)
        if way is None and place.complains:
            if quiet.trainee >= _COMPLAINS_AFTER:
                yield from self._complain(place, time)
            return
        if way is None and place.beat.says and self._is_asked_again(quiet):
            yield from self._say_again(place, time)
            return
        way = way or self._cues.otherwise(place.beat, quiet)
        if way is not None:
            yield from self._enter(way.to, time)
        else:
            yield from self._wait(place, quiet, time)

    def _quiet(self, place: _Place, time: float) -> Quiet:
        voice, customer = self._trainee.voice, self._customer
        settled = self._trainee.turn_over
        trainee = 0.0 if voice.speaks else time - voice.end
        since = max(place.entered, customer.ended_at)
        return Quiet(
            both=min(trainee, time - since),
            trainee=trainee,
            trainee_speaks=time - max(voice.begin, since) if voice.speaks else 0.0,
            since_settled=-1.0 if settled is None else time - settled,
        )

    def _enter(self, beat_id: str, time: float) -> Iterator[Event]:
        if beat_id == END:
            yield from self._hang_up(time, "end")
            return
        beat = self._drill.beat(beat_id)
        count = self._counts.beats.get(beat_id, 0)
        self._counts.beats[beat_id] = count + 1
        self._place = _Place(beat, time, cut_in=self._trainee.voice.speaks, turns=self._trainee.turns)
        self._trainee.begin_beat()
        text = beat.says[min(count, len(beat.says) - 1)] if beat.says else ""
        yield self._say(beat, text, time)

    def _say(self, beat: Beat, text: str, time: float) -> CustomerSpeaks:
        seconds = self._seconds_of(beat.id, text) if text else 0.0
        if text and not self._play.own_voice:
            self._trainee.customer_begins()
            self._customer.say(text, seconds, beat.line or self._drill.line, time)
        return CustomerSpeaks(time=time, beat=beat.id, text=text, seconds=seconds, conditions_of=beat.id)

    def _break_off(self, time: float) -> Iterator[Event]:
        """Leave what he is saying where it is: the trainer goes on."""
        if self._customer.speaks and self._place is not None:
            said, heard = self._customer.stop(time)
            yield CustomerStops(time=time, beat=self._place.beat.id, said=said)
            yield from heard

    def _complain(self, place: _Place, time: float) -> Iterator[Event]:
        place.complains = False
        lines = self._drill.persona.interrupted
        if lines:
            text = lines[self._counts.interrupted % len(lines)]
            self._counts.interrupted += 1
            yield replace(self._say(place.beat, text, time), aside=True)

    def _is_asked_again(self, quiet: Quiet) -> bool:
        if min(quiet.both, quiet.since_settled) < UNWANTED_AFTER:
            return False
        return phrases_of(_AGAIN).find(self._trainee.heard) is not None

    def _say_again(self, place: _Place, time: float) -> Iterator[Event]:
        self._trainee.answered()
        says = place.beat.says
        text = says[min(self._counts.beats[place.beat.id], len(says)) - 1]
        yield replace(self._say(place.beat, text, time), aside=True)

    def _wait(self, place: _Place, quiet: Quiet, time: float) -> Iterator[Event]:
        """Ask whether anybody is there, and hang up in the end; unless the beat itself waits for silence."""
        if any(way.cue.silence is not None for way in place.beat.ways):
            return
        if self._trainee.turns > place.turns:
            place.turns, place.silences = self._trainee.turns, 0
        asked = phrases_of(_WAIT).find(self._trainee.heard) is not None
        if quiet.both < (_WAITS_WHEN_ASKED if asked else _WAITS):
            return
        lines = self._drill.persona.waiting
        if place.silences >= len(lines):
            yield from self._hang_up(time, "silence")
            return
        text = lines[place.silences]
        place.silences += 1
        yield replace(self._say(place.beat, text, time), aside=True)

    def _hang_up(self, time: float, why: Literal["end", "silence", "too_long"]) -> Iterator[Event]:
        self._over = True
        _, heard = self._customer.stop(time)
        yield from heard
        beat = self._place.beat.id if self._place else ""
        yield CustomerHangsUp(time=time, beat=beat, why=why)
