"""The duties of an agent: what he should have said, and what he should not do before something else."""

from dataclasses import replace

import pytest
from calls import LIBRARY, heard, said_in_turn, started
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    AudioLevel,
    CallEnded,
    ChecklistTicked,
    FinalTranscript,
    ItemMarked,
    SituationEntered,
    SituationLeft,
    StageEntered,
    VoiceStarted,
)
from desktop.core.rules.duties.apology_first import ApologyFirstRule
from desktop.core.rules.duties.due_items import DueItemsRule
from desktop.core.rules.duties.early_goodbye import EarlyGoodbyeRule
from desktop.core.rules.duties.promise_without_time import PromiseWithoutTimeRule
from desktop.core.rules.duties.push_after_refusals import PushAfterRefusalsRule
from desktop.core.script import Item, Library, Line


def told(rule, events) -> list[str]:
    """E.g. ["raised", "mended"]."""
    out = [answer for event in events for answer in rule.feed(event)]
    return [
        "raised" if isinstance(one, AlertRaised) else one.reason
        for one in out
        if isinstance(one, AlertRaised | AlertCleared)
    ]


def talk(*turns: str, both: bool = True) -> list:
    """Turns such as "客户：…" and "坐席：…", five seconds each; ends with the call."""
    agent, customer = [], []
    for number, turn in enumerate(turns):
        who, _, text = turn.partition("：")
        (customer if who == "客户" else agent).append((5.0 * number + 1, 5.0 * number + 4.5, text))
    return heard(*agent, customer=customer if both else (), end=5.0 * len(turns) + 10)


COMPLAINT = "客户：我要投诉你们，太不像话了"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([COMPLAINT, "坐席：是这样的，因为系统昨天升级了", "坐席：非常抱歉"], ["raised", "mended"]),
        ([COMPLAINT, "坐席：停电通知三天前就贴在小区的门口了"], ["raised"]),
        ([COMPLAINT, "坐席：非常抱歉，是这样的，因为系统升级了"], []),
        ([COMPLAINT, "坐席：您先别着急，我马上帮您查一下"], []),
        ([COMPLAINT, "坐席：向您致歉", "坐席：因为系统升级了所以慢"], []),
        (["客户：我不是要投诉，就是想问问为什么停电", "坐席：因为线路在检修"], []),
        (["客户：为什么这个月水费高", "坐席：因为阶梯水价开始计算第二档了"], []),
        (["客户：师傅约的上午，我等到现在都没人来", "坐席：那个区域今天单子排得比较满"], ["raised"]),
        (["客户：跑了三趟都办不了，你们窗口是摆设吗", "坐席：这个是系统升级造成的"], ["raised"]),
        (["客户：那个卖家真气人，不过跟你们没关系", "坐席：因为重量不到一公斤，首重是十二块"], []),
        (["客户：我还以为机器坏了呢，差点叫师傅", "坐席：这个灯亮是因为滤芯该换了"], []),
        (["客户：万一弄丢了怎么赔", "坐席：没有保价的按运费的七倍赔付，保价的按实际价值"], []),
        (
            ["客户：你们那边冷不冷啊，我们这儿都下雪了，菜都贵了", "坐席：是的，咱们接着看下一个问题，合同是本人签的"],
            [],
        ),
    ],
)
def test_an_apology_comes_before_the_reasons(turns, expected):
    assert told(ApologyFirstRule(), talk(*turns)) == expected


def test_without_the_customer_only_the_situation_tells_of_a_complaint():
    reasons = FinalTranscript(time=9, channel="agent", start=6, end=9, text="因为系统昨天升级了")
    opened = SituationEntered(time=5, situation="abuse", family="complaint", because="agent", confidence=1.0)
    assert told(ApologyFirstRule(), [reasons]) == []
    assert told(ApologyFirstRule(), [opened, reasons]) == ["raised"]
    left = SituationLeft(time=8, situation="abuse", family="complaint", because="agent")
    assert told(ApologyFirstRule(), [opened, left, reasons]) == []


def test_the_agents_words_alone_open_no_complaint_of_a_customer_who_is_heard():
    opened = SituationEntered(time=5, situation="later", family="complaint", because="谢谢您的反映", confidence=1.0)
    reasons = FinalTranscript(time=9, channel="agent", start=6, end=9, text="因为系统昨天升级了")
    both = talk("客户：你好", "坐席：谢谢您的反映")[:1]
    assert told(ApologyFirstRule(), [*both, opened, reasons]) == []
    assert told(ApologyFirstRule(), [*both, replace(opened, because="agent"), reasons]) == ["raised"]


