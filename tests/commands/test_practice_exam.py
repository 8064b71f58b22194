"""Papers in the terminal, asked of somebody who types."""

import io
import string
import sys
from dataclasses import replace

import pytest
from typed_papers import InterruptedAfter, right_lines

from desktop import paths
from desktop.cli import main
from desktop.commands import practice_exam
from desktop.commands.practice_shelf import load_shelf
from desktop.core.practice.marking import mark
from desktop.core.practice.paper import draw
from desktop.core.practice.question import Choice, Given, Listening, PaperPlan, Question
from desktop.core.script import Source
from desktop.gui.practice.shelf_loading import load_shelf as windows_shelf
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.practice.practice import load_practice
from desktop.storage.practice_record.kept import Assignment
from desktop.storage.record_settings import RecordSettings

QUESTION = """
[[question]]
id = "mine"
kind = "single"
topic = "closing"
text = "本公司的说法？"
right = ["客户"]
wrong = ["坐席"]
explanation = "客户先挂机。"
standard = "N7"
"""
PLAN = PaperPlan("small", "小卷", (), 1, 0.0, 80.0, Source("W12"))


@pytest.fixture(scope="module")
def shelf():
    return load_practice("inbound", (paths.scripts_library(),))


def question(kind="single", right=("对",), wrong=("错", "也错"), reasons=(), listening=None):
    choices = (*(Choice(one, right=True) for one in right), *(Choice(one) for one in wrong))
    return Question("q", kind, "complaint", "哪一个？", choices, "因为。", Source("H5"), reasons, listening)


def ask(monkeypatch, one, *lines):
    """What is given to a paper of that question by somebody who types these lines."""
    typed(monkeypatch, *lines)
    paper = draw(PLAN, [one], 1)
    return paper, practice_exam._ask_all(paper, lambda: 0.0)[0]


def typed(monkeypatch, *lines):
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def kept():
    with kept_practice(RecordSettings()) as record:
        return record.papers()


def test_the_same_number_is_the_same_paper_as_in_the_window(monkeypatch, capsys, shelf):
    plan = next(one for one in shelf.papers if one.id == "quick")
    seed, paper = next(
        (seed, paper)
        for seed, paper in ((seed, draw(plan, shelf.questions, seed)) for seed in range(1, 200))
        if any(asked.question.kind == "listen" for asked in paper.asked)
    )
    typed(monkeypatch, *(line for asked in paper.asked for line in right_lines(asked)))

    assert main(["practice", "exam", "quick", "--seed", str(seed)]) == 0

    out = capsys.readouterr().out
    assert f"卷号 {seed}" in out
    heard = next(asked.question.listening for asked in paper.asked if asked.question.listening)
    assert f"“{heard.text}”" in out
    assert kept()[0].result.right == tuple(asked.question.id for asked in paper.asked)


def test_the_questions_of_every_pack_are_drawn_from_as_in_the_window():
    for pack, other in (("my-pack", "another"), ("another", "my-pack")):
        folder = paths.user_library() / pack
        (folder / "quiz").mkdir(parents=True)
        uses = f'[pack]\nid = "{pack}"\nname = "{pack}"\nversion = "1.0"\nuses = ["inbound"]\n'
        (folder / "pack.toml").write_text(uses, encoding="utf-8")
        text = QUESTION.replace("mine", f"mine-of-{pack}").replace("说法", f"与 {other} 不同的说法")
        (folder / "quiz" / "own.toml").write_text(text, encoding="utf-8")

    typed_, shown = load_shelf("my-pack"), windows_shelf("my-pack")

    assert {one.id for one in typed_.questions} == {one.id for one in shown.questions}
    assert {"mine-of-my-pack", "mine-of-another"} <= {one.id for one in typed_.questions}
    plan = typed_.paper("quick")
    assert draw(plan, typed_.questions, 7) == draw(plan, shown.questions, 7)


def test_what_would_be_heard_is_told_with_its_speed(monkeypatch, capsys):
    ask(monkeypatch, question("listen", listening=Listening("再见。", "zf_xiaoxiao", 1.85)), "A")
    assert "（听到，语速是平常的 1.85 倍）“再见。”" in capsys.readouterr().out


def test_an_exam_is_one_a_day_whatever_its_number(monkeypatch, capsys):
    typed(monkeypatch)
    assert main(["practice", "exam", "quick", "--seed", "1"]) == 1
    assert main(["practice", "exam", "quick", "--seed", "2"]) == 2
    assert "已经考过" in capsys.readouterr().err


def test_an_interrupted_exam_is_handed_in_and_the_make_up_exam_follows(monkeypatch, capsys, shelf):
    given = [Assignment(f"a{seed}", "paper", "quick", "exam", "", "李", "2026-11-22", seed=seed) for seed in (5, 6)]
    with kept_practice(RecordSettings()) as record:
        record.keep_assignments(given)
    plan = next(one for one in shelf.papers if one.id == "quick")
    first = draw(plan, shelf.questions, 5).asked[0]
    monkeypatch.setattr(sys, "stdin", InterruptedAfter(*right_lines(first)))

    assert main(["practice", "exam", "quick"]) == 1

    (result,) = kept()
    assert (result.assignment, result.result.right) == ("a5", (first.question.id,))
    assert "已中断" in capsys.readouterr().out
    typed(monkeypatch)
    main(["practice", "exam", "quick"])
    assert kept()[1].assignment == "a6"


def test_a_question_may_have_more_choices_than_ten(monkeypatch):
    many = question("multiple", tuple(f"对{n}" for n in range(12)), tuple(f"错{n}" for n in range(12)))
    _, (given,) = ask(monkeypatch, many, string.ascii_uppercase[:24])
    assert len(given.choices) == 24


@pytest.mark.parametrize(
    ("asked", "lines", "told"),
    [
        (question(), ["", "AB", "Z", "B"], "只写一个"),
        (question("multiple", ("对", "也对"), ("错",)), ["", "AA", "AC"], "至少写一个"),
        (question("order", ("一", "二", "三"), ()), ["", "AB", "ABB", "CAB"], "每个都写一次"),
    ],
)
def test_a_stray_line_costs_no_question(monkeypatch, capsys, asked, lines, told):
    _, (given,) = ask(monkeypatch, asked, *lines)
    assert len(given.choices) == len(lines[-1])
    assert capsys.readouterr().out.count(told) == len(lines) - 1


def test_wide_letters_are_letters(monkeypatch):
    _, (given,) = ask(monkeypatch, question("multiple", ("对", "也对"), ("错",)), "ａ，Ｃ")
    assert len(given.choices) == 2


def test_a_wrong_reason_is_told_with_the_right_one(capsys):
    forbidden = question("forbidden", reasons=(Choice("推卸责任", right=True), Choice("语速太快")))
    paper = draw(PLAN, [forbidden], 1)

    practice_exam._tell(paper, mark(paper, [Given("q", (0,), (1,))], 1.0))

    assert "原因：推卸责任" in capsys.readouterr().out


def test_a_paper_without_a_limit_says_so():
    assert practice_exam.limit_words(PLAN) == "不限时"
    assert practice_exam.limit_words(replace(PLAN, minutes=5.0)) == "5 分钟"
