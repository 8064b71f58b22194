"""What the trainer's README teaches works as it stands there."""

import re

import pytest

from desktop import paths
from desktop.cli import main
from desktop.core.placeholders import PLACEHOLDERS
from desktop.storage.library import load_library
from desktop.storage.library_keys import KEYS

README = (paths.scripts_library() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def hotline(own_pack):
    """The folder that a trainer has who did everything that the README tells him."""
    pack = next(text for text in EXAMPLES if text.startswith("[pack]"))
    rest = {f"{number}.toml": text for number, text in enumerate(EXAMPLES) if text != pack}
    assert len(rest) == 4
    return own_pack("our-hotline", {"pack.toml": pack, **rest})


def test_every_example_loads_without_a_problem(hotline):
    bare = load_library("inbound", [paths.scripts_library()])

    loaded = load_library("inbound", [paths.scripts_library(), paths.user_library()])

    assert loaded.problems == bare.problems == ()
    assert loaded.library.name == "我们的热线"
    assert len(loaded.library.situations) == len(bare.library.situations) + 1
    assert len(loaded.library.phrases) == len(bare.library.phrases) + 1
    assert len(loaded.library.items) == len(bare.library.items) + 1


def test_the_first_example_changes_the_words_of_one_step(hotline, capsys):
    assert main(["library", "show", "inbound", "closing"]) == 0

    said = capsys.readouterr().out
    assert "说：感谢您选择{company}，祝您生活愉快，再见！" in said
    assert re.search(r"closing_goodbye 改写在：.*our-hotline.* 第 1 行", said)


def test_what_the_first_example_shows_before_is_what_one_sees(capsys):
    main(["library", "show", "inbound", "closing"])

    shown = re.search(r"^  \d\. 说：.*，closing_goodbye\]$", README, re.MULTILINE)[0]
    assert shown in capsys.readouterr().out.splitlines()


def test_the_second_example_reads_as_the_readme_shows_it(hotline, capsys):
    assert main(["library", "show", "inbound", "system_down"]) == 0

    said = capsys.readouterr().out
    shown = re.search(r"```\n流程\n(.*?)```", README, re.DOTALL)[1].splitlines()
    assert len(shown) == 7
    assert all(line in said.splitlines() for line in shown)


def test_the_mistake_that_it_shows_is_told_so(hotline, capsys):
    number = next(number for number, text in enumerate(EXAMPLES) if "[[item]]" in text)
    wrong = EXAMPLES[number].replace('stage = "closing"', 'stag = "closing"')
    (hotline / f"{number}.toml").write_text(wrong, encoding="utf-8")

    assert main(["library", "check", str(hotline)]) == 2

    told = capsys.readouterr().out
    place, reason = re.search(r"ours\.toml (第 \d+ 行) item\.stag：(.*)", README).groups()
    assert f"{number}.toml" in told
    assert reason in told
    assert re.search(rf"{number}\.toml {place} item\.stag：", told)


def test_every_key_is_in_the_table():
    table = README.partition("## 全部的键")[2].partition("\n## ")[0]
    rows = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    kinds = {"situation", "phrase", "item", "wording", "pack", "sheet", "score_item"}

    assert rows == {name for name in KEYS if "." not in name} - kinds
    assert all(f"[[{kind}]]" in table for kind in kinds - {"pack"})


def test_every_placeholder_is_told():
    assert set(re.findall(r"^\| `\{(\w+)\}` \|", README, re.MULTILINE)) == PLACEHOLDERS


def test_every_command_of_it_exists(capsys):
    for action in set(re.findall(r"peiting library (\w+)", README)):
        with pytest.raises(SystemExit) as ended:
            main(["library", action, "--help"])
        assert ended.value.code == 0
    assert {"new", "check", "show", "diff", "coverage", "export"} <= set(re.findall(r"peiting library (\w+)", README))


def test_the_places_it_names_are_those_of_the_program():
    from platformdirs.macos import MacOS
    from platformdirs.unix import Unix

    assert MacOS("peiting", appauthor=False).user_data_dir.endswith("/Library/Application Support/peiting")
    assert Unix("peiting", appauthor=False).user_data_dir.endswith("/.local/share/peiting")
    for place in (r"AppData\Local\peiting", "Library/Application Support/peiting", ".local/share/peiting"):
        assert place in README


def test_the_fourth_example_changes_what_it_says_and_nothing_else(hotline):
    bare = load_library("inbound", [paths.scripts_library()]).sheet

    loaded = load_library("inbound", [paths.scripts_library(), paths.user_library()])

    assert loaded.problems == ()
    assert (loaded.sheet.id, loaded.sheet.name) == ("our_sheet", "我们的评分表")
    before, after = (
        {item.id: item for one in sheet.dimensions for item in one.items} for sheet in (bare, loaded.sheet)
    )
    assert {name for name in after if before.get(name) != after[name]} == {"pace", "volume", "company_thanks"}
    assert [after[name].points for name in ("pace", "volume", "company_thanks")] == [1, 4, 2]
    assert [one.points for one in loaded.sheet.dimensions if one.id in ("voice", "ending")] == [10, 7]
