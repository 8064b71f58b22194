import pytest

from desktop.core.events import AlertRaised, FinalTranscript
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.script import Library, Phrase


@pytest.mark.parametrize(
    ("group", "named"),
    [
        ("行话", ("wording", "jargon", "行话")),
        ("口头语", ("wording", "jargon", "口头语")),
        ("保密信息", ("privacy", "internal_word", "保密信息")),
        ("推诿", ("forbidden", "price", "忌语")),
    ],
)
def test_the_group_names_the_alert(group, named):
    library = Library("test", "测试", "1", (), phrases=(Phrase("price", "我们的进货价", "", group),))
    final = FinalTranscript(time=3.0, channel="agent", start=1.0, end=2.7, text="我们的进货价是三十")
    (alert,) = [a for a in ForbiddenRule(library).feed(final) if isinstance(a, AlertRaised)]
    assert (alert.alert, alert.rule, alert.title.split("：")[0]) == named
