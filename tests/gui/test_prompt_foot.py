"""The foot of the card: where the warning stands beside the ways to go on."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.prompt_foot import PromptFoot

AVOID = ("喂，说话呀！", "再不说话我就挂了啊！")
LONG = tuple(f"客户第{number}种反应很长" for number in range(1, 6))


@pytest.fixture
def foot(qtbot: QtBot) -> PromptFoot:
    made = PromptFoot()
    qtbot.addWidget(made)
    made.resize(340, made.height())
    made.show()
    return made


def test_below_the_ways_where_a_row_is_left(foot: PromptFoot) -> None:
    foot.show_step(AVOID, ("客户有回应",))
    assert foot.avoid.isVisible()
    assert not foot.short.isVisible()
    assert foot.avoid.y() > foot.choices.geometry().bottom()


def test_behind_them_on_a_small_screen_and_never_before_them(foot: PromptFoot) -> None:
    foot.show_tight(True)
    foot.show_step(AVOID, ("客户有回应",))
    assert not foot.avoid.isVisible()
    assert foot.short.isVisible()
    assert foot.short.text() == "喂，说话呀！　再不说话我就挂了啊！"
    assert foot.choices.buttons[0].geometry().right() < foot.sign.x() < foot.short.x()
    assert foot.short.geometry().right() < foot.width()


def test_only_its_sign_at_the_end_where_the_ways_need_the_room(foot: PromptFoot) -> None:
    foot.show_step(AVOID, LONG)
    assert not foot.avoid.isVisible()
    assert not foot.short.isVisible()
    assert foot.sign.isVisible()
    assert foot.sign.geometry().right() == foot.width() - 1
    assert all(button.geometry().right() < foot.sign.x() for button in foot.choices.buttons if button.isVisible())
    assert "再不说话我就挂了" in foot.sign.toolTip()


def test_without_a_warning_the_ways_have_it_all(foot: PromptFoot) -> None:
    foot.show_tight(True)
    foot.show_step((), LONG)
    assert not foot.sign.isVisible()
    assert foot.choices.width() == foot.width()
