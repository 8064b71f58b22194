"""What the customer says is never judged: whatever he says, and however, no alert is about his words, pace or voice."""

from calls import play, started
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.core.alternatives import spelt_out
from desktop.core.events import AlertRaised
from desktop.session.recital import recite
from desktop.session.written_call import Header, Turn, WrittenCall
from desktop.storage.library import load_library

LIBRARY = load_library("inbound", [paths.scripts_library()]).library
FORBIDDEN = sorted({next(iter(spelt_out(phrase.text))) for phrase in LIBRARY.phrases})
SAID = (
    "你给我快点",
    "你懂不懂啊",
    "你听不懂吗",
    "嗯那个就是那个啊",
    "我身份证是11010519491231002X",
    "喂",
    "你必须现在办",
)
AGENT = (
    Turn("agent", 1.0, 6.0, "您好，这里是晨光客服中心，请问有什么可以帮您？"),
    Turn("agent", 40.0, 43.0, "好的，我明白您的意思了"),
)
JUDGED = {"forbidden", "wording", "pace", "volume", "privacy"}
ASKED_FOR = "not_louder"
"""What he asks of the agent is about the agent (喂，大声一点)."""


@settings(max_examples=25, deadline=None)
@given(
    said=st.lists(st.sampled_from((*FORBIDDEN, *SAID)), min_size=1, max_size=6),
    seconds=st.floats(0.5, 5.0),
    dbfs=st.floats(-70.0, -1.0),
)
def test_nothing_the_customer_says_is_judged(said, seconds, dbfs):
    turns = [
        Turn("customer", 8.0 + 5 * at, 8.0 + 5 * at + seconds, text, dbfs, min(0.0, dbfs + 12.0))
        for at, text in enumerate(said)
    ]
    call = WrittenCall(Header(end=50.0), (*AGENT[:1], *turns, AGENT[1]))
    raised = [
        event
        for event in play(recite(call, started(("agent", "customer"))), library=LIBRARY)
        if isinstance(event, AlertRaised)
    ]
    judged = [event for event in raised if event.alert in JUDGED and event.rule != ASKED_FOR]
    assert [event for event in raised if event.channel == "customer"] == judged == []
    assert [event for event in raised if any(event.heard == text for text in said)] == []
