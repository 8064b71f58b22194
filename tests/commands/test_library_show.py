import pytest

from desktop import paths
from desktop.cli import main

CALL_BACK = """[[situation]]
id = "call_back"
name = "约回电"
family = "conversation"
no_hang_up = true
opens.agent = ["我稍后给您回电话"]
opens.silence = 8
opens.level = -45
avoid = ["等着。"]
tip = "一定要打。"
source = { standard = "N12", document = "文件", section = "一" }
[[situation.step]]
id = "call_back_promise"
title = "约定"
say = "两个小时之内给您回电话，好吗？"
keys = ["两个小时"]
variants = ["两小时之内回您电话。"]
wait = 5
then = "call_back_write"
promise = { name = "回电", minutes = 120 }
[[situation.step.branch]]
name = "客户不同意"
to = "return"
customer = ["我现在就要"]
[[situation.step]]
id = "call_back_write"
title = "记录"
do = "记下号码"
"""


def shown(capsys, *words):
    assert main(["library", "show", *words]) == 0
    return capsys.readouterr().out


def test_without_a_pack_all_packs_with_their_folders(capsys, own_pack):
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n'})

    said = shown(capsys)

    assert str(paths.scripts_library() / "inbound") in said
    assert str(mine) in said
    assert "outbound" in said
    assert "common  " not in said


def test_a_pack_at_a_glance(capsys):
    said = shown(capsys, "inbound").splitlines()

    assert said[0].startswith("呼入热线（inbound ")
    assert any(line.startswith("  问候语  greeting  ") for line in said)
    assert said.index("阶段") < said.index("情形 · 无法听清（unable_to_hear）") < said.index("必说项")
    assert any("silent_call" in line and line.endswith("步") for line in said)
    assert any("say_number" in line for line in said)


def test_a_procedure_as_numbered_steps(capsys, own_pack):
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n', "x.toml": CALL_BACK})

    said = [line.strip() for line in shown(capsys, "inbound", "call_back").splitlines()]

    assert said[0].startswith("情形 约回电（call_back）· ")
    for line in (
        "坐席说“我稍后给您回电话”",
        "客户 8 秒没有出声",
        "客户的声音低于 -45 dBFS（只提示，由坐席决定）",
        "1. 说：两个小时之内给您回电话，好吗？  [约定，call_back_promise]",
        "等 5 秒 → 第 2 步",
        "如果客户不同意（客户说“我现在就要”） → 回到原处",
        "记下承诺：回电（2 小时之内）",
        "也可以说：两小时之内回您电话。",
        "要说到：两个小时",
        "2. 做：记下号码  [记录，call_back_write]",
        "不可以直接挂机。",
        "等着。",
        "小提示：一定要打。",
        "出处：N12 · 文件 · 一",
        f"写在：{mine / 'x.toml'} 第 1 行",
    ):
        assert line in said


def test_an_entry_is_found_by_a_step_of_it(capsys):
    assert "情形 请客户等待（hold）" in shown(capsys, "inbound", "hold_ask")


def test_an_entry_that_was_overlaid_tells_both_places(capsys, own_pack):
    text = '\n[[phrase]]\nid = "dont_know"\ntext = "不知道"\nsay = "我查一下。"\ngroup = "推诿"\n'
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n', "x.toml": text})

    said = shown(capsys, "inbound", "dont_know").splitlines()

    assert "换成：我查一下。" in said
    assert f"写在：{mine / 'x.toml'} 第 2 行" in said
    shipped = paths.scripts_library() / "common" / "forbidden" / "shuffling.toml"
    assert any(line.startswith(f"盖住了：{shipped} 第 ") for line in said)


def test_a_step_that_is_worded_anew_tells_where(capsys, own_pack):
    text = '[[wording]]\nid = "hold_thanks"\nsay = "让您久等了，谢谢您。"\nkeys = ["久等"]\n'
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n', "x.toml": text})

    said = shown(capsys, "inbound", "hold")

    assert "让您久等了，谢谢您。" in said
    assert f"hold_thanks 改写在：{mine / 'x.toml'} 第 1 行" in said


