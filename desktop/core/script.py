"""What a trainer writes, as the engine sees it: a library of stages, situations, phrases and checks.

`storage.library` makes these from TOML; nothing in here knows files. Ids are ASCII kebab or snake case and are
what events carry; names are for people. Texts may hold placeholders in braces: {company} {agent_name}
{agent_number} {greeting} (早上好/中午好/下午好/晚上好) {customer} (张女士, 先生/女士 or 您, see `fill`).
"""

from dataclasses import dataclass, field

from desktop.core.events import Severity
from desktop.core.text import normalise


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a line comes from: the standard's row and the document's section."""

    standard: str
    """Row ids of the standards, comma separated, e.g. H1,N14."""
    document: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say."""

    id: str
    title: str
    text: str
    keys: tuple[str, ...] = ()
    """The parts that carry the meaning; the line counts as said when all of them were. Empty: judge by coverage."""
    variants: tuple[str, ...] = ()
    """Other wordings that count as the same line."""
    tip: str = ""
    source: Source = Source("")

    def replaces(self, other: "Line") -> bool:
        """Whether it is another way to meet the same need, e.g. a promise of two hours for one of a day: the parts that
        carry the meaning are the same. A line that is to be said twice replaces nothing.
        """
        return bool(self.keys) and self.keys == other.keys and normalise(self.text) != normalise(other.text)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What opens a stage or a situation, or closes one. Any phrase of either speaker is enough."""

    agent: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the stages that every call goes through, in the library's order."""

    id: str
    name: str
    lines: tuple[Line, ...]
    avoid: tuple[str, ...] = ()
    opens: Trigger = Trigger()


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that can break in at any stage and returns to it."""

    id: str
    name: str
    family: str
    """unable_to_hear, complaint, hold, transfer …: what the rail of the window groups by."""
    lines: tuple[Line, ...]
    avoid: tuple[str, ...] = ()
    opens: Trigger = Trigger()
    tip: str = ""
    source: Source = Source("")
    closes: Trigger = Trigger()
    """What tells that it is over, e.g. 现在听清楚了; its last line does so too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A forbidden word or phrase with the better thing to say."""

    id: str
    text: str
    say: str
    group: str
    severity: Severity = "warning"
    exact: bool = False
    """True: these very characters; False: by sound, confusable sounds allowed."""
    variants: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Longer phrases inside which this one is innocent, e.g. 是说不知道."""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have said in a call."""

    id: str
    name: str
    stage: str
    phrases: tuple[str, ...]
    """Any of them, by sound, ticks it. Placeholders are filled; one that is unknown matches anything."""
    deadline: float | None = None
    """Seconds after the stage was entered; None: before the stage is left."""
    weight: float = 1.0
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Family:
    """The name under which situations are grouped in the window."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that an agent works with in one call: one pack, overlaid and checked."""

    id: str
    name: str
    version: str
    stages: tuple[Stage, ...]
    situations: tuple[Situation, ...] = ()
    families: tuple[Family, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    items: tuple[Item, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    """Placeholder defaults of the pack, e.g. company."""

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises KeyError."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def situation(self, situation_id: str) -> Situation:
        """The situation of that id. Raises KeyError."""
        for situation in self.situations:
            if situation.id == situation_id:
                return situation
        raise KeyError(situation_id)
