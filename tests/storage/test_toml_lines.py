import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.storage.toml_lines import line_of

TEXT = '''# comment = 1
top = """
[[not.a.table]]
key = 1 \\""" still
"""
[pack]
id = "a#b"
names.company = "x"

[[stage]]
id = "one" # [[stage]]
opens.agent = [
    "]",  # = 3
    "b",
]
  [[stage.line]]
  text = 'it\\'
  [[stage.line]]
  text = "second"
[[stage]]
"quoted key" = { a = 1, b = "}" }
[[stage.line]]
text = """a""""
last = 1
[stage.line.source]
standard = "H1"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("pack",), 6),
        (("pack", "id"), 7),
        (("pack", "names", "company"), 8),
        (("stage", 0), 10),
        (("stage", 0, "id"), 11),
        (("stage", 0, "opens", "agent"), 12),
        (("stage", 0, "opens", "agent", 1), 12),
        (("stage", 0, "line", 0, "text"), 17),
        (("stage", 0, "line", 1), 18),
        (("stage", 0, "line", 1, "text"), 19),
        (("stage", 1), 20),
        (("stage", 1, "quoted key", "b"), 21),
        (("stage", 1, "line", 0, "text"), 23),
        (("stage", 1, "line", 0, "last"), 24),
        (("stage", 1, "line", 0, "source", "standard"), 26),
        (("stage", 1, "missing"), 20),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_finds_the_line_of_a_key(path, line):
    tomllib.loads(TEXT)

    assert line_of(TEXT, path) == line


_VALUES = st.sampled_from(
    ['"a"', "1", "'#'", '"""x\n[y]\n"""', '["]", "\\""]', "[\n1, # ]\n2]", "'''\na = 1\n'''", "{ a = 1 }"]
)


@given(st.lists(st.tuples(st.booleans(), _VALUES), min_size=1, max_size=12))
def test_agrees_with_where_the_text_was_put(entries):
    text, wanted, table, key = "", {}, -1, 0
    for new_table, value in entries:
        if new_table or table < 0:
            table, key = table + 1, 0
            wanted["t", table] = text.count("\n") + 1
            text += "[[t]]\n"
        wanted["t", table, f"k{key}"] = text.count("\n") + 1
        text += f"k{key} = {value} # end\n"
        key += 1
    tomllib.loads(text)

    assert {path: line_of(text, path) for path in wanted} == wanted


def places(values, above=()):
    """The path of every key, through tables and arrays of tables."""
    for key, value in values.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from places(value, (*above, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from places(item, (*above, key, index))


FILES = sorted(paths.scripts_library().rglob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_finds_every_key_of_the_shipped_files(path):
    text = path.read_text(encoding="utf-8")
    rows = text.splitlines()
    for place in places(tomllib.loads(text)):
        assert place[-1] in rows[line_of(text, place) - 1], place


@given(st.text(alphabet="a=[]{}\"'#.\\\n ,1", max_size=60))
def test_no_text_stops_the_scanner(text):
    assert 1 <= line_of(text, ("a", "b")) <= text.count("\n") + 1
