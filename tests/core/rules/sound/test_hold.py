import pytest
from calls import GREETING, heard, play

from desktop.core.events import AlertCleared, AlertRaised

ASKED = (8.0, 11.0, "请您稍等，我跟后台核实一下")


def holds(events):
    return [(one.rule, round(one.time, 1)) for one in events if isinstance(one, AlertRaised) and one.alert == "hold"]


def test_a_wait_that_is_kept_in_touch_and_thanked_for_is_right():
    call = heard(GREETING, ASKED, (30.0, 32.0, "正在为您核实"), (50.0, 54.0, "感谢您的耐心等待，已经核实好了"))
    assert holds(play(call)) == []


def test_half_a_minute_without_a_word_is_told_once_and_mended_by_a_word():
    events = play(heard(GREETING, ASKED, (50.0, 52.0, "正在为您核实"), (55.0, 59.0, "让您久等了，核实好了")))
    assert holds(events) == [("hold_no_word", pytest.approx(41.0, abs=0.3))]
    assert "mended" in [one.reason for one in events if isinstance(one, AlertCleared) and one.id == "hold_no_word-1"]


def test_more_than_a_minute_is_told_however_often_the_wait_is_renewed():
    words = [(35.0, 37.0, "请您再稍等一下"), (60.0, 62.0, "马上就好")]
    back = (90.0, 93.0, "感谢您的等待，查到了")
    assert holds(play(heard(GREETING, ASKED, *words, back))) == [("hold_over_minute", pytest.approx(71.0, abs=0.3))]


def test_coming_back_without_thanks_is_told_at_the_end_of_the_first_words():
    back = (30.0, 33.0, "您的货昨天已经发出了")
    assert holds(play(heard(GREETING, ASKED, back, end=40.0))) == [("hold_no_thanks", pytest.approx(33.1, abs=0.3))]
    soon = (18.0, 21.0, "您的货昨天已经发出了")
    assert holds(play(heard(GREETING, ASKED, soon, end=40.0))) == []


def test_thanks_that_come_late_mend_it():
    back = (30.0, 33.0, "您的货昨天已经发出了")
    events = play(heard(GREETING, ASKED, back, (34.0, 36.0, "让您久等了"), end=40.0))
    assert [one.reason for one in events if isinstance(one, AlertCleared) and one.id == "hold_no_thanks-1"] == [
        "mended"
    ]


@pytest.mark.parametrize(
    "innocent",
    [
        "我帮您查一下，请问您的订单号是多少",
        "请您耐心等待，三个工作日内会短信通知您",
        "您不用等，查好了我给您回电",
        "我帮您查到了，昨天已经发出",
        "断电以后等一分钟再开机就好",
        "您平时是马上打开，还是会等一会儿",
        "您等快递员联系您就可以了",
    ],
)
def test_what_only_sounds_like_a_wait_is_none(innocent):
    assert holds(play(heard(GREETING, (8.0, 11.0, innocent), end=90.0))) == []


@pytest.mark.parametrize(
    "announced",
    [
        "劳您稍候，我调一下资料",
        "我请示一下主管，能耽误您一分钟吗",
        "我去联系他，您先等着我哈",
        "您别挂电话，我去看看",
        "容我一分钟核对一下",
    ],
)
def test_a_wait_may_be_announced_in_any_words(announced):
    call = heard(GREETING, (8.0, 11.0, announced), (60.0, 64.0, "让您等了这么半天，查到了"))
    assert holds(play(call)) == [("hold_no_word", pytest.approx(41.0, abs=0.3))]


@pytest.mark.parametrize("thanks", ["真是麻烦您等了，联系上了", "久等久等，在三班", "不好意思让您等这么久，有的"])
def test_thanks_may_be_worded_freely(thanks):
    assert holds(play(heard(GREETING, ASKED, (30.0, 33.0, thanks), end=40.0))) == []


def test_a_hum_does_not_end_the_wait():
    events = play(heard(GREETING, ASKED, (20.0, 20.5, "嗯"), (35.0, 38.0, "查到了，明天送到"), end=45.0))
    assert [rule for rule, _ in holds(events)] == ["hold_no_thanks"]
