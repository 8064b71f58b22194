"""The system's voice; that of a machine without one is silent and says so."""

import importlib.util

import pytest
from PySide6.QtCore import QLocale, QObject

from desktop.gui.practice.system_voice import SystemVoice, rate_for, takes_mandarin

_NINE = "一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "seconds", "rate"),
    [
        ("一二三四五六七八九", 2.0, 0.0),
        ("一二三四五六七八九", 1.0, 1.0),
        ("一二三四五六七八九", 4.0, -0.5),
        ("喂", 0.0, 0.0),
    ],
)
def test_a_text_takes_the_time_that_the_drill_allows(text: str, seconds: float, rate: float) -> None:
    assert rate_for(text, seconds) == pytest.approx(rate)


class Engine:
    """What Qt says of a system's voices."""

    def __init__(self, *names: str) -> None:
        self.locales = [QLocale(name) for name in names]
        self.taken: list[str] = []

    def availableLocales(self) -> list[QLocale]:  # noqa: N802 - as Qt calls it
        return self.locales

    def setLocale(self, locale: QLocale) -> None:  # noqa: N802 - as Qt calls it
        self.taken.append(locale.name())


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("en_US", "zh_TW", "zh_CN"), ["zh_CN"]),
        (("zh_TW", "en_US"), ["zh_TW"]),
        # Cantonese, and eSpeak's Mandarin that is none.
        (("yue_HK", "C", "en_US"), []),
        ((), []),
    ],
)
def test_only_a_voice_for_mandarin_is_taken(names: tuple[str, ...], taken: list[str]) -> None:
    engine = Engine(*names)

    assert takes_mandarin(engine) is bool(taken)
    assert engine.taken == taken


@pytest.mark.skipif(importlib.util.find_spec("PySide6.QtTextToSpeech") is not None, reason="the extra is installed")
def test_without_the_extra_nothing_is_spoken(qapp: QObject) -> None:
    voice = SystemVoice(qapp)

    voice.say("您好", 1.0)
    qapp.processEvents()

    assert not voice.speaks
