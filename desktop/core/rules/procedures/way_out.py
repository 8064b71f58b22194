"""The wrong way out of a procedure: to part, or to hang up, before it has come to where that is right (O4, H6, N20)."""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    CountdownEnded,
    CountdownStarted,
    Event,
    FinalTranscript,
    PartialTranscript,
    PromptSaid,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.following import follow
from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.placeholders import Names, fill
from desktop.core.rules.agreement import Transcript
from desktop.core.rules.course.parting import FAREWELLS, farewell
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library, Situation, Source, Stage
from desktop.core.text import count_characters

_RULE = "hang_up"
_HANGING_UP = ("我挂了", "先挂了", "挂了啊", "就挂了", "挂电话了", "我挂断了", "先这样吧", "那就这样吧")
"""What tells that the agent hangs up, wherever he says it."""
_RESEMBLES = 0.5
"""Words that cover so much of a parting line of the procedure are meant as that line."""
_LAST_STAGE = "closing"
"""What opens in it is part of the farewell, as 没了，我干活了 is (id in the library)."""
_OTHER_TALK = 8
"""Characters of what is no line and no hum: after two such utterances the talk has moved on from the procedure."""


class WayOutRule:
    """Emits the alert `hang_up`; it is mended when the agent takes the procedure up again."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._hanging_up = PhraseMatcher(Entry(phrase, phrase) for phrase in _HANGING_UP)
        self._alert = StandingAlert(_RULE)
        self._stage: Stage | None = None
        self._open: list[Situation] = []
        self._opened_in_parting: set[str] = set()
        self._shown: PromptShown | None = None
        self._said_now = False
        self._counting = False
        self._parted: FinalTranscript | None = None
        self._utterance = float("nan")
        self._said_in = float("nan")
        self._opened_in = float("nan")
        self._other_talk = 0

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case AudioLevel() if self._parted:
                return self._judge(self._parted, event.time)
            case PartialTranscript() | FinalTranscript():
                self._hear(event)
            case PromptShown():
                return self._show(event)
            case PromptSaid():
                return self._say(event)
            case CountdownStarted() | CountdownEnded():
                self._counting = isinstance(event, CountdownStarted)
            case StageEntered():
                self._stage = self._library.stage(event.stage)
            case SituationEntered():
                self._enter(event)
            case SituationLeft():
                return self._leave(event)
            case CallEnded():
                return self._end(event)
        return ()

    @property
    def _is_early(self) -> bool:
        """Whether the procedure forbids to hang up now."""
        if not self._open or not self._shown:
            return False
        last_wait = self._shown.hang_up == "now" and self._counting
        parts_anyway = self._open[-1].id in self._opened_in_parting and not self._no_hang_up
        return last_wait or (self._shown.hang_up == "not_yet" and not parts_anyway)

    def _show(self, event: PromptShown) -> Iterable[Event]:
        self._shown = event
        self._said_now = False
        return () if event.hang_up == "not_yet" else self._alert.clear(event.time, "mended")

    def _say(self, event: PromptSaid) -> Iterable[Event]:
        self._said_in = self._utterance
        self._said_now = self._shown is not None and event.prompt == self._shown.prompt
        self._other_talk = 0
        self._parted = None
        return self._alert.clear(event.time, "mended")

    def _enter(self, event: SituationEntered) -> None:
        self._open.append(self._library.situation(event.situation))
        if self._stage is not None and self._stage.id == _LAST_STAGE:
            self._opened_in_parting.add(event.situation)
        self._other_talk = 0
        self._opened_in = self._utterance

    def _leave(self, event: SituationLeft) -> Iterable[Event]:
        others = [one for one in self._open if one.id != event.situation]
        was_open, self._open = bool(self._open), others
        return self._alert.clear(event.time, "stale") if was_open and not others else ()

    def _hear(self, event: Transcript) -> None:
        """Remember words that part; whether they did is seen when all rules have dealt with them."""
        if event.channel == "agent":
            self._utterance = event.start
        if not isinstance(event, FinalTranscript):
            return
        if event.channel == "agent" and self._is_early and self._parts(event):
            self._parted = event
        elif count_characters(event.text) >= _OTHER_TALK and not self._no_hang_up:
            self._other_talk += 1

    @property
    def _no_hang_up(self) -> bool:
        return any(one.no_hang_up for one in self._open)

    def _parts(self, final: FinalTranscript) -> bool:
        parts = bool(farewell(final.text)) or bool(self._hanging_up.find(final.text))
        # An utterance that ends a call in the words of a procedure did not break it off.
        said_a_line = final.start in (self._said_in, self._opened_in)
        return parts and not said_a_line and self._other_talk < 2 and not self._is_a_line(final.text)

    def _is_a_line(self, heard: str) -> bool:
        lines = [line for one in self._open for line in one.lines]
        texts = [fill(text, Names()) for line in lines for text in (line.text, *line.variants)]
        parting = [text for text in texts if any(word in text for word in FAREWELLS)]
        return any(follow(text, heard).match >= _RESEMBLES for text in parting)

    def _judge(self, parted: FinalTranscript, time: float) -> Iterator[Event]:
        self._parted = None
        if self._is_early and self._alert.below("warning"):
            yield from self._warn(time, "还不能挂机", parted.text, parted.start, parted.end)

    def _end(self, event: CallEnded) -> Iterator[Event]:
        if self._parted:
            yield from self._judge(self._parted, event.time)
        early = self._is_early and self._other_talk < 2
        # A stage may be gone through in other words; only its running wait tells that its last line was just said.
        early = early if self._open else self._counting and self._stage is not None
        if event.hung_up == "agent" and early and self._alert.below("warning"):
            yield from self._warn(event.time, "挂机早了", "坐席先挂机", event.time, event.time)
        # What the end of the call closes now mends nothing.
        self._open = []

    def _warn(self, time: float, title: str, heard: str, start: float, end: float) -> Iterator[Event]:
        place = self._open[-1] if self._open else self._stage
        name = place.name if place else ""
        yield from self._alert.raise_(
            AlertRaised(
                time=time,
                id="",
                channel="agent",
                alert="procedure",
                rule=_RULE,
                title=f"{title}：{name}",
                severity="warning",
                heard=heard,
                say=self._next_line(),
                start=start,
                end=end,
                provisional=False,
                explanation=self._explanation(place) if place else "",
            )
        )

    def _next_line(self) -> str:
        """What is to be said next; empty where only waiting is left."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.kind == "say" and not self._said_now:
            return shown.text
        return shown.next_text if shown.next_kind == "say" else ""

    def _explanation(self, place: Stage | Situation) -> str:
        if isinstance(place, Situation) and place.no_hang_up:
            why = "其间不可以直接挂机"
        elif self._counting:
            why = "最后一句说完还要等够时间"
        else:
            why = "流程还没有走到可以挂机的一步"
        own = place.source if isinstance(place, Situation) else Source("")
        step = next((step for step in place.steps if self._shown and step.line.id == self._shown.prompt), None)
        source = step.line.source if step and step.line.source.standard else own
        where = "，".join(part for part in (source.standard, source.document, source.section) if part)
        return f"流程“{place.name}”：{why}" + (f"；依据：{where}。" if where else "。")
