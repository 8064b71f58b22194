import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.heard_numbers import readings, sounds_like
from desktop.core.masking import MASK, mask
from desktop.core.secret_numbers import number_runs, secret_spans

HOMOPHONES = {
    "0": "零玲林",
    "1": "幺妖要",
    "2": "二",
    "3": "三山",
    "4": "四寺",
    "5": "五武",
    "6": "六流",
    "7": "七奇",
    "8": "八芭",
    "9": "九酒",
}


def kinds(text: str) -> list[str]:
    return [span.kind for span in secret_spans(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("他的手机是幺三八零零要三八零零零", "phone_number"),
        ("手机是一山八，零零一三，八零流零", "phone_number"),
        ("您的卡号是六榴二七4257砌751645 0436", "card_number"),
        ("您的卡号六二二八，二五一淋，八零八三，四九一零，幺四六", "card_number"),
        ("登记的是四二零一一一，一九四留，一零一九，零零零X", "identity_number"),
    ],
)
def test_digits_that_were_heard_as_other_characters_make_a_secret(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "就是说四点到五点，您在家吧",
        "一共是三百八十四元，其中二十五元是运费",
        "二零二六年一月十五日零点起新资费生效，是吧",
        "您的订单号是五七零零，六九留七，六四零二，六九零三",
        "我是八零一二号，请问有什么可以帮您",
        "前五位和后四位是五六七，一共是九位",
        "三四五号都可以，其他的时间也行，是六点吗",
        "您把这一二三四步做完，就可以了，起码要五分钟",
    ],
)
def test_amounts_dates_and_order_numbers_stay_innocent(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("word", ["您", "和", "千", "点", "嗯", "的", "，"])
def test_words_between_numbers_are_no_digits(word: str) -> None:
    assert all(not run.is_damaged for run in number_runs(f"一三八零{word}零一三八"))


def test_a_number_that_is_whole_takes_in_nothing_beside_it() -> None:
    assert [run.digits for run in number_runs("您有两个号，19462914923和14328345161")] == ["19462914923", "14328345161"]
    assert [run.digits for run in number_runs("是13800138000期的用户")] == ["13800138000"]
    assert number_runs("手机是1380013800棋")[0].digits == "13800138007"


def test_what_was_heard_for_a_digit_is_hidden_as_well() -> None:
    assert mask("手机是幺三八零零要三八零零零") == "手机是幺三八" + MASK * 6 + "零零"
    assert mask("卡号六二二八二五淋零八零花八三四九") == "卡号六二二" + MASK * 10 + "四九"


@given(st.text("0123456789", min_size=9, max_size=9), st.data())
def test_a_mobile_number_is_known_with_any_few_digits_by_sound(rest: str, data: st.DataObject) -> None:
    digits = "13" + rest
    wrong = data.draw(st.sets(st.integers(1, 9), max_size=4))
    spoken = "".join(data.draw(st.sampled_from(HOMOPHONES[d])) if at in wrong else d for at, d in enumerate(digits))
    assert [run.digits for run in number_runs(f"手机{spoken}。")] == [digits]


@given(st.text("零一二三四五六七八九幺流要山林年点和您，0189请的", max_size=40))
def test_numbers_are_read_where_they_stand(text: str) -> None:
    end = 0
    for run in number_runs(text):
        assert end <= run.start
        assert list(run.places) == sorted(set(run.places))
        assert [sounds_like(text[place]) or "X" for place in run.places] == list(run.digits)
        end = run.end
    assert len(mask(text)) == len(text)


@given(st.text("我您请问是四有什么三可以帮八他吧", max_size=30))
def test_few_digits_guess_nothing(text: str) -> None:
    if sum(char in "三四八" for char in text) < 4:
        assert all(not run.is_damaged for ways in readings(text, lambda _: False) for run in ways)
