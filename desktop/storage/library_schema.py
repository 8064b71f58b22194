"""The JSON Schema of library files, for editors that complete and check TOML while it is written.

Draft-07, since that is what TOML language servers read. It is made from the models and the help of each key, and lies
in `scripts_library/schema/` so that trainers have it beside their files; `python -m desktop.storage.library_schema`
writes it anew after a change.
"""

import json
from typing import Any

from pydantic import Field, create_model

from desktop import paths
from desktop.storage.library_format import ENTRY_TYPES, PackEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_values import TomlTable
from desktop.storage.practice.drill_entries import DrillEntry
from desktop.storage.practice.question_entries import PaperEntry, QuestionEntry

SCHEMA_FILE = "schema/peiting-library.schema.json"
"""Below the folder of the shipped library."""

_TABLES = {"PromiseEntry": "promise", "BranchEntry": "branch", "SourceEntry": "source", "StepEntry": "step"}
_TABLES |= {"ScoreItemEntry": "dimension.item", "EvidenceEntry": "evidence", "DeductionsEntry": "deductions"}
_TABLES |= {model.__name__: kind for kind, model in ENTRY_TYPES.items()} | {"PackEntry": "pack"}
_TABLES |= {"DrillEntry": "drill", "CustomerEntry": "customer", "LineEntry": "line", "BeatEntry": "beat"}
_TABLES |= {"WayEntry": "way", "GoalEntry": "goal", "TabooEntry": "taboo", "AnswerEntry": "good"}
_TABLES |= {"FailsEntry": "bad_fails", "QuestionEntry": "question", "HearEntry": "hear", "PaperEntry": "paper"}


def schema_text() -> str:
    """The schema as it stands in the file."""
    kinds: dict[str, type[TomlTable]] = {**ENTRY_TYPES, "question": QuestionEntry, "paper": PaperEntry}
    lists: dict[str, Any] = {kind: (list[model], Field(default_factory=list)) for kind, model in kinds.items()}  # type: ignore[valid-type]
    heads: dict[str, Any] = {"pack": (PackEntry | None, None), "drill": (DrillEntry | None, None)}
    whole = create_model("LibraryFile", __base__=TomlTable, **heads, **lists)
    schema = _draft_07(whole.model_json_schema())
    _explain(schema, "")
    for name, definition in schema["definitions"].items():
        definition.pop("description", None)
        _explain(definition, _TABLES.get(name, ""))
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "陪听话术库", **schema}
    return json.dumps(head, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schema() -> None:
    """Puts the schema where editors find it."""
    path = paths.scripts_library() / SCHEMA_FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8", newline="\n")


def _draft_07(node: Any) -> Any:
    """`node` with definitions where draft-07 has them, nothing beside a reference, and no null, which TOML has not."""
    if isinstance(node, list):
        return [_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$defs" in node:
        node = {**node, "definitions": node["$defs"]}
    # A title that is a string is pydantic's name of the model; one that is a table is the key `title` of a step.
    kept = {
        key: value for key, value in node.items() if key != "$defs" and not (key == "title" and isinstance(value, str))
    }
    made = {key: _draft_07(value) for key, value in kept.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = made["$ref"].replace("#/$defs/", "#/definitions/")
    if isinstance(made.get("anyOf"), list):
        made |= next(option for option in made.pop("anyOf") if option != {"type": "null"})
    if made.get("default", "") is None:
        del made["default"]
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made


def _explain(table: dict[str, Any], name: str) -> None:
    for key, value in table.get("properties", {}).items():
        help_of_key = key_help(key, name)
        if "$ref" in value:
            value["allOf"] = [{"$ref": value.pop("$ref")}]
        value["description"] = f"{help_of_key.meaning}\n例：{help_of_key.example}"


if __name__ == "__main__":
    write_schema()
