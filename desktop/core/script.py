"""What a trainer writes, as the engine sees it: a library of stages, situations, phrases and checks.

`storage.library` makes these from TOML; nothing in here knows files. Ids are ASCII kebab or snake case and are
what events carry; names are for people. Texts may hold placeholders in braces: {company} {agent_name}
{agent_number} {greeting} (早上好/中午好/下午好/晚上好) {customer} (张女士, 先生/女士 or 您, see `fill`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from desktop.core.events import Severity
from desktop.core.text import normalise

_T = TypeVar("_T")


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


LineTrouble = Literal["noisy", "broken", "hands_free"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What opens a stage or a situation, or closes one. Any phrase of either speaker is enough."""

    agent: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    silence: float | None = None
    """Seconds in which a customer who has not been heard at all gives no answer; needs his channel."""
    level: float | None = None
    """dBFS: the customer's speech lies below it for some seconds; needs his channel. It offers, it never opens."""
    line: LineTrouble | None = None
    """What is measured to be wrong with the customer's line; needs his channel. It offers, it never opens."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that the agent promises in a step, with the time by which it has to be kept."""

    name: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Branch:
    """A way that a procedure takes when the customer does something; heard, or chosen by the agent."""

    name: str
    """What the customer does, as the agent reads it on the key: 客户有回应."""
    to: str
    """Id of a step of the same procedure, or `RETURN`."""
    opens: Trigger = Trigger()
    voice: bool = False
    """True: anything that the customer says takes this way; needs his channel."""


RETURN = "return"
"""Where a step leads that goes back to where the situation came from."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: something to say, or something to do."""

    line: Line
    """For a step that does something `line.text` is what the agent is asked to do."""
    kind: Literal["say", "do"] = "say"
    wait: float = 0.0
    """Seconds to wait after the line was said, or after the step to do was shown, before the next step is due."""
    then: str = ""
    """Id of the next step, or `RETURN`; empty: the one that follows in the list, and after the last one `RETURN`."""
    branches: tuple[Branch, ...] = ()
    promise: Promise | None = None
    hang_up: bool = False
    """True: at this step it is right to hang up, and in this procedure at no earlier one."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the stages that every call goes through, in the library's order."""

    id: str
    name: str
    steps: tuple[Step, ...]
    avoid: tuple[str, ...] = ()
    opens: Trigger = Trigger()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is to be said in it."""
        return tuple(step.line for step in self.steps if step.kind == "say")


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that can break in at any stage and returns to it, with the procedure that it calls for."""

    id: str
    name: str
    family: str
    """unable_to_hear, complaint, hold, transfer …: what the rail of the window groups by."""
    steps: tuple[Step, ...]
    """The procedure that it calls for; it begins with the first step."""
    avoid: tuple[str, ...] = ()
    opens: Trigger = Trigger()
    tip: str = ""
    source: Source = Source("")
    closes: Trigger = Trigger()
    """What tells that it is over, e.g. 现在听清楚了; the end of its procedure does so too."""
    no_hang_up: bool = False
    """True: the agent may not hang up in it at all (不可以直接挂机)."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is to be said in it."""
        return tuple(step.line for step in self.steps if step.kind == "say")


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
    unless_in: tuple[str, ...] = ()
    """Ids of stages, situations and families in which it may be said, as 听不懂 while a dialect is the trouble."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have said in a call."""

    id: str
    name: str
    stage: str
    """Where it is to be said; empty for an item of a family."""
    phrases: tuple[str, ...]
    """Any of them, by sound, ticks it. Placeholders are filled; one that is unknown matches anything."""
    deadline: float | None = None
    """Seconds after the stage or a situation of the family was entered; None: before it is left."""
    weight: float = 1.0
    source: Source = Source("")
    family: str = ""
    """Due only in a call in which a situation of this family breaks in: an apology in a complaint."""


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

    _stages: dict[str, Stage] = field(init=False, repr=False, compare=False)
    _situations: dict[str, Situation] = field(init=False, repr=False, compare=False)
    _shared: dict[Callable[["Library"], Any], Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make places found by id at once, however many there are."""
        object.__setattr__(self, "_stages", {stage.id: stage for stage in self.stages})
        object.__setattr__(self, "_situations", {situation.id: situation for situation in self.situations})
        object.__setattr__(self, "_shared", {})

    @property
    def places(self) -> tuple[Stage | Situation, ...]:
        """Whatever has a procedure."""
        return (*self.stages, *self.situations)

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises KeyError."""
        return self._stages[stage_id]

    def situation(self, situation_id: str) -> Situation:
        """The situation of that id. Raises KeyError."""
        return self._situations[situation_id]

    def shared(self, make: Callable[["Library"], _T]) -> _T:
        """What `make` makes of this library, made the first time somebody asks and kept as long as the library.

        For what takes long to build and is the same in every call, such as searchable phrases. All calls hold the same
        object, so it must never change.
        """
        if make not in self._shared:
            self._shared[make] = make(self)
        made: _T = self._shared[make]
        return made
