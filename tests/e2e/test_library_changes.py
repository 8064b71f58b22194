"""A trainer saves a file while the program runs: the next call has it, the one that goes on does not."""

from collections.abc import Iterator

import pytest
from gui import gallery
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import Program, compose
from desktop.core import events
from desktop.gui.bridge import Bridge
from desktop.storage.settings import LoadedSettings, Settings

PACK = '[pack]\nid = "inbound"\nname = "本公司热线"\nversion = "2"\n'
SITUATION = """
[[situation]]
id = "lost_card"
name = "挂失"
family = "conversation"

[[situation.step]]
id = "lost_card_calm"
title = "安抚"
say = "您别着急，我马上为您挂失。"
"""


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = compose(LoadedSettings(Settings(setup_done=True)), Bridge())
    made.window.show()
    yield made
    made.window.leave()
    made.worker.close()


def _situations(program: Program) -> set[str]:
    return {each.id for each in program.window._library.situations}


def test_files_that_are_saved_in_a_call_are_used_from_the_next_one(qtbot: QtBot, program: Program) -> None:
    window, bridge = program.window, program.bridge
    for event in gallery.started():
        bridge.post(event)
    bridge.flush()
    folder = paths.user_library() / "inbound"
    (folder / "situations").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "situations" / "cards.toml").write_text(SITUATION, encoding="utf-8")
    qtbot.waitUntil(lambda: not window.notice.isHidden(), timeout=10_000)
    assert window.notice.what.text() == "话术库已更新，下一通电话起生效。"
    assert "lost_card" not in _situations(program), "the call keeps what it began with"

    bridge.post(events.CallEnded(time=60.0, hung_up="", score=None))
    bridge.flush()
    window.press_call()
    assert "lost_card" in _situations(program)
    for event in gallery.started():
        bridge.post(event)
    bridge.flush()
    window.live.commands.find("guashi")
    assert window.live.sheets.finder._found[0].id == "lost_card"

    (folder / "situations" / "cards.toml").write_text(SITUATION.replace("say =", "sya ="), encoding="utf-8")
    qtbot.waitUntil(lambda: "cards.toml" in window.notice.what.text(), timeout=10_000)
    bridge.post(events.CallEnded(time=60.0, hung_up="", score=None))
    bridge.flush()


def test_a_pack_that_cannot_be_used_leaves_the_one_before(qtbot: QtBot, program: Program) -> None:
    window = program.window
    before = window._next_library
    window.settings_saved.emit(Settings.model_validate({"library": {"pack": "nothing_of_that_name"}}))
    qtbot.waitUntil(lambda: not window.notice.isHidden(), timeout=10_000)
    assert "仍用原来的" in window.notice.what.text()
    assert window._next_library is before
