"""Numbers that must not be kept, said in more than two hundred ways: `tests/data/masking`, through the real record."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from memory_key_store import MemoryKeyStore

from desktop.core.events import CallStarted, FinalTranscript, Word
from desktop.storage.record import open_record
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords

FORMS = Path(__file__).parents[1] / "data" / "masking"
SHOWN = {"codes.txt": 0}
"""Digits of a number that one side may leave readable; elsewhere its first three and last two."""
DIGITS = "零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖两洞拐勾叉Xx"
STARTED = CallStarted(
    time=0.0, channels=("agent", "customer"), started_at="2026-11-22T09:30:00", pack="p", company="", agent_name="",
    agent_number="", customer="", customer_title="",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One utterance, and where the number stands in it."""

    channel: str
    text: str
    number: slice


def said(line: str) -> list[Said]:
    utterances = []
    for part in line.split(" / "):
        channel = "customer" if part.startswith("C: ") else "agent"
        marked = part.removeprefix("C: ")
        start, end = marked.find("["), marked.find("]")
        number = slice(start, end - 1) if start >= 0 else slice(0, 0)
        utterances.append(Said(channel, marked.replace("[", "").replace("]", ""), number))
    return utterances


def forms() -> list[tuple[str, str]]:
    lines = [(file.name, line) for file in FORMS.glob("*.txt") for line in file.read_text("utf-8").splitlines()]
    return [(name, line) for name, line in lines if line and not line.startswith("#")]


def keep(record, utterances: list[Said]) -> list[FinalTranscript]:
    call = record.begin(STARTED)
    for number, one in enumerate(utterances):
        words = tuple(Word(text=char, start=0.0, end=0.1, confidence=1.0) for char in one.text)
        record.keep(
            call,
            FinalTranscript(
                time=3.0 * number + 2, channel=one.channel, start=3.0 * number, end=3.0 * number + 2, text=one.text,
                words=words,
            ),
        )  # fmt: skip
    return record.events(call)[1:]


def readable(text: str) -> int:
    return sum(char.isdecimal() or char in DIGITS for char in text.replace("看一下", ""))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("masked")
    sealing = SealedWords(SealKeys(folder / "keys", MemoryKeyStore()))
    calls = {}
    with contextlib.closing(open_record(folder / "calls.sqlite3", "transcript", sealing)) as record:
        for name, line in forms():
            calls[name, line] = (said(line), keep(record, said(line)))
        written = b"".join(file.read_bytes() for file in folder.glob("calls.sqlite3*"))
    return calls, written


def test_there_are_two_hundred_forms():
    assert len(set(forms())) >= 200


def test_no_number_can_be_read_in_what_was_kept(kept):
    calls, _ = kept
    leaks = []
    for (name, line), (utterances, events) in calls.items():
        for channel in ("agent", "customer"):
            shown = [
                readable(text[one.number])
                for one, event in zip(utterances, events, strict=True)
                if one.channel == channel
                for text in (event.text, "".join(word.text for word in event.words))
            ]
            if sum(shown) > 2 * SHOWN.get(name, 5):
                leaks.append((line, [event.text for event in events]))
    assert leaks == []


def test_nothing_that_was_said_can_be_read_in_the_bytes(kept):
    calls, written = kept
    for utterances, events in calls.values():
        for one, event in zip(utterances, events, strict=True):
            for text in (one.text, one.text[one.number], event.text):
                for piece in re.findall(r"[^\x00-\x7f]{2,}|\d{5,}", text):
                    assert piece.encode() not in written, piece


@pytest.mark.parametrize(
    "text",
    [
        "我的工号是1024，很高兴为您服务", "大概三到五天到账", "二零二六年十一月二十二日", "您稍等一下",
        "这个月一共三十二块五", "两个问题", "上午九点半", "一共一百二十八元", "您有三个包裹",
    ],
)  # fmt: skip
def test_what_is_no_number_to_hide_stays(tmp_path, text):
    with contextlib.closing(open_record(tmp_path / "calls.sqlite3", "transcript")) as record:
        assert keep(record, [Said("agent", text, slice(0, 0))])[0].text == text


def test_level_full_keeps_numbers_as_they_were_said_and_sealed(tmp_path):
    sealing = SealedWords(SealKeys(tmp_path / "keys", MemoryKeyStore()))
    with contextlib.closing(open_record(tmp_path / "calls.sqlite3", "full", sealing)) as record:
        (event,) = keep(record, [Said("customer", "我的手机号是13800138000", slice(0, 0))])
        written = b"".join(file.read_bytes() for file in tmp_path.glob("calls.sqlite3*"))
    assert event.text == "我的手机号是13800138000"
    assert b"13800138000" not in written
    assert "手机".encode() not in written
