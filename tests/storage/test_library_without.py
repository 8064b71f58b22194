"""What an overlay takes out of the packs below it."""

import pytest

from desktop import paths
from desktop.errors import PeitingError
from desktop.storage.library import load_library


def load(root, without, text=""):
    pack = root / "ours"
    pack.mkdir(parents=True)
    names = ", ".join(f'"{name}"' for name in without)
    (pack / "pack.toml").write_text(f'[pack]\nid = "inbound"\nwithout = [{names}]\n', encoding="utf-8")
    (pack / "all.toml").write_text(text, encoding="utf-8")
    return load_library("inbound", [paths.scripts_library(), root])


def test_what_belongs_to_a_stage_that_is_taken_out_is_told_where_it_was_taken_out(tmp_path):
    loaded = load(tmp_path, ["closing"])

    (problem,) = loaded.problems
    assert problem.file == tmp_path / "ours" / "pack.toml"
    assert "closing" not in {item.stage for item in loaded.library.items}


def test_there_is_a_way_to_take_out_a_family_without_a_problem(tmp_path):
    bare = load_library("inbound", [paths.scripts_library()]).library
    inside = [one.id for one in (*bare.situations, *bare.items) if one.family == "complaint"]
    assert inside

    loaded = load(tmp_path, ["complaint", *inside])

    assert loaded.problems == ()
    assert "complaint" not in {one.family for one in (*loaded.library.situations, *loaded.library.items)}


def test_a_family_that_the_overlay_writes_anew_keeps_what_belongs_to_it(tmp_path):
    bare = load_library("inbound", [paths.scripts_library()]).library

    loaded = load(tmp_path, ["complaint"], '[[family]]\nid = "complaint"\nname = "请等一等"\n')

    assert loaded.problems == ()
    assert len(loaded.library.situations) == len(bare.situations)


def test_one_step_cannot_be_taken_out(tmp_path):
    loaded = load(tmp_path, ["closing_goodbye"])

    (problem,) = loaded.problems
    assert "是“closing”的一步" in problem.message


def test_a_pack_with_a_misspelt_id_is_told_the_right_one(tmp_path):
    pack = tmp_path / "ours"
    pack.mkdir()
    (pack / "pack.toml").write_text('[pack]\nid = "inboud"\n', encoding="utf-8")

    with pytest.raises(PeitingError) as error:
        load_library("inboud", [paths.scripts_library(), tmp_path])
    assert "是否想写 inbound" in error.value.remedy
