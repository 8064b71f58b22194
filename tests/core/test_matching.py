import gc
import time
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.matching import Entry, Match, PhraseMatcher, longest
from desktop.core.text import normalise

COMMON = "您好请问有什么可以帮助的吗我不清楚知道这事情应该怎么处理麻烦稍等一下马上为查询业务办理手机号码套餐流量"
han = st.text(alphabet=COMMON, max_size=30)
anything = st.text(max_size=40)


def found(phrase: str, text: str, *, exact: bool = False) -> list[str]:
    return [match.heard for match in PhraseMatcher([Entry("it", phrase, exact)]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "heard"),
    [
        ("不知道", "这个我不知道啊", "不知道"),
        ("不知道", "我不知到", "不知到"),
        ("不知道", "我布芝稻", "布芝稻"),
        ("不知道", "这个我不字到呢", "不字到"),
        ("不清楚", "我不请粗", "不请粗"),
        ("不清楚", "我不清粗", "不清粗"),
        ("我不清楚", "我不请粗", "我不请粗"),
        ("没有办法", "美有范法", ""),
        ("不归我管", "不归我关", "不归我关"),
        ("我是新手啦", "我是兴手啦", "我是兴手啦"),
    ],
)
def test_phrases_are_found_by_sound(phrase: str, text: str, heard: str) -> None:
    expected = [heard] if heard else []
    assert found(phrase, text) == expected


def test_distance_and_misspelt_explain_a_match() -> None:
    same, near, both = (
        PhraseMatcher([Entry("it", "我是新手啦")]).find(text)[0] for text in ("我是新手啦", "我是心手啦", "我四兴手啦")
    )
    assert (same.distance, same.misspelt) == (0.0, 0)
    assert (near.distance, near.misspelt) == (0.0, 1)
    assert (both.distance, both.misspelt) == (1.0, 2)


@pytest.mark.parametrize(
    "text",
    [
        "我，不…清楚",
        "我那个不清楚",
        "我不嗯清楚",
        "我 不 清 楚",
        "我呃不那个清啊楚",
        "我不。清楚",
    ],
)
def test_fillers_and_pauses_inside_a_phrase_do_not_hide_it(text: str) -> None:
    assert found("我不清楚", text) == [text]


def test_a_question_mark_ends_the_sentence() -> None:
    assert found("不知道", "您看好不？知道了") == []


def test_a_particle_ends_a_clause_and_what_sounds_like_one_need_not() -> None:
    assert found("差不多吧", "差不多八点到") == found("差不多吧", "差不多8点到") == []
    assert found("差不多吧", "差不多吧我再看看") == ["差不多吧"]
    assert found("差不多吧", "差不多八，我再看看") == ["差不多八"]
    assert found("你听不懂吗", "你听不懂嘛我说") == ["你听不懂嘛"]


def test_a_filler_may_be_part_of_a_phrase() -> None:
    assert found("那个谁", "叫那个谁来") == ["那个谁"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("不了解", "不料姐"),
        ("不了解", "不了解"),
        ("重来一次", "虫来一次"),
        ("还钱给我", "环钱给我"),
        ("音乐太吵", "因越太吵"),
    ],
)
def test_characters_with_several_readings(phrase: str, text: str) -> None:
    assert found(phrase, text) == [text]


def test_many_heteronyms_do_not_blow_up() -> None:
    phrase = "行长还都得了着重" * 3
    assert found(phrase, phrase) == [phrase]


