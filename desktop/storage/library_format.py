"""The TOML of the script library as pydantic models, and their way into `core.script`.

A file holds any number of `[[stage]]`, `[[situation]]`, `[[family]]`, `[[phrase]]` and `[[item]]` entries;
`pack.toml` holds `[pack]`. Each entry is validated by itself, so that one mistake costs one entry.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
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
    """`opens.agent`, `opens.customer`: the phrases that open a stage or a situation; `closes` those that close it."""

    agent: list[Spoken] = []
    customer: list[Spoken] = []

    def to_core(self) -> script.Trigger:
        return script.Trigger(tuple(self.agent), tuple(self.customer))


class LineEntry(_Entry):
    """`[[stage.line]]` or `[[situation.line]]`."""

    id: Id
    title: Text
    text: Spoken
    keys: list[Spoken] = []
    variants: list[Spoken] = []
    tip: str = ""
    source: SourceEntry = SourceEntry()

    def to_core(self) -> script.Line:
        return script.Line(
            self.id,
            self.title,
            self.text,
            tuple(self.keys),
            tuple(self.variants),
            self.tip,
            self.source.to_core(),
        )


class StageEntry(_Entry):
    """`[[stage]]`."""

    id: Id
    name: Text
    line: Annotated[list[LineEntry], Field(min_length=1)]
    avoid: list[Spoken] = []
    opens: OpensEntry = OpensEntry()

    def to_core(self) -> script.Stage:
        lines = tuple(line.to_core() for line in self.line)
        return script.Stage(self.id, self.name, lines, tuple(self.avoid), self.opens.to_core())


class SituationEntry(_Entry):
    """`[[situation]]`."""

    id: Id
    name: Text
    family: Id
    line: Annotated[list[LineEntry], Field(min_length=1)]
    avoid: list[Spoken] = []
    opens: OpensEntry = OpensEntry()
    closes: OpensEntry = OpensEntry()
    tip: str = ""
    source: SourceEntry = SourceEntry()

    def to_core(self) -> script.Situation:
        return script.Situation(
            self.id,
            self.name,
            self.family,
            tuple(line.to_core() for line in self.line),
            tuple(self.avoid),
            self.opens.to_core(),
            self.tip,
            self.source.to_core(),
            self.closes.to_core(),
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
    stage: Id
    phrases: Annotated[list[Spoken], Field(min_length=1)]
    deadline: Annotated[float, Field(gt=0, le=3600)] | None = None
    weight: Annotated[float, Field(ge=0, le=100)] = 1.0
    source: SourceEntry = SourceEntry()

    def to_core(self) -> script.Item:
        return script.Item(
            self.id,
            self.name,
            self.stage,
            tuple(self.phrases),
            self.deadline,
            self.weight,
            self.source.to_core(),
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

EXAMPLES: dict[str, Any] = {
    "id": 'id = "soft_voice"',
    "name": 'name = "声音太小"',
    "title": 'title = "请客户大声一点"',
    "text": 'text = "对不起！请您大声一点，好吗？"',
    "keys": 'keys = ["请您大声一点"]',
    "variants": 'variants = ["麻烦您声音大一点，好吗？"]',
    "tip": 'tip = "保持自己的音量不变。"',
    "family": 'family = "unable_to_hear"',
    "avoid": 'avoid = ["喂，大声一点儿！"]',
    "closes": 'closes.agent = ["现在听清楚了"]',
    "opens": 'opens.agent = ["请您大声一点"]',
    "agent": 'opens.agent = ["请您大声一点"]',
    "customer": 'opens.customer = ["我要投诉"]',
    "line": "[[stage.line]] 或 [[situation.line]]",
    "say": 'say = "我马上为您核实。"',
    "group": 'group = "推诿"',
    "severity": 'severity = "warning"',
    "exact": "exact = true",
    "exceptions": 'exceptions = ["听不清楚"]',
    "stage": 'stage = "greeting"',
    "phrases": 'phrases = ["有什么可以帮您"]',
    "deadline": "deadline = 10",
    "weight": "weight = 1",
    "source": 'source = { standard = "H1", document = "文件名", section = "第几节" }',
    "standard": 'source = { standard = "H1" }',
    "version": 'version = "1.0"',
    "uses": 'uses = ["common"]',
    "without": 'without = ["wei"]',
    "shared": "shared = true",
    "names": '[pack.names] 下写 company = "公司名"',
}
"""How each key looks when it is right, for messages."""
