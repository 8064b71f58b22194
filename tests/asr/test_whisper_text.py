import pytest

from desktop.asr.whisper_text import Hypothesis, clean, settle


def heard(text: str, no_speech: float = 0.02, confidence: float = -0.2, seconds: float = 5.0) -> str:
    return settle(Hypothesis(text, no_speech, confidence), seconds)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("您好,請問有什麼可以幫您?", "您好请问有什么可以帮您"),
        ("這種產品 的設計", "这种产品的设计"),
        ("我是 8012 号", "我是8012号"),
        ("三五七 092，对吗", "三五七092对吗"),
        ("打开 Windows Update 看看", "打开 Windows Update 看看"),
        ("还有百分之5%", "还有百分之5%"),
        ("你好\ufffd", "你好"),
        ("好好好好好好好好好好", "好"),
        ("请稍等请稍等请稍等请稍等请稍等请稍等", "请稍等"),
        ("行你等一下我去看看行你等一下我去看看", "行你等一下我去看看"),
        ("谢谢谢谢", "谢谢谢谢"),
        ("", ""),
    ],
)
def test_text_comes_out_as_the_program_wants_it(written: str, wanted: str) -> None:
    assert clean(written) == wanted


def test_words_over_silence_are_dropped() -> None:
    assert heard("谢谢", no_speech=0.9, confidence=-1.4) == ""
    assert heard("谢谢", no_speech=0.9, confidence=-0.2) == "谢谢"


@pytest.mark.parametrize(
    "credit", ["字幕by索兰娅", "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", "中文字幕志愿者 李宗盛", "感谢观看"]
)
def test_subtitle_credits_need_evidence(credit: str) -> None:
    assert heard(credit, no_speech=0.4) == ""
    assert heard(credit, confidence=-0.7) == ""


def test_a_customer_may_speak_of_subscriptions() -> None:
    assert heard("我想取消订阅") == "我想取消订阅"


def test_nobody_speaks_that_fast() -> None:
    assert heard("这句话不可能在半秒钟之内说完", seconds=0.6) == ""
    assert heard("不客气", seconds=0.4) == "不客气"
