import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import golden_report
import kept
import pytest
from calls import LIBRARY
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import AlertAnswered, AlertRaised, CallEnded, CallStarted, FinalTranscript
from desktop.session.call_report import report_html

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload=alert(1)>",
    "'; DROP TABLE calls; --",
    "&lt;b&gt; & <b>",
    "\u202eабв\u0000\ud83d\ude00",
]


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def page(call=None) -> Page:
    return Page(report_html(call or kept.kept(), LIBRARY, kept.SHEET))


_TAGS = frozenset(tag for tag, _ in page().elements)


def with_text(text: str):
    """A call in which everything that somebody wrote or said is `text`."""
    blanks = {
        CallStarted: {"agent_name": text, "customer": text, "company": text},
        FinalTranscript: {"text": text},
        AlertRaised: {"title": text, "heard": text, "say": text, "rule": text, "id": text},
    }
    events = tuple(replace(event, **blanks.get(type(event), {})) for event in kept.one_of_each())
    call = kept.kept(events, id=text, agent_name=text, agent_number=text, pack=text, started_at=text, sheet=text)
    return replace(call, contests=tuple(replace(one, note=text, item=text, at=text) for one in call.contests))


def test_the_golden_report():
    assert golden_report.plain(report_html(kept.kept(), LIBRARY, kept.SHEET)) == golden_report.FILE.read_text("utf-8")


def test_it_opens_anywhere_and_loads_nothing():
    html = report_html(kept.kept(), LIBRARY, kept.SHEET)
    seen = Page(html)
    assert not {tag for tag, _ in seen.elements} & {"script", "link", "img", "iframe", "object", "base", "form"}
    addresses = [value for _, known in seen.elements for key, value in known.items() if key in ("href", "src")]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "url(" not in html
    assert "@import" not in html


def test_every_link_leads_somewhere_and_no_id_is_there_twice():
    seen = page()
    ids = [known["id"] for _, known in seen.elements if "id" in known]
    assert len(ids) == len(set(ids))
    assert {known["href"] for _, known in seen.elements if "href" in known} <= {f"#{one}" for one in ids}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_stays_a_name(text):
    hostile = page(with_text(text))
    assert {tag for tag, _ in hostile.elements} <= _TAGS
    assert not [key for _, known in hostile.elements for key in known if key.startswith("on")]
    assert text.replace("\x00", "") in hostile.text.replace("\x00", "")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_was_said_no_element_comes_of_it(text):
    seen = page(with_text(text))
    assert {tag for tag, _ in seen.elements} <= _TAGS
    ids = [known["id"] or "" for _, known in seen.elements if "id" in known]
    assert all(re.fullmatch(r"[\w-]+", one) for one in ids)


def test_without_words_one_sentence_says_why():
    events = tuple(
        replace(event, text="") if isinstance(event, FinalTranscript) else event for event in kept.one_of_each()
    )
    seen = page(kept.kept(events, privacy="summary"))
    assert "没有保留任何一句说过的话" in seen.text
    assert "投诉，上周的退款" not in seen.text


def test_an_interrupted_call_says_so():
    events = kept.one_of_each()[:10]
    call = replace(kept.kept(events, state="interrupted", seconds=events[-1].time, score=None), score=None)
    text = page(call).text
    assert "中断" in text
    assert "程序在通话途中退出" in text
    assert "没有评分" in text


def test_what_was_not_judged_is_no_full_mark():
    events = tuple(
        replace(event, channels=("agent",)) if isinstance(event, CallStarted) else event
        for event in kept.one_of_each()
        if getattr(event, "channel", "agent") == "agent"
    )
    text = page(kept.kept(events, channels=("agent",))).text
    assert "没有评的项目" in text
    assert "没有听到客户一方" in text
    assert "只听到坐席的麦克风" in text


def test_a_false_alarm_is_told_and_does_not_score():
    events = kept.one_of_each()
    answered = (*events[:-1], AlertAnswered(time=55.0, id="unknown-23", answer="false_alarm"), events[-1])
    text = page(kept.kept(answered)).text
    assert "坐席：误报；不计分" in text
    assert "不说忌语（10）" in text


def test_a_promise_has_its_day_and_without_a_clock_its_length():
    events = kept.one_of_each()
    assert "2026-11-22 周日 11:30 前" in page().text
    nameless = (replace(events[0], started_at=""), *events[1:])
    assert "通话之后 120 分钟内" in page(kept.kept(nameless)).text


def test_a_sheet_of_another_version_is_told():
    html = report_html(kept.kept(), LIBRARY, replace(kept.SHEET, version="2"))
    assert "评分用的是“small”第 1 版" in html


def test_a_call_of_nothing_has_a_report():
    call = kept.kept((CallEnded(time=0.0, hung_up="", score=None),))
    assert "通话报告" in page(call).text


def test_the_style_is_the_one_that_ships():
    html = report_html(kept.kept(), LIBRARY, kept.SHEET)
    for name in ("report.css", "time_line.css"):
        assert (Path(__file__).parents[2] / "assets" / "report" / name).read_text(encoding="utf-8") in html
