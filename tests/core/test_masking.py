import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.digit_runs import HAN_DIGITS, digit_of, digit_runs
from desktop.core.events import AlertRaised, FinalTranscript, PartialTranscript, StageEntered, Word
from desktop.core.masking import MASK, EventMask, mask

DIGITS = st.sampled_from([*"0123456789０１９", *HAN_DIGITS])
GROUPS = st.lists(st.text(DIGITS, min_size=1, max_size=5), min_size=1, max_size=6)
JOINTS = st.sampled_from(["", " ", "，", "嗯", "，呃，", "……", "-", "那个", "杠"])
WORDS = st.text(st.sampled_from("您的卡号是好请问在吗。？，x X嗯"), max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> str:
    groups = draw(GROUPS)
    number = "".join(group + draw(JOINTS) for group in groups)
    return draw(WORDS) + number + draw(WORDS)


def shown_digits(text: str) -> int:
    """The most digits in a row that can still be read in a masked text."""
    return max((len(run.digits) for run in digit_runs(text)), default=0)


@given(texts())
def test_leaves_no_long_number_and_changes_nothing_else(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert shown_digits(masked) < 7
    assert all(
        kept == char or (kept == MASK and (digit_of(char) or char in "xX"))
        for kept, char in zip(masked, text, strict=True)
    )


@given(texts())
def test_masking_twice_is_masking_once(text):
    assert mask(mask(text)) == mask(text)


@given(st.text(st.characters(exclude_categories=["Nd"]).filter(lambda char: not digit_of(char))))
def test_touches_no_text_without_digits(text):
    assert mask(text) == text


@given(texts(), st.booleans())
def test_a_growing_number_never_shows_its_seventh_digit(text, more):
    for length in range(len(text) + 1):
        masked = mask(text[:length], growing=True)
        assert shown_digits(masked) < 7
        assert len(masked) == length


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("您的电话是13812345678，对吗？", "您的电话是138●●●●●●78，对吗？"),
        ("幺三八，一二三四，五六七八。", "幺三八，●●●●，●●七八。"),
        ("138 嗯 一二三四 呃 5678", "138 嗯 ●●●● 呃 ●●78"),
        ("33010619701102000X", "330●●●●●●●●●●●●●0X"),
        ("二零二六年一月十五日", "二零二六年一月十五日"),
        ("一万三千八百元", "一万三千八百元"),
        ("我是三零七一号", "我是三零七一号"),
        ("验证码是 482913", "验证码是 ●●●●●●"),
        ("短信验证码，四八二九", "短信验证码，●●●●"),
        ("拨打95588", "拨打95588"),
        ("您好", "您好"),
        ("", ""),
    ],
)
def test_masks(text, masked):
    assert mask(text) == masked


def test_a_growing_number_shows_no_last_digits():
    assert mask("卡号6222021234", growing=True) == "卡号622●●●●●●●"
    assert mask("卡号6222021234是吗", growing=True) == "卡号622●●●●●34是吗"


def final(text: str, start: float = 1.0, end: float = 3.0, words: tuple[Word, ...] = ()) -> FinalTranscript:
    return FinalTranscript(time=end + 0.3, channel="agent", start=start, end=end, text=text, words=words)


def test_a_number_goes_on_in_the_next_utterance():
    masker = EventMask()
    assert masker.mask(final("卡号是六二二八")).text == "卡号是六二二八"
    growing = PartialTranscript(time=4.5, channel="agent", start=4.0, text="三七一九")
    assert masker.mask(growing).text == "●●●●"
    assert masker.mask(final("三七一九", 4.0, 5.0)).text == "●●一九"
    assert masker.mask(final("嗯", 5.5, 5.8)).text == "嗯"
    assert masker.mask(final("二一三五", 6.0, 7.0)).text == "●●三五"


def test_a_number_does_not_go_on_after_other_words_or_a_long_pause():
    masker = EventMask()
    masker.mask(final("工号是三零七一"))
    assert masker.mask(final("尾号呢", 4.0, 5.0)).text == "尾号呢"
    assert masker.mask(final("六八二零", 6.0, 7.0)).text == "六八二零"
    assert masker.mask(final("一三五七", 30.0, 31.0)).text == "一三五七"


def test_the_other_channel_goes_on_with_nothing():
    masker = EventMask()
    masker.mask(final("卡号是六二二八"))
    customer = FinalTranscript(time=6.0, channel="customer", start=4.0, end=5.0, text="三七一九")
    assert masker.mask(customer).text == "三七一九"


def test_words_are_masked_with_their_text():
    texts = ("电话", "幺三八", "一二三四", "五六七八")
    words = tuple(Word(text=text, start=n, end=n + 1, confidence=1.0) for n, text in enumerate(texts))
    masked = EventMask().mask(final("电话幺三八一二三四五六七八", words=words))
    assert [word.text for word in masked.words] == ["电话", "幺三八", "●●●●", "●●七八"]


def test_every_word_that_quotes_speech_is_masked():
    number = "打13812345678"
    stage = StageEntered(time=1.0, stage="closing", because=number, confidence=1.0)
    assert EventMask().mask(stage).because == "打138●●●●●●78"
    alert = AlertRaised(
        time=1.0, id="a", channel="agent", alert="privacy", rule="phone_number", title=number, severity="warning",
        heard=number, say="", start=0.0, end=1.0, provisional=False, explanation=number,
    )  # fmt: skip
    masked = EventMask().mask(alert)
    assert "1234" not in masked.heard + masked.title + masked.explanation


def test_an_event_without_numbers_is_the_same_event():
    event = final("您好，请讲。")
    assert EventMask().mask(event) is event
