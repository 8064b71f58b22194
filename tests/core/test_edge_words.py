import pytest

from desktop.core.edge_words import begins_with, ends_with


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("感谢您的来电，再见。", True),
        ("感谢您的来电再见", True),
        ("感谢您的来电，再渐", True),
        ("那我挂了在讲", False),
        ("好的，再山见", True),
        ("好的，再见山", True),
        ("好的。再讲", True),
        ("您现在讲", False),
        ("您说再见的时候我没听到", False),
        ("见", False),
        ("", False),
    ],
)
def test_a_word_at_the_end_survives_one_error(text: str, expected: bool) -> None:
    assert ends_with(text, "再见") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您好，欢迎致电", True),
        ("您号欢迎致电", True),
        ("您山好欢迎致电", True),
        ("请问您好了吗", False),
        ("您", False),
    ],
)
def test_a_word_at_the_beginning_survives_one_error(text: str, expected: bool) -> None:
    assert begins_with(text, "您好") is expected


def test_longer_words_are_not_looked_for() -> None:
    assert not ends_with("中午好", "中午好")
