from dataclasses import replace

import pytest
from gui.gallery_two_sides import level

from desktop.core import events
from desktop.core.events import Event
from desktop.gui.hearing_state import HearingState

READY = events.ListenerReady(time=0.0, engine="vosk", model="small", seconds=1.0)
STARTED = events.CallStarted(
    time=0.0,
    channels=("agent",),
    started_at="2026-11-22T09:30:00",
    pack="inbound",
    company="",
    agent_name="",
    agent_number="",
    customer="",
    customer_title="",
)
OPEN = events.DeviceReady(time=0.1, channel="agent", device="headset", rate=48000)
TROUBLE = events.DeviceTrouble(time=9.0, channel="agent", code="gone", message="m", remedy="r")

BOTH = replace(STARTED, channels=("agent", "customer"))
EARS = replace(OPEN, channel="customer", device="ears")
DEAF = replace(TROUBLE, channel="customer")


def failed(retry: bool) -> Event:
    return events.ListenerFailed(time=5.0, code="died", message="m", remedy="r", retry=retry)


def beat(lag: float) -> Event:
    return events.Heartbeat(time=9.0, listening=True, memory_mb=500, cpu_seconds=3.0, lag_seconds=lag, lost_seconds=0.0)


def state(*told: Event) -> HearingState:
    hearing = HearingState()
    for event in told:
        hearing.feed(event)
    return hearing


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((STARTED,), "语音识别还在加载，您说的话稍后补听"),
        ((READY, STARTED), "正在打开麦克风……"),
        ((READY, STARTED, OPEN), "正在听，没有提醒"),
        ((STARTED, OPEN, READY), "正在听，没有提醒"),
        ((READY, STARTED, OPEN, beat(3.6)), "正在听，识别延迟 4 秒"),
        ((READY, STARTED, OPEN, TROUBLE), "现在听不到您说话，不会有提醒"),
        ((READY, STARTED, OPEN, TROUBLE, OPEN), "正在听，没有提醒"),
        ((READY, STARTED, OPEN, failed(True)), "语音识别还在加载，您说的话稍后补听"),
        ((READY, STARTED, OPEN, failed(False)), "现在没有语音识别，不会有提醒"),
    ],
)
def test_an_agent_is_told_whether_the_call_is_heard(told: tuple[Event, ...], words: str) -> None:
    assert state(*told).during_call == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((), "正在加载语音识别……"),
        ((READY,), "语音识别已就绪：vosk · small"),
        ((failed(True),), "正在重新加载语音识别……"),
        ((failed(False),), "语音识别还不能用，原因见下方。"),
        ((failed(False), READY), "语音识别已就绪：vosk · small"),
    ],
)
def test_before_the_call_the_recogniser_is_named(told: tuple[Event, ...], words: str) -> None:
    assert state(*told).between_calls == words


def test_a_lag_is_told_of_late_and_forgotten_late_so_that_it_does_not_flicker() -> None:
    hearing = state(READY, STARTED, OPEN)
    told = []
    for lag in (1.2, 1.6, 1.2, 0.9, 1.2):
        hearing.feed(beat(lag))
        told.append(hearing.late)
    assert told == ["", "延迟 2 秒", "延迟 1 秒", "", ""]


def test_no_lag_outlives_its_call() -> None:
    hearing = state(READY, STARTED, OPEN, beat(8.0), events.CallEnded(time=9.0, hung_up="", score=None))
    assert hearing.late == ""
    hearing.feed(beat(8.0))
    assert hearing.late == ""


@pytest.mark.parametrize(
    ("told", "hears", "words"),
    [
        ((READY, STARTED, OPEN), None, "正在听，没有提醒"),
        ((READY, BOTH, OPEN), None, "正在听，没有提醒"),
        ((READY, BOTH, OPEN, EARS), True, "正在听，没有提醒"),
        ((READY, BOTH, OPEN, EARS, DEAF), False, "正在听您，听不到客户"),
        ((READY, BOTH, OPEN, EARS, DEAF, beat(4.2)), False, "正在听您，听不到客户，识别延迟 4 秒"),
        ((READY, BOTH, OPEN, EARS, TROUBLE), True, "现在听不到您说话，不会有提醒"),
        ((READY, BOTH, OPEN, EARS, failed(retry=False)), False, "现在没有语音识别，不会有提醒"),
        ((READY, BOTH, OPEN, EARS, DEAF, EARS), True, "正在听，没有提醒"),
        ((READY, BOTH, EARS, DEAF, STARTED, OPEN), None, "正在听，没有提醒"),
        ((READY, BOTH, OPEN, level(0.1, "customer", -120, False)), None, "正在听，没有提醒"),
        ((READY, BOTH, OPEN, level(0.1, "customer", -58, False)), True, "正在听，没有提醒"),
        ((READY, BOTH, OPEN, DEAF, level(0.1, "customer", -58, False)), False, "正在听您，听不到客户"),
    ],
)
def test_whether_the_customer_is_heard(told: tuple[Event, ...], hears: bool | None, words: str) -> None:
    hearing = state(*told)
    assert hearing.hears_customer is hears
    assert hearing.during_call == words
