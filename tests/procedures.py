"""A library whose situations are procedures of every kind, and the tools to play them."""

from collections.abc import Iterable

from calls import LIBRARY, started

from desktop.core.engine import Engine
from desktop.core.events import AudioLevel, Event, FinalTranscript, VoiceStarted, VoiceStopped
from desktop.core.limits import AlertLimits, Limits
from desktop.core.script import Branch, Item, Library, Line, Promise, Situation, Source, Step, Trigger

SILENT = Situation(
    "silent_call",
    "无声电话",
    "unable_to_hear",
    (
        Step(
            Line("silent_first", "第一遍", "您好！请问您能听到我的声音吗？", keys=("听到我的声音",)),
            wait=2.0,
            branches=(Branch("客户有回应", "return", voice=True),),
        ),
        Step(
            Line("silent_second", "第二遍", "您好，请问您能听到我的声音吗？", keys=("听到我的声音",)),
            wait=2.0,
            branches=(Branch("客户有回应", "return", voice=True),),
        ),
        Step(Line("silent_bye", "道别", "很抱歉，我稍后再和您联系，再见！", keys=("稍后再和您联系",)), wait=3.0),
        Step(Line("silent_end", "挂机", "现在可以挂机"), kind="do", hang_up=True),
    ),
    opens=Trigger(agent=("听到我的声音",), silence=5.0),
    source=Source("O4", "外呼规范", "无声电话"),
)
SOFT = Situation(
    "soft",
    "声音小",
    "unable_to_hear",
    (
        Step(Line("soft_up", "调大音量", "把话机音量调大"), kind="do", wait=1.0),
        Step(
            Line("soft_ask", "请大声", "麻烦您声音大一点，好吗？", keys=("声音大一点",)),
            branches=(
                Branch("听清了", "return", Trigger(agent=("现在听清楚了",), customer=("这样可以吗",))),
                Branch("还是小", "soft_up", Trigger(customer=("没法再大声",))),
            ),
        ),
        Step(Line("soft_later", "稍后联系", "我稍后再联系您，再见！"), wait=3.0),
        Step(Line("soft_end", "挂机", "现在可以挂机"), kind="do", hang_up=True),
    ),
    opens=Trigger(agent=("电话声音太小",), level=-45.0),
)
ABUSE = Situation(
    "abuse",
    "骂人",
    "complaint",
    (
        Step(Line("abuse_sorry", "道歉", "非常抱歉，让您这么生气。", keys=("非常抱歉",))),
        Step(
            Line("abuse_soon", "很快答复", "我们会向上级反映，在两小时内给您答复。", keys=("向上级反映", "给您答复")),
            wait=3.0,
            then="abuse_end",
            promise=Promise("2 小时内答复", 120.0),
        ),
        Step(
            Line("abuse_reply", "答复", "我们会向上级反映，在二十四小时内给您答复。", keys=("向上级反映", "给您答复")),
            wait=3.0,
            promise=Promise("24 小时内答复", 1440.0),
        ),
        Step(Line("abuse_end", "等客户挂机", "等客户先挂机"), kind="do"),
    ),
    opens=Trigger(customer=("你们都是骗子",)),
    no_hang_up=True,
)
PROCEDURES = Library(
    id="procedures",
    name="流程",
    version="1",
    stages=LIBRARY.stages,
    situations=(SILENT, SOFT, ABUSE, LIBRARY.situations[2]),
    items=(
        Item("ask_hold", "征得同意", "", ("我帮您查一下",), family="hold"),
        Item("apologise", "先道歉", "", ("非常抱歉",), family="complaint"),
    ),
)


class Played:
    """A call that a test plays step by step; every answer is kept in `events`."""

    def __init__(self, library: Library = PROCEDURES, channels=("agent", "customer")) -> None:
        self.engine = Engine(library, Limits(alerts=AlertLimits(preset="all")))
        self.channels = channels
        self.time = 0.0
        self.voices = dict.fromkeys(channels, False)
        self.events: list[Event] = []
        self.feed(started(channels))

    def feed(self, event: Event) -> list[Event]:
        out = self.engine.feed(event)
        self.events += out
        return out

    def run(self, seconds: float, dbfs: float = -24.0) -> list[Event]:
        """Time goes by, block by block."""
        out: list[Event] = []
        for _ in range(round(seconds * 10)):
            self.time = round(self.time + 0.1, 1)
            for channel in self.channels:
                speech = self.voices[channel]
                level = dbfs if speech else -62.0
                out += self.feed(
                    AudioLevel(time=self.time, channel=channel, dbfs=level, peak_dbfs=level + 12, speech=speech)
                )
        return out

    def say(self, text: str, channel="agent", seconds: float = 2.0, dbfs: float = -24.0) -> list[Event]:
        """Somebody says something, voice and words; the words are there 0.5 s after the voice."""
        start = self.time
        out = self.voice(channel, on=True)
        out += self.run(seconds, dbfs)
        out += self.voice(channel, on=False)
        end = self.time
        out += self.run(0.5)
        return out + self.feed(FinalTranscript(time=self.time, channel=channel, start=start, end=end, text=text))

    def voice(self, channel, *, on: bool) -> list[Event]:
        self.voices[channel] = on
        event = (
            VoiceStarted(time=self.time, channel=channel, start=self.time)
            if on
            else VoiceStopped(time=self.time, channel=channel, end=self.time)
        )
        return self.feed(event)


def of(events: Iterable[Event], *kinds: type[Event]) -> list[Event]:
    """The events of these kinds."""
    return [event for event in events if isinstance(event, kinds)]
