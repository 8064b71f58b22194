"""The TOML of a drill as pydantic models, and their way into `core.practice.drill`."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from desktop.core.practice import drill
from desktop.core.script import Source
from desktop.storage.library_values import Id, TomlTable
from desktop.storage.practice.practice_values import (
    Difficulty,
    LineEntry,
    Names,
    Phrases,
    Reply,
    Seconds,
    Short,
    Speed,
    Texts,
    Told,
    Voice,
)

MOST_BEATS = 60
"""Of a drill; a rehearsal of ten minutes comes to no more."""
MOST_WAYS = 20
MOST_GOALS = 20
MOST_ANSWERS = 100


class CustomerEntry(TomlTable):
    """`[drill.customer]`."""

    name: Annotated[str, Field(max_length=10)] = ""
    title: Literal["先生", "女士", ""] = ""
    voice: Voice
    about: Told
    speed: Speed = 1.0
    interrupted: Texts = Field(default_factory=list)
    waiting: Texts = Field(default_factory=list)

    def to_core(self) -> drill.Persona:
        return drill.Persona(
            self.name, self.title, self.voice, self.about, self.speed, tuple(self.interrupted), tuple(self.waiting)
        )


class WayEntry(TomlTable):
    """`[[drill.beat.way]]`."""

    agent: Phrases = Field(default_factory=list)
    lines: Names = Field(default_factory=list)
    alerts: Names = Field(default_factory=list)
    silence: Annotated[float, Field(ge=0.5, le=120)] | None = None
    speaking: Annotated[float, Field(ge=1, le=120)] | None = None
    otherwise: bool = False
    to: Id

    @property
    def has_cue(self) -> bool:
        """Whether anything takes it."""
        return self.heard or self.silence is not None or self.speaking is not None or self.otherwise

    @property
    def heard(self) -> bool:
        """Whether something that the trainee says takes it."""
        return bool(self.agent or self.lines or self.alerts)

    def to_core(self) -> drill.Way:
        cue = drill.Cue(
            tuple(self.agent), tuple(self.lines), tuple(self.alerts), self.silence, self.speaking, self.otherwise
        )
        return drill.Way(cue, self.to)


class BeatEntry(TomlTable):
    """`[[drill.beat]]`."""

    id: Id
    says: Texts
    way: Annotated[list[WayEntry], Field(max_length=MOST_WAYS)] = Field(default_factory=list)
    line: LineEntry | None = None
    note: Annotated[str, Field(max_length=300)] = ""

    def to_core(self) -> drill.Beat:
        line = self.line.to_core() if self.line else None
        return drill.Beat(self.id, tuple(self.says), tuple(way.to_core() for way in self.way), line, self.note)


class GoalEntry(TomlTable):
    """`[[drill.goal]]`."""

    id: Id
    name: Short
    why: Told
    better: Told
    standard: str = ""
    """Empty: the drill's."""
    phrases: Phrases = Field(default_factory=list)
    lines: Names = Field(default_factory=list)
    beats: Names = Field(default_factory=list)
    after: Id | None = None
    within: Seconds | None = None

    def to_core(self, source: Source) -> drill.Goal:
        return drill.Goal(
            self.id,
            self.name,
            self.why,
            self.better,
            _source(self.standard, source),
            tuple(self.phrases),
            tuple(self.lines),
            tuple(self.beats),
            self.after or "",
            self.within,
        )


class TabooEntry(TomlTable):
    """`[[drill.taboo]]`."""

    id: Id
    name: Short
    why: Told
    better: Told
    standard: str = ""
    phrases: Phrases = Field(default_factory=list)
    alerts: Names = Field(default_factory=list)
    beats: Names = Field(default_factory=list)

    def to_core(self, source: Source) -> drill.Taboo:
        return drill.Taboo(
            self.id,
            self.name,
            self.why,
            self.better,
            _source(self.standard, source),
            tuple(self.phrases),
            tuple(self.alerts),
            tuple(self.beats),
        )


class AnswerEntry(TomlTable):
    """`[[drill.good]]` and `[[drill.bad]]`."""

    beat: Id
    says: Reply
    wait: Annotated[float, Field(ge=-30, le=120)] = 0.8
    speed: Speed = 1.0
    hang_up: bool = False

    def to_core(self) -> drill.Answer:
        return drill.Answer(self.beat, self.says, self.wait, self.speed, self.hang_up)


class FailsEntry(TomlTable):
    """`[drill.bad_fails]`."""

    model_config = ConfigDict(populate_by_name=False)

    reasons: Annotated[list[Id], Field(alias="for", min_length=1, max_length=2 * MOST_GOALS)]


Answers = Annotated[list[AnswerEntry], Field(min_length=1, max_length=MOST_ANSWERS)]


class DrillEntry(TomlTable):
    """`[drill]`, one a file."""

    id: Id
    title: Short
    brief: Told
    difficulty: Difficulty
    topic: Annotated[str, Field(json_schema_extra={"enum": list(drill.TOPICS)})]
    standard: str = ""
    """Empty: a rule of one's own, with a document."""
    document: str = ""
    section: str = ""
    situations: Names = Field(default_factory=list)
    outbound: bool = False
    pass_score: Annotated[float, Field(ge=0, le=100)] = 80.0
    longest: Annotated[float, Field(ge=30, le=1800)] = 600.0
    customer: CustomerEntry
    line: LineEntry = LineEntry()
    beat: Annotated[list[BeatEntry], Field(min_length=1, max_length=MOST_BEATS)]
    goal: Annotated[list[GoalEntry], Field(max_length=MOST_GOALS)] = Field(default_factory=list)
    taboo: Annotated[list[TabooEntry], Field(max_length=MOST_GOALS)] = Field(default_factory=list)
    good: Answers
    bad: Answers
    bad_fails: FailsEntry

    def to_core(self, pack: str) -> drill.Drill:
        """The drill as it is played with a pack."""
        source = Source(self.standard, self.document, self.section)
        return drill.Drill(
            self.id,
            self.title,
            self.brief,
            self.difficulty,
            pack,
            self.topic,
            self.customer.to_core(),
            tuple(beat.to_core() for beat in self.beat),
            good=drill.Example(tuple(answer.to_core() for answer in self.good)),
            bad=drill.Example(tuple(answer.to_core() for answer in self.bad), tuple(self.bad_fails.reasons)),
            source=source,
            goals=tuple(goal.to_core(source) for goal in self.goal),
            taboos=tuple(taboo.to_core(source) for taboo in self.taboo),
            line=self.line.to_core(),
            outbound=self.outbound,
            situations=tuple(self.situations),
            pass_score=self.pass_score,
            longest=self.longest,
        )


def _source(standard: str, of_drill: Source) -> Source:
    return Source(standard or of_drill.standard, of_drill.document, of_drill.section)
