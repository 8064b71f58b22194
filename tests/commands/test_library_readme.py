"""What the trainer's README teaches works as it stands there."""

import re

import pytest

from desktop import paths
from desktop.cli import main
from desktop.core.placeholders import PLACEHOLDERS
from desktop.storage.library import load_library
from desktop.storage.library_keys import KEYS
from desktop.storage.practice.drill_entries import DrillEntry
from desktop.storage.practice.practice import load_practice
from desktop.storage.practice.practice_keys import PRACTICE_KEYS
from desktop.storage.practice.question_entries import PaperEntry, QuestionEntry

README = (paths.scripts_library() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
DRILL = next(text for text in EXAMPLES if text.startswith("[drill]"))
QUIZ = next(text for text in EXAMPLES if text.startswith("[[question]]"))


@pytest.fixture
def hotline(own_pack):
    """The folder that a trainer has who did everything that the README tells him."""
    pack = next(text for text in EXAMPLES if text.startswith("[pack]"))
    rest = {f"{number}.toml": text for number, text in enumerate(EXAMPLES) if text not in (pack, DRILL, QUIZ)}
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

    assert rows == {name for name in KEYS.keys() - PRACTICE_KEYS.keys() if "." not in name} - kinds
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


@pytest.fixture
def practised(hotline):
    """The same folder with the drill and the questions that the README teaches."""
    for name, text in {"drills/refund.toml": DRILL, "quiz/ours.toml": QUIZ}.items():
        (hotline / name).parent.mkdir()
        (hotline / name).write_text(text, encoding="utf-8")
    return hotline


def test_the_drill_and_the_questions_can_be_used(practised, capsys):
    assert main(["library", "check", "--pack", "inbound"]) == 0

    loaded = load_practice("inbound", [paths.scripts_library(), paths.user_library()])
    assert "refund" in {drill.id for drill in loaded.drills}
    assert {"our-refund-first", "our-refund-order"} <= {question.id for question in loaded.questions}
    assert "our-complaints" in {paper.id for paper in loaded.papers}


def test_the_wrong_reasons_that_it_shows_are_told_so(practised, capsys):
    drill = practised / "drills" / "refund.toml"
    drill.write_text(DRILL.replace('"apologise", "say_when", "excuse"]', '"apologise", "excuse"]'), encoding="utf-8")

    assert main(["library", "check", str(practised)]) == 2

    shown = re.search(r"refund\.toml (第 \d+ 行 drill\.bad_fails：.*)", README)[1]
    assert shown in capsys.readouterr().out


def test_every_key_of_drills_and_questions_is_in_their_table():
    table = README.partition("## 演练和试题的键")[2].partition("\n## ")[0]
    rows = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))

    assert rows >= {name.rpartition(".")[2] for name in PRACTICE_KEYS} - {"drill", "question", "paper"}
    assert rows >= {*DrillEntry.model_fields, *QuestionEntry.model_fields, *PaperEntry.model_fields}
