import dataclasses
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import EVENT_TYPES, Event, UnknownEvent, Word, from_json, to_json

_NUMBERS = st.integers(0, 10_000_000).map(lambda thousandths: thousandths / 1000)
_WORDS = st.builds(Word, text=st.text(), start=_NUMBERS, end=_NUMBERS, confidence=_NUMBERS)


def _values(annotation):
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=3).map(tuple)
    if type(None) in inner:
        return st.none() | _values(inner[0])
    plain = {float: _NUMBERS, int: st.integers(), str: st.text(), bool: st.booleans(), Word: _WORDS}
    return plain[annotation]


def _events(cls):
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{field.name: _values(hints[field.name]) for field in dataclasses.fields(cls)})


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
@given(data=st.data())
def test_every_event_survives_json(name, data):
    event = data.draw(_events(EVENT_TYPES[name]))
    assert from_json(to_json(event)) == event


def test_the_type_stands_first_and_chinese_as_it_is():
    line = to_json(EVENT_TYPES["StageChosen"](time=1.23456, stage="问候"))
    assert line == '{"type": "StageChosen", "time": 1.235, "stage": "问候"}'


def test_no_text_breaks_a_line_in_two():
    event = EVENT_TYPES["StageChosen"](time=0.0, stage="一\x85二\u2028三\u2029四\n五\x1c六")
    assert len(to_json(event).splitlines()) == 1
    assert from_json(to_json(event)) == event


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"type": "Nothing", "time": 0}', '{"type": "StageChosen", "time": 0}', "null", "{"]
)
def test_anything_else_is_refused(line):
    with pytest.raises(UnknownEvent):
        from_json(line)


def test_every_event_is_frozen_and_documented():
    for cls in EVENT_TYPES.values():
        assert issubclass(cls, Event)
        assert cls.__doc__
        assert dataclasses.is_dataclass(cls)
        assert cls.__dataclass_params__.frozen
