"""Fills the placeholders of a line so that it reads well even where something is not known.

What is unknown is not left blank: a form of address falls away with its comma, the customer inside a sentence
becomes 您, an agent without a number is 客服代表.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from desktop.core.events import CallStarted

PLACEHOLDERS = frozenset({"company", "agent_name", "agent_number", "greeting", "customer"})
"""The names that may stand in braces."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the placeholders stand for in one call; empty where it is not known."""

    company: str = ""
    agent_name: str = ""
    agent_number: str = ""
    greeting: str = ""
    customer: str = ""
    """As the customer is addressed: 张女士, 女士, or empty."""


_STOP = "，、,。！？!?；;：:…"
_CLAUSE_BEGINS = rf"(?:(?<=[{_STOP}])|^)"
_CLAUSE_ENDS = rf"(?=[{_STOP}]|$)"
_TITLES = ("先生", "女士", "小姐", "老师", "经理")

_WITHOUT: dict[str, tuple[tuple[str, str], ...]] = {
    "customer": (
        (r"^@[！？!?。]?$", "您好"),
        (rf"{_CLAUSE_BEGINS}@[，、,]\s*", ""),
        (rf"[，、,]\s*@{_CLAUSE_ENDS}", ""),
        (r"@(?=您)|(?<=您)@", ""),
        (r"(?<=是)@本?人?(?=吗|么|嘛|吧)", "本人"),
        (r"@", "您"),
    ),
    "greeting": (
        (rf"{_CLAUSE_BEGINS}@[，、,！!]\s*(?=您好)", ""),
        (r"@", "您好"),
    ),
    "company": (
        (rf"{_CLAUSE_BEGINS}(?:这里是|我是|我们是)?@[，、,]\s*", ""),
        (rf"[，、,](?:这里是|我是|我们是)?@{_CLAUSE_ENDS}", ""),
        (r"@的?(?=客服|工作人员|话务)", ""),
        (r"@", "本公司"),
    ),
    "agent_name": (
        (r"(?<=客服代表)@|(?<=客服)@|(?<=专员)@", ""),
        (rf"{_CLAUSE_BEGINS}(?:我叫|我姓)@[，、,]\s*", ""),
        (rf"[，、,](?:我叫|我姓)@{_CLAUSE_ENDS}", ""),
        (r"(?<=我)叫@", "是客服代表"),
        (r"@", "客服代表"),
    ),
    "agent_number": (
        (rf"{_CLAUSE_BEGINS}(?:我的)?工号(?:是|为)?@号?[，、,]\s*", ""),
        (rf"[，、,](?:我的)?工号(?:是|为)?@号?{_CLAUSE_ENDS}", ""),
        (r"(?:我的工号是|我的工号为)@号?", "我是客服代表"),
        (r"工号(?:是|为)?@号?", ""),
        (r"(?<=经理|代表|专员|顾问|人员|客服)[，、,]?@号?", ""),
        (r"@号?(?=客户经理|专员|顾问)", ""),
        (r"@号?(?:客服代表|客服人员|客服|话务员|接线员|坐席)?", "客服代表"),
    ),
}
"""For each placeholder what to write when it is unknown, tried from the top; @ is the placeholder."""


@lru_cache(maxsize=4096)
def fill(text: str, names: Names) -> str:
    """`text` with its placeholders filled. No brace is left, so a misspelt name shows as itself."""
    values = {name: _without_braces(getattr(names, name)) for name in sorted(PLACEHOLDERS)}
    for name, value in values.items():
        if not value:
            text = _leave_out(text, name)
    filled = re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[1]), text)
    return _without_braces(filled)


def names_for(started: CallStarted, defaults: Mapping[str, str]) -> Names:
    """The names of the call that starts; what it does not tell comes from the pack's `defaults`."""
    names = Names(
        company=started.company or defaults.get("company", ""),
        agent_name=started.agent_name or defaults.get("agent_name", ""),
        agent_number=started.agent_number or defaults.get("agent_number", ""),
        greeting=_greeting(started.started_at),
    )
    return with_customer(names, started.customer, started.customer_title)


def with_customer(names: Names, customer: str, title: str) -> Names:
    """`names` with the customer as 张女士; with the title alone where the name is not known.

    A bare surname is no way to address anybody, so without a title it counts as unknown.
    """
    customer, title = customer.strip(), title.strip()
    if customer.endswith(_TITLES):
        title = ""
    elif len(customer) == 1 and not title:
        customer = ""
    return replace(names, customer=customer + title)


def greeting_at(hour: int) -> str:
    """The greeting for an hour of the day, 0 … 23 (standard N14 names morning, noon and evening)."""
    if 5 <= hour < 11:
        return "早上好"
    if 11 <= hour < 13:
        return "中午好"
    if 13 <= hour < 18:
        return "下午好"
    return "晚上好"


def _greeting(started_at: str) -> str:
    """A start that is no date gives no greeting of the day; 您好 is never wrong."""
    try:
        return greeting_at(datetime.fromisoformat(started_at).hour)
    except ValueError:
        return ""


def _leave_out(text: str, name: str) -> str:
    placeholder = re.escape("{" + name + "}")
    for pattern, instead in _WITHOUT[name]:
        text = re.sub(pattern.replace("@", placeholder), instead, text)
    return text


def _without_braces(text: str) -> str:
    return text.replace("{", "").replace("}", "")