def test_an_item_tells_its_place_and_deadline(capsys):
    said = shown(capsys, "inbound", "say_number")

    assert "必说项 报工号（say_number）· 问候语" in said
    assert "期限：" in said


def test_a_folder_that_is_one_pack_can_be_shown(capsys, tmp_path):
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "pack.toml").write_text('[pack]\nid = "inbound"\nname = "另一份"\n', encoding="utf-8")

    assert shown(capsys, str(folder)).startswith("另一份（inbound")


def test_a_pack_tells_what_can_be_practised(capsys):
    said = shown(capsys, "inbound").splitlines()

    assert said.index("演练 · 投诉抱怨") < said.index("试题 250 道，按主题：") < said.index("试卷")
    assert "  客户嫌您动作慢  slow-agent" in said
    assert "  十题小测  quick  10 题" in said
    assert any(line.startswith("  服务忌语：") and "forbidden-hurry" in line for line in said)


def test_a_drill_is_told_from_its_brief_to_its_examples(capsys):
    said = [line.strip() for line in shown(capsys, "inbound", "note-it-down").splitlines()]

    assert said[0] == "演练 维修点的地址很长（note-it-down）"
    for line in (
        "难度：中等",
        "客户：吴女士，手边没有纸笔，记性不太好。",
        "哎哎，太快了，我没记住。",
        "两边 8 秒没有出声 → bye",
        "说了别的 → lost",
        "说完就挂机",
        "说到“(二十六|26)号”",
        "从 reads_back 开始算",
        "出现提醒“pace”",
        "reads_back：我再为您重复一遍，人民路二十六号，请您带上发票。（快慢 0.8）",
        "通过：评分表上至少 80 分",
        f"写在：{paths.scripts_library() / 'inbound' / 'drills' / 'note-it-down.toml'} 第 2 行",
    ):
        assert line in said


def test_what_the_line_does_to_the_customer_is_told_with_its_figures(capsys):
    said = shown(capsys, "inbound", "weak-signal")

    assert "的时间没有声音" in said


def test_a_question_and_a_paper_are_told_with_what_is_right(capsys):
    asked = shown(capsys, "inbound", "score-total").splitlines()
    drawn = shown(capsys, "inbound", "theme-forbidden").splitlines()

    assert asked[0] == "试题（score-total）"
    assert {line.partition("：")[0] for line in asked} >= {"题目", "题型", "对的", "解释", "出处", "写在"}
    assert drawn[:1] == ["试卷 服务忌语（theme-forbidden）"]
    assert "题数：15 题" in drawn


def test_a_drill_that_lies_over_a_shipped_one_tells_both_places(capsys, own_pack):
    shipped = paths.scripts_library() / "inbound" / "drills" / "noise.toml"
    text = shipped.read_text(encoding="utf-8").replace("../../schema", "schema")
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n'})
    (mine / "drills").mkdir()
    (mine / "drills" / "noise.toml").write_text(text, encoding="utf-8")

    said = shown(capsys, "inbound", "noise").splitlines()

    assert f"写在：{mine / 'drills' / 'noise.toml'} 第 2 行" in said
    assert f"盖住了：{shipped} 第 2 行" in said


def test_what_is_left_out_is_told_on_stderr(capsys, own_pack):
    own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n', "x.toml": "[[phrase]]\n"})

    assert main(["library", "show", "inbound"]) == 0

    assert "处错误" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["inbond"], "是否想写 inbound"),
        (["inbound", "silent_cal"], "是否想写 silent_call"),
        (["inbound", "zzzzzz"], "peiting library show inbound"),
        (["common"], "只供别的话术包引用"),
        (["."], "没有 pack.toml"),
    ],
)
def test_what_is_not_there_is_one_sentence(words, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["library", "show", *words]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
