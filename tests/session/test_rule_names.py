import kept
from calls import LIBRARY

from desktop.core.alert_rules import ALERT_RULES
from desktop.session.alert_lives import alert_lives
from desktop.session.rule_names import RULE_NAMES, RuleNames


def test_every_rule_of_the_program_has_a_name():
    assert set(RULE_NAMES) == set(ALERT_RULES)


def test_without_its_words_an_alert_is_named_by_its_phrase_or_item():
    names = RuleNames(LIBRARY)
    assert names.title(kept.alert(1.0, title="")) == "忌语：“我不知道”"
    assert names.better(kept.alert(1.0, say="")) == "我帮您核实一下"
    assert names.of_rule("say_company") == "没有说：报公司"
    assert names.title(kept.alert(1.0, "gone", title="")) == "忌语（gone）"
    assert names.title(kept.alert(1.0, "gone", title="忌语：“去年的”")) == "忌语：“去年的”"


def test_the_life_of_an_alert_ends_as_it_was_answered_last():
    events = kept.one_of_each()
    mended, suppressed, withdrawn = alert_lives(events)
    assert mended.holds
    assert mended.cleared == "mended"
    assert suppressed.answer == "acknowledged"
    assert withdrawn.withdrawn
    assert not withdrawn.holds
