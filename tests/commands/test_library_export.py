import re
from html.parser import HTMLParser

import pytest

from desktop import paths
from desktop.cli import main
from desktop.storage.library import load_library

VOID = {"meta", "br", "img", "hr", "link", "input"}


class Page(HTMLParser):
    """What the tests ask of a page: which ids and links there are, and whether every tag is closed."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.tags, self.open, self.text = [], [], set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


@pytest.fixture
def exported(tmp_path, capsys):
    def export(pack):
        target = tmp_path / f"{pack}.html"
        assert main(["library", "export", pack, "-o", str(target)]) == 0
        assert str(target) in capsys.readouterr().out
        html = target.read_text(encoding="utf-8")
        page = Page()
        page.feed(html)
        page.close()
        assert page.open == []
        return html, page, "".join(page.text)

    return export


@pytest.mark.parametrize("pack", ["inbound", "outbound"])
def test_everything_of_the_pack_is_on_the_page(pack, exported):
    _, page, text = exported(pack)

    library = load_library(pack, [paths.scripts_library()]).library
    assert {f"stage-{stage.id}" for stage in library.stages} <= set(page.ids)
    assert {f"situation-{situation.id}" for situation in library.situations} <= set(page.ids)
    for place in (*library.stages, *library.situations):
        assert all(step.line.title in text for step in place.steps)
    assert all(phrase.text in text for phrase in library.phrases)
    assert all(item.name in text for item in library.items)
    assert re.search(r"等 \d+ 秒 → 第 \d 步", text)


def test_the_contents_lead_to_what_is_there(exported):
    _, page, _ = exported("inbound")

    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_the_page_needs_nothing_from_outside_and_runs_nothing(exported):
    html, page, _ = exported("inbound")

    assert not page.tags & {"script", "link", "img", "iframe"}
    assert not re.search(r"https?:|url\(|@import| on\w+=", html)
    assert "@page" in html
    assert "size: A4" in html


def test_placeholders_are_labelled_and_meaning_is_marked(exported):
    html, _, text = exported("inbound")

    assert '<span class="slot">工号</span>' in html
    assert "{" not in text
    assert "<b>没有声音</b>" in html


def test_whatever_is_written_is_text(own_pack, exported):
    nasty = """[[situation]]
id = "nasty"
name = "<script>alert(1)</script>"
family = "conversation"
avoid = ["<img src=x onerror=alert(1)>"]
tip = "& <b>"
source = { standard = "N12", document = "</style><p>" }
[[situation.step]]
id = "nasty_step"
title = "<i>标题"
say = "您好 <u>{customer}</u> & 再见"
keys = ["再见", "<u>"]
"""
    own_pack("mine", {"pack.toml": '[pack]\nid = "inbound"\nname = "<b>名"\n', "x.toml": nasty})

    html, page, text = exported("inbound")

    assert not page.tags & {"script", "img", "u", "i"}
    assert "<script>alert(1)</script>" in text
    assert "<title>&lt;b&gt;名" in html


def test_without_a_file_it_goes_to_the_folder_one_is_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["library", "export", "inbound"]) == 0

    assert (tmp_path / "inbound.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["inbond"], "是否想写 inbound"), (["inbound", "-o", "no/such/folder/x.html"], "写不了")],
)
def test_what_cannot_be_is_one_sentence(words, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["library", "export", *words]) == 2

    assert said in capsys.readouterr().err.splitlines()[-1]
