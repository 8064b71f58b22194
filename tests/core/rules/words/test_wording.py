from collections.abc import Iterable

import pytest

from desktop.core.events import (
    AlertRaised,
    CallStarted,
    Event,
    FinalTranscript,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    Word,
)
from desktop.core.rules.words.wording import WordingRule
from desktop.core.rules.words.wording_kinds import WORDING_KINDS

STARTED = CallStarted(
    time=0.0, channels=("agent",), started_at="", pack="test", company="", agent_name="", agent_number="",
    customer="", customer_title="",
)  # fmt: skip


def rule(name: str) -> WordingRule:
    return WordingRule(next(kind for kind in WORDING_KINDS if kind.rule == name))


def final(text: str, start: float = 1.0, channel="agent", words: tuple[Word, ...] = ()) -> FinalTranscript:
    return FinalTranscript(time=start + 2.3, channel=channel, start=start, end=start + 2.0, text=text, words=words)


def alerts(to: WordingRule, *events: Event) -> list[AlertRaised]:
    answers: Iterable[Event] = (answer for event in (STARTED, *events) for answer in to.feed(event))
    return [answer for answer in answers if isinstance(answer, AlertRaised)]


def heard(name: str, *texts: str) -> list[str]:
    finals = [final(text, 1.0 + 5.0 * number) for number, text in enumerate(texts)]
    return [alert.heard for alert in alerts(rule(name), *finals)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我帮你看一下。", ["你"]),
        ("适合你们家用。", ["你们"]),
        ("你好，请讲。", ["你好"]),
        ("您是说“你们乱收费”，对吗？", []),
        ("送您一台迷你音箱。", []),
        ("请您放心。", []),
    ],
)
def test_address_ni(text, found):
    assert heard("address_ni", text) == found


def test_the_wrong_greeting_is_told_once():
    assert heard("address_ni", "你好。", "你好，请讲。") == ["你好"]


def test_an_unsure_ni_counts_from_the_second_on():
    def unsure(start: float) -> FinalTranscript:
        return final("给你", start, words=(Word(text="给你", start=start, end=start + 1, confidence=0.4),))

    assert [alert.start for alert in alerts(rule("address_ni"), unsure(1.0), unsure(5.0))] == [pytest.approx(5.5)]


@pytest.mark.parametrize(
    "text",
    [
        "把订单号报一下。",
        "您声音大一点。",
        "等一下。",
        "打开设置。",
        "关掉软件，重新登录。",
        "您看一下短信。",
        "说普通话，听见了吗？",
    ],
)
def test_orders(text):
    assert len(heard("order", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "请您把订单号报一下。",
        "麻烦您声音大一点。",
        "您可以打开设置。",
        "看一下，您的订单在路上。",
        "师傅会把旧的拆下来，再换上新的。",
        "登录密码是您自己设的。",
        "打开之后就能看到。",
        "把声音调大一点，好吗？",
        "我把地址发到您的邮箱。",
        "您是说客服让您“把片子带来”吗？",
    ],
)
def test_requests_and_statements_are_no_orders(text):
    assert heard("order", text) == []


def test_steps_behind_a_request_belong_to_it():
    assert heard("order", "请您跟我一步一步操作。", "打开设置。", "点击网络。") == []
    assert heard("order", "打开设置。") == ["打开设置"]
    assert heard("order", "请您跟我操作。", "把身份证报一下。", "您声音大一点。") == ["您声音大一点"]


@pytest.mark.parametrize(
    "text",
    [
        "难道是我们的错？",
        "不是跟您说过了吗？",
        "您怎么不早说？",
        "谁让您点的？",
        "您怎么这么着急？",
        "有什么好抱怨的？",
        "您凭什么这么说？",
        "我不是说了吗？",
        "要我说几遍您才明白？",
        "您听不懂吗？",
    ],
)
def test_counter_questions(text):
    assert len(heard("counter_question", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "请问您怎么称呼？",
        "还有什么可以帮您的吗？",
        "请问设备现在是不是亮红灯？",
        "您是想问为什么会多扣，是吗？",
        "您需要我为您办理吗？",
        "您投诉他讲“难道怪我吗”，我记下了。",
        "您有什么好的建议吗？",
        "您不知道怎么找回账号，没关系。",
    ],
)
def test_honest_questions(text):
    assert heard("counter_question", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("喂，您好。", ["喂"]),
        ("喂喂，听得到吗？", ["喂喂"]),
        ("您的订单，喂，请您别走开。", ["喂"]),
        ("喂猫的机器。", []),
        ("这款自动喂猫机", []),
        ("请用“喂，小度”叫醒音箱。", []),
        ("为您办好了。", []),
    ],
)
def test_wei(text, found):
    assert heard("wei", text) == found


@pytest.mark.parametrize("text", ["您听口音是东北人吧？", "我昨天去爬山了。", "您今天心情怎么样？", "咱们聊会儿天吧。"])
def test_small_talk(text):
    assert len(heard("small_talk", text)) == 1