@pytest.mark.parametrize("text", ["幺零零八六", "10086", "一零零八六", "１００８６"])
def test_digits_match_as_they_are_said(text: str) -> None:
    assert found("10086", f"请拨{text}谢谢") == [text]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("不行", "您可以步行过去"),
        ("喂", "请喂一下孩子"),
        ("喂", "因为这个原因"),
        ("OK", "请看booking网站"),
        ("没办法", "没帮您"),
        ("你烦不烦", "你反复翻"),
        ("我不清楚", "窝部请粗"),
        ("不知道", "不自大"),
        ("我是新手", "我试心愁"),
    ],
)
def test_innocent_neighbours_are_left_alone(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


def test_two_characters_by_sound_only_as_a_whole_clause() -> None:
    assert found("不行", "这样不行啊") == ["不行"]
    assert found("不行", "步行") == ["步行"]
    assert found("不行", "这个，步行，好") == ["步行"]


def test_one_character_only_where_a_clause_begins_or_ends() -> None:
    assert found("喂", "喂大声一点") == ["喂"]
    assert found("喂", "您好，喂，听得到吗") == ["喂"]
    assert found("喂", "餐厅里喂鱼") == []


def test_exact_means_these_characters() -> None:
    assert found("不知道", "不字到，不知到", exact=True) == []
    assert found("不知道", "不 知道", exact=True) == ["不 知道"]
    assert found("不知道", "不嗯知道", exact=True) == []
    assert found("喂", "餐厅里喂鱼", exact=True) == ["喂"]


def test_the_longest_of_overlapping_phrases_wins() -> None:
    matcher = PhraseMatcher([Entry("short", "不清楚"), Entry("long", "我不清楚"), Entry("other", "清楚了吗")])
    assert [match.key for match in matcher.find("我不清楚了吗")] == ["long"]
    assert {match.key for match in matcher.find_all("我不清楚了吗")} == {"short", "long", "other"}
    assert longest([]) == []


def test_nothing_to_look_for_finds_nothing() -> None:
    assert PhraseMatcher([]).find("不知道") == []
    assert PhraseMatcher([Entry("marks", "！？")]).find("！？不知道") == []


@given(anything, anything)
def test_any_text_gives_valid_indices(phrase: str, text: str) -> None:
    for match in PhraseMatcher([Entry("a", phrase), Entry("b", "不知道")]).find_all(text):
        assert 0 <= match.start < match.end <= len(text)
        assert match.heard == text[match.start : match.end]


@given(han, st.text(alphabet=COMMON, min_size=3, max_size=10), han)
def test_a_phrase_is_found_whatever_stands_around_it(before: str, phrase: str, after: str) -> None:
    start = len(before)
    matches = PhraseMatcher([Entry("it", phrase)]).find_all(before + phrase + after)
    assert any(match.start == start and match.end == start + len(phrase) for match in matches)


@given(han, st.text(alphabet=COMMON, min_size=1, max_size=10), han)
def test_exact_phrases_are_always_found(before: str, phrase: str, after: str) -> None:
    text = before + phrase + after
    assert any(match.heard == phrase for match in PhraseMatcher([Entry("it", phrase, True)]).find_all(text))


@given(st.lists(st.text(alphabet=COMMON, min_size=2, max_size=6), max_size=8), han)
def test_matches_never_overlap(phrases: list[str], text: str) -> None:
    matches: list[Match] = PhraseMatcher(Entry(phrase, phrase) for phrase in phrases).find(text)
    assert all(one.end <= other.start for one, other in pairwise(matches))
    assert all(len(normalise(match.heard)) == len(normalise(match.phrase)) for match in matches)


def test_time_does_not_grow_with_the_number_of_phrases() -> None:
    random = Random(7)

    def words(alphabet: str, least: int, most: int) -> str:
        return "".join(random.choices(alphabet, k=random.randint(least, most)))

    # As in a library: most of its phrases are not said in a call. What is said has to be judged, and that costs.
    rare = "".join(map(chr, range(0x4E00, 0x6E00)))
    phrases = [Entry(str(number), words(rare if number >= 100 else COMMON, 3, 8)) for number in range(10_000)]
    texts = [words(COMMON, 40, 40) for _ in range(100)]
    few, many = PhraseMatcher(phrases[:100]), PhraseMatcher(phrases)
    least_few, least_many = least_seconds(lambda: list(map(few.find, texts)), lambda: list(map(many.find, texts)))
    assert least_many < 2 * least_few


def least_seconds(*works: Callable[[], object]) -> list[float]:
    """The quickest of many runs of each, in turn: what the work takes when nothing else runs."""
    seconds: list[list[float]] = [[] for _ in works]
    gc.disable()
    try:
        for _ in range(25):
            for work, taken in zip(works, seconds, strict=True):
                begin = time.perf_counter()
                work()
                taken.append(time.perf_counter() - begin)
    finally:
        gc.enable()
    return [min(taken) for taken in seconds]


@given(
    st.lists(
        st.sampled_from(["那个", "不知道", "不", "清楚", "嗯", "这", "个", "½", "，", "八", "差不多吧", "我"]),
        max_size=14,
    ),
    st.data(),
)
def test_a_text_that_goes_on_gives_what_a_fresh_search_gives(words: list[str], data: st.DataObject) -> None:
    entries = [Entry(text, text) for text in ("不知道", "我不清楚", "那个不", "差不多吧", "个", "这个我", "不清楚这")]
    matcher, text = PhraseMatcher(entries), "".join(words)
    for _ in range(4):
        end, tail = data.draw(st.integers(0, len(text))), data.draw(st.sampled_from(["", "不", "个", "，清楚"]))
        assert matcher.find_all(text[:end] + tail) == PhraseMatcher(entries).find_all(text[:end] + tail)
