import pytest
from calls import said_in_turn
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.finding import Place, find, places_of
from desktop.core.script import Family, Library, Line, Situation, Stage
from desktop.core.text import sounds

NAMES = (
    "无声电话",
    "声音小",
    "免提",
    "方言",
    "杂音大",
    "信号差",
    "骂人",
    "投诉态度",
    "客户道谢",
    "没听清客户的话",
    "电话断线后接上",
)
PLACES = tuple(Place("situation", f"s{n}", name, "无法听清" if n < 6 else "其他") for n, name in enumerate(NAMES))


def _found(typed: str) -> list[str]:
    return [place.name for place in find(PLACES, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ws", "无声电话"),
        ("wsd", "无声电话"),
        ("WSDH", "无声电话"),
        ("wusheng", "无声电话"),
        ("wu'sheng", "无声电话"),
        ("wush", "无声电话"),
        ("wshengd", "无声电话"),
        ("无声", "无声电话"),
        ("w声", "无声电话"),
        ("fy", "方言"),
        ("dianhua", "电话断线后接上"),
        ("shengyin", "声音小"),
        ("mei", "没听清客户的话"),
        ("xhc", "信号差"),
        ("taidu", "投诉态度"),
    ],
)
def test_what_is_typed_finds_the_likeliest_first(typed: str, first: str) -> None:
    assert _found(typed)[0] == first


def test_the_beginning_goes_before_the_inside_and_syllables_before_letters() -> None:
    assert _found("dianhua") == ["电话断线后接上", "无声电话"]
    names = [place.id for place in find([Place("stage", "a", "西安", ""), Place("stage", "b", "先", "")], "xian")]
    assert names == ["b", "a"]


def test_the_name_of_a_group_finds_its_members_last() -> None:
    assert _found("wftq") == ["无声电话", "声音小", "免提", "方言", "杂音大", "信号差"]


def test_nothing_typed_shows_everything_and_nonsense_nothing() -> None:
    assert _found("") == list(NAMES)
    assert _found("qqqq") == []
    assert _found("？！") == []


def test_a_library_gives_stages_first_and_situations_by_family() -> None:
    steps = said_in_turn(Line("l", "t", "您好"))
    library = Library(
        "p", "包", "1", (Stage("greeting", "开头语", steps),),
        situations=(
            Situation("b", "转接", "transfer", steps),
            Situation("a", "骂人", "complaint", steps),
            Situation("c", "外星人", "unknown", steps),
        ),
        families=(Family("complaint", "投诉"), Family("transfer", "转接")),
    )  # fmt: skip
    assert [(place.kind, place.id, place.group) for place in places_of(library)] == [
        ("stage", "greeting", "阶段"),
        ("situation", "a", "投诉"),
        ("situation", "b", "转接"),
        ("situation", "c", "unknown"),
    ]


@given(st.sampled_from(NAMES), st.data())
def test_every_name_is_found_by_any_way_of_typing_its_beginning(name: str, data: st.DataObject) -> None:
    typed = ""
    for char in name[: data.draw(st.integers(2, len(name)))]:
        sound = data.draw(st.sampled_from(sounds(char)))
        syllable = sound.initial + sound.final
        typed += data.draw(st.sampled_from([char, *(syllable[:n] for n in range(1, len(syllable) + 1))]))
    assert name in _found(typed)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered_with_places_each_once(typed: str) -> None:
    found = find(PLACES, typed)
    assert set(found) <= set(PLACES)
    assert len(found) == len(set(found))
