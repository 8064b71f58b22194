import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry, PhraseMatcher

PHRASES = ("请问还有什么可以帮您", "您稍等一下可以吗", "感谢您的耐心等待", "请问您贵姓", "您是说")
ADDED = "山猫桌鱼"
"""Characters that sound like none of the phrases'."""


def matcher(*phrases: str, names: bool = False) -> LooseMatcher:
    return LooseMatcher((Entry(phrase, phrase) for phrase in phrases), names=names)


def found(phrase: str, text: str, *, names: bool = False) -> list[str]:
    return [match.heard for match in matcher(phrase, names=names).find(text)]


@given(phrase=st.sampled_from(PHRASES), data=st.data())
def test_a_phrase_with_one_more_character_inside_is_found(phrase: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(phrase) - 1))
    heard = phrase[:at] + data.draw(st.sampled_from(ADDED)) + phrase[at:]
    assert found(phrase, "好的" + heard + "好") == [heard]


@given(phrase=st.sampled_from(PHRASES[:4]), data=st.data())
def test_a_phrase_that_lost_one_character_inside_is_found(phrase: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(phrase) - 2))
    heard = phrase[:at] + phrase[at + 1 :]
    assert found(phrase, heard) == [heard]


AROUND = st.text(alphabet="".join(PHRASES) + "，。？", max_size=12)


@given(before=AROUND, phrase=st.sampled_from(PHRASES), after=AROUND)
def test_whatever_is_found_whole_is_found_here_too(before: str, phrase: str, after: str) -> None:
    text = before + phrase + after
    whole = PhraseMatcher(Entry(known, known) for known in PHRASES).find_all(text)
    assert whole
    assert set(whole) <= set(matcher(*PHRASES).find_all(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("您反映的是", "您反映的情况我记下了"),
        ("您是说", "您说"),
        ("您贵姓", "您贵山鱼姓"),
        ("稍等好吗", "稍好吗"),
        ("感谢您的耐心等待", "感谢您的来电"),
        ("请问还有什么可以帮您", "请问您要办什么业务"),
        ("请问您贵姓", ""),
    ],
)
def test_innocent_talk_is_not_found(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


def test_a_name_of_four_characters_may_have_lost_one() -> None:
    assert found("清源水务", "您好清源务") == []
    assert found("清源水务", "您好清源务", names=True) == ["清源务"]


def test_an_exact_entry_is_found_only_as_it_is() -> None:
    exact = LooseMatcher([Entry("it", "感谢您的来电", exact=True)])
    assert exact.find("感谢山您的来电") == []
    assert [match.heard for match in exact.find("感谢您的来电")] == ["感谢您的来电"]
