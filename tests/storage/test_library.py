import sys

import pytest

from desktop.errors import PeitingError
from desktop.storage.library import available_packs, load_library

PHRASE = '[[phrase]]\nid = "{id}"\ntext = "不知道"\nsay = "{say}"\ngroup = "推诿"\n'


def phrase(id_="x", say="我马上核实。"):
    return PHRASE.replace("{id}", id_).replace("{say}", say)


def test_reads_a_pack_whole(library):
    root = library({"p/deep/er/phrases.toml": phrase()})

    loaded = load_library("p", [root])

    assert loaded.problems == ()
    assert (loaded.library.name, loaded.library.version) == ("包", "2.1")
    assert loaded.library.stage("greeting").lines[0].text == "您好"
    assert loaded.library.phrases[0].say == "我马上核实。"


def test_a_later_folder_lies_over_an_earlier_one(library):
    shipped = library({"p/phrases.toml": phrase("a") + phrase("b") + phrase("c")})
    own = '[pack]\nid = "p"\nwithout = ["c"]\n[pack.names]\ncompany = "星云"\n'
    company = library({"mine/pack.toml": own, "mine/x.toml": phrase("d") + phrase("a", "好")}, "company", base=False)

    loaded = load_library("p", [shipped, company])

    assert loaded.problems == ()
    assert [(one.id, one.say) for one in loaded.library.phrases] == [
        ("a", "好"),
        ("b", "我马上核实。"),
        ("d", "我马上核实。"),
    ]
    assert (loaded.library.name, loaded.library.names) == ("包", {"company": "星云"})
    assert [pack.folders for pack in available_packs([shipped, company])] == [(shipped / "p", company / "mine")]


def test_a_used_pack_lies_below(library):
    base = '[pack]\nid = "base"\nshared = true\n'
    uses = '[pack]\nid = "p"\nuses = ["base"]\n'
    files = {"base/pack.toml": base, "base/f.toml": phrase("a") + phrase("b")}
    root = library({**files, "p/pack.toml": uses, "p/f.toml": phrase("a", "好")})

    loaded = load_library("p", [root])

    assert [one.say for one in loaded.library.phrases] == ["好", "我马上核实。"]
    assert [pack.id for pack in available_packs([root])] == ["p"]


def test_packs_that_use_each_other_are_reported_and_load(library):
    root = library(
        {"p/pack.toml": '[pack]\nid = "p"\nuses = ["q"]\n', "q/pack.toml": '[pack]\nid = "q"\nuses = ["p"]\n'}
    )

    loaded = load_library("p", [root])

    assert "p → q → p" in str(loaded.problems[0])
    assert loaded.library.stages


