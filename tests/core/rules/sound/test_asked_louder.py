"""Who is asked to speak up, and who is only told about ears, televisions and bad lines."""

import pytest

from desktop.core.events import FinalTranscript, SituationEntered
from desktop.core.rules.sound.asked_louder import SITUATION, AskedLouder


def said(text: str) -> FinalTranscript:
    return FinalTranscript(time=4.0, channel="customer", start=1.0, end=4.0, text=text)


def opened(because: str) -> SituationEntered:
    return SituationEntered(time=4.1, situation=SITUATION, family="unable_to_hear", because=because, confidence=0.9)


@pytest.mark.parametrize(
    "text",
    ["麻烦你大点儿声，听得不太真", "姑娘你嗓门大一点", "信号没问题，就是你声音小", "能不能大声点", "升音大一点"],
)
def test_the_agent_is_asked_to_speak_up(text):
    assert AskedLouder().feed(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "我妈耳朵不好，听不清电话",
        "你等下，我把我这边声音调大一点",
        "我在图书馆，不能大声说话",
        "电视声音太小怎么调",
        "信号不好，断断续续的听不清",
        "你说的我都听清楚了，声音很大",
    ],
)
def test_other_ears_other_sounds_and_the_line_ask_for_nothing(text):
    asked = AskedLouder()
    assert not asked.feed(said(text))
    assert not asked.feed(opened("听不清"))


def test_a_situation_opened_by_hand_always_asks():
    asked = AskedLouder()
    asked.feed(said("我妈耳朵不好"))
    assert asked.feed(opened("agent"))
    assert AskedLouder().feed(opened("声音太小"))


def test_one_utterance_asks_once():
    asked = AskedLouder()
    assert asked.feed(said("你大声一点"))
    assert not asked.feed(said("你大声一点"))
