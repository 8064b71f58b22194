"""What a key of a practice file may hold, beside what any library file may."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from desktop.core.practice import drill
from desktop.core.practice.voices import VOICES
from desktop.core.text import normalise
from desktop.storage.library_values import Id, Text, TomlTable

MOST_TEXTS = 40
"""In a list of one key; a customer has no more to say in one place."""


def _as_it_is_spoken(text: str) -> str:
    if any(sign in text for sign in "{}｛｝"):
        raise PydanticCustomError("drill_placeholder", "placeholder")
    if text and not normalise(text):
        raise PydanticCustomError("unspoken", "nothing to hear")
    return text


Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
"""A text to be read."""
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
"""A name or a title, as it fits on a row of a list."""
Spoken = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_as_it_is_spoken),
    Field(json_schema_extra={"pattern": "^[^{}]*$"}),
]
"""A text that a voice speaks as it stands: without placeholders, and in one breath or a few."""
Reply = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=300),
    AfterValidator(_as_it_is_spoken),
    Field(json_schema_extra={"pattern": "^[^{}]*$"}),
]
"""The same, or nothing."""
Texts = Annotated[list[Spoken], Field(max_length=MOST_TEXTS)]
Phrases = Annotated[list[Text], Field(max_length=MOST_TEXTS)]
"""Phrases with choices; `phrase_faults` looks at how they are written."""
Names = Annotated[list[Id], Field(max_length=MOST_TEXTS)]
Voice = Annotated[str, Field(json_schema_extra={"enum": list(VOICES)})]
Speed = Annotated[float, Field(ge=0.5, le=2.0)]
Seconds = Annotated[float, Field(gt=0, le=600)]
Difficulty = Literal[1, 2, 3]


class LineEntry(TomlTable):
    """`[drill.line]`: what the line does to the customer's voice; what is not written is as on a good line."""

    narrow: bool = True
    level: Annotated[float, Field(ge=-60, le=20)] = 0.0
    noise: Annotated[float, Field(ge=-10, le=60)] | None = None
    drop_outs: Annotated[float, Field(ge=0, le=0.6)] = 0.0
    reverberation: Annotated[float, Field(ge=0, le=3)] = 0.0

    def to_core(self) -> drill.LineConditions:
        return drill.LineConditions(self.narrow, self.level, self.noise, self.drop_outs, self.reverberation)
