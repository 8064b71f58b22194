"""The moments of a call in which the customer is heard as well, and how both sides are chosen."""

from dataclasses import replace

from gui.gallery import alert, measured, prompt, started, ticked

from desktop.core import events
from desktop.core.events import Channel, Event
from desktop.core.script import Library

QUESTION = "我上个月的话费怎么比平时多了这么多，我又没有打过长途，你们是不是算错了，麻烦你现在就帮我查清楚"


def both(*told: Event) -> list[Event]:
    """The same start of a call with the customer's channel."""
    device = events.DeviceReady(time=0.0, channel="customer", device="PulseAudio: headset.monitor", rate=48000)
    begun = [
        replace(event, channels=("agent", "customer")) if isinstance(event, events.CallStarted) else event
        for event in started()
    ]
    return [*begun, device, *told]


def spoke(channel: Channel, start: float, end: float) -> list[Event]:
    return [
        events.VoiceStarted(time=start + 0.1, channel=channel, start=start),
        events.VoiceStopped(time=end + 0.3, channel=channel, end=end),
    ]


def level(time: float, channel: Channel, dbfs: float, speech: bool) -> Event:
    return events.AudioLevel(time=time, channel=channel, dbfs=dbfs, peak_dbfs=dbfs + 9, speech=speech)


def said(channel: Channel, start: float, end: float, text: str) -> Event:
    return events.FinalTranscript(time=end, channel=channel, start=start, end=end, text=text)


def growing(channel: Channel, start: float, text: str) -> Event:
    return events.PartialTranscript(time=start + 1, channel=channel, start=start, text=text)


def last_minute() -> list[Event]:
    """Turns, a back-channel, talking over each other, a silence of seven seconds and audio that was lost."""
    return [
        *spoke("agent", 0.6, 5.2),
        *spoke("customer", 6.0, 15.5),
        *spoke("agent", 9.8, 10.3),
        *spoke("agent", 16.2, 24.0),
        *spoke("customer", 21.5, 27.4),
        *spoke("agent", 34.6, 41.0),
        *spoke("customer", 42.1, 45.8),
        *(events.AudioGap(time=48.2 + n, channel="customer", seconds=0.9, cause="device") for n in range(3)),
        *spoke("agent", 47.0, 55.2),
        *spoke("customer", 56.0, 60.4),
        events.VoiceStarted(time=61.1, channel="agent", start=61.0),
    ]


def two_sides(library: Library) -> dict[str, list[Event]]:
    """The events that lead to each picture, by its name."""
    stage = events.StageEntered(time=12.0, stage="communication", because="请问", confidence=0.9)
    line = prompt("我马上为您核对上个月的账单，请您稍等，好吗？", 9, "感谢您的等待。", ("“系统就是这样算的。”",))
    talk = [
        said("agent", 0.6, 5.2, "您好，欢迎致电星河通信，我是 8012 号"),
        said("customer", 6.0, 15.5, QUESTION),
        said("agent", 16.2, 24.0, "张女士您好，请您放心，我来为您核对"),
        said("customer", 42.1, 45.8, "那要等多久"),
        growing("agent", 47.0, "我马上为您核对"),
        growing("customer", 56.0, "好的，我等着"),
    ]
    levels = [*measured(62.0), level(62.0, "customer", -31.0, False)]
    calm = both(*ticked(library, "greeting", 2), stage, *line, *talk, *last_minute(), *levels)
    talk_over = alert(
        id="t1",
        alert="interruption",
        rule="talk_over",
        title="抢话：客户正在说",
        heard="同时说话 2.5 秒",
        say="您请说。",
        time=24.0,
    )
    over = [*calm, talk_over]
    dead_air = alert(
        id="d1",
        alert="silence",
        rule="dead_air",
        title="冷场 10 秒",
        heard="双方 10 秒没有说话",
        say="需要时间请先说：“请您稍等，我正在为您查询。”",
        time=71.8,
    )
    silent = [
        *calm,
        events.AlertCleared(time=62.0, id="t1", reason="mended"),
        level(61.8, "agent", -58, False),
        level(71.8, "agent", -58, False),
        level(71.8, "customer", -64, False),
        events.SilenceMeasured(time=71.8, seconds=10),
        dead_air,
    ]
    gone = events.DeviceTrouble(
        time=62.0,
        channel="customer",
        code="gone",
        message="听客户声音的设备“USB Headset”断开了。",
        remedy="您这一方照常在听；设备恢复后会自动继续，也可以在设置中另选一个。",
    )
    noisy = events.SituationOffered(
        time=61.0, situation="noise", family="unable_to_hear", measure="杂音：语音只高出噪声 8 dB"
    )
    long = both(
        events.CustomerNamed(time=1.0, customer="欧阳慕容司徒上官诸葛", customer_title="女士"),
        stage,
        *prompt(QUESTION * 3, 30, QUESTION, (QUESTION, QUESTION), "一个长得放不下的标题" * 4),
        said("customer", 6.0, 15.5, QUESTION * 2),
        growing("agent", 16.0, QUESTION),
        *last_minute(),
        replace(noisy, measure="声音断续：12% 的话音被切断，混响 0.7 秒，像是免提，请客户换一部电话再打"),
        *levels,
        replace(gone, time=62.5, code="stalled"),
        level(63.0, "agent", -3, True),
        level(63.0, "customer", -120, False),
        events.SilenceMeasured(time=63.0, seconds=128),
        events.PaceMeasured(time=63.0, channel="agent", articulation=412, speaking=380, characters=90),
    )
    return {
        "40-two-sides": calm,
        "41-talk-over": over,
        "42-dead-air": silent,
        "43-customer-gone": [*calm, gone, level(63.0, "agent", -20, True), *measured(66.0)],
        "44-noisy-line": [*calm, noisy],
        "45-both-at-first": both(level(0.5, "agent", -40, False), level(0.5, "customer", -120, False)),
        "46-both-idle": [],
        "48-both-long": [*long, talk_over],
        "49-long-offer": long,
        "47-both-loud": [*calm, level(62.1, "agent", -6, True), level(62.1, "customer", -4, True)],
    }
