"""Nothing but the library makes a difference, and what it makes is told with its words."""

from dataclasses import replace

from calls import GREETING, LIBRARY, heard
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import AlertRaised, SituationChosen
from desktop.core.limits import Limits
from desktop.core.script import Item, Phrase
from desktop.session.draft_library import Versions
from desktop.session.past_calls import PastCall
from desktop.session.time_machine import compare, try_out
from desktop.session.trial_result import Unusable, trial_from_json

NEW = Phrase("wait", "您等一下", "请您稍等", "命令")
UNKNOWN = LIBRARY.phrases[0]


def call(*turns, name="one", pack="test", **more):
    return PastCall(name, pack, tuple(heard(GREETING, *turns, end=30.0)), **more)


def with_phrases(*phrases):
    return replace(LIBRARY, phrases=phrases)


class Drafts:
    """One pack, in two states."""

    def __init__(self, draft, published=LIBRARY):
        self._versions = Versions(published, draft, ())

    def knows(self, pack):
        return pack == "test"

    def versions(self, pack):
        return self._versions


def tried(draft, *calls, published=LIBRARY):
    return try_out(calls, Drafts(draft, published), Limits())


def test_a_phrase_that_is_added_finds_its_sentences():
    trial = tried(with_phrases(UNKNOWN, NEW), call((8.0, 12.0, "好的，您等一下啊。")), call((8.0, 10.0, "好的。")))

    (rule,) = trial.rules
    (found,) = rule.new
    assert (rule.rule, rule.name, rule.gone, rule.altered) == ("wait", "忌语“您等一下”", (), ())
    assert (found.call, found.heard, found.sentence) == ("one", "您等一下", "好的，您等一下啊。")
    assert (found.say, found.severity, found.shown) == ("请您稍等", "warning", True)
    assert 8.0 < found.time < 12.0
    assert (trial.calls, trial.seconds, trial.new, trial.gone) == (2, 60.0, 1, 0)


def test_a_phrase_that_is_taken_out_loses_them():
    trial = tried(with_phrases(), call((8.0, 12.0, "这个我不知道。")))

    (rule,) = trial.rules
    assert (rule.name, rule.new, [one.sentence for one in rule.gone]) == ("忌语“我不知道”", (), ["这个我不知道。"])


def test_an_exception_takes_away_only_what_it_excuses():
    excused = replace(UNKNOWN, exceptions=("我不知道您的",))
    trial = tried(with_phrases(excused), call((8.0, 12.0, "我不知道您的订单号。"), (14.0, 16.0, "我不知道。")))

    (rule,) = trial.rules
    assert ([one.sentence for one in rule.gone], rule.same) == (["我不知道您的订单号。"], 1)


def test_a_milder_severity_and_a_better_line_are_no_new_alerts():
    milder = replace(UNKNOWN, severity="notice", say="我马上帮您问")
    trial = tried(with_phrases(milder), call((8.0, 12.0, "这个我不知道。")))

    (rule,) = trial.rules
    (altered,) = rule.altered
    assert (rule.new, rule.gone) == ((), ())
    assert (altered.before.severity, altered.after.severity) == ("warning", "notice")
    assert (altered.before.say, altered.after.say) == ("我帮您核实一下", "我马上帮您问")


def test_an_item_that_is_not_said_in_time_is_new():
    late = replace(LIBRARY, items=(*LIBRARY.items, Item("thanks", "致谢", "greeting", ("感谢您来电",), deadline=10.0)))
    trial = tried(late, call())

    (rule,) = trial.rules
    assert (rule.name, [one.say for one in rule.new]) == ("必说项“致谢”", ["感谢您来电"])
    assert rule.new[0].sentence == ""


