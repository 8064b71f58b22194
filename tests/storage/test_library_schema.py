"""The schema that editors check with: up to date, explained, and in agreement with the loader."""

import json
import tomllib

import jsonschema
import pytest

from desktop import paths
from desktop.storage.library_schema import SCHEMA_FILE, schema_text

SCHEMA = json.loads(schema_text())


def test_the_file_is_up_to_date():
    written = (paths.scripts_library() / SCHEMA_FILE).read_text(encoding="utf-8")

    assert written == schema_text(), "python -m desktop.storage.library_schema writes it anew"


def test_every_key_is_explained_in_chinese_with_an_example():
    tables = [SCHEMA, *SCHEMA["definitions"].values()]
    described = {key: value["description"] for table in tables for key, value in table["properties"].items()}

    assert {"title", "say", "wait", "to", "no_hang_up", "wording", "without"} <= set(described)
    for key, description in described.items():
        meaning, example = description.split("\n例：")
        assert any("\u4e00" <= char <= "\u9fff" for char in meaning), key
        assert example, key


def test_it_is_draft_07():
    text = schema_text()

    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in text
    assert '"null"' not in text


def references(node):
    if isinstance(node, dict):
        yield from (node,) if "$ref" in node else ()
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from references(item)


def test_every_reference_leads_somewhere_and_stands_alone():
    found = list(references(SCHEMA))

    assert found
    for node in found:
        assert set(node) == {"$ref"}
        assert node["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"]


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    return jsonschema.Draft7Validator(SCHEMA)


PACK_FILES = [path for path in sorted(paths.scripts_library().glob("*/**/*.toml"))]


@pytest.mark.parametrize("path", PACK_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_shipped_file_agrees_with_it(validator, path):
    values = tomllib.loads(path.read_text(encoding="utf-8"))

    assert [error.message for error in validator.iter_errors(values)] == []


STEP = '[[stage]]\nid = "s"\nname = "n"\n[[stage.step]]\nid = "l"\ntitle = "t"\n'

REFUSED = {
    "unknown table": '[[frase]]\nid = "a"',
    "unknown key": '[[family]]\nid = "a"\nname = "n"\nnmae = "n"',
    "missing key": '[[family]]\nid = "a"',
    "wrong type": '[[family]]\nid = "a"\nname = 1',
    "bad id": '[[family]]\nid = "不行"\nname = "n"',
    "placeholder": STEP + 'say = "{compny}您好"',
    "say and do": STEP + 'say = "您好"\ndo = "等"',
    "neither say nor do": STEP,
    "wait of nothing": STEP + 'do = "等"\nwait = 0',
    "bad severity": '[[phrase]]\nid = "a"\ntext = "不知道"\nsay = "好"\ngroup = "g"\nseverity = "bad"',
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_it_refuses_what_the_loader_refuses(validator, text):
    assert not validator.is_valid(tomllib.loads(text))
