import io
import json
import queue
import sys

import pytest
from practice_runs import attempt
from typed_papers import InterruptedAfter, right_lines

from desktop import paths
from desktop.cli import main
from desktop.commands import practice_run
from desktop.core.practice.paper import draw
from desktop.errors import PeitingError
from desktop.session.practice.exams import exam_of
from desktop.session.practice.kept_practice import kept_practice
from desktop.session.practice.sharing import progress_of
from desktop.session.practice.sharing import share as write_shared
from desktop.storage.practice.practice import load_practice
from desktop.storage.practice_record.kept import Assignment
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings import AgentSettings, Settings, save_settings

WANTED = RecordSettings()
DRILL = "hard-to-reach"


@pytest.fixture(autouse=True)
def agent():
    save_settings(Settings(agent=AgentSettings(name="李明", number="1024")), paths.settings_file())


@pytest.fixture(scope="module")
def shelf():
    return load_practice("inbound", (paths.scripts_library(),))


def typed(monkeypatch, *lines):
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def kept():
    with kept_practice(WANTED) as record:
        return record.attempts(), record.papers(), record.cards()


def test_lists_what_there_is(capsys):
    assert main(["practice", "list", "--topic", "complaint", "--json"]) == 0
    drills = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert DRILL in {one["drill"] for one in drills}
    assert {one["topic"] for one in drills} == {"complaint"}

    assert main(["practice", "list"]) == 0
    assert "试卷  " in capsys.readouterr().out


def test_a_drill_is_typed_told_and_kept(monkeypatch, capsys):
    typed(monkeypatch, "我也没办法，刚才线路忙", "", "/挂断")

    assert main(["practice", "run", DRILL, "--text"]) == 1

    out = capsys.readouterr().out
    assert "客户：" in out
    assert "  提示：" in out
    assert "未通过" in out
    (attempt,), _, cards = kept()
    assert (attempt.attempt.drill, attempt.attempt.ended, attempt.attempt.passed) == (DRILL, "trainee", False)
    assert attempt.said == ()
    assert "topic:complaint" in {card.subject for card in cards}


def test_the_good_example_typed_in_passes(monkeypatch, capsys, shelf):
    drill = next(one for one in shelf.drills if one.id == "praise")
    typed(monkeypatch, *(answer.says or "" for answer in drill.good.answers))

    main(["practice", "run", drill.id, "--text", "--mode", "fading"])

    (attempt,), _, _ = kept()
    assert attempt.attempt.mode == "fading"
    assert attempt.attempt.reasons == ()


def test_who_types_is_called_as_on_calls(monkeypatch, capsys):
    agent = AgentSettings(name="李明", number="1024", company="青山银行")
    save_settings(Settings(agent=agent), paths.settings_file())
    typed(monkeypatch, "您好，青山银行，工号一零二四为您服务", "/挂断")

    main(["practice", "run", DRILL, "--text"])

    out = capsys.readouterr().out
    assert "1024" in out or "一零二四" in out
    assert "青山银行" in out
    assert "1001" not in out
    assert "本公司" not in out


def test_an_exam_shows_no_prompt_and_is_taken_once(monkeypatch, capsys):
    typed(monkeypatch, "您好，让您久等了")
    main(["practice", "run", DRILL, "--text", "--mode", "exam"])
    assert "提示" not in capsys.readouterr().out

    assert main(["practice", "run", DRILL, "--text", "--mode", "exam"]) == 2
    assert "已经考过" in capsys.readouterr().err
    assert len(kept()[0]) == 1
    # The window asks under the same name.
    with kept_practice(WANTED) as record, pytest.raises(PeitingError, match="已经考过"):
        record.begin_exam(exam_of("drill", DRILL))


