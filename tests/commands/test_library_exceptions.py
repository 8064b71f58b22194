"""The trainer reads what agents called wrong, and makes one an exception."""

import json
import tomllib

import pytest

from desktop import paths
from desktop.cli import main
from desktop.session.kept_record import sealed_words
from desktop.storage.exceptions import ProposedException, propose
from desktop.storage.library import load_library


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))


def proposal(**other):
    phrase = load_library("inbound", [paths.scripts_library()]).library.phrases[0]
    known = {"at": "2026-11-22T09:30:00", "pack": "inbound", "rule": phrase.id, "title": f"忌语：“{phrase.text}”"}
    known |= {"heard": phrase.text, "sentence": f"上一位客户写的{phrase.text}这几个字"}
    propose(paths.proposed_exceptions(), ProposedException(**known | other), sealed_words())
    return phrase


def test_they_are_listed_in_words(capsys):
    assert main(["library", "exceptions"]) == 0
    assert "还没有误报" in capsys.readouterr().out
    phrase = proposal()
    proposal(heard="", sentence="")
    assert main(["library", "exceptions"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert phrase.text in first
    assert "没有保存当时的话" in second


def test_json_is_one_object_a_line(capsys):
    proposal()
    main(["library", "exceptions", "--json"])
    assert json.loads(capsys.readouterr().out)["pack"] == "inbound"


def test_an_accepted_one_is_an_entry_to_paste_that_works(capsys):
    phrase = proposal()
    assert main(["library", "new", "ours", "--over", "inbound"]) == 0
    capsys.readouterr()
    assert main(["library", "exceptions", "--accept", "1"]) == 0
    entry = capsys.readouterr().out
    [written] = tomllib.loads(entry)["phrase"]
    assert written["exceptions"][:-1] == list(phrase.exceptions)
    (paths.user_library() / "ours" / "exceptions.toml").write_text(entry, encoding="utf-8")
    loaded = load_library("inbound", [paths.scripts_library(), paths.user_library()])
    assert not loaded.problems
    changed = next(one for one in loaded.library.phrases if one.id == phrase.id)
    assert changed.exceptions == (*phrase.exceptions, f"客户写的{phrase.text}这几个字")


@pytest.mark.parametrize(
    ("arguments", "proposed", "said"),
    [
        (["--accept", "2"], {}, "没有第 2 条"),
        (["--accept", "1"], {"rule": "pace"}, "不是话术库里的忌语"),
        (["--accept", "1"], {"heard": "", "sentence": ""}, "--text"),
    ],
)
def test_what_cannot_be_accepted_says_why(capsys, arguments, proposed, said):
    proposal(**proposed)
    assert main(["library", "exceptions", *arguments]) == 2
    assert said in capsys.readouterr().err
