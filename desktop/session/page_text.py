"""Texts of the library as HTML: escaped, placeholders as labelled slots, the parts that carry the meaning marked."""

import re
from collections.abc import Sequence
from html import escape

SLOTS = {
    "company": "公司名",
    "agent_name": "姓名",
    "agent_number": "工号",
    "greeting": "早上/中午/下午/晚上好",
    "customer": "客户称呼",
}
"""What stands on paper for a placeholder."""


def spoken(text: str, keys: Sequence[str] = ()) -> str:
    """A line to say, as HTML."""
    marked = sorted({key for key in keys if key}, key=len, reverse=True)
    if not marked:
        return _with_slots(text)
    parts = re.split(f"({'|'.join(map(re.escape, marked))})", text)
    return "".join(f"<b>{_with_slots(part)}</b>" if part in marked else _with_slots(part) for part in parts)


def element(tag: str, inner: str, css: str = "") -> str:
    """One element around HTML that is ready; nothing at all around nothing."""
    attribute = f' class="{css}"' if css else ""
    return f"<{tag}{attribute}>{inner}</{tag}>" if inner else ""


def listed(tag: str, items: Sequence[str], css: str = "") -> str:
    """A list of ready HTML items, or nothing."""
    return element(tag, "".join(f"<li>{item}</li>" for item in items), css)


def table(heads: Sequence[str], rows: Sequence[Sequence[tuple[str, str]]]) -> str:
    """A table; a cell is its class and its ready HTML."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>"
        + "".join(f'<td class="{css}">{inner}</td>' if css else f"<td>{inner}</td>" for css, inner in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _with_slots(text: str) -> str:
    def slot(found: re.Match[str]) -> str:
        return f'<span class="slot">{SLOTS.get(found[1], found[1])}</span>'

    return re.sub(r"\{(\w+)\}", slot, escape(text))
