"""Words that patterns turn on are put in where they were misheard."""

from desktop.core.rules.words.known_spelling import KnownSpelling

KNOWN = KnownSpelling(["难道|凭什么", "(?:怎么|为什么)(?:不早说|[没不])"])


def test_a_word_with_one_misheard_character_is_put_in():
    assert KNOWN.read("男道是我的错") == "难道是我的错"
    assert KNOWN.read("平什么呀") == "凭什么呀"


def test_two_misheard_characters_are_another_word():
    assert KNOWN.read("楠到") == "楠到"


def test_marks_and_length_stay():
    assert KNOWN.read("男，道，不枣说？") == "男，道，不早说？"


def test_short_words_may_be_left_out():
    assert KnownSpelling(["难道"], shortest=3).read("男道") == "男道"


def test_both_readings_are_tried_and_one_where_they_agree():
    assert KNOWN.readings("男道") == ("男道", "难道")
    assert KNOWN.readings("难道") == ("难道",)
