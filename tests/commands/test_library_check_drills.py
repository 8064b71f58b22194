"""`peiting library check` on what is practised, with the drill that `peiting library new … --drill` writes."""

import pytest

from desktop import paths
from desktop.cli import main
from desktop.storage.practice.practice import load_practice


@pytest.fixture
def drill():
    """A drill of the user's own, as the template has it."""
    main(["library", "new", "ours", "--over", "inbound", "--drill", "first-call"])
    return paths.user_library() / "ours" / "drills" / "first-call.toml"


def check(capsys):
    """Exit code and the lines about the user's own drill."""
    capsys.readouterr()
    code = main(["library", "check", "--pack", "inbound"])
    return code, [line for line in capsys.readouterr().out.splitlines() if "first-call" in line]


@pytest.mark.parametrize("pack", ["inbound", "outbound", "online"])
def test_the_template_passes_and_fails_as_it_says_in_every_pack(pack, capsys):
    assert main(["library", "new", "ours", "--over", pack, "--drill", "first-call"]) == 0

    said = capsys.readouterr().out
    assert str(paths.user_library() / "ours" / "drills" / "first-call.toml") in said
    assert main(["library", "check", "--pack", pack]) == 0
    folders = [paths.scripts_library(), paths.user_library()]
    assert "first-call" in {one.id for one in load_practice(pack, folders).drills}


def test_every_key_of_the_template_is_explained(drill):
    text = drill.read_text(encoding="utf-8")

    assert text.startswith("#:schema file://")
    assert text.count("#") >= 25
    assert "@" not in text


def test_a_drill_is_added_to_a_folder_that_is_there(drill):
    assert main(["library", "new", "ours", "--drill", "second-call"]) == 0

    assert 'id = "second-call"' in (drill.parent / "second-call.toml").read_text(encoding="utf-8")


def test_a_drill_that_is_there_is_not_written_over(drill, capsys):
    drill.write_text("# mine", encoding="utf-8")

    assert main(["library", "new", "ours", "--drill", "first-call"]) == 2

    assert "已经有这个演练" in capsys.readouterr().err
    assert drill.read_text(encoding="utf-8") == "# mine"


@pytest.mark.parametrize("name", ["../x", "我的", "con"])
def test_a_drill_is_called_as_a_file_can_be(name, capsys):
    assert main(["library", "new", "ours", "--over", "inbound", f"--drill={name}"]) == 2

    assert "演练" in capsys.readouterr().err or name == "con"
    assert not (paths.user_library() / "ours").exists()


def test_a_good_example_that_misses_its_goal_is_told(drill, capsys):
    text = drill.read_text(encoding="utf-8")
    drill.write_text(text.replace("两个小时之内给您答复，您看好吗", "尽快给您答复，您看好吗"), encoding="utf-8")

    code, told = check(capsys)

    assert code == 2
    (line,) = [one for one in told if " drill.good：" in one]
    assert "good 示例应当通过" in line
    assert "say_when" in line


def test_a_bad_example_that_fails_for_something_else_is_told(drill, capsys):
    text = drill.read_text(encoding="utf-8")
    drill.write_text(text.replace('"say_when", "excuse"]', '"excuse"]'), encoding="utf-8")

    code, told = check(capsys)

    assert code == 2
    (line,) = told
    assert " drill.bad_fails：bad 示例应当因为" in line


def test_a_misspelt_key_is_told_with_line_and_example(drill, capsys):
    drill.write_text(drill.read_text(encoding="utf-8").replace("brief =", "breif ="), encoding="utf-8")

    code, told = check(capsys)

    assert code == 2
    assert any("drill.breif：不认识“breif”，是否想写 brief？" in line for line in told)


def test_what_is_practised_is_counted(capsys):
    main(["library", "check", "--pack", "inbound"])

    assert "  演练 " in capsys.readouterr().out
