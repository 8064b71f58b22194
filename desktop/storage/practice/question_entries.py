"""The TOML of questions and papers as pydantic models, and their way into `core.practice.question`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from desktop.core.practice import question
from desktop.core.script import Source
from desktop.storage.library_values import Id, TomlTable
from desktop.storage.practice.practice_values import LineEntry, Names, Short, Speed, Spoken, Told, Voice

MOST_CHOICES = 12
"""That a question may offer; more cannot be read at a glance."""

Topic = Annotated[str, Field(json_schema_extra={"enum": list(question.TOPICS)})]
Offered = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A choice, as it fits on a button."""
Document = Literal["Q", "N", "O", "H", "W"]
"""A document of the standards by the letter that its rows begin with."""
Choices = Annotated[list[Offered], Field(max_length=MOST_CHOICES)]


class HearEntry(TomlTable):
    """`[question.hear]`."""

    says: Spoken
    voice: Voice
    speed: Speed = 1.0
    line: LineEntry = LineEntry()

    def to_core(self) -> question.Listening:
        return question.Listening(self.says, self.voice, self.speed, self.line.to_core())


class QuestionEntry(TomlTable):
    """`[[question]]`."""

    id: Id
    kind: question.Kind
    topic: Topic
    text: Told
    right: Annotated[Choices, Field(min_length=1)]
    wrong: Choices = Field(default_factory=list)
    reason: Offered | None = None
    not_reasons: Choices = Field(default_factory=list)
    explanation: Told
    standard: str = ""
    document: str = ""
    section: str = ""
    subjects: Names = Field(default_factory=list)
    hear: HearEntry | None = None

    def to_core(self) -> question.Question:
        right = [question.Choice(text, right=True) for text in self.right]
        reasons = [question.Choice(self.reason, right=True)] if self.reason else []
        return question.Question(
            self.id,
            self.kind,
            self.topic,
            self.text,
            (*right, *(question.Choice(text) for text in self.wrong)),
            self.explanation,
            Source(self.standard, self.document, self.section),
            (*reasons, *(question.Choice(text) for text in self.not_reasons)),
            self.hear.to_core() if self.hear else None,
            tuple(self.subjects),
        )


class PaperEntry(TomlTable):
    """`[[paper]]`."""

    id: Id
    name: Short
    topics: Annotated[list[Topic], Field(max_length=len(question.TOPICS))] = Field(default_factory=list)
    documents: Annotated[list[Document], Field(max_length=5)] = Field(default_factory=list)
    size: Annotated[int, Field(ge=1, le=200)]
    minutes: Annotated[float, Field(ge=0, le=240)]
    pass_mark: Annotated[float, Field(gt=0, le=100)]
    standard: str = "W12"
    document: str = ""
    section: str = ""

    def to_core(self) -> question.PaperPlan:
        return question.PaperPlan(
            self.id,
            self.name,
            tuple(self.topics),
            self.size,
            self.minutes,
            self.pass_mark,
            Source(self.standard, self.document, self.section),
            tuple(self.documents),
        )
