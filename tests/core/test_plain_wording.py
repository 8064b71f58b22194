import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.plain_wording import plain_wording


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("我们公司这个也是真的没有办法的呀", "我这个没办法"),
        ("咱啥也不晓得嘛", "我什么不知道"),
        ("给您讲了好几遍了", "跟您说了几遍了"),
        ("可以认真还款", "可以认真还款"),
        ("首都就业刚才人才", "首都就业刚才人才"),
        ("女儿是不是", "女儿是不是"),
        ("是否", "是否"),
    ],
)
def test_says_it_plainly(said: str, plain: str) -> None:
    assert plain_wording(said).text == plain


@given(st.text(alphabet="我们这边真的也就没有讲给您好几遍儿啥不知道，a ", max_size=30))
def test_every_character_knows_where_it_stood(said: str) -> None:
    plain = plain_wording(said)
    assert len(plain.starts) == len(plain.ends) == len(plain.text)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(0 <= start < end <= len(said) for start, end in zip(plain.starts, plain.ends, strict=True))
