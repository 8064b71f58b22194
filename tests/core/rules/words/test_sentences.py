import pytest

from desktop.core.rules.words.sentences import clauses, is_foreign, sentences


def test_cuts_sentences_and_clauses():
    first, second = sentences("好的，请讲。还有吗？")
    assert (first.text, first.start, second.text, second.end) == ("好的，请讲。", 0, "还有吗？", 10)
    assert [(clause.text, clause.start) for clause in clauses(first)] == [("好的", 0), ("请讲", 3)]


def test_without_marks_an_utterance_is_one_clause():
    (only,) = sentences("好的请讲")
    assert [clause.text for clause in clauses(only)] == ["好的请讲"]
    assert sentences("") == []


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("短信写的是“你好”", True),
        ("您是说你们公司乱收费吗", True),
        ("您的意思是你来取，对吗", True),
        ("您反映师傅对您讲你自己修", True),
        ("《你好》这部片子", True),
        ("您说的情况，你还有补充吗", False),
        ("我跟您讲你放心", False),
        ("您是说这个。你放心", False),
    ],
)
def test_knows_the_words_of_somebody_else(text, foreign):
    assert is_foreign(text, text.index("你")) is foreign
