"""The steps of a procedure as they are written: what is said or done, how long to wait, where to go on."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from desktop.core import script
from desktop.storage.library_values import Answer, Id, SourceEntry, Spoken, Text, TomlTable, Wait

MOST_STEPS = 100
"""Steps of one procedure; nobody can follow more of them in a call."""


class PromiseEntry(TomlTable):
    """`promise = { name = "24 小时内答复", minutes = 1440 }`."""

    name: Text
    minutes: Annotated[float, Field(gt=0, le=60 * 24 * 31)]

    def to_core(self) -> script.Promise:
        return script.Promise(self.name, self.minutes)


class BranchEntry(TomlTable):
    """`[[situation.step.branch]]`: where a procedure goes when the customer does something.

    Without phrases and without `voice` it is the agent who takes it.
    """

    name: Text
    to: Id
    agent: list[Answer] = Field(default_factory=list)
    customer: list[Answer] = Field(default_factory=list)
    voice: bool = False

    def to_core(self) -> script.Branch:
        return script.Branch(self.name, self.to, script.Trigger(tuple(self.agent), tuple(self.customer)), self.voice)


class StepEntry(TomlTable):
    """`[[stage.step]]` or `[[situation.step]]`: `say` a line, or `do` something."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["say"]}, {"required": ["do"]}]})

    id: Id
    title: Text
    say: Spoken | None = None
    do: Spoken | None = None
    keys: list[Spoken] = Field(default_factory=list)
    variants: list[Spoken] = Field(default_factory=list)
    tip: str = ""
    source: SourceEntry = SourceEntry()
    wait: Wait | None = None
    then: Id | None = None
    branch: Annotated[list[BranchEntry], Field(max_length=20)] = Field(default_factory=list)
    promise: PromiseEntry | None = None
    hang_up: bool = False

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.say is None) == (self.do is None):
            raise PydanticCustomError("say_or_do", "say or do")
        if self.id == script.RETURN:
            raise PydanticCustomError("reserved_id", "reserved", {"key": "id"})
        unheard = next((key for key in ("keys", "variants", "promise") if getattr(self, key)), "")
        if self.say is None and unheard:
            raise PydanticCustomError("do_is_not_heard", "do", {"key": unheard})
        if self.hang_up and self.say is not None:
            raise PydanticCustomError("hang_up_on_say", "hang_up", {"key": "hang_up"})
        if self.hang_up and self.wait is not None:
            raise PydanticCustomError("wait_at_hang_up", "wait", {"key": "wait"})
        missing = next((key for key in self.keys if key not in self.text), None)
        if missing is not None:
            raise PydanticCustomError("key_not_in_say", "keys", {"key": "keys", "missing": missing})
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


class WordingEntry(TomlTable):
    """`[[wording]]`: other words for one step of a pack below, without a copy of the situation it belongs to."""

    id: Id
    """The step's."""
    title: Text | None = None
    say: Spoken | None = None
    do: Spoken | None = None
    keys: list[Spoken] | None = None
    variants: list[Spoken] | None = None
    tip: str | None = None
    source: SourceEntry | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.changes():
            raise PydanticCustomError("changes_nothing", "nothing")
        return self

    def changes(self) -> dict[str, object]:
        """The keys that are given, with their values."""
        return {key: getattr(self, key) for key in self.model_fields_set if key != "id"}
