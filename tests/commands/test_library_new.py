import pytest

from desktop import paths
from desktop.cli import main
from desktop.storage.library import available_packs, load_library

FOLDERS = [paths.scripts_library()]


def load(pack):
    return load_library(pack, [paths.scripts_library(), paths.user_library()])


def test_an_overlay_loads_and_adds_its_example(capsys):
    assert main(["library", "new", "our-hotline", "--over", "inbound", "--name", "我们的热线"]) == 0

    folder = paths.user_library() / "our-hotline"
    said = capsys.readouterr().out
    loaded = load("inbound")
    assert str(folder) in said
    assert f"peiting library check {folder}" in said
    assert loaded.problems == ()
    assert loaded.library.name == "我们的热线"
    assert loaded.library.situation("my_call_back").steps[0].promise.minutes == 120


def test_an_overlay_without_a_name_keeps_that_of_the_pack_below():
    main(["library", "new", "mine", "--over", "inbound"])

    assert load("inbound").library.name == load_library("inbound", FOLDERS).library.name


def test_a_pack_of_its_own_has_stages_and_what_it_uses():
    assert main(["library", "new", "sales"]) == 0

    loaded = load("sales")
    assert loaded.problems == ()
    assert [stage.id for stage in loaded.library.stages] == ["greeting", "communication", "closing"]
    assert loaded.library.situation("hold")
    assert "sales" in {pack.id for pack in available_packs([paths.user_library()])}


def test_a_pack_over_one_with_stages_keeps_those():
    assert main(["library", "new", "vip", "--uses", "inbound"]) == 0

    loaded = load("vip")
    assert loaded.problems == ()
    assert loaded.library.stages == load_library("inbound", FOLDERS).library.stages


def test_what_lies_over_a_shared_pack_does_not_become_one_to_choose(capsys):
    assert main(["library", "new", "everywhere", "--over", "common"]) == 0

    assert "common" not in {pack.id for pack in available_packs([*FOLDERS, paths.user_library()])}
    assert load("outbound").library.situation("my_call_back")


def test_every_key_of_the_example_is_explained():
    main(["library", "new", "mine", "--over", "inbound"])

    text = (paths.user_library() / "mine" / "example.toml").read_text(encoding="utf-8")
    assert sum(line.startswith("# ") for line in text.splitlines()) >= 12


def test_the_example_tells_editors_where_the_schema_is():
    main(["library", "new", "mine", "--over", "inbound"])

    first = (paths.user_library() / "mine" / "example.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"#:schema {(paths.scripts_library() / 'schema' / 'peiting-library.schema.json').as_uri()}"


def test_nothing_is_overwritten(capsys):
    main(["library", "new", "mine", "--over", "inbound"])
    (paths.user_library() / "mine" / "example.toml").write_text("# 改过了\n", encoding="utf-8")

    assert main(["library", "new", "mine", "--over", "outbound"]) == 2

    assert "已经有这个文件夹" in capsys.readouterr().err
    assert (paths.user_library() / "mine" / "example.toml").read_text(encoding="utf-8") == "# 改过了\n"


def test_there_is_one_overlay_of_a_pack(capsys):
    main(["library", "new", "mine", "--over", "inbound"])

    assert main(["library", "new", "more", "--over", "inbound"]) == 2

    assert str(paths.user_library() / "mine") in capsys.readouterr().err
    assert not (paths.user_library() / "more").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["我们的"], "不能作话术包的 id"),
        (["../out"], "不能作话术包的 id"),
        (["a" * 65], "不能作话术包的 id"),
        (["con"], "留给设备的名字"),
        (["inbound"], "--over inbound"),
        (["mine", "--over", "inbond"], "是否想写 inbound"),
        (["mine", "--uses", "comon"], "是否想写 common"),
        (["mine", "--name", '我们的"热线"'], "不能有引号"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(words, said, capsys):
    assert main(["library", "new", *words]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert not paths.user_library().exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(capsys):
    paths.user_data().mkdir(parents=True)
    paths.user_library().write_text("", encoding="utf-8")

    assert main(["library", "new", "mine", "--over", "inbound"]) == 2

    assert "写不了" in capsys.readouterr().err
