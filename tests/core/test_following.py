import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.following import SAID_SHARE, Following, follow, is_said

OPENING = "您好，欢迎致电移动客服热线，我是10086号客服代表，请问有什么可以帮助您！"
TALK = "我昨天去营业厅办了一个套餐然后今天发现多扣了五十块钱是怎么回事"


def said(line: str, heard: str) -> str:
    return "".join(char if flag else "·" for char, flag in zip(line, follow(line, heard).said, strict=True))


@pytest.mark.parametrize(
    ("line", "heard", "marked"),
    [
        (OPENING, "您好欢迎致电移动", "您好，欢迎致电移动" + "·" * 29),
        ("麻烦您声音大一点，好吗？", "麻烦您把您的声音稍微放大一点好吗", "麻烦您声音大一点，好吗？"),
        ("好的，请您稍等一下", "请您稍等一下好的", "好的，请您稍等一下"),
        ("感谢您的来电", "感谢您的耐心等待", "感谢您的··"),
        ("感谢您的来电，祝您生活愉快，再见！", "感谢你的来电再见", "感谢您的来电，·······再见！"),
        ("请您稍等，谢谢！", "请您稍等", "请您稍等，···"),
        ("您好，请问您贵姓？您好！", "您好", "您好，" + "·" * 9),
        ("喂", "喂", "喂"),
    ],
)
def test_what_has_been_said_is_marked(line: str, heard: str, marked: str) -> None:
    assert said(line, heard) == marked


def test_misheard_characters_between_others_count_as_said() -> None:
    heard = "您号换迎致店以东客服热先我是幺零零八六号可服代表请问有什么可以帮助您"
    assert said(OPENING, heard) == OPENING
    assert follow(OPENING, heard).match > 0.9


@pytest.mark.parametrize("heard", ["", "的我有您", "您的号是", "的", TALK])
def test_stray_characters_are_not_marked(heard: str) -> None:
    assert not any(follow(OPENING, heard).said)


def test_the_same_words_are_not_counted_twice() -> None:
    assert follow("谢谢您的耐心等待，谢谢您的耐心等待", "谢谢您的耐心等待").match == 0.5


def test_three_errors_in_ten_are_survived() -> None:
    random = Random(5)
    heard = [misheard(OPENING.replace("，", ""), 0.3, random) for _ in range(200)]
    assert sum(is_said(OPENING, (), text) for text in heard) >= 170


def misheard(text: str, rate: float, random: Random) -> str:
    """`text` with characters taken for others, dropped and added."""
    wrong = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就"
    out = []
    for char in text:
        error = random.random() / rate
        if error >= 1.0:
            out.append(char)
        elif error < 0.7:
            out.append(random.choice(wrong))
        elif error < 0.85:
            out.append(char + random.choice(wrong))
    return "".join(out)


def test_a_line_is_said_when_all_its_keys_were() -> None:
    line = "请问还有其他可以帮到您的吗？"
    assert is_said(line, ("还有", "帮到您"), "那您还有什么需要我帮到您的")
    assert not is_said(line, ("还有", "帮到您"), "那您还有什么事")
    assert not is_said(line, (), "请问有什么事")


def test_keys_are_judged_by_sound() -> None:
    assert is_said("", ("让您久等了",), "让你九等了")
    assert not is_said("", ("再见",), "在这里见")


def test_an_empty_line_asks_for_nothing() -> None:
    assert is_said("", (), "")
    assert follow("！", "").said == (True,)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_followed(line: str, heard: str) -> None:
    followed = follow(line, heard)
    assert len(followed.said) == len(line)
    assert 0.0 <= followed.match <= 1.0


@given(
    st.text(max_size=20), st.text(alphabet="请问还有其他可以帮到您的吗", min_size=3, max_size=20), st.text(max_size=20)
)
def test_a_line_that_was_said_is_said(before: str, line: str, after: str) -> None:
    assert follow(line, f"{before}，{line}，{after}").match >= SAID_SHARE


def test_following_is_quick_enough_for_every_partial() -> None:
    begin = time.perf_counter()
    for _ in range(20):
        follow(OPENING * 2, TALK * 2 + OPENING)
    assert time.perf_counter() - begin < 20 * 0.02


@given(st.lists(st.text(alphabet="您好请问再见那个嗯，天地玄黄", max_size=6), max_size=12))
def test_a_text_that_grows_is_followed_as_if_it_were_read_anew(pieces: list[str]) -> None:
    following = Following()
    heard = ""
    for piece in pieces:
        heard += piece
        for line in ("您好，请问您贵姓？", "再见！", "那个请问"):
            assert following.follow(line, heard) == follow(line, heard)


def test_a_text_that_is_taken_back_is_read_anew() -> None:
    following = Following()
    assert following.follow("请问您贵姓", "请问您贵姓").match == 1.0
    assert following.follow("请问您贵姓", "今天天气").match == 0.0
