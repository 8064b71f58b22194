"""The TOML of the script library as pydantic models, and their way into `core.script`.

A file holds any number of `[[stage]]`, `[[situation]]`, `[[family]]`, `[[phrase]]` and `[[item]]` entries;
`pack.toml` holds `[pack]`. Each entry is validated by itself, so that one mistake costs one entry.
"""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from desktop.core import script
from desktop.core.events import Severity
from desktop.core.placeholders import PLACEHOLDERS


def _known_placeholders(text: str) -> str:
    rest = text
    for name in PLACEHOLDERS:
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        start = rest.find("{")
        name = rest[start + 1 :].split("}")[0] if start >= 0 else ""
        raise PydanticCustomError("placeholder", "{name}", {"name": name})
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Spoken = Annotated[Text, AfterValidator(_known_placeholders)]
"""A text that may hold placeholders."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class SourceEntry(_Entry):
    """`source = { standard = "H1", document = "…", section = "…" }`."""

    standard: str = ""
    document: str = ""
    section: str = ""

    def to_core(self) -> script.Source:
        return script.Source(self.standard, self.document, self.section)


class OpensEntry(_Entry):
    """`opens.agent`, `opens.customer`, `opens.silence`, `opens.level`: what opens a stage or a situation."""

    agent: list[Spoken] = []
    customer: list[Spoken] = []
    silence: Annotated[float, Field(gt=0, le=120)] | None = None
    level: Annotated[float, Field(ge=-90, le=0)] | None = None

    def to_core(self) -> script.Trigger:
        return script.Trigger(tuple(self.agent), tuple(self.customer), self.silence, self.level)


class ClosesEntry(_Entry):
    """`closes.agent`, `closes.customer`: the phrases that close a situation."""

    agent: list[Spoken] = []
    customer: list[Spoken] = []

    def to_core(self) -> script.Trigger:
        return script.Trigger(tuple(self.agent), tuple(self.customer))


class PromiseEntry(_Entry):
    """`promise = { name = "24 小时内答复", minutes = 1440 }`."""

    name: Text
    minutes: Annotated[float, Field(gt=0, le=60 * 24 * 31)]

    def to_core(self) -> script.Promise:
        return script.Promise(self.name, self.minutes)


class BranchEntry(_Entry):
    """`[[situation.step.branch]]`: where a procedure goes when the customer does something."""

    name: Text
    to: Id
    agent: list[Spoken] = []
    customer: list[Spoken] = []
    voice: bool = False

    def to_core(self) -> script.Branch:
        return script.Branch(self.name, self.to, script.Trigger(tuple(self.agent), tuple(self.customer)), self.voice)


class StepEntry(_Entry):
    """`[[stage.step]]` or `[[situation.step]]`: `say` a line, or `do` something."""

    id: Id
    title: Text
    say: Spoken | None = None
    do: Spoken | None = None
    keys: list[Spoken] = []
    variants: list[Spoken] = []
    tip: str = ""
    source: SourceEntry = SourceEntry()
    wait: Annotated[float, Field(gt=0, le=600)] | None = None
    then: Id | None = None
    branch: list[BranchEntry] = []
    promise: PromiseEntry | None = None
    hang_up: bool = False

    @model_validator(mode="after")
    def _says_or_does(self) -> Self:
        if (self.say is None) == (self.do is None):
            raise PydanticCustomError("say_or_do", "say or do")
        return self

    @property
    def text(self) -> str:
        """What is to be said or done."""
        return self.say or self.do or ""

    def to_core(self) -> script.Step:
        return script.Step(
            script.Line(
                self.id,
                self.title,
                self.text,
                tuple(self.keys),
                tuple(self.variants),
                self.tip,
                self.source.to_core(),
            ),
            kind="do" if self.say is None else "say",
            wait=self.wait or 0.0,
            then=self.then or "",
            branches=tuple(branch.to_core() for branch in self.branch),
            promise=self.promise.to_core() if self.promise else None,
            hang_up=self.hang_up,
        )


class StageEntry(_Entry):
    """`[[stage]]`."""

    id: Id
    name: Text
    step: Annotated[list[StepEntry], Field(min_length=1)]
    avoid: list[Spoken] = []
    opens: OpensEntry = OpensEntry()

    def to_core(self) -> script.Stage:
        steps = tuple(step.to_core() for step in self.step)
        return script.Stage(self.id, self.name, steps, tuple(self.avoid), self.opens.to_core())


class SituationEntry(_Entry):
    """`[[situation]]`."""

    id: Id
    name: Text
    family: Id
    step: Annotated[list[StepEntry], Field(min_length=1)]
    avoid: list[Spoken] = []
    opens: OpensEntry = OpensEntry()
    closes: ClosesEntry = ClosesEntry()
    no_hang_up: bool = False
    tip: str = ""
    source: SourceEntry = SourceEntry()

    def to_core(self) -> script.Situation:
        return script.Situation(
            self.id,
            self.name,
            self.family,
            tuple(step.to_core() for step in self.step),
            tuple(self.avoid),
            self.opens.to_core(),
            self.tip,
            self.source.to_core(),
            self.closes.to_core(),
            self.no_hang_up,
        )


class PhraseEntry(_Entry):
    """`[[phrase]]`: something never to say."""

    id: Id
    text: Text
    say: Spoken
    group: Text
    severity: Severity = "warning"
    exact: bool = False
    variants: list[Text] = []
    exceptions: list[Text] = []
    source: SourceEntry = SourceEntry()

    def to_core(self) -> script.Phrase:
        return script.Phrase(
            self.id,
            self.text,
            self.say,
            self.group,
            self.severity,
            self.exact,
            tuple(self.variants),
            tuple(self.exceptions),
            self.source.to_core(),
        )


class ItemEntry(_Entry):
    """`[[item]]`: something to have said."""

    id: Id
    name: Text
    stage: Id | None = None
    family: Id | None = None
    phrases: Annotated[list[Spoken], Field(min_length=1)]
    deadline: Annotated[float, Field(gt=0, le=3600)] | None = None
    weight: Annotated[float, Field(ge=0, le=100)] = 1.0
    source: SourceEntry = SourceEntry()

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if (self.stage is None) == (self.family is None):
            raise PydanticCustomError("stage_or_family", "stage or family")
        return self

    def to_core(self) -> script.Item:
        return script.Item(
            self.id,
            self.name,
            self.stage or "",
            tuple(self.phrases),
            self.deadline,
            self.weight,
            self.source.to_core(),
            self.family or "",
        )


class FamilyEntry(_Entry):
    """`[[family]]`: how situations are grouped in the window."""

    id: Id
    name: Text

    def to_core(self) -> script.Family:
        return script.Family(self.id, self.name)


class PackEntry(_Entry):
    """`[pack]` of pack.toml."""

    id: Id
    name: str = ""
    """Empty in an overlay that keeps the name of what it lies over."""
    version: str = ""
    uses: list[Id] = []
    """Packs that lie below this one."""
    without: list[Id] = []
    """Entries of the packs below that this one takes out."""
    shared: bool = False
    """True: only for other packs to use, never chosen for a call."""
    names: dict[str, str] = {}


Entry = StageEntry | SituationEntry | PhraseEntry | ItemEntry | FamilyEntry

ENTRY_TYPES: dict[str, type[Entry]] = {
    "family": FamilyEntry,
    "stage": StageEntry,
    "situation": SituationEntry,
    "phrase": PhraseEntry,
    "item": ItemEntry,
}
"""The model of an entry by the name of its table."""