BROKEN = {
    "syntax": ('[[phrase]]\nid = "y"\ntext = “不行”\n', 3, "中文引号"),
    "full-width sign": ('[[phrase]]\nid ＝ "y"\n', 2, "全角"),
    "unclosed": ('[[phrase]]\nvariants = ["a"\nid = "y"\n', 3, "逗号"),
    "key twice": ('[[phrase]]\nid = "y"\nid = "y"\n', 3, "两次"),
    "wrong type": (phrase("y") + "exact = 1\n", 6, "true 或 false"),
    "text for a list": (phrase("y") + 'variants = "a"\n', 6, "方括号里的一列"),
    "missing key": ('[[phrase]]\nid = "y"\ntext = "不行"\ngroup = "否定"\n', 1, "缺少必填的“say”"),
    "unknown key": (phrase("y") + 'varients = ["a"]\n', 6, "是否想写 variants"),
    "unknown key deep": (phrase("y") + 'source = { standrad = "H1" }\n', 6, "是否想写 standard"),
    "unknown table": ('[[frase]]\nid = "y"\n', 1, "是否想写 phrase"),
    "single brackets": ('\n[phrase]\nid = "y"\n', 2, "双方括号"),
    "bad id": (phrase("不行"), 2, "小写英文字母"),
    "bad severity": (phrase("y") + 'severity = "bad"\n', 6, "'fatal'"),
    "empty text": ('[[phrase]]\nid = "y"\ntext = " "\nsay = "好"\ngroup = "否定"\n', 3, "不能为空"),
    "placeholder": (phrase("y", "{compny}您好"), 4, "{compny}"),
    "half a placeholder": (phrase("y", "您好}"), 4, "占位符"),
    "duplicate": (phrase("x2") + phrase("x2"), 7, "第 1 行用过"),
    "unknown stage": (
        '[[item]]\nid = "i"\nname = "n"\nstage = "greting"\nphrases = ["您好"]\n',
        4,
        "是否想写 greeting",
    ),
    "deadline": ('[[item]]\nid = "i"\nname = "n"\nstage = "greeting"\nphrases = ["您"]\ndeadline = -1\n', 6, "大于 0"),
    "no number": (
        '[[item]]\nid = "i"\nname = "n"\nstage = "greeting"\nphrases = ["您"]\ndeadline = nan\n',
        6,
        "有限的数字",
    ),
    "unknown family": (
        '[[situation]]\nid = "s"\nname = "n"\nfamily = "f"\n[[situation.step]]\nid = "l"\ntitle = "t"\nsay = "您好"\n',
        4,
        "family",
    ),
    "line twice": (
        '[[stage]]\nid = "s"\nname = "n"\n[[stage.step]]\nid = "l"\ntitle = "t"\nsay = "您好"\n'
        '[[stage.step]]\nid = "l"\ntitle = "t"\nsay = "您好"\n',
        9,
        "在这个条目里用过了",
    ),
    "key not in text": (
        '[[stage]]\nid = "s"\nname = "n"\n[[stage.step]]\nid = "l"\ntitle = "t"\nsay = "您好"\nkeys = ["再见"]\n'
        '[[stage.step]]\nid = "l2"\ntitle = "t"\nsay = "您好"\n',
        8,
        "不在 say 里",
    ),
    "bad line of a good stage": (
        '[[stage]]\nid = "s"\nname = "n"\n[[stage.step]]\nid = "l"\ntitle = "t"\nsay = "您好"\n[[stage.step]]\n'
        'id = "m"\nsay = "您好"\n',
        8,
        "缺少必填的“title”",
    ),
    "not a table": ("phrase = [1]\n", 1, "键 = 值"),
}


@pytest.mark.parametrize(("content", "line", "words"), BROKEN.values(), ids=BROKEN)
def test_names_file_line_and_cause_and_loads_the_rest(library, content, line, words):
    root = library({"p/a.toml": content, "p/z.toml": phrase("x")})

    loaded = load_library("p", [root])

    (problem,) = loaded.problems
    assert (problem.file, problem.line) == (root / "p" / "a.toml", line)
    assert words in str(problem)
    assert f"a.toml 第 {line} 行" in str(problem)
    assert "x" in [one.id for one in loaded.library.phrases]
    assert loaded.library.stages


def test_a_duplicate_in_another_file_names_the_first(library):
    root = library({"p/a.toml": phrase("x"), "p/b.toml": "\n" + phrase("x", "好")})

    loaded = load_library("p", [root])

    assert [one.say for one in loaded.library.phrases] == ["我马上核实。"]
    assert "a.toml 第 1 行" in str(loaded.problems[0])
    assert loaded.problems[0].line == 3


UNREADABLE = {
    "gbk": ('# 话术\nid = "x"'.encode("gbk"), 1, "UTF-8"),
    "utf-16": ("# 话术".encode("utf-16"), 1, "UTF-16"),
    "huge": (b"#" * 1_000_001, 0, "1.0 MB"),
    "deep": (b"a = " + b"[" * 20_000 + b"]" * 20_000, 0, "套得太深"),
}


