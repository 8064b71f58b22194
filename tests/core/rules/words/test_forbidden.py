from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import (
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    CallStarted,
    Channel,
    CustomerNamed,
    Event,
    FinalTranscript,
    ListeningEnded,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    Word,
)
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.script import Library, Phrase, Source

UNCLEAR = Phrase(
    id="unclear",
    text="我不清楚",
    say="{customer}，我马上为您核实。",
    group="推诿",
    variants=("不了解情况",),
    exceptions=("我不清楚您的意思",),
    source=Source("H9", "呼叫热线规范", "三"),
)
UNKNOWN = Phrase(id="unknown", text="不知道", say="我为您查询。", group="推诿", exceptions=("知不知道",))
HURRY = Phrase(id="hurry", text="着急", say="", group="催促", exact=True)
OPINION = Phrase(id="opinion", text="有意见", say="", group="质问", exceptions=("有一件事",))
RUDE = Phrase(id="rude", text="去你的吧", say="", group="辱骂", severity="fatal")


def rule(*phrases: Phrase) -> ForbiddenRule:
    return ForbiddenRule(
        Library("inbound", "热线", "1", (), phrases=phrases or (UNCLEAR, UNKNOWN, HURRY, OPINION, RUDE))
    )


def partial(time: float, text: str, start: float = 1.0, channel: Channel = "agent") -> PartialTranscript:
    return PartialTranscript(time=time, channel=channel, start=start, text=text)


def final(time: float, text: str, start: float = 1.0, words: tuple[Word, ...] = ()) -> FinalTranscript:
    return FinalTranscript(time=time, channel="agent", start=start, end=time - 0.3, text=text, words=words)


def word(text: str, start: float, end: float) -> Word:
    return Word(text=text, start=start, end=end, confidence=1.0)


def feed(to: ForbiddenRule, *events: Event) -> list[Event]:
    return [answer for event in events for answer in to.feed(event)]


def raised(answers: Iterable[Event]) -> list[str]:
    return [answer.rule for answer in answers if isinstance(answer, AlertRaised)]


def test_two_partials_that_agree_raise_and_the_final_confirms() -> None:
    rules = rule()
    assert feed(rules, partial(2.0, "这个我不清楚")) == []
    (alert,) = feed(rules, partial(2.2, "这个我不清楚啊"))
    assert isinstance(alert, AlertRaised)
    assert (alert.id, alert.rule, alert.provisional, alert.time) == ("forbidden-1", "unclear", True, 2.2)
    assert (alert.channel, alert.alert, alert.severity, alert.heard) == ("agent", "forbidden", "warning", "我不清楚")
    assert alert.title == "忌语：“我不清楚”"
    assert feed(rules, partial(2.4, "这个我不清楚啊您")) == []
    assert feed(rules, final(3.0, "这个我不清楚啊您再问")) == [AlertConfirmed(time=3.0, id="forbidden-1")]


def test_a_final_that_lacks_the_phrase_withdraws() -> None:
    answers = feed(rule(), partial(2.0, "这我不知道"), partial(2.2, "这我不知道"), final(3.0, "这我记下来了"))
    assert raised(answers) == ["unknown"]
    assert answers[1:] == [AlertCleared(time=3.0, id="forbidden-1", reason="withdrawn")]


def test_one_partial_alone_raises_nothing() -> None:
    assert feed(rule(), partial(2.0, "我不知道"), partial(2.2, "我记下来了"), partial(2.4, "我不知道")) == []


def test_partials_of_different_utterances_do_not_agree() -> None:
    assert feed(rule(), partial(2.0, "我不知道"), partial(9.0, "我不知道", start=8.0)) == []


def test_a_phrase_seen_first_in_a_final_is_certain() -> None:
    (alert,) = feed(rule(), final(3.0, "我不知道"))
    assert isinstance(alert, AlertRaised)
    assert not alert.provisional


def test_later_words_can_make_it_innocent() -> None:
    rules = rule()
    answers = feed(rules, partial(2.0, "我着急"), partial(2.2, "我着急吗"), final(3.0, "我找几家"))
    assert raised(answers) == ["hurry"]
    assert answers[-1] == AlertCleared(time=3.0, id="forbidden-1", reason="withdrawn")


def test_what_may_still_become_an_exception_is_waited_for() -> None:
    assert feed(rule(), partial(2.0, "我不清楚"), partial(2.2, "我不清楚您"), final(3.0, "我不清楚您的意思")) == []
    first, second, third = partial(2.0, "我不清楚"), partial(2.2, "我不清楚您"), partial(2.5, "我不清楚您别问")
    rules = rule()
    assert feed(rules, first, second) == []
    assert raised(feed(rules, third)) == ["unclear"]
    assert raised(feed(rule(), first, final(2.4, "我不清楚"))) == ["unclear"]


