"""The TOML of the script library as pydantic models, and their way into `core.script`.

A file holds any number of `[[stage]]`, `[[situation]]`, `[[family]]`, `[[phrase]]`, `[[item]]` and `[[wording]]`
entries, and those of a score sheet (`score_entries`); `pack.toml` holds `[pack]`. Each entry is validated by itself, so
that one mistake costs one entry.
"""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from desktop.core import script
from desktop.core.alternatives import choices_of
from desktop.core.events import Severity
from desktop.core.text import normalise
from desktop.storage.library_bounds import MOST_OF_A_LIST, ItemPhrase, Phrase, Phrases
from desktop.storage.library_steps import MOST_STEPS, StepEntry, WordingEntry
from desktop.storage.library_values import Id, OpensEntry, PhrasesEntry, SourceEntry, Spoken, Text, TomlTable
from desktop.storage.score_entries import DimensionEntry, ScoreChangeEntry, SheetEntry

SHORTEST_BY_SOUND = 3
"""Spoken characters of a forbidden phrase that is found by sound; a shorter one has to be exact."""

Steps = Annotated[list[StepEntry], Field(min_length=1, max_length=MOST_STEPS)]


class StageEntry(TomlTable):
    """`[[stage]]`."""

    id: Id
    name: Text
    step: Steps
    avoid: list[Spoken] = Field(default_factory=list)
    opens: PhrasesEntry = PhrasesEntry()

    def to_core(self) -> script.Stage:
        steps = tuple(step.to_core() for step in self.step)
        return script.Stage(self.id, self.name, steps, tuple(self.avoid), self.opens.to_core())


class SituationEntry(TomlTable):
    """`[[situation]]`."""

    id: Id
    name: Text
    family: Id
    step: Steps
    avoid: list[Spoken] = Field(default_factory=list)
    opens: OpensEntry = OpensEntry()
    closes: PhrasesEntry = PhrasesEntry()
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


class PhraseEntry(TomlTable):
    """`[[phrase]]`: something never to say."""

    id: Id
    text: Phrase
    say: Spoken
    group: Text
    severity: Severity = "warning"
    exact: bool = False
    variants: Phrases = Field(default_factory=list)
    exceptions: Phrases = Field(default_factory=list)
    source: SourceEntry = SourceEntry()
    unless_in: list[Id] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_no_accident(self) -> Self:
        if not self.exact:
            for key, text in (("text", self.text), *(("variants", text) for text in self.variants)):
                longest = sum(max(len(normalise(choice)) for choice in choices) for choices in choices_of(text))
                if longest < SHORTEST_BY_SOUND:
                    raise PydanticCustomError("needs_exact", "exact", {"key": key, "text": text})
        return self

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
            tuple(self.unless_in),
        )


class ItemEntry(TomlTable):
    """`[[item]]`: something to have said."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["stage"]}, {"required": ["family"]}]})

    id: Id
    name: Text
    stage: Id | None = None
    family: Id | None = None
    phrases: Annotated[list[ItemPhrase], Field(min_length=1, max_length=MOST_OF_A_LIST)]
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


class FamilyEntry(TomlTable):
    """`[[family]]`: how situations are grouped in the window."""

    id: Id
    name: Text

    def to_core(self) -> script.Family:
        return script.Family(self.id, self.name)


class PackEntry(TomlTable):
    """`[pack]` of pack.toml."""

    id: Id
    name: str = ""
    """Empty in an overlay that keeps the name of what it lies over."""
    version: str = ""
    uses: list[Id] = Field(default_factory=list)
    """Packs that lie below this one."""
    without: list[Id] = Field(default_factory=list)
    """Entries of the packs below that this one takes out."""
    without_practice: list[Id] = Field(default_factory=list)
    """The same of drills, questions and papers."""
    shared: bool = False
    """True: only for other packs to use, never chosen for a call."""
    names: dict[str, str] = Field(default_factory=dict)


Entry = StageEntry | SituationEntry | PhraseEntry | ItemEntry | FamilyEntry | SheetEntry | DimensionEntry
"""What a library is made of."""

Change = WordingEntry | ScoreChangeEntry
"""What changes a part of an entry below it."""

ENTRY_TYPES: dict[str, type[Entry | Change]] = {
    "family": FamilyEntry,
    "stage": StageEntry,
    "situation": SituationEntry,
    "phrase": PhraseEntry,
    "item": ItemEntry,
    "wording": WordingEntry,
    "sheet": SheetEntry,
    "dimension": DimensionEntry,
    "score_item": ScoreChangeEntry,
}
"""The model of an entry by the name of its table."""
