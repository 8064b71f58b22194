"""Each kind of broken library costs what is broken, is told in one clear message, and nothing else.

`data/library/broken` holds a folder a kind, laid over the pack in `data/library/sound`; its `expected.txt` is what a
trainer reads. What no one wants in a repository, such as 50 MB or other encodings, is made here.
"""

import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.storage.library import load_library

LIBRARY = Path(__file__).parents[1] / "data" / "library"
SOUND = LIBRARY / "sound"
KINDS = sorted(folder.name for folder in (LIBRARY / "broken").iterdir())
PHRASE = '[[phrase]]\nid = "x"\ntext = "不知道"\nsay = "我马上核实。"\ngroup = "推诿"\n'


def load(folder):
    """The pack with `folder` over it, and what is told of it with paths below that folder."""
    loaded = load_library("p", [SOUND, folder])
    told = [str(problem).replace(str(folder) + os.sep, "").replace("\\", "/") for problem in loaded.problems]
    return loaded.library, told


def test_the_pack_below_is_sound():
    assert load_library("p", [SOUND]).problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_is_told_in_so_many_words_and_costs_nothing_else(kind):
    folder = LIBRARY / "broken" / kind

    library, told = load(folder)

    assert told == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert told
    assert [family.id for family in library.families] == ["unable_to_hear", "kept"]
    assert library.stage("greeting").lines[0].text == "您好，欢迎致电{company}。"
    assert [step.line.id for step in library.situation("soft_voice").steps] == ["volume", "louder"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_of_what_is_left_leads_somewhere(kind):
    library, _ = load(LIBRARY / "broken" / kind)

    for place in (*library.stages, *library.situations):
        known = {step.line.id for step in place.steps} | {"return"}
        for step in place.steps:
            assert {step.then or "return", *(branch.to for branch in step.branches)} <= known


def test_there_are_forty_kinds_and_each_is_told_once():
    assert len(KINDS) >= 40
    lines = {kind: (LIBRARY / "broken" / kind / "expected.txt").read_text(encoding="utf-8") for kind in KINDS}
    longer = {kind for kind, text in lines.items() if text.count("\n") > 1}

    assert longer == {"circle_of_branches_without_end", "situation_with_steps_of_another", "step_all_broken"}


UNREADABLE = {
    "gbk": ("# 话术\nid = 1".encode("gbk"), "第 1 行：文件不是 UTF-8 编码（可能是 GBK）"),
    "big5": ("# 說話\n".encode("big5"), "第 1 行：文件不是 UTF-8 编码"),
    "utf-16": (PHRASE.encode("utf-16"), "第 1 行：文件不是 UTF-8 编码（UTF-16）"),
    "utf-16 without mark": (PHRASE.encode("utf-16-le"), "bad.toml"),
    "nul": (b'[[phrase]]\nid = "a\x00b"\n', "第 2 行：第 8 列起不合 TOML 写法，这里有一个看不见的控制字符"),
    "all nul": (b"\x00" * 4096, "第 1 行"),
    "binary": (bytes(range(256)) * 40, "bad.toml"),
    "old mac line ends": (PHRASE.replace("\n", "\r").encode(), "第 1 行"),
    "large": (b"#" * 1_000_001, "文件有 1.0 MB，超过 1 MB"),
    "deep list": (b"a = " + b"[" * 2_000 + b"]" * 2_000, "括号套得太深"),
    "deep table": (b"a = " + b"{ a = " * 2_000 + b"1" + b"}" * 2_000, "括号套得太深"),
    "deep but parsed": (
        b"[[family]]\nid = 'a'\nname = " + b"[" * 90 + b"]" * 90,
        "第 3 行 family.name：“name”应当是用英文",
    ),
    "dotted key": (b".".join([b"a"] * 400_000) + b" = 1", "第 1 行：这一行的点号太多"),
    "dotted header": (b"[" + b".".join([b"a"] * 50_000) + b"]", "第 1 行：这一行的点号太多"),
    "long number": (b"[[item]]\nweight = " + b"1" * 5_000, "文件里有一个太长的数"),
    "long hexadecimal number": (PHRASE.encode() + b"exact = 0x" + b"f" * 9_000, "第 6 行 phrase.exact"),
    "number too large for a weight": (b"[[family]]\nid = 'a'\nname = " + b"9" * 400, "一个太大的数"),
}


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_problem(library, content, words):
    root = library({"p/bad.toml": content, "p/z.toml": PHRASE.replace('"x"', '"z"')})

    loaded = load_library("p", [root])

    (problem,) = loaded.problems
    assert words in str(problem)
    assert problem.file == root / "p" / "bad.toml"
    assert [phrase.id for phrase in loaded.library.phrases] == ["z"]


HARMLESS = {
    "a mark before utf-8": b"\xef\xbb\xbf" + PHRASE.encode(),
    "windows line ends": PHRASE.replace("\n", "\r\n").encode(),
    "nothing behind the last line": PHRASE.rstrip().encode(),
    "comments only before it": ("# 说明\n\n" + PHRASE).encode(),
    "dots in a text": PHRASE.replace("我马上核实。", "我马上核实" + "." * 300).encode(),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_is_read(library, content):
    loaded = load_library("p", [library({"p/a.toml": content})])

    assert loaded.problems == ()
    assert [phrase.id for phrase in loaded.library.phrases] == ["x"]


def test_empty_files_hidden_files_and_other_files_are_none_of_ours(library):
    files = {"p/empty.toml": "", "p/._x.toml": b"\x00\x05", "p/.git/x.toml": "[", "p/notes.txt": "[", "p/a.docx": b"PK"}

    assert load_library("p", [library(files)]).problems == ()


def test_fifty_megabytes_are_not_even_opened(library):
    root = library({})
    with (root / "p" / "bad.toml").open("wb") as file:
        file.truncate(50_000_000)

    began = time.perf_counter()
    loaded = load_library("p", [root])

    assert time.perf_counter() - began < 1
    assert "50.0 MB" in str(loaded.problems[0])


def test_a_hundred_thousand_broken_entries_are_told_in_a_page(library):
    root = library({"p/bad.toml": "[[item]]\n" * 100_000, "p/z.toml": PHRASE})

    loaded = load_library("p", [root])

    assert len(loaded.problems) == 51
    assert "还有 99950 处错误" in str(loaded.problems[-1])
    assert loaded.library.phrases


def test_a_step_too_many_to_follow(library):
    step = '[[situation.step]]\nid = "a{}"\ntitle = "t"\nsay = "您好"\n'
    head = '[[family]]\nid = "f"\nname = "n"\n[[situation]]\nid = "s"\nname = "n"\nfamily = "f"\n'
    root = library({"p/bad.toml": head + "".join(step.replace("{}", str(number)) for number in range(101))})

    loaded = load_library("p", [root])

    (problem,) = loaded.problems
    assert "一共 101 步，超过 100 步" in str(problem)


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")


@needs_links
@pytest.mark.parametrize("target", ["file", "folder", "pack", "loop", "inner folder"])
def test_no_link_is_followed_out_of_the_folder(library, tmp_path, target):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "pack.toml").write_text('[pack]\nid = "q"\n', encoding="utf-8")
    (outside / "secret.toml").write_text(PHRASE, encoding="utf-8")
    root = library({"p/inner/a.toml": ""})
    link, aim, words = {
        "file": (root / "p" / "link.toml", outside / "secret.toml", "话术库以外"),
        "folder": (root / "p" / "link", outside, "话术库以外"),
        "pack": (root / "link", outside, "话术库以外"),
        "loop": (root / "p" / "loop.toml", root / "p" / "loop.toml", "打不开"),
        "inner folder": (root / "p" / "again", root / "p" / "inner", "指向另一个文件夹的链接"),
    }[target]
    link.symlink_to(aim)

    loaded = load_library("p", [root])

    (problem,) = loaded.problems
    assert words in str(problem)
    assert loaded.library.phrases == ()


@needs_links
def test_a_library_folder_that_is_a_link_itself_is_read(library, tmp_path):
    root = library({"p/x.toml": PHRASE})
    (tmp_path / "link").symlink_to(root)

    assert load_library("p", [tmp_path / "link"]).problems == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_a_pipe_is_not_waited_for(library):
    root = library({})
    os.mkfifo(root / "p" / "pipe.toml")

    assert "不是普通文件" in str(load_library("p", [root]).problems[0])


def test_a_folder_that_is_named_like_a_file_is_a_folder(library):
    loaded = load_library("p", [library({"p/x.toml/y.toml": PHRASE})])

    assert loaded.problems == ()
    assert loaded.library.phrases


def test_packs_one_below_another_have_an_end(library):
    packs = {f"q{n}/pack.toml": f'[pack]\nid = "q{n}"\nuses = ["q{n + 1}"]\n' for n in range(40)}
    root = library(
        {**packs, "q40/pack.toml": '[pack]\nid = "q40"\n', "p/pack.toml": '[pack]\nid = "p"\nuses = ["q0"]\n'}
    )

    (problem,) = load_library("p", [root]).problems

    assert "超过了 20 层" in str(problem)


def test_packs_that_share_what_they_use_are_read_once_each(library):
    packs = {
        f"q{n:02}{side}/pack.toml": f'[pack]\nid = "q{n:02}{side}"\nuses = ["q{n + 1:02}a", "q{n + 1:02}b"]\n'
        for n in range(15)
        for side in "ab"
    }
    last = {f"q15{side}/pack.toml": f'[pack]\nid = "q15{side}"\n' for side in "ab"}
    root = library({**packs, **last, "p/pack.toml": '[pack]\nid = "p"\nuses = ["q00a", "q00b"]\n'})

    began = time.perf_counter()

    assert load_library("p", [root]).problems == ()
    assert time.perf_counter() - began < 1


MUTATED = (
    (LIBRARY / "sound" / "p" / "library.toml").read_bytes()
    + """
[[situation]]
id = "s"
name = "无声"
family = "unable_to_hear"
opens.silence = 5
closes.customer = ["听到了"]
[[situation.step]]
id = "first"
title = "问候"
say = "您好，{customer}。"
wait = 5
promise = { name = "回电", minutes = 30 }
[[situation.step.branch]]
name = "有回应"
to = "return"
voice = true
[[wording]]
id = "louder"
tip = "别急"
""".encode()
)


@given(st.lists(st.tuples(st.integers(0, len(MUTATED)), st.integers(0, 12), st.binary(max_size=6)), max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_becomes_of_a_file_the_others_are_read(library, cuts):
    content = MUTATED
    for start, length, instead in cuts:
        content = content[:start] + instead + content[start + length :]
    own = '[[stage]]\nid = "own"\nname = "n"\n[[stage.step]]\nid = "own_step"\ntitle = "t"\nsay = "您好"\n'
    root = library({"p/mutated.toml": content, "p/stages.toml": own, "p/z.toml": PHRASE})

    loaded = load_library("p", [root])

    assert loaded.library.stage("own").lines
    assert "x" in {phrase.id for phrase in loaded.library.phrases}
    assert all(str(problem) for problem in loaded.problems)
