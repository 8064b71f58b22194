import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import count_characters, filler_positions, normalise, sounds, syllables


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("您好，请问！", "您好请问"),
        ("ＡＢ１２", "ab12"),
        ("Ok 一下", "ok一下"),
        ("٣号", "3号"),
        ("…，。", ""),
        ("한국", "한국"),
    ],
)
def test_normalise_keeps_what_is_spoken(text: str, spoken: str) -> None:
    assert normalise(text) == spoken


@pytest.mark.parametrize(
    ("text", "count"),
    [("您好，10086！", 7), ("OK", 0), ("，。！ ", 0), ("〇一", 2), ("", 0), ("vip客户", 2), ("한국어", 0)],
)
def test_pace_counts_han_and_spoken_digits_only(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_one_has_the_reading_of_spelt_out_numbers() -> None:
    assert {(sound.initial, sound.final) for sound in sounds("1")} == {("y", "i"), ("y", "ao")}


def test_rare_readings_of_a_dictionary_are_left_out() -> None:
    assert [sound.final for sound in sounds("不")] == ["u"]
    assert {sound.initial for sound in sounds("长")} == {"zh", "ch"}


def test_fillers_are_found_by_words_not_by_characters() -> None:
    assert filler_positions("我那个嗯不去那里") == {1, 2, 3}


@given(st.text())
def test_every_syllable_points_at_the_character_it_came_from(text: str) -> None:
    found = syllables(text)
    assert "".join(syllable.char for syllable in found) == normalise(text)
    assert all(syllable.char in normalise(text[syllable.index]) for syllable in found)
    assert [syllable.index for syllable in found] == sorted(syllable.index for syllable in found)


@given(st.characters())
def test_everything_has_a_reading(char: str) -> None:
    assert all(sounds(folded) for folded in normalise(char))