def test_what_the_agent_called_wrong_is_told():
    once = call((8.0, 12.0, "这个我不知道。"))
    (alert,) = compare(once, Versions(LIBRARY, with_phrases(), ()), Limits()).gone
    trial = tried(with_phrases(), replace(once, called_wrong=(replace(alert, id="of that day"),)))

    assert isinstance(alert, AlertRaised)
    assert [one.called_wrong for one in trial.rules[0].gone] == [True]


def test_numbers_are_hidden():
    trial = tried(with_phrases(), call((8.0, 14.0, "我不知道，您的卡号是6222021234567890123。")))

    (found,) = trial.rules[0].gone
    assert "622●" in found.sentence
    assert "6222021234567890123" not in trial.as_json()


def test_rules_that_a_call_cannot_tell_about_are_left_out_and_named():
    deaf = replace(call((8.0, 12.0, "这个我不知道。")), unheard=frozenset({"unknown"}))
    trial = tried(with_phrases(), deaf)

    assert (trial.rules, trial.unheard) == ((), ("unknown",))


def test_calls_that_cannot_be_tried_are_counted_and_named():
    trial = tried(with_phrases(), Unusable("a", "没有记下说过的话"), call(name="b", pack="gone"), call(name="c"))

    assert [one.call for one in trial.unusable] == ["a", "b"]
    assert "gone" in trial.unusable[1].why
    assert trial.calls == 1


def test_a_pack_that_the_draft_does_not_touch_is_not_run():
    trial = tried(replace(LIBRARY), call())

    assert (trial.calls, trial.untouched, trial.rules) == (0, 1, ())


def test_a_situation_that_one_of_the_two_has_not_is_no_obstacle():
    events = (*heard(GREETING, end=30.0)[:-1], heard(GREETING, end=30.0)[-1])
    chosen = SituationChosen(time=30.0, situation="soft_voice")
    tapped = PastCall("one", "test", (*events[:-1], chosen, events[-1]))
    without = replace(LIBRARY, situations=LIBRARY.situations[1:])

    assert tried(without, tapped).calls == 1


def test_progress_is_told_after_each_call():
    told = []
    try_out([call(), Unusable("a", "b"), call()], Drafts(with_phrases()), Limits(), told.append)

    assert told == [1, 2, 3]


def test_the_result_survives_json():
    trial = tried(with_phrases(replace(UNKNOWN, say="好的"), NEW), call((8.0, 12.0, "我不知道，您等一下。")))

    assert trial.rules
    assert trial_from_json(trial.as_json()) == trial


SENTENCES = st.lists(
    st.sampled_from(
        ["我不知道。", "您等一下。", "请您大声一点，好吗？", "感谢您的来电，再见。", "非常抱歉给您添麻烦了。"]
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(agent=SENTENCES, customer=SENTENCES)
def test_a_draft_that_is_equal_changes_nothing(agent, customer):
    turns = [(8.0 + 5 * nth, 10.5 + 5 * nth, text) for nth, text in enumerate(agent)]
    answers = [(10.6 + 5 * nth, 12.6 + 5 * nth, text) for nth, text in enumerate(customer)]
    past = PastCall("one", "test", tuple(heard(GREETING, *turns, customer=answers, end=45.0)))

    same = compare(past, Versions(LIBRARY, replace(LIBRARY), ()), Limits())

    assert (same.new, same.gone, same.altered) == ((), (), ())


@settings(max_examples=25, deadline=None)
@given(agent=SENTENCES)
def test_the_way_back_undoes_the_way_there(agent):
    turns = [(8.0 + 5 * nth, 10.5 + 5 * nth, text) for nth, text in enumerate(agent)]
    past = PastCall("one", "test", tuple(heard(GREETING, *turns, end=45.0)))
    other = with_phrases(replace(UNKNOWN, severity="notice"), NEW)

    there = compare(past, Versions(LIBRARY, other, ()), Limits())
    back = compare(past, Versions(other, LIBRARY, ()), Limits())

    assert (there.new, there.gone) == (back.gone, back.new)
    assert [(new, old) for old, new in there.altered] == list(back.altered)
