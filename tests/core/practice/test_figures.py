import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.alternatives import spelt_out
from desktop.core.practice.figures import with_figures
from desktop.core.practice.spoken_phrases import SpokenPhrases


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("八百", "(八百|800)"),
        ("三百二十", "(三百二十|320)"),
        ("三百六", "(三百六|360)"),
        ("三百零六", "(三百零六|306)"),
        ("两千五", "(两千五|2500)"),
        ("二十六号", "(二十六|26)号"),
        ("十二月", "(十二|12)月"),
        ("十分钟", "(十|10)分钟"),
        ("(三百|六十)…(块|元)", "(三百|300|六十|60)…(块|元)"),
        ("(二十四|24)(个)?小时", "(二十四|24)(个)?小时"),
        ("(两|二)(个)?小时", "(两|二)(个)?小时"),
        ("两个小时", "(两|2)个小时"),
        ("十分抱歉", "十分抱歉"),
        ("千万不要", "千万不要"),
        ("百度一下", "百度一下"),
        ("过两天", "过(两|2)天"),
        ("工号一零零一", "工号一零零一"),
        ("三点", "三点"),
    ],
)
def test_counts_may_be_written_in_figures(phrase, written):
    assert with_figures(phrase) == written


@pytest.mark.parametrize(
    ("phrase", "heard"),
    [
        ("八百", "感谢您的耐心等待你有800几分"),
        ("三百六", "一年360元您是想去一年对吗"),
        ("(三百二十)分", "您的积分是320分请问"),
        ("两个小时之内", "2个小时之内给您回电"),
        ("四十八小时", "最晚48小时"),
    ],
)
def test_what_a_recogniser_writes_in_figures_is_found(phrase, heard):
    assert SpokenPhrases((phrase,)).find(heard) is not None
    assert SpokenPhrases((phrase,), strict=True).find(heard) is not None


@pytest.mark.parametrize("heard", ["您有80积分", "您有8000积分", "一共600元", "八十"])
def test_another_number_is_another(heard):
    assert SpokenPhrases(("八百",)).find(heard) is None


def test_figures_that_the_phrase_has_may_begin_a_longer_number():
    assert SpokenPhrases(("(六二二五|6225)",)).find("卡号是62258888") is not None


plain = st.text("一二两三零十百千…，天个号分抱歉", max_size=6)
choices = st.sampled_from(["(两|二)?", "(三百|)", "(个)?", "(十|几)"])


@given(st.lists(plain | choices, max_size=4).map("".join))
def test_nothing_that_was_meant_is_lost(phrase):
    assert set(spelt_out(phrase)) <= set(spelt_out(with_figures(phrase)))