def test_each_occurrence_has_one_alert() -> None:
    text = "我不知道真的不知道"
    answers = feed(rule(), partial(2.0, "我不知道"), partial(2.5, "我不知道"), partial(3.0, text), final(4.0, text))
    assert [type(answer).__name__ for answer in answers] == ["AlertRaised", "AlertConfirmed", "AlertRaised"]


def test_a_longer_phrase_at_the_same_place_is_no_second_alert() -> None:
    short, long = Phrase("short", "不清楚", "", "推诿"), Phrase("long", "不清楚自己去查", "", "推诿")
    rules = rule(short, long)
    answers = feed(rules, partial(2.0, "这个不清楚"), partial(2.2, "这个不清楚自"), final(3.0, "这个不清楚自己去查"))
    assert raised(answers) == ["short"]
    assert isinstance(answers[-1], AlertConfirmed)
    assert raised(feed(rules, final(9.0, "这个不清楚自己去查", start=7.0))) == ["long"]


def test_audio_heard_again_after_a_restart_raises_nothing_new() -> None:
    rules = rule()
    assert raised(feed(rules, final(5.0, "您好这个我不知道"))) == ["unknown"]
    again = [partial(6.0, "个我不知道", start=2.5), partial(6.2, "个我不知道", start=2.5)]
    assert feed(rules, *again, final(5.1, "个我不知道", start=2.5)) == []
    assert raised(feed(rules, final(9.0, "我不知道", start=7.0))) == ["unknown"]


def test_an_alert_survives_a_restart_in_mid_utterance() -> None:
    rules = rule()
    assert raised(feed(rules, partial(2.0, "我不知道"), partial(2.1, "我不知道"))) == ["unknown"]
    assert feed(rules, final(2.6, "我不知道", start=0.8)) == [AlertConfirmed(time=2.6, id="forbidden-1")]


def test_an_utterance_that_never_came_to_its_final_is_withdrawn() -> None:
    said = (partial(2.0, "我不知道"), partial(2.1, "我不知道"))
    gone = AlertCleared(time=9.0, id="forbidden-1", reason="withdrawn")
    assert feed(rule(), *said, final(9.0, "请您稍等", start=7.0))[-1] == gone
    assert feed(rule(), *said, ListeningEnded(time=9.0))[-1] == gone


def test_only_the_agent_is_judged() -> None:
    customer = [partial(time, "我不知道", channel="customer") for time in (2.0, 2.1)]
    assert feed(rule(), *customer) == []


def test_times_are_spread_over_the_utterance_or_come_from_its_words() -> None:
    (spread,) = feed(rule(), final(6.3, "您好，这不知道啊吗", start=2.0))
    assert isinstance(spread, AlertRaised)
    assert (spread.start, spread.end) == (3.5, 5.0)
    words = (word("您好", 2.0, 2.5), word("不知道", 4.0, 4.6))
    (timed,) = feed(rule(), final(6.3, "您好不知道", start=2.0, words=words))
    assert isinstance(timed, AlertRaised)
    assert (timed.start, timed.end) == pytest.approx((4.0, 4.6))


def test_the_better_line_is_filled_and_the_alert_explained() -> None:
    rules = rule()
    begun = CallStarted(
        time=0.0,
        channels=("agent",),
        started_at="2026-11-22T09:30:00",
        pack="inbound",
        company="",
        agent_name="",
        agent_number="",
        customer="",
        customer_title="",
    )
    named = CustomerNamed(time=2.0, customer="张", customer_title="女士")
    before, after = feed(rules, begun, final(2.0, "我不清粗"), named, final(9.0, "我不清楚", start=7.0))
    assert isinstance(before, AlertRaised)
    assert isinstance(after, AlertRaised)
    assert (before.say, after.say) == ("我马上为您核实。", "张女士，我马上为您核实。")
    assert before.explanation == (
        "听到“我不清粗”，与忌语“我不清楚”读音相近（距离 0.5，上限 1）；"
        "规则：unclear；类别：推诿；依据：H9，呼叫热线规范，三。"
    )
    assert "字字相同" in after.explanation


@pytest.mark.parametrize(
    "text",
    [
        "您是说不知道吗",
        "您刚才说的“不知道”是指什么",
        "我们不会跟您说不知道",
        "请您不要着急",
        "请您别着急",
        "您知不知道怎么操作",
        "如果您不知道怎么操作",
        "请问您还有什么不知道的吗",
        "您有不知道的地方可以问我",
        "您不知道，是吗",
        "我有一件事情想跟您确认",
        "我不清楚您的意思",
        "窝不请楚您的意思",
    ],
)
def test_innocent_uses_raise_nothing(text: str) -> None:
    assert feed(rule(), final(5.0, text)) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("我不知道", "unknown"),
        ("这个特别不知道", "unknown"),
        ("我跟您说不知道", "unknown"),
        ("不是，不知道", "unknown"),
        ("你不知道吗", "unknown"),
        ("您着急也没用", "hurry"),
        ("你还有意见", "opinion"),
        ("有意见是吧", "opinion"),
        ("不了解情况", "unclear"),
        ("您说去你的吧", "rude"),
    ],
)
def test_offences_that_look_innocent_are_raised(text: str, phrase: str) -> None:
    assert raised(feed(rule(), final(5.0, text))) == [phrase]


