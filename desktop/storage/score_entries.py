"""The TOML of score sheets as pydantic models, and their way into `core.score_sheet`.

`[[sheet]]` names the sheet, `[[dimension]]` with its `[[dimension.item]]` makes it up; a pack above may lay single
`[[score_item]]` over it, which change what they write and leave the rest, or add an item.
"""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from desktop.core import score_sheet
from desktop.core.events import AlertKind, Severity
from desktop.storage.library_values import Id, SourceEntry, Text, TomlTable

MOST_ITEMS = 50
"""Of a dimension; nobody judges a call by more."""

Points = Annotated[float, Field(ge=0, le=100)]
Facts = Annotated[float, Field(gt=0, le=1000)]


class EvidenceEntry(TomlTable):
    """`evidence = { rules = ["fillers"], plain = 2, grave = 4 }`."""

    alerts: list[AlertKind] = Field(default_factory=list)
    rules: list[Id] = Field(default_factory=list)
    groups: list[Text] = Field(default_factory=list)
    least: Severity = "notice"
    missed: list[Id] = Field(default_factory=list)
    plain: Facts = 2.0
    grave: Facts = 4.0

    @property
    def names_something(self) -> bool:
        return bool(self.alerts or self.rules or self.groups or self.missed)

    @model_validator(mode="after")
    def _grows(self) -> Self:
        if self.plain > self.grave:
            raise PydanticCustomError(
                "steps_of_facts", "steps", {"plain": f"{self.plain:g}", "grave": f"{self.grave:g}"}
            )
        return self

    def to_core(self) -> score_sheet.Evidence:
        return score_sheet.Evidence(
            tuple(self.alerts),
            tuple(self.rules),
            tuple(self.groups),
            self.least,
            tuple(self.missed),
            self.plain,
            self.grave,
        )


class DeductionsEntry(TomlTable):
    """`deductions = { slight = 1, plain = 2, grave = 4 }`."""

    slight: Points
    plain: Points
    grave: Points

    @model_validator(mode="after")
    def _grows(self) -> Self:
        if not self.slight <= self.plain <= self.grave:
            raise PydanticCustomError("steps_of_points", "steps")
        return self

    def to_core(self) -> score_sheet.Deductions:
        return score_sheet.Deductions(self.slight, self.plain, self.grave)


class ScoreItemEntry(TomlTable):
    """`[[dimension.item]]`: one thing that is judged."""

    id: Id
    name: Text
    points: Points
    judged: score_sheet.Judge
    deductions: DeductionsEntry | None = None
    """None: a quarter of the points, half of them, all of them."""
    evidence: EvidenceEntry = EvidenceEntry()
    needs: list[score_sheet.Need] = Field(default_factory=list)
    fatal: score_sheet.Grade | None = None
    advice: str = ""
    source: SourceEntry = SourceEntry()

    @model_validator(mode="after")
    def _can_be_judged(self) -> Self:
        if self.judged != "trainer" and not self.evidence.names_something:
            raise PydanticCustomError("no_evidence", "no evidence", {"judged": self.judged})
        if self.judged == "trainer" and self.evidence.names_something:
            raise PydanticCustomError("evidence_for_trainer", "evidence")
        if not self.points and self.fatal is None:
            raise PydanticCustomError("points_for_nothing", "points")
        if self.deductions is not None and self.deductions.grave > self.points:
            given = {"grave": f"{self.deductions.grave:g}", "points": f"{self.points:g}"}
            raise PydanticCustomError("deducts_more_than_all", "deductions", given)
        return self

    def to_core(self) -> score_sheet.ScoreItem:
        usual = score_sheet.Deductions(self.points / 4, self.points / 2, self.points)
        return score_sheet.ScoreItem(
            self.id,
            self.name,
            self.points,
            self.deductions.to_core() if self.deductions else usual,
            self.judged,
            self.evidence.to_core(),
            tuple(self.needs),
            self.fatal,
            self.advice,
            self.source.to_core(),
        )


class SheetEntry(TomlTable):
    """`[[sheet]]`: what the sheet is called; the uppermost one counts."""

    id: Id
    name: Text
    version: Text


class DimensionEntry(TomlTable):
    """`[[dimension]]`: a group of items with points of its own."""

    id: Id
    name: Text
    points: Points
    """A sum to check the items by, where it is written; items laid over it change it."""
    item: Annotated[list[ScoreItemEntry], Field(min_length=1, max_length=MOST_ITEMS)]

    def to_core(self) -> score_sheet.Dimension:
        items = tuple(item.to_core() for item in self.item)
        return score_sheet.Dimension(self.id, self.name, round(sum(item.points for item in items), 2), items)


class ScoreChangeEntry(TomlTable):
    """`[[score_item]]`: changes an item of a dimension below, or adds one to it."""

    id: Id
    dimension: Id | None = None
    name: Text | None = None
    points: Points | None = None
    judged: score_sheet.Judge | None = None
    deductions: DeductionsEntry | None = None
    evidence: EvidenceEntry | None = None
    needs: list[score_sheet.Need] | None = None
    fatal: score_sheet.Grade | None = None
    advice: str | None = None
    source: SourceEntry | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.changes():
            raise PydanticCustomError("changes_no_item", "changes nothing")
        return self

    def changes(self) -> dict[str, Any]:
        """What is written, but for where it belongs."""
        return {key: getattr(self, key) for key in self.model_fields_set if key not in {"id", "dimension"}}
