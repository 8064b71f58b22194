"""The line to say now: shown, followed as it is spoken, and replaced by the next one when it was said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.core.events import (
    CallEnded,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    PartialTranscript,
    PromptAdvanced,
    PromptFollowed,
    PromptSaid,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.following import Following
from desktop.core.placeholders import Names, fill, names_for, with_customer
from desktop.core.rules.agreement import Agreement
from desktop.core.script import Library, Line, Situation, Stage
from desktop.core.text import normalise

_REMEMBERED_CHARACTERS = 160
"""How much of what was said since the line appeared is compared with it; a line is far shorter."""


_SPOKEN_TO_ITS_END = 0.9
"""While an utterance goes on, the line under the agent's eyes is only replaced when so much of it was said."""


@dataclass(slots=True)
class _Place:
    """A stage or a situation with the progress of its lines."""

    of: Stage | Situation
    position: int = 0
    said: set[str] = field(default_factory=set)
    said_in: dict[str, float] = field(default_factory=dict)
    """Texts of said lines with the start of the utterance that said them: a procedure may ask the same thing twice."""

    @property
    def line(self) -> Line | None:
        """The line to say, if the place has any."""
        return self.of.lines[self.position] if self.of.lines else None

    def unsaid(self) -> list[Line]:
        """The lines that are still to be said; of lines with the same text only the first."""
        texts: dict[str, Line] = {}
        for line in self.of.lines:
            if line.id not in self.said:
                texts.setdefault(normalise(line.text), line)
        return list(texts.values())

    def after(self, position: int) -> int | None:
        """Where the next line stands that was not said yet."""
        unsaid = (at for at in range(position + 1, len(self.of.lines)) if self.of.lines[at].id not in self.said)
        return next(unsaid, None)


