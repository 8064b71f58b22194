import pytest

from desktop.core.rules.course.parting import Parting, farewell


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("", "没有了，谢谢你啊", True),
        ("", "好嘛，就这样子，挂了哈", True),
        ("", "没了", False),
        ("请问还有别的事情吗", "没了", True),
        ("请问还有别的事情吗", "没肋，谢谢啊", True),
        ("您手机上有短信吗", "没有了", False),
        ("", "谢谢你啊", False),
        ("", "我的话费没有了你们给我查一下", False),
        ("", "我昨天打过来你们就这样把电话挂了", False),
        ("", "你们处理就这样吗", False),
    ],
)
def test_a_customer_who_wants_nothing_more_ends_the_call(asked, text, expected):
    parting = Parting()
    parting.agent_said(asked)
    assert parting.customer_ends(text) is expected


def test_a_farewell_stands_at_the_end():
    assert farewell("感谢您的来电，再见。") == "再见"
    assert farewell("拜拜") == "拜拜"
    assert farewell("您说再见的时候我没听到") == ""
    assert farewell("到了时间小动物会跟孩子说再见。") == ""
    assert farewell("那我先跟您说再见") == "再见"