@pytest.mark.parametrize(
    "text", ["您平时看视频多吗？我给您推荐套餐。", "天气转冷，请注意水管防冻。", "我昨天给您打过电话。"]
)
def test_business_is_no_small_talk(text):
    assert heard("small_talk", text) == []


def test_small_talk_is_answered_where_the_customer_began_it():
    entered = SituationEntered(time=1.0, situation="small_talk", family="conversation", because="", confidence=1.0)
    left = SituationLeft(time=4.0, situation="small_talk", family="conversation", because="")
    chat = "您听口音是东北人吧？"
    raised = alerts(rule("small_talk"), entered, final(chat), left, final(chat, 6.0))
    assert [alert.time for alert in raised] == [8.3]


@pytest.mark.parametrize("kind", WORDING_KINDS, ids=lambda kind: kind.rule)
def test_nothing_follows_from_the_customer_partials_or_silence(kind):
    text = "你凭什么把它打开，喂，您听口音是哪里人"
    partial = PartialTranscript(time=1.0, channel="agent", start=0.5, text=text)
    assert alerts(WordingRule(kind), final(text, channel="customer"), partial, final("")) == []


def test_what_is_heard_again_is_told_once():
    assert len(alerts(rule("wei"), final("喂，您好"), final("喂，您好"))) == 1


def test_an_alert_explains_itself():
    (alert,) = alerts(rule("counter_question"), final("您好。难道怪我们？"))
    assert (alert.alert, alert.severity, alert.provisional) == ("wording", "warning", False)
    assert "难道" in alert.title
    assert "反问" in alert.explanation
    assert "N8" in alert.explanation
    assert alert.say
    assert 1.0 < alert.start < alert.end <= 3.0


@pytest.mark.parametrize(
    "text",
    [
        "谁叫您当初图便宜买二手的？",
        "我们怎么知道您家里有没有人？",
        "哪有刚签收就要退钱的道理？",
        "您到底是退还是不退？",
        "协议上不是写着吗？",
        "我还能变出一台给您不成？",
        "您自己不会上网搜一下吗？",
        "是您自己点的同意，是不是？",
    ],
)
def test_constructions_accuse_with_any_verb(text):
    assert len(heard("counter_question", text)) == 1


@pytest.mark.parametrize("text", ["请问到底是哪一个灯在闪呢？", "您是想退货还是换货呢？", "怎么操作我一步一步告诉您。"])
def test_the_same_words_ask_honestly(text):
    assert heard("counter_question", text) == []


@pytest.mark.parametrize("text", ["您明天带原件过来", "先交钱再说", "别碰那个开关", "去找卖家", "验证码念一下"])
def test_bare_imperatives_are_orders(text):
    assert len(heard("order", text)) == 1


@pytest.mark.parametrize("text", ["别着急", "您说得对", "您走好", "我先查一下", "建议您重启。打开设置，选择网络。"])
def test_comfort_own_acts_and_advice_are_no_orders(text):
    assert heard("order", text) == []


@pytest.mark.parametrize("text", ["我男朋友也用这个牌子", "您是八零后吧", "广东那边是不是特别热呀", "方便留个微信吗"])
def test_private_topics_are_small_talk(text):
    assert len(heard("small_talk", text)) == 1


@pytest.mark.parametrize(
    "text",
    ["我们系统天天出毛病", "我们主管不让我们退", "那个同事已经被开除了", "我们拿货才二十块", "这个口子我给您开"],
)
def test_talk_of_the_house_is_no_matter_for_strangers(text):
    (alert,) = alerts(rule("internal_word"), final(text))
    assert (alert.alert, alert.severity) == ("privacy", "warning")


@pytest.mark.parametrize(
    "text", ["我的工号是一零二三。", "别的客户的信息我不能告诉您。", "我们的系统正在升级。", "我请主管来接听。"]
)
def test_what_is_public_or_refused_is_no_secret(text):
    assert heard("internal_word", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "您后天十点前必须按时到场。",
        "您听好了，先点左边。",
        "到派出所去，开个证明。",
        "重新预约，约好了再来。",
        "那天路上堵车，别晚到。",
    ],
)
def test_errands_and_prohibitions_are_orders_whatever_stands_before(text):
    assert heard("order", text)


@pytest.mark.parametrize("text", ["您听这样对不对。", "您看这样写清楚吗？", "明天一定给您寄出。", "您明天来正好。"])
def test_a_question_or_a_promise_is_no_order(text):
    assert heard("order", text) == []


@pytest.mark.parametrize("text", ["就这点钱您还想要多好的房间呢？", "签的时候就这价，您还嫌贵啊"])
def test_wanting_too_much_is_a_counter_question(text):
    assert heard("counter_question", text)


def test_business_about_a_show_is_no_small_talk():
    assert heard("small_talk", "那场球赛的回放，会员可以免费看。") == []
