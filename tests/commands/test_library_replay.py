"""`peiting library replay`: real drafts on real kept calls, and what a trainer reads of it."""

import json
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli import main
from desktop.session.trial_result import trial_from_json
from desktop.storage.library import load_library

DATA = Path(__file__).parents[1] / "data"
CALLS = DATA / "calls"
GOLDEN = DATA / "library_trial" / "expected.txt"
HEAD = '[pack]\nid = "inbound"\nname = "我们的热线"\n'
DETAILS = '[[phrase]]\nid = "details"\ntext = "详细情况"\nsay = "请您慢慢说。"\ngroup = "推诿"\nseverity = "warning"\n'
SOON = '[[item]]\nid = "say_number"\nname = "报工号"\nstage = "greeting"\ndeadline = 2\n'
SOON += 'phrases = ["我是{agent_number}号"]\n'


@pytest.fixture
def draft(tmp_path):
    """Writes a draft that lies over a pack."""

    def write(pack=HEAD, **files):
        folder = tmp_path / "draft"
        folder.mkdir(exist_ok=True)
        (folder / "pack.toml").write_text(pack, encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def few(tmp_path):
    """Some written calls in a folder of their own."""

    def choose(*names):
        folder = tmp_path / "calls"
        folder.mkdir()
        for name in names:
            (folder / f"{name}.jsonl").write_bytes((CALLS / f"{name}.jsonl").read_bytes())
        return folder

    return choose


@pytest.fixture
def keep(capsys):
    """Keeps a written call as a live one is kept."""

    def run(name, privacy="transcript"):
        assert main(["replay", str(CALLS / f"{name}.jsonl"), "--record", "--set", f"record.privacy={privacy}"]) == 0
        capsys.readouterr()

    return run


def replayed(capsys, folder, *words):
    code = main(["library", "replay", "--draft", str(folder), *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def tried(capsys, folder, *words):
    code, told, _ = replayed(capsys, folder, *words, "--json")
    assert code == 0
    return trial_from_json(told.splitlines()[-1])


def test_the_table_that_a_trainer_reads(draft, few, capsys):
    folder = draft(HEAD + 'without = ["not_clear"]\n', ours=DETAILS, items=SOON)

    code, told, _ = replayed(capsys, folder, "--calls", str(few("complaint", "own_wording", "forbidden_phrase")))

    assert code == 0
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_kept_calls_are_tried_and_those_without_words_named(draft, keep, capsys):
    keep("complaint")
    keep("own_wording", privacy="summary")

    code, told, _ = replayed(capsys, draft(ours=DETAILS))

    assert code == 0
    assert "试运行 1 通电话，共 1 分钟。" in told
    assert "不能用的 1 通：\n  只记了结果，没有记下说过的话：2" in told
    assert "“非常抱歉给您添麻烦了，您是否能将详细情况告诉我？”" in told
    assert "与音量有关的提醒（气流声、爆音" in told


def test_a_phrase_that_is_taken_out_disappears(draft, few, capsys):
    folder = draft(HEAD + 'without = ["not_clear"]\n')
    calls = few("forbidden_phrase")
    trial = tried(capsys, folder, "--calls", str(calls))
    gone = {rule.rule: rule.gone for rule in trial.rules}

    assert set(gone) == {"not_clear"}
    assert (len(gone["not_clear"]), trial.new) == (1, 0)


def test_an_exception_takes_its_sentence_away(draft, few, capsys):
    library = load_library("inbound", [paths.scripts_library()]).library
    phrase = next(one for one in library.phrases if one.id == "not_clear")
    quoted = {
        "id": phrase.id,
        "text": phrase.text,
        "say": phrase.say,
        "group": phrase.group,
        "severity": phrase.severity,
        "variants": list(phrase.variants),
        "exceptions": [*phrase.exceptions, "这个我不清楚"],
    }
    toml = "[[phrase]]\n" + "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in quoted.items()
    )
    trial = tried(capsys, draft(ours=toml), "--calls", str(few("forbidden_phrase")))

    assert [(rule.rule, len(rule.gone)) for rule in trial.rules] == [("not_clear", 1)]


def test_a_draft_that_says_the_same_changes_nothing(draft, few, capsys):
    code, told, _ = replayed(capsys, draft(), "--calls", str(few("complaint", "two_sides")))

    assert code == 0
    assert "草稿不改变任何提醒" in told


def test_programs_get_progress_and_the_result_a_line_each(draft, few, capsys):
    code, told, _ = replayed(capsys, draft(ours=DETAILS), "--calls", str(few("complaint", "two_sides")), "--json")

    lines = told.splitlines()
    assert code == 0
    assert [json.loads(line) for line in lines[:2]] == [{"done": 1, "total": 2}, {"done": 2, "total": 2}]
    assert trial_from_json(lines[2]).new == 1


def test_of_many_sentences_only_some_are_listed_unless_all_are_wanted(draft, few, capsys):
    often = DETAILS.replace('"详细情况"', '"(详细情况|请问有什么可以|晨光客服中心)"')
    folder, calls = draft(ours=often), few("complaint", "two_sides", "own_wording")
    _, some, _ = replayed(capsys, folder, "--calls", str(calls), "--most", "1")
    _, everything, _ = replayed(capsys, folder, "--calls", str(calls), "--all")

    assert some.count("    ＋ ") == 1
    assert "用 --all 全部列出" in some
    assert everything.count("    ＋ ") > 2
    assert "--all" not in everything


def test_a_broken_draft_tells_its_problems_and_tries_the_rest(draft, few, capsys):
    folder = draft(ours=DETAILS, broken=SOON.replace("stage", "stag"))

    code, told, errors = replayed(capsys, folder, "--calls", str(few("complaint")))

    assert code == 2
    assert "broken.toml 第 4 行 item.stag：不认识“stag”，是否想写 stage？" in errors
    assert "草稿有 1 处错误" in errors
    assert "忌语“详细情况”" in told


def test_an_overlay_that_new_made_is_compared_with_the_pack_below(few, capsys):
    main(["library", "new", "our-hotline", "--over", "inbound"])
    folder = paths.user_library() / "our-hotline"
    (folder / "ours.toml").write_text(DETAILS, encoding="utf-8")
    capsys.readouterr()

    code, told, _ = replayed(capsys, folder, "--calls", str(few("complaint")))

    assert code == 0
    assert "已经在使用中" in told
    assert "忌语“详细情况”（details）" in told


def test_a_copy_of_the_overlay_in_use_takes_its_place(draft, few, capsys, own_pack):
    own_pack("our-hotline", {"pack.toml": HEAD, "ours.toml": DETAILS})

    _, told, _ = replayed(capsys, draft(), "--calls", str(few("complaint")))

    assert "消失 1 处" in told


def test_a_draft_over_what_all_packs_share_reaches_every_one_of_them(draft, few, capsys):
    folder = draft('[pack]\nid = "common"\nshared = true\n', ours=DETAILS)
    trial = tried(capsys, folder, "--calls", str(few("complaint", "silent_outbound")))

    assert (trial.calls, trial.new) == (2, 1)


def test_a_draft_over_one_pack_leaves_the_calls_of_others_alone(draft, few, capsys):
    trial = tried(capsys, draft(ours=DETAILS), "--calls", str(few("complaint", "silent_outbound")))

    assert (trial.calls, trial.untouched) == (1, 1)


def test_a_pack_of_a_new_name_needs_one_to_be_compared_with(draft, few, capsys):
    folder, calls = draft('[pack]\nid = "vip"\nuses = ["inbound"]\n', ours=DETAILS), str(few("complaint"))
    code, _, errors = replayed(capsys, folder, "--calls", calls)
    trial = tried(capsys, folder, "--calls", calls, "--pack", "inbound")

    assert code == 2
    assert "请用 --pack 写明" in errors
    assert (trial.calls, trial.new) == (1, 1)


def test_since_and_pack_choose_the_calls(draft, keep, few, capsys):
    keep("complaint")
    folder = draft(ours=DETAILS)

    assert tried(capsys, folder, "--since", "2026-11-22").calls == 1
    assert tried(capsys, folder, "--since", "2099-01-01").calls == 0
    assert tried(capsys, folder, "--pack", "outbound").calls == 0
    assert tried(capsys, folder, "--calls", str(few("complaint")), "--since", "2099-01-01").calls == 0


def test_a_written_call_that_cannot_be_read_is_named_and_the_rest_tried(draft, few, capsys):
    folder = few("complaint")
    (folder / "broken.jsonl").write_text("{", encoding="utf-8")
    trial = tried(capsys, draft(ours=DETAILS), "--calls", str(folder))

    assert trial.calls == 1
    assert [(one.call, "第 1 行" in one.why) for one in trial.unusable] == [("broken.jsonl", True)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--draft", "nowhere"], "没有这个文件夹：nowhere"),
        (["--draft", "{empty}"], "pack.toml"),
        (["--draft", "{draft}", "--calls", "nowhere"], "没有这个文件夹：nowhere"),
        (["--draft", "{draft}", "--calls", "{empty}"], "没有 .jsonl 文件"),
        (["--draft", "{draft}", "--since", "gestern"], "不是日期"),
        (["--draft", "{draft}", "--pack", "inbond"], "没有名为“inbond”的话术包"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, said, draft, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    places = {"draft": draft(), "empty": tmp_path / "empty"}

    assert main(["library", "replay", *(word.format(**places) for word in words)]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
