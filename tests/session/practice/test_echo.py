import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.core.events import AudioLevel, FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.core.text import sounds
from desktop.session.practice.echo import Echo

TEXT = "喂，你们电话怎么这么难打啊，我打了半个小时！"
HAN = st.sampled_from("天地人你我他好请问电话时间号码公司费用今年明白清楚谢抱歉稍等查询办理投诉建议王张李")


def echo_of(text=TEXT, start=1.0, seconds=5.0):
    echo = Echo()
    echo.feed(CustomerSpeaks(time=start, beat="opens", text=text, seconds=seconds, conditions_of="opens"))
    return echo


def final(text, start=1.4, end=5.9, channel="agent"):
    return FinalTranscript(time=end + 0.5, channel=channel, start=start, end=end, text=text)


@pytest.mark.parametrize(
    "heard",
    [
        "喂你们电话怎么这么难打啊我打了半个小时",
        "你们电话怎么这么难打",
        "我打了半个小时",
        "喂你们电化怎么这么男打我打了半个小事",
        "喂你们电话怎么怎么难打啊我大了半个小时",
    ],
)
def test_what_the_customer_said_is_an_echo(heard):
    assert echo_of().is_only(final(heard))
    assert echo_of().is_only(PartialTranscript(time=5.0, channel="agent", start=1.4, text=heard))


@pytest.mark.parametrize(
    "heard",
    [
        "非常抱歉让您久等了",
        "好的",
        "嗯",
        "喂你们电话怎么这么难打抱歉",
        "对不起你们电话怎么这么难打啊我打了半个小时",
        "女士您先别着急我帮您看一下",
        "您打了半个小时是吗",
    ],
)
def test_the_trainees_own_words_are_kept(heard):
    assert not echo_of().is_only(final(heard))


def test_the_same_words_when_the_customer_is_silent_are_the_trainees():
    assert not echo_of().is_only(final("你们电话怎么这么难打", start=8.0, end=10.0))


def test_who_breaks_off_is_heard_no_longer():
    echo = echo_of()
    echo.feed(CustomerStops(time=2.0, beat="opens", said="喂，你们"))
    assert not echo.is_only(final("我打了半个小时", start=3.4, end=5.0))


def test_the_customers_own_channel_is_none_of_it():
    assert not echo_of().is_only(final(TEXT, channel="customer"))


@given(st.text(HAN, min_size=6, max_size=30), st.text(HAN, min_size=1, max_size=20))
def test_words_with_other_sounds_are_never_dropped(text, heard):
    known = {sound for char in text for sound in sounds(char)}
    own = [char for char in heard if known.isdisjoint(sounds(char))]
    assume(len(own) > 0.25 * len(heard))
    assert not echo_of(text).is_only(final(heard))


@given(st.text(HAN, min_size=6, max_size=30), st.text(string.ascii_lowercase, min_size=2, max_size=6), st.booleans())
def test_own_words_before_or_after_an_echo_keep_all_of_it(text, own, first):
    heard = own + text if first else text + own
    assert not echo_of(text).is_only(final(heard))


@given(st.text(HAN, min_size=4, max_size=40), st.data())
def test_any_stretch_of_the_text_is_an_echo(text, data):
    first = data.draw(st.integers(0, len(text) - 3))
    last = data.draw(st.integers(first + 3, len(text)))
    assert echo_of(text).is_only(final(text[first:last]))


def level(time, dbfs, speech=True):
    return AudioLevel(time=time, channel="agent", dbfs=dbfs, peak_dbfs=dbfs + 12, speech=speech)


def voice_on(time):
    return VoiceStarted(time=time, channel="agent", start=time - 0.1)


def voice_off(time):
    return VoiceStopped(time=time, channel="agent", end=time)


def test_a_soft_voice_while_the_customer_speaks_is_his():
    echo = echo_of()
    assert echo.without(voice_on(1.5)) is None
    assert echo.without(level(1.6, -58.0)) == level(1.6, -58.0, speech=False)
    assert echo.without(voice_off(5.0)) is None


def test_who_talks_over_him_is_heard_at_once():
    echo = echo_of()
    assert echo.without(voice_on(1.5)) is None
    assert echo.without(level(1.6, -28.0)) == level(1.6, -28.0)
    assert echo.without(level(1.7, -60.0)) == level(1.7, -60.0)
    assert echo.without(voice_off(2.5)) == voice_off(2.5)


def test_a_soft_microphone_is_told_by_its_level_or_by_the_words():
    echo = echo_of(start=3.0)
    for number in range(20):
        assert echo.without(level(number / 10, -50.0)) == level(number / 10, -50.0)
    echo.without(voice_on(4.0))
    assert echo.without(level(4.1, -52.0)).speech
    echo = echo_of()
    echo.without(voice_on(1.5))
    assert not echo.without(level(1.6, -52.0)).speech
    assert echo.without(PartialTranscript(time=2.5, channel="agent", start=1.5, text="非常抱歉")) is not None
    assert echo.without(level(2.6, -52.0)).speech


def test_who_spoke_before_the_customer_cut_in_is_still_heard():
    echo = Echo()
    assert echo.without(voice_on(0.5)) == voice_on(0.5)
    echo.feed(CustomerSpeaks(time=1.0, beat="opens", text=TEXT, seconds=5.0, conditions_of="opens"))
    assert echo.without(level(1.2, -58.0)).speech


def spoken_to(echo, until=2.0, dbfs=-25.0):
    """The trainee says something first, so that his level is known."""
    for number in range(round(until * 10)):
        echo.without(level((number + 1) / 10, dbfs))


@pytest.mark.parametrize("heard", ["就上白了", "剩白了", "代之分为后5500吧"])
def test_soft_words_while_he_speaks_are_his_whatever_was_recognised(heard):
    echo = echo_of(start=3.0)
    spoken_to(echo)
    for number in range(31, 80):
        echo.without(level(number / 10, -48.0, speech=False))
    assert echo.is_only(final(heard, start=6.4, end=7.9))
    assert echo.is_only(PartialTranscript(time=7.4, channel="agent", start=6.4, text=heard))


def test_a_short_answer_at_the_end_of_a_leak_keeps_it():
    echo = echo_of(start=3.0)
    spoken_to(echo)
    for number in range(31, 90):
        echo.without(level(number / 10, -26.0 if number in (76, 77) else -48.0, speech=False))
    assert not echo.is_only(final("我大了半个小事不用", start=5.0, end=8.0))


def test_words_stay_while_his_level_is_not_known():
    echo = echo_of()
    for number in range(11, 60):
        echo.without(level(number / 10, -52.0, speech=False))
    assert not echo.is_only(final("非常抱歉让您久等了"))


def test_soft_words_after_the_customer_are_the_trainees():
    echo = echo_of(start=3.0, seconds=2.0)
    spoken_to(echo)
    for number in range(60, 90):
        echo.without(level(number / 10, -48.0))
    assert not echo.is_only(final("剩白了", start=7.0, end=7.8))
