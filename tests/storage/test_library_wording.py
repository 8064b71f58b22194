"""A company's own words over a step of a shipped situation."""

import pytest

from desktop.storage.library import load_library

SITUATION = """
[[family]]
id = "f"
name = "组"
[[situation]]
id = "s"
name = "声音小"
family = "f"
opens.agent = ["请您大声一点"]
[[situation.step]]
id = "ask"
title = "请客户大声"
say = "请您大声一点，好吗？"
keys = ["大声一点"]
variants = ["麻烦您声音大一点。"]
wait = 5
then = "part"
tip = "先调音量。"
source = { standard = "H3" }
[[situation.step]]
id = "part"
title = "道别"
do = "现在可以挂机"
hang_up = true
"""

OVER = '[pack]\nid = "p"\n'


@pytest.fixture
def reworded(library):
    """Loads the situation with wordings over it."""

    def load(wording):
        below = library({"p/s.toml": SITUATION})
        above = library({"mine/pack.toml": OVER, "mine/w.toml": wording}, "company", base=False)
        return load_library("p", [below, above])

    return load


def test_changes_what_is_given_and_keeps_the_rest(reworded):
    loaded = reworded('[[wording]]\nid = "ask"\nsay = "您的声音有点小，请大声一点。"\ntip = "别急。"\n')

    step = loaded.library.situation("s").steps[0]
    assert loaded.problems == ()
    assert (step.line.text, step.line.tip) == ("您的声音有点小，请大声一点。", "别急。")
    assert (step.line.title, step.line.keys, step.line.variants) == (
        "请客户大声",
        ("大声一点",),
        ("麻烦您声音大一点。",),
    )
    assert (step.wait, step.then, step.line.source.standard) == (5, "part", "H3")


def test_new_keys_come_with_new_words(reworded):
    loaded = reworded('[[wording]]\nid = "ask"\nsay = "您的声音有点小。"\nkeys = ["声音有点小"]\nvariants = []\n')

    line = loaded.library.situation("s").lines[0]
    assert loaded.problems == ()
    assert (line.keys, line.variants) == (("声音有点小",), ())


def test_changes_what_is_to_be_done(reworded):
    loaded = reworded('[[wording]]\nid = "part"\ndo = "请按红色键挂机"\n')

    assert loaded.problems == ()
    assert loaded.library.situation("s").steps[1].line.text == "请按红色键挂机"
    assert loaded.library.situation("s").steps[1].hang_up


def test_changes_a_step_of_its_own_pack_and_of_a_stage(library):
    wording = '[[wording]]\nid = "hello"\nsay = "早上好"\n'

    loaded = load_library("p", [library({"p/w.toml": wording})])

    assert loaded.problems == ()
    assert loaded.library.stage("greeting").lines[0].text == "早上好"


def test_the_uppermost_wording_counts(library):
    below = library({"p/s.toml": SITUATION})
    wording = '[[wording]]\nid = "ask"\ntip = "{}"\n'
    first = library({"a/pack.toml": OVER, "a/w.toml": wording.replace("{}", "一")}, "first", base=False)
    second = library({"b/pack.toml": OVER, "b/w.toml": wording.replace("{}", "二")}, "second", base=False)

    loaded = load_library("p", [below, first, second])

    assert loaded.problems == ()
    assert loaded.library.situation("s").lines[0].tip == "二"


def test_words_that_do_not_fit_change_nothing(reworded):
    loaded = reworded('[[wording]]\nid = "ask"\nsay = "您好。"\n')

    assert loaded.library.situation("s").lines[0].text == "请您大声一点，好吗？"
    assert "大声一点" in str(loaded.problems[0])
