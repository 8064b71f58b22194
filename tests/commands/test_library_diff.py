import pytest

from desktop import paths
from desktop.cli import main

PACK = '[pack]\nid = "p"\nname = "包"\nversion = "1"\nuses = ["common"]\n'
STAGE = """[[stage]]
id = "greeting"
name = "问候"
[[stage.step]]
id = "hello"
title = "问好"
say = "您好，这里是{company}"
keys = ["您好"]
variants = ["早上好", "下午好"]
wait = 2
"""
PHRASE = '[[phrase]]\nid = "never_so"\ntext = "不可能的吧"\nsay = "我查一下。"\ngroup = "否定"\n'


@pytest.fixture
def compared(tmp_path, capsys):
    """What `diff` says of two folders, and its exit code."""

    def compare(old, new):
        for name, text in (("old", old), ("new", new)):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "pack.toml").write_text(PACK, encoding="utf-8")
            (folder / "x.toml").write_text(text, encoding="utf-8")
        code = main(["library", "diff", str(tmp_path / "old"), str(tmp_path / "new")])
        return code, capsys.readouterr().out.splitlines()

    return compare


def test_a_pack_is_the_same_as_itself(capsys):
    assert main(["library", "diff", "inbound", "inbound"]) == 0

    assert "内容相同" in capsys.readouterr().out


def test_changed_keys_are_told_old_and_new(compared):
    new = STAGE.replace("这里是{company}", "{company}").replace('"下午好"', '"晚上好"').replace("wait = 2", "wait = 3")
    new += '[[stage.step.branch]]\nname = "客户问好"\nto = "return"\ncustomer = ["你好你好"]\n'

    code, said = compared(STAGE, new)

    assert code == 1
    assert said[0] == "～ 改动 阶段 问候（greeting）"
    assert set(said[1:-1]) == {
        "    步骤 hello · 内容：您好，这里是{company} → 您好，{company}",
        "    步骤 hello · 其他说法：下午好 → 晚上好",
        "    步骤 hello · 等待秒数：2 → 3",
        "    步骤 hello · 分支的先后：（无） → 客户问好",
        "    步骤 hello · 分支 客户问好 · 去：（无） → return",
        "    步骤 hello · 分支 客户问好 · 打开 · 客户说：（无） → 你好你好",
    }
    assert said[-1] == "新增 0，去掉 0，改动 1。"


def test_entries_that_came_and_went(compared):
    code, said = compared(STAGE + PHRASE, STAGE + PHRASE.replace("never_so", "other").replace("的吧", "的呀"))

    assert code == 1
    assert said == [
        "＋ 新增 忌语 不可能的呀（other）",
        "－ 去掉 忌语 不可能的吧（never_so）",
        "新增 1，去掉 1，改动 0。",
    ]


def test_steps_in_another_order_are_a_change(compared):
    second = '[[stage.step]]\nid = "ask"\ntitle = "问"\nsay = "有什么可以帮您？"\n'
    head, hello = STAGE.split("[[stage.step]]")

    code, said = compared(STAGE + second, f"{head}{second}[[stage.step]]{hello}")

    assert code == 1
    assert "    步骤的先后：hello / ask → ask / hello" in said


def test_the_pack_itself_is_compared(own_pack, capsys):
    own_pack("a", {"pack.toml": PACK.replace('"p"', '"a"'), "x.toml": STAGE})
    own_pack(
        "b",
        {
            "pack.toml": PACK.replace('"p"', '"b"').replace('"1"', '"2"') + '[pack.names]\ncompany = "星云"\n',
            "x.toml": STAGE,
        },
    )

    assert main(["library", "diff", "a", "b"]) == 1

    said = capsys.readouterr().out
    assert "    版本：1 → 2" in said
    assert "    占位符 company 的默认值：（无） → 星云" in said


def test_an_old_copy_of_an_overlay_is_not_laid_over_the_new_one(own_pack, tmp_path, capsys):
    mine = own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\n', "x.toml": PHRASE})
    old = tmp_path / "old"
    old.mkdir()
    (old / "pack.toml").write_text('[pack]\nid = "inbound"\n', encoding="utf-8")

    assert main(["library", "diff", str(old), str(mine)]) == 1

    assert capsys.readouterr().out.splitlines()[0] == "＋ 新增 忌语 不可能的吧（never_so）"


def test_two_packs_that_ship_differ(capsys):
    assert main(["library", "diff", "inbound", "outbound"]) == 1

    assert "＋ 新增 情形 " in capsys.readouterr().out


def test_a_pack_that_is_not_there_is_one_sentence(capsys):
    assert main(["library", "diff", "inbound", "nothing"]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "也没有这个文件夹" in lines[0]


def test_a_drill_that_was_changed_is_told_part_by_part(capsys, tmp_path):
    shipped = (paths.scripts_library() / "inbound" / "drills" / "noise.toml").read_text(encoding="utf-8")
    brief = next(line for line in shipped.splitlines() if line.startswith("brief"))
    drills = tmp_path / "inbound" / "drills"
    drills.mkdir(parents=True)
    (tmp_path / "inbound" / "pack.toml").write_text(
        '[pack]\nid = "inbound"\nwithout_practice = ["slow-agent"]\n', encoding="utf-8"
    )
    (drills / "noise.toml").write_text(
        shipped.replace(brief, 'brief = "码头上打来的。"').replace("difficulty = ", "difficulty = 3 # "),
        encoding="utf-8",
    )

    assert main(["library", "diff", "inbound", str(tmp_path / "inbound")]) == 1

    said = capsys.readouterr().out.splitlines()
    told = brief.partition('"')[2].rstrip('"')
    assert "～ 改动 演练 工地上打来，杂音太大（noise）" in said
    assert f"    场景：{told} → 码头上打来的。" in said
    assert "－ 去掉 演练 客户嫌您动作慢（slow-agent）" in said
    assert said[-1] == "新增 0，去掉 1，改动 1。"
