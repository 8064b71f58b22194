"""What Whisper wrote, as the program wants it: simplified characters, no invented text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_MOST_CHARACTERS_A_SECOND = 10.0
"""Nobody speaks Mandarin faster than about 8 syllables a second; more text than that was not heard."""
_SILENT = 0.6
_UNSURE = -1.0
"""Whisper's own limits: no speech above the one and mean log probability below the other is no speech."""
_FLUENT = -0.3
"""Mean log probability that text which was really heard well reaches; subtitles out of thin air seldom do."""
_REPEATED = re.compile(r"(.{1,12}?)\1{4,}")
"""The loop that Whisper falls into over noise; people do not say a thing five times running."""
_TWICE = re.compile(r"^(.{6,})\1$")
"""A whole sentence written a second time, which a short window leads to."""
_SUBTITLES = re.compile(
    r"字幕(by|由|组|志愿者|提供|制作)|请不吝|点赞|订阅|打赏支持|明镜|感谢(您的)?(观看|收看|收听)|谢谢(大家)?(观看|收看|收听)|独播剧场|amara",
    re.IGNORECASE,
)
"""Credits from the subtitled videos that the model learnt from; it writes them over music, noise and breath."""
_PUNCTUATION = re.compile(r"[^\w\s%]|_")
_SPACE_BY_HAN = re.compile(r"(?<=[\u3400-\u9fff\d])\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One decoding of some audio."""

    text: str
    no_speech: float
    """0 … 1: how likely nobody spoke."""
    confidence: float
    """Mean log probability of the tokens, 0 at best."""


def settle(hypothesis: Hypothesis, seconds: float) -> str:
    """The words of a hypothesis over `seconds` of voice; empty when they are more likely invented than heard."""
    text = clean(hypothesis.text)
    if hypothesis.no_speech > _SILENT and hypothesis.confidence < _UNSURE:
        return ""
    if _SUBTITLES.search(text) and (hypothesis.no_speech > 0.1 or hypothesis.confidence < _FLUENT):
        return ""
    if len(text) > _MOST_CHARACTERS_A_SECOND * max(seconds, 0.5):
        return ""
    return text


def clean(text: str) -> str:
    """Simplified characters, digits as they stand, no punctuation, spaces only between Latin words, no loops."""
    words = _PUNCTUATION.sub(" ", _to_simplified().convert(text).replace("\ufffd", ""))
    joined = _SPACE_BY_HAN.sub("", " ".join(words.split()))
    return _TWICE.sub(r"\1", _REPEATED.sub(r"\1", joined))


@cache
def _to_simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
