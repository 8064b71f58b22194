"""What lies in a library folder beside the files that are read: documents, copies of packs."""

import io
import zipfile

import pytest

from desktop.storage.library import load_library

ENTRY = '[[phrase]]\nid = "x"\ntext = "不知道"\nsay = "我马上核实。"\ngroup = "推诿"\n'
OVERLAY = '[pack]\nid = "p"\n[pack.names]\ncompany = "{}"\n'


def word_document(text):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as document:
        runs = "".join(f"<w:t>{part}</w:t>" for part in text.partition("phrase"))
        document.writestr("word/document.xml", f'<?xml version="1.0"?><w:document>{runs}</w:document>')
    return kept.getvalue()


STRAYS = {
    "a note by content": ("我们的.txt", ENTRY),
    "a note behind remarks": ("我们的.txt", "\ufeff# 忌语\n\n# 第一组\n" + ENTRY),
    "a note in the editor's own encoding": ("我们的.txt", ENTRY.encode("utf-16")),
    "a pack file": ("head.txt", '[pack]\nid = "p"\n'),
    "a note by name": ("situations.txt", "以后再写"),
    "rich text": ("我们的.rtf", r"{\rtf1\ansi {\fonttbl}\f0 [[phrase]]\par id = }"),
    "a document": ("我们的.docx", word_document(ENTRY)),
    "a document by name": ("forbidden.docx", b"PK"),
}


@pytest.mark.parametrize(("name", "content"), STRAYS.values(), ids=STRAYS)
def test_library_text_in_another_kind_of_file_is_told(library, name, content):
    root = library({f"p/{name}": content})

    (problem,) = load_library("p", [root]).problems

    assert problem.file == root / "p" / name
    assert f"这个文件不会被读入；请用记事本把文字另存为 {name.rpartition('.')[0]}.toml" in str(problem)


OTHERS = {
    "notes": ("notes.txt", "[1] 见规范第三条"),
    "remarks only": ("notes.txt", "# " * 9_000),
    "the document behind a library file": ("stages.docx", b"PK"),
    "a document": ("规范.docx", word_document("呼叫热线工作职责和服务行为规范")),
    "a broken document": ("规范.docx", b"PK\x03\x04" + bytes(90)),
    "rich text": ("规范.rtf", r"{\rtf1 [1]}"),
    "a table": ("phrases.xlsx", b"PK"),
}


@pytest.mark.parametrize(("name", "content"), OTHERS.values(), ids=OTHERS)
def test_other_documents_may_lie_in_a_pack(library, name, content):
    assert load_library("p", [library({f"p/{name}": content})]).problems == ()


def test_a_pack_file_saved_as_text_is_told_with_what_its_folder_lacks(library):
    root = library({"ours/pack.txt": OVERLAY})

    missing, stray = load_library("p", [root]).problems

    assert "缺少 pack.toml" in str(missing)
    assert stray.file == root / "ours" / "pack.txt"


COPIES = ["backup", "bak_0901", "hotline old", "our-hotline - copy", "a 副本", "hotline备份", "旧版"]


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_does_not_shut_out_what_is_in_use(library, copy):
    shipped = library({})
    files = {f"{copy}/pack.toml": OVERLAY.format("旧名"), "the-line/pack.toml": OVERLAY.format("新名")}
    own = library(files, "own", base=False)

    loaded = load_library("p", [shipped, own])

    assert loaded.library.names == {"company": "新名"}
    (problem,) = loaded.problems
    assert problem.file == own / copy / "pack.toml"
    assert f"文件夹 the-line 的话术包也叫“p”，用的是它；{copy} 看名字是备份，整个没有读入" in str(problem)


def test_of_two_packs_that_are_no_copies_the_first_by_name_is_used(library):
    shipped = library({})
    files = {"threshold/pack.toml": OVERLAY.format("乙"), "gold/pack.toml": OVERLAY.format("甲")}

    loaded = load_library("p", [shipped, library(files, "own", base=False)])

    assert loaded.library.names == {"company": "甲"}
    (problem,) = loaded.problems
    assert "threshold 按名字排在后面，整个没有读入" in str(problem)


def test_a_pack_that_is_only_named_like_a_copy_is_used(library):
    own = library({"old/pack.toml": OVERLAY.format("甲")}, "own", base=False)

    loaded = load_library("p", [library({}), own])

    assert (loaded.library.names, loaded.problems) == ({"company": "甲"}, ())
