"""Finds ways of a drill that no trainee can make its customer take.

Each way is tried by a trainee who does just what its cue asks for, beat after beat along ways that were tried before:
a drill whose second way is never taken, since the first one always is, shows it here and not in front of a group.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from desktop.core.alternatives import spelt_out
from desktop.core.events import AlertRaised, AudioLevel, CallStarted, Event, FinalTranscript, VoiceStarted, VoiceStopped
from desktop.core.gapped import GAP
from desktop.core.placeholders import Names, fill
from desktop.core.practice.cues import lines_of
from desktop.core.practice.drill import END, Beat, Drill, Way
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks
from desktop.core.practice.play import Play
from desktop.core.practice.rehearsal import Rehearsal
from desktop.core.practice.spoken_phrases import SpokenLines, phrases_of
from desktop.core.script import Library

_CUSTOMER_SECONDS = 0.5
"""How long the customer takes for anything: what matters here is only what follows."""
_SAYING_SECONDS = 1.0
_MOST_SPELLINGS = 40
_GAP_FILLERS = ("", "这个")
_NEUTRAL = ("今天天气不错。", "是这样子的。", "那什么都行。", "我在这里坐着。", "公园里的花开着。")
"""Of these one at least is wanted by no phrase of a beat."""


@dataclass(frozen=True, slots=True)
class UnreachedWay:
    """A way that is never taken."""

    beat: str
    number: int
    """Which of the beat's ways, from 0."""
    to: str

    def __str__(self) -> str:
        """One Chinese sentence."""
        return (
            f"“{self.beat}”的第 {self.number + 1} 条去向（{self.to}）走不到：前面的总会先被选中，或者没有说法能触发它。"
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """What a trainee does at one beat."""

    says: str = ""
    seconds: float = 0.0
    """Of speaking."""
    alert: str = ""


def unreached_ways(drill: Drill, library: Library) -> tuple[UnreachedWay, ...]:
    """All of them; those of beats that are never reached with them."""
    first = drill.beats[0].id
    paths: dict[str, tuple[_Step, ...]] = {first: ()}
    taken: set[tuple[str, int]] = set()
    waiting = deque([drill.beats[0]])
    while waiting:
        beat = waiting.popleft()
        for number, way in enumerate(beat.ways):
            path = _path_on(drill, library, (beat, number), paths[beat.id])
            if path is None:
                continue
            taken.add((beat.id, number))
            if way.to != END and way.to not in paths:
                paths[way.to] = path
                waiting.append(drill.beat(way.to))
    every = ((beat.id, number, way.to) for beat in drill.beats for number, way in enumerate(beat.ways))
    return tuple(UnreachedWay(*one) for one in every if one[:2] not in taken)


def _path_on(
    drill: Drill, library: Library, end: tuple[Beat, int], path: tuple[_Step, ...]
) -> tuple[_Step, ...] | None:
    """`path` with a step by which that way of its last beat is taken; None where there is none."""
    beat, number = end
    for step in _steps(beat, number, library):
        longer = (*path, step)
        if _comes_to(drill, library, longer, beat.ways[number]):
            return longer
    return None


def _steps(beat: Beat, number: int, library: Library) -> Iterator[_Step]:
    """What may make the customer take a way, and nothing that is meant for one before it."""
    cue = beat.ways[number].cue
    texts = [text for text in _texts(cue.agent) if _wanted(beat, text, library) == number]
    texts += [text for text in _line_texts(cue.lines, library) if _wanted(beat, text, library) == number]
    yield from (_Step(text, _SAYING_SECONDS) for text in islice(texts, 3))
    yield from (_Step(alert=alert) for alert in cue.alerts)
    if cue.silence is not None:
        yield _Step()
    neutral = next((text for text in _NEUTRAL if _wanted(beat, text, library) is None), _NEUTRAL[0])
    if cue.speaking is not None:
        yield _Step(neutral, cue.speaking + 1.0)
    if cue.otherwise:
        yield _Step(neutral, _SAYING_SECONDS)


def _texts(phrases: tuple[str, ...]) -> Iterator[str]:
    for phrase in phrases:
        for spelling, filler in product(islice(spelt_out(phrase), _MOST_SPELLINGS), _GAP_FILLERS):
            yield spelling.replace(GAP, filler)


def _line_texts(ids: tuple[str, ...], library: Library) -> Iterator[str]:
    lines = lines_of(library)
    yield from (fill(lines[line].text, Names()) for line in ids if line in lines)


def _wanted(beat: Beat, text: str, library: Library) -> int | None:
    """Which way of the beat is the first to be for `text`."""
    lines = SpokenLines(lines_of(library), Names())
    for number, way in enumerate(beat.ways):
        if way.cue.agent and phrases_of(way.cue.agent).find(text) is not None:
            return number
        if any(lines.is_said(line, text) for line in way.cue.lines):
            return number
    return None


def _comes_to(drill: Drill, library: Library, steps: tuple[_Step, ...], way: Way) -> bool:
    """Whether the customer, met with `steps` one after the other, goes that way after the last one."""
    return _Walk(Play(drill, library, None), steps).goes_to() == way.to


class _Walk:
    """One rehearsal with a trainee who takes one step at each beat."""

    def __init__(self, play: Play, steps: tuple[_Step, ...]) -> None:
        self._steps = deque(steps)
        self._longest = play.drill.longest
        self._rehearsal = Rehearsal(play, lambda _beat, _text: _CUSTOMER_SECONDS)
        self._rehearsal.feed(_started(play))
        self._begins = float("inf")
        self._step = _Step()

    def goes_to(self) -> str:
        """The beat after the last step; empty where there came none."""
        block = 0
        while block / 10 < self._longest + 1.0:
            block += 1
            for event in self._heard(block / 10):
                for done in self._rehearsal.feed(event):
                    to = self._follow(done)
                    if to is not None:
                        return to
        return ""

    def _follow(self, done: Event) -> str | None:
        if isinstance(done, CustomerHangsUp):
            return END if done.why == "end" and not self._steps else ""
        if not isinstance(done, CustomerSpeaks) or done.aside:
            return None
        if not self._steps:
            return done.beat
        self._step = self._steps.popleft()
        self._begins = round(done.time + done.seconds + 0.3, 1)
        return None

    def _heard(self, time: float) -> Iterator[Event]:
        step, ends = self._step, round(self._begins + self._step.seconds, 1)
        if step.says and abs(time - self._begins) < 0.05:
            yield VoiceStarted(time=time, channel="agent", start=time)
        if step.says and abs(time - ends) < 0.05:
            yield VoiceStopped(time=time, channel="agent", end=time)
            yield FinalTranscript(time=time, channel="agent", start=self._begins, end=time, text=step.says)
        if step.alert and abs(time - self._begins) < 0.05:
            yield _alert(step.alert, time)
        speech = bool(step.says) and self._begins <= time < ends - 0.05
        yield AudioLevel(time=time, channel="agent", dbfs=-24.0 if speech else -62.0, peak_dbfs=-12.0, speech=speech)


def _started(play: Play) -> CallStarted:
    return CallStarted(
        time=0.0,
        channels=("agent", "customer"),
        started_at="",
        pack=play.library.id,
        company="",
        agent_name="",
        agent_number="",
        customer=play.drill.persona.name,
        customer_title=play.drill.persona.title,
    )


def _alert(rule: str, time: float) -> AlertRaised:
    """Whether the engine raises it is the engine's business; here it is there."""
    return AlertRaised(
        time=time,
        id=f"{rule}-1",
        channel="agent",
        alert="wording",
        rule=rule,
        title="",
        severity="notice",
        heard="",
        say="",
        start=time,
        end=time,
        provisional=False,
    )