OFFER = "坐席：现在办理有优惠，给您开通好吗"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([OFFER, "客户：不需要", OFFER, "客户：我说了不要", OFFER], ["raised"]),
        ([OFFER, "客户：不需要", OFFER], []),
        ([OFFER, "客户：不需要", OFFER, "客户：没兴趣", "坐席：好的，打扰您了，再见"], []),
        ([OFFER, "客户：不需要", OFFER, "客户：多少钱一个月", "坐席：现在优惠，只要十块，给您开通吗"], []),
        ([OFFER, "客户：不需要", OFFER, "客户：周三不行，不要周三", OFFER], []),
        (["坐席：要红色吗", "客户：不要红色", "坐席：蓝色呢", "客户：不要蓝色", "坐席：那给您换成黑色可以吗"], []),
        ([OFFER, "客户：不需要", OFFER, "客户：算了吧", "坐席：一千也可以，我给您介绍一下"], ["raised"]),
        (["坐席：还需要回访吗", "客户：不用客气", OFFER, "客户：不用谢", OFFER], []),
        ([OFFER, "客户：没这个需求", OFFER, "客户：不是说了不要吗", "坐席：您先别急着挂，真的特别划算"], ["raised"]),
        ([OFFER, "客户：我布需要", OFFER, "客户：我用步着", OFFER], ["raised"]),
        ([OFFER, "客户：已经有了", OFFER, "客户：还是不用了吧", "坐席：理解您，不过现在办真的最优惠"], ["raised"]),
        ([OFFER, "客户：已经有了", OFFER, "客户：家里有一个", OFFER], []),
        ([OFFER, "客户：不需要", "坐席：好的，您的地址有变化吗", "客户：我最近没时间", OFFER], []),
        ([OFFER, "客户：不用", OFFER, "客户：不要", "坐席：您有需要随时联系我们"], []),
        ([OFFER, "客户：不用不用", OFFER, "客户：不要不要", OFFER], ["raised"]),
        ([OFFER, "客户：不要", OFFER, "客户：那有没有便宜一点的", OFFER], []),
        ([OFFER, "客户：不要", OFFER, "客户：听不到你讲话了", OFFER], []),
        ([OFFER, "客户：不要", OFFER, "客户：别再推荐了", "坐席：好的，那就不给您换，套餐不会有变动"], []),
        (
            [
                OFFER,
                "客户：不要",
                OFFER,
                "客户：别再推荐了",
                "坐席：好的，尊重您的意见",
                "客户：我那个彩铃帮我取消了",
                "坐席：好的，我现在为您办理好吗",
            ],
            [],
        ),
    ],
)
def test_two_clear_refusals_end_the_offering(turns, expected):
    assert told(PushAfterRefusalsRule(), talk(*turns)) == expected


def test_without_the_customer_the_agents_own_words_tell_of_refusals():
    own = "坐席：既然您不需要"
    assert told(PushAfterRefusalsRule(), talk(own, OFFER, own, OFFER, both=False)) == ["raised"]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["客户：这个费用怎么算", "坐席：感谢您的来电，再见"], ["raised"]),
        (
            ["客户：这个费用怎么算", "坐席：祝您生活愉快，再见", "坐席：您刚才问的费用是每月三十块"],
            ["raised", "mended"],
        ),
        (["客户：这个费用怎么算", "坐席：每月三十块", "坐席：再见"], []),
        (["客户：几点来水", "坐席：十二点来水，再见"], []),
        (["客户：中午能来水是吧？", "坐席：能的，再见"], []),
        (["客户：这个费用怎么算", "客户：哦，知道了，谢谢", "坐席：再见"], []),
        (["客户：好的没有别的问题了", "坐席：再见"], []),
        (["客户：哦，我知道怎么弄了", "坐席：好的，再见"], []),
        (["客户：那邮费谁出", "坐席：不客气，再见"], ["raised"]),
        (["客户：能不能换颜色", "坐席：核实后今天下午给您回电，再见"], []),
        (["客户：发什么快递", "坐席：发中通，再见"], []),
        (["客户：什么时候到", "坐席：感谢致电晨光公司，再见"], ["raised"]),
        (["客户：国外出了事管不管", "坐席：电子保单已经发到您的邮箱了，再见"], ["raised"]),
        (["客户：国外出了事管不管", "坐席：国外发生的意外也是管的，您放心，再见"], []),
        (["客户：有没有大额存单，提前取会扣钱吗", "坐席：大额存单三年期的二十万元起存，再见"], ["raised"]),
        (["客户：什么时后能到", "坐席：祝您生活愉快，在见"], ["raised"]),
        (["客户：没有没有", "坐席：感谢您的来电，再见"], []),
        (["客户：有什么问题我再打给你们", "坐席：感谢您的来电，再见"], []),
    ],
)
def test_nobody_parts_over_an_open_question(turns, expected):
    assert told(EarlyGoodbyeRule(), talk(*turns)) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["坐席：有消息我们会尽快通知您"], ["raised"]),
        (["坐席：我们会在两小时之内给您答复"], []),
        (["坐席：有消息我们会尽快通知您", "坐席：明天下午之前"], []),
        (["坐席：有消息我们会尽快通知您", "客户：好", "坐席：明天下午之前"], ["raised", "mended"]),
        (["坐席：过两天再给您回电话"], ["raised"]),
        (["坐席：已经通知您了"], []),
        (["坐席：很抱歉，我稍后再和您联系，再见"], []),
        (["坐席：取件码马上发给您"], []),
        (["坐席：我们会尽快退给您"], ["raised"]),
        (["坐席：我会在三个消失之内给您答复"], []),
        (["坐席：晚上好，我是60号，有什么可以帮您", "坐席：维修的人随后就联系您"], ["raised"]),
        (["坐席：您随时可以联系我们，二十四小时都在"], []),
        (["客户：你们会尽快通知我吗"], []),
        (["坐席：您上午反映的问题我们会尽快处理"], ["raised"]),
        (["坐席：这个让技术看一下，晚一点答复您"], ["raised"]),
        (["坐席：给您派个师傅过去，不另外收钱"], ["raised"]),
        (["坐席：我会近快给您答复"], ["raised"]),
        (["坐席：谢谢您的建议，我们会安排工程师跟进"], []),
        (["坐席：一定算数，已经设好了，不打扰您了"], []),
        (["坐席：您收到以后尽快联系我们"], []),
        (["客户：明天之前能给我回电话吗", "坐席：可以的，到时候给您回电"], []),
        (["坐席：我们会尽快给您回电", "客户：明天之前行吗", "坐席：没问题"], ["raised", "mended"]),
        (["客户：明天之前行吗", "坐席：好的，我们尽快给您回电"], ["raised"]),
        (["客户：等了三天了", "坐席：我们会尽快给您回电"], ["raised"]),
    ],
)
def test_a_promise_names_its_time(turns, expected):
    assert told(PromiseWithoutTimeRule(LIBRARY), talk(*turns)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("对不起让您久等了我将尽快帮您处理", []),
        ("对不起，让您久等了，我江尽快帮您处理。", []),
        ("我将尽快帮您处理，结果我们会通知您", ["raised"]),
    ],
)
def test_nobody_is_accused_of_a_promise_that_the_library_prescribes(words, expected):
    line = Line("hurry", "安抚", "对不起，让您久等了，我将尽快帮您处理。")
    stage = replace(LIBRARY.stages[1], steps=said_in_turn(line))
    library = replace(LIBRARY, stages=(LIBRARY.stages[0], stage))
    assert told(PromiseWithoutTimeRule(library), talk(f"坐席：{words}")) == expected


