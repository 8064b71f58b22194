from dataclasses import fields, replace

import pytest

from desktop import paths
from desktop.core import script
from desktop.session.library_changes import LABELS, changes
from desktop.storage.library import load_library

PLACES = (script.Stage, script.Situation, script.Step, script.Line, script.Branch, script.Trigger, script.Promise)
MODELS = (*PLACES, script.Phrase, script.Item, script.Family, script.Source)


@pytest.fixture(scope="module")
def inbound():
    return load_library("inbound", [paths.scripts_library()]).library


@pytest.mark.parametrize("model", MODELS)
def test_every_key_has_a_name_that_a_trainer_knows(model):
    assert {field.name for field in fields(model)} - set(LABELS) <= {"id", "line"}


def test_a_library_does_not_differ_from_itself(inbound):
    assert changes(inbound, inbound) == ()


def test_what_is_added_one_way_is_removed_the_other(inbound):
    fewer = replace(inbound, situations=inbound.situations[1:], phrases=inbound.phrases[:-2], items=inbound.items[1:])

    there, back = changes(fewer, inbound), changes(inbound, fewer)

    assert [change.how for change in there] == ["added"] * 4
    assert [change.how for change in back] == ["removed"] * 4
    assert [change.id for change in there] == [change.id for change in back]


def test_each_key_of_a_phrase_is_seen(inbound):
    phrase = inbound.phrases[0]
    other = replace(phrase, say="好的", exact=not phrase.exact, severity="fatal", variants=(*phrase.variants, "新"))

    (change,) = changes(inbound, replace(inbound, phrases=(other, *inbound.phrases[1:])))

    assert {key.key for key in change.keys} == {"换成", "一字不差", "程度", "其他说法"}
    assert next(key for key in change.keys if key.key == "其他说法").new == "新"
    assert next(key for key in change.keys if key.key == "程度").new == "严重"