class PromptRule:
    """Emits `PromptShown`, `PromptFollowed` and `PromptSaid`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = Names()
        self._stages: dict[str, _Place] = {}
        self._places: list[_Place] = []
        self._shown: PromptShown | None = None
        self._said: tuple[bool, ...] = ()
        self._agreement = Agreement()
        self._following = Following()
        self._settled = ""
        self._utterance: PartialTranscript | FinalTranscript | None = None

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._names = names_for(event, self._library.names)
            case StageEntered() | SituationEntered() | SituationLeft():
                return self._move(event)
            case PartialTranscript(channel="agent") | FinalTranscript(channel="agent"):
                return self._hear(event)
            case PromptAdvanced():
                return self._advance(event)
            case CustomerNamed():
                return self._rename(event)
            case CallEnded():
                # What is left now returns to nothing: there is no more to say.
                self._places = []
        return ()

    def _move(self, event: StageEntered | SituationEntered | SituationLeft) -> Iterator[Event]:
        if isinstance(event, SituationLeft):
            self._places = [place for place in self._places if place.of.id != event.situation]
        elif isinstance(event, SituationEntered):
            self._places.append(_Place(self._library.situation(event.situation)))
        else:
            place = self._stages.setdefault(event.stage, _Place(self._library.stage(event.stage)))
            self._places = [place, *self._places[1:]]
        yield from self._show(event.time)
        # The words that led here may well have been the line itself.
        if self._utterance and self._utterance.time == event.time:
            yield from self._hear(self._utterance)

    def _hear(self, event: PartialTranscript | FinalTranscript) -> Iterator[Event]:
        self._utterance = event
        yield from self._follow(event)
        place = self._places[-1] if self._places else None
        repeated = place and place.line and place.said_in.get(normalise(place.line.text)) == event.start
        if isinstance(event, FinalTranscript) and not repeated:
            self._settled = (self._settled + event.text)[-_REMEMBERED_CHARACTERS:]

    def _follow(self, event: PartialTranscript | FinalTranscript) -> Iterator[Event]:
        place = self._places[-1] if self._places else None
        if place is None or place.line is None or self._shown is None:
            return
        heard = _recent(self._settled + event.text)
        open_lines = [line for line in place.unsaid() if place.said_in.get(normalise(line.text)) != event.start]
        if place.line not in open_lines:
            return
        followed = self._following.follow(self._shown.text, heard)
        if followed.said != self._said:
            self._said = followed.said
            yield PromptFollowed(time=event.time, prompt=place.line.id, said=followed.said, match=followed.match)
        said = [line for line in open_lines if self._is_said(line, heard) and self._may_go(line, heard, event)]
        agreed = self._agreement.settle(event, {line.id for line in said if self._is_meant(line, said, heard)})
        for line in place.of.lines:
            if line.id in agreed:
                place.said |= {line.id, *(other.id for other in place.of.lines if line.replaces(other))}
                place.said_in[normalise(line.text)] = event.start
                yield PromptSaid(time=event.time, prompt=line.id, match=self._match(line, heard))
        if agreed:
            yield from self._next(place, agreed, event.time)

    def _may_go(self, line: Line, heard: str, event: PartialTranscript | FinalTranscript) -> bool:
        """Its keys were said; while the utterance goes on the agent may still be reading the rest of it."""
        return isinstance(event, FinalTranscript) or self._match(line, heard) >= _SPOKEN_TO_ITS_END

    def _is_said(self, line: Line, heard: str) -> bool:
        keys = tuple(self._fill(key) for key in line.keys)
        if self._following.is_said(self._fill(line.text), keys, heard):
            return True
        return any(self._following.is_said(self._fill(variant), (), heard) for variant in line.variants)

    def _is_meant(self, line: Line, said: list[Line], heard: str) -> bool:
        """Of lines that replace each other the agent said the one that he said most of."""
        return line == max(
            (other for other in said if other is line or line.replaces(other)),
            key=lambda other: (self._match(other, heard), len(other.text)),
        )

    def _match(self, line: Line, heard: str) -> float:
        return self._following.follow(self._fill(line.text), heard).match

    def _next(self, place: _Place, said: frozenset[str], time: float) -> Iterator[Event]:
        """Go on behind the last line that was said; a line that was skipped is not held against the agent."""
        last = max(at for at, line in enumerate(place.of.lines) if line.id in said)
        following = place.after(max(last, place.position)) if last >= place.position else None
        if following is not None:
            place.position = following
            yield from self._show(time)

    def _show(self, time: float) -> Iterator[Event]:
        place = self._places[-1] if self._places else None
        self._settled = ""
        self._said = ()
        self._shown = None
        if place is None or place.line is None:
            return
        yield self._prompt(place, place.line, time)
        self._said = (False,) * len(self._fill(place.line.text))

    def _prompt(self, place: _Place, line: Line, time: float) -> PromptShown:
        following = place.after(place.position)
        self._shown = PromptShown(
            time=time,
            prompt=line.id,
            title=line.title,
            text=self._fill(line.text),
            next_text=self._fill(place.of.lines[following].text) if following is not None else "",
            avoid=place.of.avoid,
        )
        return self._shown

    def _advance(self, event: PromptAdvanced) -> Iterator[Event]:
        if not self._places:
            return
        place = self._places[-1]
        position = place.position + event.step
        if 0 <= position < len(place.of.lines):
            place.position = position
            place.said.discard(place.of.lines[position].id)
            yield from self._show(event.time)

    def _rename(self, event: CustomerNamed) -> Iterator[Event]:
        """Fill the name in, but never rewrite under the eye a line that the agent has begun to say."""
        self._names = with_customer(self._names, event.customer, event.customer_title)
        place = self._places[-1] if self._places else None
        if place and place.line and self._shown and not any(self._said):
            before = self._shown
            after = self._prompt(place, place.line, event.time)
            if (after.text, after.next_text) != (before.text, before.next_text):
                yield after

    def _fill(self, text: str) -> str:
        return fill(text, self._names)


def _recent(heard: str) -> str:
    """The end of an endless text, at least what is remembered; cut in steps, so that it goes on growing in between."""
    steps = max(0, len(heard) // _REMEMBERED_CHARACTERS - 1)
    return heard[steps * _REMEMBERED_CHARACTERS :]


def without_flashes(events: list[Event]) -> list[Event]:
    """`events` of one moment without the lines that another line replaced at once: nobody could have read them."""
    kept: list[Event] = []
    next_prompt = ""
    for event in reversed(events):
        if isinstance(event, PromptShown | PromptFollowed) and next_prompt not in ("", event.prompt):
            continue
        if isinstance(event, PromptShown):
            next_prompt = event.prompt
        elif isinstance(event, PromptSaid):
            next_prompt = ""
        kept.append(event)
    return kept[::-1]