ITEMS = Library(
    id="t",
    name="",
    version="1",
    stages=LIBRARY.stages,
    situations=LIBRARY.situations,
    items=(
        Item("hello", "问好", "greeting", ("您好",), deadline=5),
        Item("company", "公司", "greeting", ("{company}",), deadline=5),
        Item("sorry", "道歉", "", ("对不起",), deadline=20, family="complaint"),
        Item("when", "时间", "", ("两小时内",), family="complaint"),
    ),
    names={"company": "本公司"},
)


def level(time: float) -> AudioLevel:
    return AudioLevel(time=time, channel="agent", dbfs=-60.0, peak_dbfs=-50.0, speech=False)


def greeting(*events, company: str = "") -> list:
    begin = StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0)
    return [started(company=company), begin, *events]


def missed(events) -> list[str]:
    rule = DueItemsRule(ITEMS)
    return [one.rule for event in events for one in rule.feed(event) if isinstance(one, AlertRaised)]


HOLD = SituationEntered(time=1, situation="hold", family="hold", because="", confidence=1.0)
COMPLAINS = SituationEntered(time=1, situation="complaint", family="complaint", because="", confidence=1.0)
CALM = SituationLeft(time=4, situation="complaint", family="complaint", because="")
HEARD = ChecklistTicked(time=3, item="hello", by="heard")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([level(4.9)], []),
        ([level(5.1), level(6)], ["hello"]),
        ([HEARD, level(9)], []),
        ([ItemMarked(time=3, item="hello", done=True), level(9)], []),
        ([ItemMarked(time=3, item="hello", done=False), level(9)], []),
        ([VoiceStarted(time=4, channel="agent", start=4), level(9)], []),
        ([HOLD, level(9)], []),
        ([COMPLAINS, level(20.9), level(21.1)], ["sorry"]),
        ([COMPLAINS, CALM, level(4.5)], []),
        ([level(5.1), CallEnded(time=9, hung_up="", score=None)], ["hello"]),
    ],
)
def test_what_was_not_said_in_time(events, expected):
    assert missed(greeting(*events)) == expected


def test_a_company_that_nobody_filled_in_is_not_asked_for():
    assert missed(greeting(level(6), company="晨光公司")) == ["hello", "company"]


def test_what_is_said_later_mends_it():
    late = ChecklistTicked(time=8, item="hello", by="heard")
    assert told(DueItemsRule(ITEMS), greeting(level(6), late)) == ["raised", "mended"]


WORDS = st.sampled_from(
    [OFFER, COMPLAINT, "坐席：再见", "客户：不要", "坐席：抱歉", "客户：几点来水", "坐席：会回复您"]
)


@settings(deadline=None, max_examples=50)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_each_rule_has_one_alert_open_at_most(turns):
    events = talk(*turns)
    for rule in (ApologyFirstRule(), PushAfterRefusalsRule(), EarlyGoodbyeRule(), PromiseWithoutTimeRule(LIBRARY)):
        is_open = False
        for step in told(rule, events):
            assert is_open or step == "raised"
            is_open = step == "raised"
