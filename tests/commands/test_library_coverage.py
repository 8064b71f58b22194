import re
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli import main
from desktop.core import rules
from desktop.core.carried_standards import CARRIED_BY_RULES
from desktop.errors import PeitingError
from desktop.storage.standards import read_standards

IDS = [
    f"{letter}{number}"
    for letter, most in zip("QNOHW", (16, 20, 18, 11, 12), strict=True)
    for number in range(1, most + 1)
]
PHRASE = '[[phrase]]\nid = "never_so"\ntext = "不可能的吧"\nsay = "我查一下。"\ngroup = "否定"\n'


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A library of its own with one small pack, in the place of the one that ships."""

    def write(standards, entries):
        folder = tmp_path / "shipped" / "p"
        folder.mkdir(parents=True)
        rows = "".join(
            f'[[standard]]\nid = "{row}"\nasks = "要求"\nmarks = {marks}\n' for row, marks in standards.items()
        )
        (folder.parent / "standards.toml").write_text(rows, encoding="utf-8")
        (folder / "pack.toml").write_text('[pack]\nid = "p"\n', encoding="utf-8")
        (folder / "x.toml").write_text(entries, encoding="utf-8")
        monkeypatch.setattr(paths, "scripts_library", lambda: folder.parent)
        return folder

    return write


def stage(standard):
    return (
        '[[stage]]\nid = "greeting"\nname = "问候"\n[[stage.step]]\nid = "hello"\ntitle = "问好"\nsay = "您好"\n'
        f'source = {{ standard = "{standard}" }}\n'
    )


def test_every_row_is_printed_with_what_it_asks_for_and_who_carries_it(capsys):
    main(["library", "coverage"])

    rows = [line for line in capsys.readouterr().out.splitlines() if re.match(r"[✓✗·] [QNOHW]\d+ ", line)]
    assert [row.split()[1] for row in rows] == IDS
    assert all(re.fullmatch(r"[✓✗·] \w+ \[[PACSTR ]+\] .{4,} ← \S+", row) for row in rows)
    by_id = {row.split()[1]: row for row in rows}
    assert "situation:silent_call" in by_id["H2"]
    assert "item:say_number" in by_id["N14"]
    assert {"rule:pace", "rule:too_slow", "rule:volume"} <= set(by_id["Q7"].split("← ")[1].split("、"))


def test_the_shipped_packs_carry_every_row_that_they_must(capsys):
    assert main(["library", "coverage"]) == 0

    assert "都有条目承担" in capsys.readouterr().out


def test_a_row_that_nothing_carries_fails(shipped, capsys):
    shipped({"H1": ["P"], "H2": ["P", "A"], "N20": ["C"]}, stage("H1"))

    assert main(["library", "coverage"]) == 1

    said = capsys.readouterr().out
    assert "✓ H1 [P] 要求 ← step:hello" in said
    assert "✗ H2 [P A] 要求 ← （缺）" in said
    assert "缺 2 条：H2、N20。" in said


def test_a_rule_alone_is_no_prompt(shipped, capsys):
    shipped({"N12": ["P", "A"]}, stage(""))

    assert main(["library", "coverage"]) == 1

    assert "✗ N12 [P A] 要求 ← （缺）rule:silence" in capsys.readouterr().out


def test_a_row_that_the_library_need_not_carry_is_printed_as_such(shipped, capsys):
    shipped({"Q3": ["S"], "N1": ["R"], "Q9": ["S", "C"]}, stage(""))

    assert main(["library", "coverage"]) == 0

    assert "· Q3 [S] 要求 ← （尚无）" in capsys.readouterr().out


def test_an_id_that_no_standard_has_is_told_with_its_place(shipped, capsys):
    folder = shipped({"H1": ["P"]}, stage("H1, H99") + PHRASE + 'source = { standard = "X1" }\n')

    assert main(["library", "coverage"]) == 1

    said = capsys.readouterr().out.splitlines()
    assert f"✗ {folder / 'x.toml'} 第 4 行 source.standard：没有编号为“H99”的规范条目。" in said
    assert f"✗ {folder / 'x.toml'} 第 9 行 source.standard：没有编号为“X1”的规范条目。" in said
    assert any(line.startswith("✓ H1 ") for line in said)


def test_one_pack_can_be_looked_at_alone(capsys):
    main(["library", "coverage", "--pack", "inbound"])

    said = capsys.readouterr().out
    assert "situation:silent_call" in said
    assert "situation:name_check" not in said


def test_an_unknown_pack_is_one_sentence(capsys):
    assert main(["library", "coverage", "--pack", "inbond"]) == 2

    assert "是否想写 inbound" in capsys.readouterr().err


def test_the_table_has_every_row_once_and_says_how_it_is_met():
    standards = read_standards(paths.scripts_library() / "standards.toml")

    assert [standard.id for standard in standards] == IDS
    assert all(standard.marks and set(standard.marks) <= set("PACSTR") for standard in standards)
    assert {standard.id for standard in standards if standard.required} >= {"H1", "N10", "O1", "O18", "W8"}
    assert not {standard.id for standard in standards if standard.required} & {"H11", "W1", "W11", "W12", "N1", "Q9"}


def test_the_rules_that_carry_rows_exist_and_so_do_the_rows():
    known = {standard.id for standard in read_standards(paths.scripts_library() / "standards.toml")}
    modules = {path.stem for path in Path(rules.__file__).parent.rglob("*.py")}
    assert {carried.rule for carried in CARRIED_BY_RULES} <= modules
    assert {row for carried in CARRIED_BY_RULES for row in carried.standards} <= known


@pytest.mark.parametrize("text", ["[[standard]\n", "[[standard]]\nid = 1\n", ""])
def test_a_broken_table_is_one_error(text, tmp_path):
    (tmp_path / "standards.toml").write_text(text, encoding="utf-8")

    with pytest.raises(PeitingError, match="规范条目表读不了"):
        read_standards(tmp_path / "standards.toml")


def test_what_is_practised_carries_rows_but_is_no_prompt(shipped, capsys):
    folder = shipped({"H1": ["P"], "H5": ["P", "T"], "W12": ["T"]}, stage("H1"))
    (folder / "quiz").mkdir()
    question = '[[question]]\nid = "q"\nkind = "single"\ntopic = "norms"\ntext = "问"\nright = ["对"]\nwrong = ["错"]\n'
    question += 'explanation = "因为"\nstandard = "H5"\n'
    (folder / "quiz" / "x.toml").write_text(question, encoding="utf-8")

    assert main(["library", "coverage"]) == 1

    said = capsys.readouterr().out
    assert "✗ H5 [P T] 要求 ← （缺）question:q" in said
    assert "有演练、试题或试卷的 1 条，共 3 条；其中标 T（培训）的 2 条，还没有的 1 条：W12。" in said


def test_the_shipped_packs_train_every_row_that_asks_for_training(capsys):
    main(["library", "coverage"])

    said = capsys.readouterr().out
    assert re.search(r"其中标 T（培训）的 \d+ 条，都有。", said)
    assert re.search(r"^✓ H5 .*drill:.*question:", said, re.MULTILINE)
