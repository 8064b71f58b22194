import pytest

from desktop.core.gapped import GappedMatcher
from desktop.core.matching import Entry

MATCHER = GappedMatcher([Entry("who", "谁让你…的"), Entry("apart", "跟…没关系"), Entry("plain", "没关系")])


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("谁让你点那个链接的", "谁让你点那个链接的"),
        ("这个跟我们公司没关系啊", "跟我们公司没关系"),
        ("跟我没观系", "跟我没观系"),
    ],
)
def test_finds_what_has_something_in_its_open_place(said: str, heard: str) -> None:
    assert [match.heard for match in MATCHER.find_all(said)] == [heard]


@pytest.mark.parametrize(
    "said", ["跟没关系", "跟您说一声，没关系", "跟我们公司那边的所有人都没关系", "没关系", "谁让你", ""]
)
def test_an_open_place_is_filled_briefly_and_within_a_clause(said: str) -> None:
    assert MATCHER.find_all(said) == []


def test_where_it_was_said() -> None:
    (match,) = MATCHER.find_all("好，跟我没关系")
    assert (match.key, match.start, match.end, match.phrase, match.misspelt) == ("apart", 2, 7, "跟…没关系", 0)