def test_a_drill_that_is_interrupted_is_hung_up_and_kept(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", InterruptedAfter("您好，让您久等了"))

    assert main(["practice", "run", DRILL, "--text", "--mode", "exam"]) == 1

    ((attempt,), _, _) = kept()
    assert (attempt.attempt.ended, attempt.attempt.mode) == ("trainee", "exam")


def test_an_exam_that_is_interrupted_before_it_began_is_given_back(monkeypatch, capsys):
    def interrupted(_play, _settings):
        waiting = queue.SimpleQueue()
        monkeypatch.setattr(practice_run, "_take", InterruptedAfter().readline)
        return practice_run._wait_until_ready(waiting)

    monkeypatch.setattr(practice_run, "_spoken", interrupted)
    for _ in range(2):
        assert main(["practice", "run", DRILL, "--mode", "exam"]) == 2
        assert "演练还没有开始" in capsys.readouterr().err


def test_a_paper_answered_right_passes_and_is_taken_once(monkeypatch, capsys, shelf):
    plan = shelf.papers[0]
    paper = draw(plan, shelf.questions, 7)
    typed(monkeypatch, "?", *(line for asked in paper.asked for line in right_lines(asked)))

    assert main(["practice", "exam", plan.id, "--seed", "7"]) == 0

    out = capsys.readouterr().out
    assert "通过：100%" in out
    assert "请用字母" in out
    (result,) = kept()[1]
    assert (result.result.seed, result.result.percent) == (7, 100.0)
    assert main(["practice", "exam", plan.id, "--seed", "7"]) == 2


def test_a_paper_that_is_not_answered_is_handed_in_empty(monkeypatch, capsys, shelf):
    typed(monkeypatch)
    assert main(["practice", "exam", shelf.papers[0].id, "--seed", "1"]) == 1
    assert "未通过：0%" in capsys.readouterr().out


def test_progress_says_what_comes_today(capsys):
    assert main(["practice", "progress"]) == 0
    out = capsys.readouterr().out
    assert "今天练什么" in out
    assert "第一次练习，从容易的开始" in out

    assert main(["practice", "progress", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["today"]["tasks"]


def test_what_is_assigned_is_told_first_papers_too_and_on_one_line(capsys, shelf):
    plan = shelf.papers[0]
    tasks = [
        Assignment("a1", "paper", plan.id, "exam", "2099-12-01", "李\x1b[2J\n老师", "2026-11-22", seed=7),
        Assignment("a2", "drill", "gone", "guided", "", "", "2026-11-22"),
    ]
    with kept_practice(WANTED) as record:
        record.keep_assignments(tasks)

    assert main(["practice", "progress"]) == 0

    first, paper, gone, *_ = capsys.readouterr().out.splitlines()
    assert first == "还没有完成的任务："
    assert plan.name in paper
    assert "2099-12-01 前完成" in paper
    assert "\x1b" not in paper
    assert "这个话术包里没有" in gone
    assert main(["practice", "progress", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["assignments"]] == ["a1", "a2"]


def test_an_assigned_exam_is_told_though_the_drill_was_passed_today(capsys):
    with kept_practice(WANTED) as record:
        record.keep_assignments([Assignment("a1", "drill", DRILL, "exam", "", "李老师", "2026-11-22")])
        record.keep_attempt(attempt(DRILL), "v1")
    assert main(["practice", "progress"]) == 0
    assert "李老师布置" in capsys.readouterr().out


def test_progress_goes_on_without_a_record_of_calls_that_cannot_be_read(capsys, tmp_path):
    paths.record_database().parent.mkdir(parents=True, exist_ok=True)
    paths.record_database().write_bytes(b"no database at all" * 100)
    assert main(["practice", "progress"]) == 0
    assert main(["practice", "share", str(tmp_path)]) == 0


def test_what_others_call_themselves_moves_no_terminal(tmp_path, capsys):
    write_shared(progress_of(("王\x1b[31m\n五", "1"), "2026-11-22T10:00:00", (), (), ()), tmp_path)
    assert main(["practice", "group", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.count("\n") == 1


@pytest.mark.parametrize("seed", ["-1", "99999999999999999999", "x", str(2**63)])
@pytest.mark.parametrize("action", [["exam", "quick"], ["assign", ".", "--paper", "quick"]])
def test_a_seed_that_cannot_be_kept_is_told(action, seed, capsys):
    with pytest.raises(SystemExit) as refused:
        main(["practice", *action, f"--seed={seed}"])
    assert refused.value.code == 2
    assert "卷号要写 0 到" in capsys.readouterr().err


def test_papers_are_listed_in_their_own_words(capsys, shelf):
    assert main(["practice", "list", "--json"]) == 0
    assert shelf.papers[0].name in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_progress_is_printed(tmp_path, capsys, suffix, qapp):
    assert main(["practice", "progress", "--html", str(tmp_path / f"p.{suffix}")]) == 0
    assert (tmp_path / f"p.{suffix}").stat().st_size > 1000


def test_results_are_shared_and_tasks_received(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "group"
    folder.mkdir()
    assert (
        main(
            [
                "practice",
                "assign",
                str(folder),
                "--drill",
                DRILL,
                "--mode",
                "exam",
                "--due",
                "2099-12-01",
                "--to",
                "1024",
            ]
        )
        == 0
    )
    assert main(["practice", "share", str(folder), "--show"]) == 0
    assert len(list(folder.iterdir())) == 1

    assert main(["practice", "share", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "收到 1 项新任务" in out
    assert main(["practice", "progress"]) == 0
    assert "李明布置，2099-12-01 前完成" in capsys.readouterr().out

    typed(monkeypatch, "您好，让您久等了")
    main(["practice", "run", DRILL, "--text", "--mode", "exam"])
    assert kept()[0][0].assignment
    capsys.readouterr()

    main(["practice", "share", str(folder)])
    capsys.readouterr()
    (folder / "bad.peiting-progress.json").write_text("{", encoding="utf-8")
    assert main(["practice", "group", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "李明 1024  演练 1 次" in out
    assert "注意：bad.peiting-progress.json：不是完整的 JSON，没有读入。" in out


def test_several_people_may_be_named_at_once(tmp_path):
    from desktop.session.practice.sharing import read_assignments

    assert main(["practice", "assign", str(tmp_path), "--drill", DRILL, "--to", "张三，李四", "--to", "1024"]) == 0

    (task,), _ = read_assignments(tmp_path, "李四", "")
    assert task.to == ("张三", "李四", "1024")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", "hard-to-reech", "--text"], "是否想写 hard-to-reach"),
        (["exam", "nothing-like-it"], "没有编号为“nothing-like-it”的试卷"),
        (["list", "--pack", "nope"], "nope"),
        (["assign", "x", "--drill", DRILL, "--due", "morgen"], "不是日期"),
        (["group", "/nowhere/at/all"], "没有这个文件夹"),
        (["assign", "/nowhere/at/all", "--drill", DRILL], "没有这个文件夹"),
        (["assign", "x", "--drill", DRILL, "--to", ""], "没有姓名或工号"),
    ],
)
def test_mistakes_are_told_in_one_sentence(words, told, capsys):
    assert main(["practice", *words]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