@pytest.mark.parametrize("pause", [0.3, 1.4])
def test_a_phrase_that_a_pause_cut_in_two_is_joined_once(pause: float) -> None:
    rules = rule()
    first = FinalTranscript(time=3.3, channel="agent", start=1.0, end=3.0, text="这个我不清")
    start = 3.0 + pause
    (alert,) = feed(rules, first, final(start + 2.0, "楚您问别人", start))
    assert isinstance(alert, AlertRaised)
    assert (alert.rule, alert.heard) == ("unclear", "我不清 楚")
    assert alert.start < 3.0 <= start < alert.end
    assert feed(rules, final(start + 3.0, "楚", start + 2.0)) == []


def test_a_long_pause_parts_two_sentences() -> None:
    first = FinalTranscript(time=3.3, channel="agent", start=1.0, end=3.0, text="这个我不清")
    assert feed(rule(), first, final(7.0, "楚您问别人", 5.0)) == []


def test_what_was_warned_of_before_the_pause_is_not_warned_of_again() -> None:
    longer = Phrase("longer", "不知道吗", "", "反问")
    first = FinalTranscript(time=3.3, channel="agent", start=1.0, end=3.0, text="我不知道")
    assert raised(feed(rule(UNKNOWN, longer), first, final(5.0, "吗", 3.5))) == ["unknown"]


def test_a_phrase_may_be_said_where_it_belongs() -> None:
    dialect = Phrase("dialect", "听不懂", "", "反问", unless_in=("unable_to_hear",))
    rules = rule(dialect)
    entered = SituationEntered(time=1.0, situation="dialect", family="unable_to_hear", because="", confidence=1.0)
    left = SituationLeft(time=6.0, situation="dialect", family="unable_to_hear", because="")
    assert feed(rules, entered, final(5.0, "我听不懂")) == []
    assert raised(feed(rules, left, final(12.0, "我听不懂", 9.0))) == ["dialect"]


def test_nin_for_ni_makes_it_no_better() -> None:
    want = Phrase("want", "你想怎么样", "", "反问")
    asked = Phrase("asked", "你说完了吗", "", "反问", exceptions=("您说完了吗",))
    assert raised(feed(rule(want, asked), final(5.0, "您想怎么样"), final(15.0, "您说完了吗", 12.0))) == ["want"]


FOUND = [("不知道", "不字道"), ("我不清楚", "我不清粗"), ("去你的吧", "去尼的吧")]


@given(st.sampled_from(["不知道", "我不清楚", "不了解情况"]), st.integers(1, 4), st.sampled_from(["嗯", "呃", "那个"]))
def test_a_filler_inside_hides_nothing(phrase: str, place: int, filler: str) -> None:
    place = min(place, len(phrase) - 1)
    assert raised(feed(rule(), final(5.0, phrase[:place] + filler + phrase[place:])))


@given(st.sampled_from(FOUND), st.sampled_from(["", "这个", "我跟您说，"]), st.sampled_from(["", "啊", "，您别问了"]))
def test_one_confusable_sound_hides_nothing(pair: tuple[str, str], before: str, behind: str) -> None:
    assert raised(feed(rule(), final(5.0, before + pair[1] + behind)))


@given(st.sampled_from([UNCLEAR, UNKNOWN, HURRY, OPINION]), st.sampled_from(["您是说“{}”吗", "您是说{}吗"]))
def test_asking_back_is_innocent(phrase: Phrase, asked: str) -> None:
    assert feed(rule(), final(5.0, asked.format(phrase.text))) == []
    assert raised(feed(rule(), final(5.0, f"您是说{RUDE.text}"))) == ["rude"]


words = st.text(alphabet="我不知道清楚，您是说有意见着急 ", max_size=20) | st.text(max_size=20)


@given(st.lists(st.tuples(st.booleans(), st.floats(0.0, 9.0), words), max_size=12))
def test_every_alert_is_raised_before_it_is_settled_and_settled_once(heard: list[tuple[bool, float, str]]) -> None:
    rules, waiting = rule(), set()
    for number, (is_final, start, text) in enumerate(heard):
        time = 10.0 + number
        for answer in rules.feed(final(time, text, start) if is_final else partial(time, text, start)):
            if isinstance(answer, AlertRaised):
                assert 0.0 <= answer.start <= answer.end
                waiting |= {answer.id} if answer.provisional else set()
            else:
                assert isinstance(answer, AlertConfirmed | AlertCleared)
                waiting.remove(answer.id)
    assert {
        answer.id for answer in feed(rules, ListeningEnded(time=99.0)) if isinstance(answer, AlertCleared)
    } == waiting
