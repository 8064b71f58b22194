"""What the window of practice finds in the library's folders."""

from desktop import paths
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.storage.practice.practice import load_practice

PAPER = """
[[paper]]
id = "quick"
name = "本公司的小测"
topics = []
size = 5
minutes = 3
pass_mark = 90
standard = "W12"
"""
QUESTION = """
[[question]]
id = "closing-who-hangs"
kind = "single"
topic = "closing"
text = "在本公司，谁先挂机？"
right = ["客户"]
wrong = ["坐席"]
explanation = "客户先挂机。"
standard = "N7"
"""


def test_the_own_packs_papers_and_questions_stand_in_place_of_those_of_other_packs():
    pack = paths.user_library() / "my-pack"
    (pack / "quiz").mkdir(parents=True)
    (pack / "pack.toml").write_text(
        '[pack]\nid = "my-pack"\nname = "本公司"\nversion = "1.0"\nuses = ["inbound"]\n', encoding="utf-8"
    )
    (pack / "quiz" / "own.toml").write_text(PAPER + QUESTION, encoding="utf-8")

    shelf = load_shelf("my-pack")

    own = load_practice("my-pack", paths.library_folders())
    assert not [str(problem) for problem in own.problems if "my-pack" in str(problem)]
    assert {one.id: one.name for one in shelf.papers}["quick"] == "本公司的小测"
    assert {one.id: one.text for one in shelf.questions}["closing-who-hangs"] == "在本公司，谁先挂机？"
    assert {one.id: one for one in own.questions}.items() <= {one.id: one for one in shelf.questions}.items()
    assert len({one.id for one in shelf.questions}) == len(shelf.questions)


def test_what_the_own_pack_takes_out_does_not_come_back_with_another_pack():
    pack = paths.user_library() / "my-pack"
    (pack / "quiz").mkdir(parents=True)
    (pack / "pack.toml").write_text(
        '[pack]\nid = "my-pack"\nname = "本公司"\nversion = "1.0"\nuses = ["inbound"]\n'
        'without_practice = ["slow-agent", "quick", "closing-who-hangs"]\n',
        encoding="utf-8",
    )
    (pack / "quiz" / "own.toml").write_text(QUESTION, encoding="utf-8")

    shelf = load_shelf("my-pack")

    assert "slow-agent" not in {one.id for one in shelf.drills}
    assert "slow-agent" in {one.id for one in load_shelf("inbound").drills}
    assert "quick" not in {one.id for one in shelf.papers}
    assert {one.id: one.text for one in shelf.questions}["closing-who-hangs"] == "在本公司，谁先挂机？"
