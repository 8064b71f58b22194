"""What a key of a library file may hold: ids, texts, spoken texts, the phrases that open a place."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from desktop.core import script
from desktop.core.placeholders import PLACEHOLDERS
from desktop.core.text import normalise
from desktop.storage.library_characters import has_unseen

SHORTEST_OPENING = 3
"""Spoken characters of the agent's phrase that opens or closes a place; two of them come up in talk of any kind."""

SHORTEST_ANSWER = 2
"""Spoken characters of a customer's phrase, since one word of abuse is enough, and of one that takes a branch, since it
is listened for at one step only. Phrases this short are found to the letter, see `core.matching`."""

MOST_OPENINGS = 1_000
"""Phrases that open or close one place."""

_PLACEHOLDER = re.compile(r"\{(" + "|".join(sorted(PLACEHOLDERS)) + r")\}")


def spoken_length(text: str) -> int:
    """How many characters of `text` can be heard; a placeholder may turn out empty and counts for none."""
    return len(normalise(_PLACEHOLDER.sub("", text)))


def _known_placeholders(text: str) -> str:
    if "｛" in text or "｝" in text:
        raise PydanticCustomError("wide_braces", "wide braces")
    if "{" not in text and "}" not in text:
        return text
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        start = rest.find("{")
        name = rest[start + 1 :].split("}")[0] if start >= 0 else ""
        raise PydanticCustomError("placeholder", "{name}", {"name": name})
    return text


def _can_be_heard(text: str) -> str:
    if not normalise(text):
        raise PydanticCustomError("unspoken", "nothing to hear")
    return text


def _long_enough_to_open(text: str) -> str:
    return _at_least(SHORTEST_OPENING, text)


def _long_enough_to_answer(text: str) -> str:
    return _at_least(SHORTEST_ANSWER, text)


def _at_least(shortest: int, text: str) -> str:
    length = spoken_length(text)
    if length < shortest:
        raise PydanticCustomError("too_ambiguous", "too short", {"length": length, "shortest": shortest})
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Spoken = Annotated[
    Text,
    AfterValidator(_known_placeholders),
    AfterValidator(_can_be_heard),
    Field(json_schema_extra={"pattern": r"^([^{}]|\{(" + "|".join(sorted(PLACEHOLDERS)) + r")\})*$"}),
]
"""A text that is said or heard; it may hold placeholders."""

Opening = Annotated[Spoken, AfterValidator(_long_enough_to_open)]
Answer = Annotated[Spoken, AfterValidator(_long_enough_to_answer)]
Wait = Annotated[float, Field(gt=0, le=600)]
"""Seconds; a call in which nothing happens for ten minutes is over."""


class TomlTable(BaseModel):
    """One table of a library file: known keys only, no type guessed from another."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _can_be_seen(cls, value: object) -> object:
        texts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and has_unseen(text) for text in texts):
            raise PydanticCustomError("unseen", "unseen")
        return value


class SourceEntry(TomlTable):
    """`source = { standard = "H1", document = "…", section = "…" }`."""

    standard: str = ""
    document: str = ""
    section: str = ""

    def to_core(self) -> script.Source:
        return script.Source(self.standard, self.document, self.section)


class PhrasesEntry(TomlTable):
    """`closes.agent`, `closes.customer`, and what opens a stage: the phrases that do it."""

    agent: Annotated[list[Opening], Field(max_length=MOST_OPENINGS)] = Field(default_factory=list)
    customer: Annotated[list[Answer], Field(max_length=MOST_OPENINGS)] = Field(default_factory=list)

    def to_core(self) -> script.Trigger:
        return script.Trigger(tuple(self.agent), tuple(self.customer))


class OpensEntry(PhrasesEntry):
    """`opens.agent`, `opens.customer`, `opens.silence`, `opens.level`, `opens.line`: what opens a situation."""

    silence: Annotated[float, Field(gt=0, le=120)] | None = None
    level: Annotated[float, Field(ge=-90, le=0)] | None = None
    line: script.LineTrouble | None = None

    def to_core(self) -> script.Trigger:
        return script.Trigger(tuple(self.agent), tuple(self.customer), self.silence, self.level, self.line)
