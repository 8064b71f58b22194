import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.damaged import DamagedMatcher
from desktop.core.matching import Entry, PhraseMatcher

PHRASES = ("您过两天再打", "不说话我挂了啊", "不关我的事", "没有办法", "我说了又不算数", "不知道")


def heard(text: str, *phrases: str) -> list[str]:
    return [match.heard for match in DamagedMatcher(Entry(one, one) for one in phrases or PHRASES).find_all(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("您过两添再俯打来问问", "您过两添再俯打"),
        ("行不行，不说话我了啊", "不说话我了"),
        ("这个不关沃猪的事", "不关沃猪的事"),
        ("我没有捕办法", "没有捕办法"),
        ("反正我说了不算数", "我说了不算数"),
        ("反正这个我说了不算数啊", "我说了不算数"),
    ],
)
def test_one_syllable_may_be_lost_or_added(text: str, found: str) -> None:
    assert heard(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "您过几天再打",  # another syllable in its place
        "没有一点办法",  # two added
        "没有不办法",  # what turns the sense
        "这不关，我的事",  # a mark
        "不关我事",  # too short for a loss
        "没邮捕办法",  # too short for a homophone
        "不认知道",  # too short
        "过两天再打",  # the beginning
    ],
)
def test_other_words_are_not_found(text: str) -> None:
    assert heard(text) == []


def test_a_common_word_is_not_taken_for_another() -> None:
    assert heard("感谢您的接听我的工号", "您得听我的") == []
    assert heard("您德接听我的", "您得听我的") == ["您德接听我的"]


def test_exact_phrases_and_those_with_an_open_place_take_no_part() -> None:
    entries = [Entry("a", "不说话我挂了啊", exact=True), Entry("b", "你找…去别烦我们")]
    assert DamagedMatcher(entries).find_all("不说话我了啊，你找去别的烦我们") == []


@given(
    st.lists(st.sampled_from("不知道事情我您请问有什么办法说话挂了"), min_size=4, max_size=10, unique=True), st.data()
)
def test_a_phrase_with_a_character_put_in_is_found_at_its_place(chars: list[str], data: st.DataObject) -> None:
    phrase = "".join(chars)
    at = data.draw(st.integers(1, len(phrase) - 1))
    text = phrase[:at] + "猪" + phrase[at:]
    assert PhraseMatcher([Entry("it", phrase)]).find_all(f"好，{text}，好") == []
    matches = DamagedMatcher([Entry("it", phrase)]).find_all(f"好，{text}，好")
    assert [(match.heard, match.damaged) for match in matches] == [(text, True)]
