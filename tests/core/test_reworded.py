import pytest

from desktop.core.matching import Entry
from desktop.core.reworded import RewordedMatcher

MATCHER = RewordedMatcher(
    Entry(text, text)
    for text in (
        "我管不了",
        "不归我管",
        "跟你说了多少遍",
        "我也没办法",
        "没办法啦",
        "先听我讲",
        "您自个儿看",
        "我做不了主",
    )
)


@pytest.mark.parametrize(
    ("said", "phrase", "heard"),
    [
        ("您这个呢我们这边是真的管不了的呀", "我管不了", "我们这边是真的管不了"),
        ("这个事儿真不归咱这边管", "不归我管", "不归咱这边管"),
        ("我跟你都讲了八百遍了", "跟你说了多少遍", "跟你都讲了八百遍"),
        ("这我们其实也没有办法的呀", "我也没办法", "我们其实也没有办法"),
        ("没有办法的啦", "没办法啦", "没有办法"),
        ("咱可做不了这个主", "我做不了主", "咱可做不了这个主"),
    ],
)
def test_finds_the_same_in_other_words(said: str, phrase: str, heard: str) -> None:
    assert (phrase, heard) in {(match.phrase, match.heard) for match in MATCHER.find_all(said)}


@pytest.mark.parametrize(
    "said",
    [
        "我们都能管",
        "我没办法",
        "没有办法登录的话",
        "请您先听我说",
        "您自己看一下短信",
        "我，其实呢，真的，反正啊，现在已经又确实管不了",
        "",
    ],
)
def test_lets_pass_what_lacks_a_word_or_has_too_many(said: str) -> None:
    assert MATCHER.find_all(said) == []


def test_exact_entries_take_no_part() -> None:
    assert RewordedMatcher([Entry("one", "我管不了", exact=True)]).find_all("我们管不了") == []
