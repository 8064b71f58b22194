"""Score sheets: the shipped one is whole and in agreement with itself, and packs lay theirs over it."""

from collections import Counter
from dataclasses import dataclass

import pytest

from desktop import paths
from desktop.core.alert_rules import ALERT_RULES, NEVER_SCORED
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Source
from desktop.errors import PeitingError
from desktop.storage.library import Problem, lay_packs, load_library
from desktop.storage.score_sheets import sheet_of
from desktop.storage.standards import read_standards


@dataclass(frozen=True)
class Laid:
    """A pack's sheet, also of a pack in which there is nothing to say."""

    sheet: ScoreSheet
    problems: tuple[Problem, ...]


def load_sheet(pack, folders):
    laid = lay_packs(pack, folders)
    return Laid(sheet_of(pack, laid.layers), tuple(laid.problems))


SHIPPED = [paths.scripts_library()]
SHEET = load_sheet("inbound", SHIPPED).sheet
ITEMS = {item.id: item for dimension in SHEET.dimensions for item in dimension.items}


@pytest.mark.parametrize("pack", ["inbound", "outbound", "online"])
def test_the_shipped_sheet_is_the_same_and_sound_in_every_pack(pack):
    loaded = load_sheet(pack, SHIPPED)

    assert loaded.problems == ()
    assert loaded.sheet == SHEET


def test_its_dimensions_have_the_points_of_the_document():
    assert [dimension.points for dimension in SHEET.dimensions] == [10] * 8 + [5, 10, 5]
    assert SHEET.points == 100


def test_every_rule_of_the_program_costs_points_in_one_item_and_only_one():
    counted = Counter(rule for item in ITEMS.values() if item.points for rule in item.evidence.rules)

    assert set(counted) - {"apologise"} == ALERT_RULES - NEVER_SCORED
    assert set(counted.values()) == {1}


def test_every_phrase_of_the_library_costs_points():
    groups = {group for item in ITEMS.values() if item.points for group in item.evidence.groups}
    by_one_rule = {"行话", "口头语", "保密信息"}

    for pack in ("inbound", "outbound", "online"):
        assert {phrase.group for phrase in load_library(pack, SHIPPED).library.phrases} <= groups | by_one_rule


def test_every_item_tells_what_to_do_better_and_where_it_comes_from():
    known = {standard.id for standard in read_standards(paths.scripts_library() / "standards.toml")}
    for item in ITEMS.values():
        assert item.advice.endswith(("。", "”")), item.id
        assert item.source != Source("")
        assert set(item.source.standard.split(",")) <= known, item.id


def test_the_fatal_items_are_those_of_the_document_and_cost_nothing_else():
    fatal = {item.id for item in ITEMS.values() if item.fatal}

    assert fatal == {"fatal_dead_air", "fatal_pushing", "fatal_language", "fatal_leak"}
    assert {ITEMS[name].points for name in fatal} == {0}


def test_no_id_of_it_is_one_of_the_library_so_that_without_takes_out_what_is_meant():
    for pack in ("inbound", "outbound", "online"):
        library = load_library(pack, SHIPPED).library
        parts = (library.stages, library.situations, library.families, library.phrases, library.items)
        used = {entry.id for part in parts for entry in part}
        assert not used & {*ITEMS, *(dimension.id for dimension in SHEET.dimensions), SHEET.id}


DIMENSION = '[[dimension]]\nid = "attitude"\nname = "态度"\npoints = 3\n'
WARMTH = '[[dimension.item]]\nid = "warmth"\nname = "热情"\npoints = 2\njudged = "trainer"\n'
CALM = '[[dimension.item]]\nid = "calm"\nname = "平静"\npoints = 1\njudged = "trainer"\n'


def test_a_pack_takes_out_an_item_and_with_the_last_one_its_dimension(library):
    below = library({"p/score.toml": DIMENSION + WARMTH + CALM})
    one = library({"p/pack.toml": '[pack]\nid = "p"\nwithout = ["calm"]\n'}, root="one", base=False)
    both = library({"p/pack.toml": '[pack]\nid = "p"\nwithout = ["calm", "warmth"]\n'}, root="both", base=False)

    fewer = load_sheet("p", [below, one])
    assert [(part.points, [item.id for item in part.items]) for part in fewer.sheet.dimensions] == [(2, ["warmth"])]
    assert load_sheet("p", [below, both]).sheet.dimensions == ()
    assert fewer.problems == load_sheet("p", [below, both]).problems == ()


def test_a_dimension_of_the_same_id_takes_the_place_of_the_one_below(library):
    below = library({"p/score.toml": DIMENSION + WARMTH + CALM})
    own = DIMENSION.replace("points = 3", "points = 1").replace("态度", "我们的") + CALM
    above = library({"p/pack.toml": '[pack]\nid = "p"\n', "p/own.toml": own}, root="above", base=False)

    (dimension,) = load_sheet("p", [below, above]).sheet.dimensions

    assert (dimension.name, [item.id for item in dimension.items]) == ("我们的", ["calm"])


def test_any_change_of_the_sheet_is_another_version(library):
    versions = {
        load_sheet("p", [library({"p/score.toml": DIMENSION + WARMTH + CALM.replace("平静", name)})]).sheet.version
        for name in ("平静", "冷静", "平静")
    }

    assert len(versions) == 2


def test_a_file_that_cannot_be_read_is_told_with_the_sheet_too(library):
    loaded = load_sheet("p", [library({"p/score.toml": "[[dimension\n"})])

    assert loaded.sheet.dimensions == ()
    assert "表头的双方括号没有关上" in str(loaded.problems[0])


def test_a_pack_that_is_not_there_is_told():
    with pytest.raises(PeitingError, match="没有名为“inbond”的话术包"):
        load_sheet("inbond", SHIPPED)
