import pytest

from desktop.core.digit_runs import digit_of, digit_runs, joins


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("幺三八零零幺三八零零零", ["13800138000"]),
        ("138 零零幺三, 8000", ["13800138000"]),
        ("幺三八，嗯，零零幺三……八零零零", ["13800138000"]),
        ("一三八那个零零", ["13800"]),
        ("１３８－００", ["13800"]),
        ("330106 1970 1102 000X。", ["33010619701102000X"]),
        ("尾号零零零x，对吗", ["000X"]),
        ("iPhone 13 XL", ["13"]),
        ("二零二六年一月十五日", ["2026", "1", "5"]),
        ("一万三千八百元", ["1", "3", "8"]),
        ("您的号码是138？0013吗", ["138", "0013"]),
        ("第一张", ["1"]),
        ("零零四九，零五零三，三天到账", ["00490503", "3"]),
        ("您好", []),
        ("", []),
    ],
)
def test_finds_numbers(text, numbers):
    assert [run.digits for run in digit_runs(text)] == numbers


def test_tells_where_each_digit_stands():
    (run,) = digit_runs("是一三，8")
    assert (run.start, run.end, run.places) == (1, 5, (1, 2, 4))


@pytest.mark.parametrize(
    ("char", "digit"), [("幺", "1"), ("〇", "0"), ("玖", "9"), ("９", "9"), ("两", ""), ("十", "")]
)
def test_reads_a_digit(char, digit):
    assert digit_of(char) == digit


@pytest.mark.parametrize(("text", "answer"), [("", True), ("，嗯，", True), ("，然后", False), ("？", False)])
def test_knows_what_may_stand_between_groups(text, answer):
    assert joins(text) is answer