@pytest.mark.parametrize(("content", "line", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_problem(library, content, line, words):
    root = library({"p/a.toml": content, "p/z.toml": phrase("x")})

    loaded = load_library("p", [root])

    (problem,) = loaded.problems
    assert (problem.line, loaded.library.phrases[0].id) == (line, "x")
    assert words in str(problem)


def test_a_mark_before_utf8_and_windows_line_ends_do_no_harm(library):
    root = library({"p/a.toml": b"\xef\xbb\xbf" + phrase("x").replace("\n", "\r\n").encode()})

    loaded = load_library("p", [root])

    assert loaded.problems == ()
    assert loaded.library.phrases


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_out_of_the_folder_is_not_followed(library, tmp_path):
    secret = tmp_path / "secret.toml"
    secret.write_text(phrase("x"), encoding="utf-8")
    root = library({})
    (root / "p" / "link.toml").symlink_to(secret)

    loaded = load_library("p", [root])

    assert loaded.library.phrases == ()
    assert "话术库以外" in str(loaded.problems[0])


def test_a_folder_without_pack_file_is_reported(library):
    root = library({"stray/a.toml": phrase("x")})

    loaded = load_library("p", [root])

    assert "缺少 pack.toml" in str(loaded.problems[0])


def test_an_unknown_pack_is_an_error_with_the_nearest_name(library):
    with pytest.raises(PeitingError, match="是否想写 inbound") as caught:
        load_library("inbond", [library({"i/pack.toml": '[pack]\nid = "inbound"\n'})])

    assert caught.value.code == "pack-unknown"


def test_no_folder_at_all_is_an_error(tmp_path):
    with pytest.raises(PeitingError, match="没有找到任何话术包"):
        load_library("p", [tmp_path / "nowhere"])


def test_a_pack_without_a_usable_stage_is_an_error_that_shows_the_first_cause(library):
    root = library({"p/stages.toml": '[[stage]]\nid = "greeting"\n'})

    with pytest.raises(PeitingError, match="没有一个可用的通话阶段") as caught:
        load_library("p", [root])

    assert "stages.toml 第 1 行" in caught.value.message


SITUATION = (
    '[[family]]\nid = "f"\nname = "n"\n[[situation]]\nid = "s"\nname = "n"\nfamily = "f"\n'
    'opens.agent = ["杂音", "杂音太大"]\n[[situation.step]]\nid = "a"\ntitle = "t"\nsay = "您好"\n'
    '[[situation.step.branch]]\nname = "清楚"\nto = "return"\ncustomer = ["是", "清楚的"]\n'
    '[[situation.step.branch]]\nname = "不清楚"\n[[situation.step]]\nid = "b"\ntitle = "t"\nsay = "再见"\n'
)


def test_a_mistake_costs_the_smallest_part_that_can_be_spared(library):
    loaded = load_library("p", [library({"p/s.toml": SITUATION})])

    situation = loaded.library.situation("s")
    (branch,) = situation.steps[0].branches
    assert [problem.line for problem in loaded.problems] == [16, 17, 8]
    assert situation.opens.agent == ("杂音太大",)
    assert (branch.name, branch.opens.customer) == ("清楚", ("清楚的",))
    assert len(situation.steps) == 2


def test_a_pack_with_a_broken_key_keeps_the_others(library):
    pack = '[pack]\nid = "p"\nname = 1\nversion = "3"\nuses = ["../x", "base"]\n'
    base = {"base/pack.toml": '[pack]\nid = "base"\nshared = true\n', "base/f.toml": phrase("a")}

    loaded = load_library("p", [library({"p/pack.toml": pack, **base})])

    assert [problem.line for problem in loaded.problems] == [3, 5]
    assert (loaded.library.name, loaded.library.version) == ("p", "3")
    assert [one.id for one in loaded.library.phrases] == ["a"]


def test_a_step_that_two_situations_have_leads_on_without_the_second(library):
    steps = '[[situation.step]]\nid = "{}1"\ntitle = "t"\nsay = "您好"\nthen = "x"\n[[situation.step]]\nid = "x"\n'
    steps += 'title = "t"\nsay = "请讲"\n[[situation.step]]\nid = "{}2"\ntitle = "t"\nsay = "再见"\n'
    head = '[[situation]]\nid = "{}"\nname = "n"\nfamily = "f"\n'
    text = '[[family]]\nid = "f"\nname = "n"\n' + "".join((head + steps).replace("{}", one) for one in "ab")

    loaded = load_library("p", [library({"p/s.toml": text})])

    (problem,) = loaded.problems
    assert "已在“a”里用过" in str(problem)
    assert [(step.line.id, step.then) for step in loaded.library.situation("b").steps] == [("b1", "b2"), ("b2", "")]
