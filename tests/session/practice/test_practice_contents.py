from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from desktop import paths
from desktop.core.practice.drill import END
from desktop.session.practice.drill_parts import drill_parts
from desktop.session.practice.practice_contents import practice_changes, practised
from desktop.session.practice.question_parts import paper_parts, question_parts
from desktop.storage.practice.practice import load_practice

INBOUND = load_practice("inbound", (paths.scripts_library(),))
NOT_COMPARED = {"id", "pack", "kind"}
"""What an entry is found by, what it is played with, and what has few values."""


def variations(value, inside="entry") -> Iterator[tuple[str, object]]:
    """Where something was changed, and the value with that change."""
    if is_dataclass(value):
        for field in fields(value):
            yield from field_variations(value, field.name, inside)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            for where, changed in variations(one, f"{inside}[{at}]"):
                yield where, (*value[:at], changed, *value[at + 1 :])
        yield from [(f"{inside}[-1]", value[:-1])] if value else []
    else:
        yield from ((inside, changed) for changed in other_values(value))


def field_variations(entry, name, inside) -> Iterator[tuple[str, object]]:
    if not name.startswith("_") and not (inside == "entry" and name in NOT_COMPARED):
        for where, changed in variations(getattr(entry, name), f"{inside}.{name}"):
            yield where, replace(entry, **{name: changed})


def other_values(value) -> list:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1]
    return [f"{value}改"] if isinstance(value, str) and value != END else []


@pytest.mark.parametrize("name", ["weak-signal", "third-refusal", "dead-air"])
def test_nothing_of_a_drill_changes_unseen(name):
    drill = next(one for one in INBOUND.drills if one.id == name)
    told = dict(drill_parts(drill))
    assert [where for where, changed in variations(drill) if dict(drill_parts(changed)) == told] == []


@pytest.mark.parametrize("kind", ["single", "multiple", "order", "forbidden", "listen"])
def test_nothing_of_a_question_changes_unseen(kind):
    question = next(one for one in INBOUND.questions if one.kind == kind)
    told = dict(question_parts(question))
    assert [where for where, changed in variations(question) if dict(question_parts(changed)) == told] == []


def test_nothing_of_a_paper_changes_unseen():
    plan = next(one for one in INBOUND.papers if one.documents)
    told = dict(paper_parts(plan))
    assert [where for where, changed in variations(plan) if dict(paper_parts(changed)) == told] == []


def test_what_is_practised_is_the_same_as_itself():
    assert practice_changes(INBOUND, INBOUND) == ()
    assert len(practised(INBOUND)) == len(INBOUND.drills) + len(INBOUND.questions) + len(INBOUND.papers)
