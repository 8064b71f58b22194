"""A small drill, and a trainee who says what a test says."""

from dataclasses import dataclass, field, replace

from calls import LIBRARY

from desktop.core.events import AudioLevel, CallStarted, FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped
from desktop.core.practice.drill import END, Answer, Beat, Cue, Drill, Example, Goal, Persona, Taboo, Way
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.core.practice.play import Play
from desktop.core.practice.rehearsal import Rehearsal
from desktop.core.script import Source

SOURCE = Source("H5")
DRILL = Drill(
    id="slow-answer",
    title="电话难打通",
    brief="客户等了半个小时。",
    difficulty=1,
    pack="test",
    topic="complaint",
    persona=Persona(
        "王",
        "女士",
        "zf_xiaoyi",
        "着急。",
        interrupted=("你先听我把话说完行不行？",),
        waiting=("喂？您还在吗？", "怎么没声音了？"),
    ),
    beats=(
        Beat(
            "opens",
            ("喂，你们电话怎么这么难打啊，我打了半个小时！", "我说你们电话太难打了！"),
            (
                Way(Cue(agent=("(抱歉|对不起)…久等", "让您久等了")), "calms"),
                Way(Cue(lines=("louder",)), "opens"),
                Way(Cue(alerts=("excuse",)), "angrier"),
                Way(Cue(speaking=8.0), "cuts_in"),
                Way(Cue(otherwise=True), "angrier"),
            ),
        ),
        Beat("calms", ("算了，我想查一下订单。",), (Way(Cue(agent=("再见",)), "thanks"),)),
        Beat("angrier", ("你什么态度！",), (Way(Cue(silence=4.0), END), Way(Cue(agent=("抱歉", "对不起")), "calms"))),
        Beat("cuts_in", ("停停停，你别念了！",), (Way(Cue(otherwise=True), "calms"),)),
        Beat("thanks", ("好的，再见。",), ()),
    ),
    good=Example(
        (
            Answer("opens", "非常抱歉，让您久等了，请问有什么可以帮您？"),
            Answer("calms", "已经查好了，感谢您的来电，再见。"),
        )
    ),
    bad=Example((Answer("opens", "刚才线路忙，我也没办法啊。"), Answer("angrier", "")), ("apologise", "excuse")),
    source=SOURCE,
    goals=(
        Goal("apologise", "先道歉", "他等了很久。", "让您久等了", SOURCE, ("让您久等了",), after="opens", within=12.0),
    ),
    taboos=(Taboo("excuse", "不找借口", "他不想听。", "对不起", SOURCE, ("我也没办法",)),),
    pass_score=0.0,
    longest=120.0,
)
STARTED = CallStarted(
    time=0.0,
    channels=("agent", "customer"),
    started_at="",
    pack="test",
    company="",
    agent_name="",
    agent_number="",
    customer="王",
    customer_title="女士",
)


def with_ways(beat, *ways, says=("你好。",)):
    """The drill with another first beat, that has these ways."""
    return replace(DRILL, beats=(Beat(beat, says, ways), *(one for one in DRILL.beats if one.id != beat)))


@dataclass
class Rehearsed:
    """A rehearsal of a drill, block by block; the customer takes two seconds for everything."""

    drill: Drill = DRILL
    by_hand: bool = False
    seconds: float = 2.0
    now: float = 0.0
    done: list = field(default_factory=list)

    def __post_init__(self):
        self.rehearsal = Rehearsal(Play(self.drill, LIBRARY, None, by_hand=self.by_hand), lambda *_: self.seconds)
        self.feed(STARTED)

    def feed(self, event):
        self.done += self.rehearsal.feed(event)
        return self

    def wait(self, seconds, *, speech=False):
        """Let time pass."""
        for _ in range(round(seconds * 10)):
            self.now = round(self.now + 0.1, 1)
            level = -24.0 if speech else -62.0
            self.feed(AudioLevel(time=self.now, channel="agent", dbfs=level, peak_dbfs=level + 12.0, speech=speech))
        return self

    def say(self, text, seconds=2.0):
        """Say something now; it is settled with its last sound."""
        start = self.now
        self.feed(VoiceStarted(time=start, channel="agent", start=start))
        for part in range(1, 5):
            self.wait(seconds / 4, speech=True)
            said = text[: len(text) * part // 4]
            self.feed(PartialTranscript(time=self.now, channel="agent", start=start, text=said))
        self.feed(VoiceStopped(time=self.now, channel="agent", end=self.now))
        self.feed(FinalTranscript(time=self.now, channel="agent", start=start, end=self.now, text=text))
        return self

    def of(self, kind):
        return [event for event in self.done if isinstance(event, kind)]

    @property
    def beats(self):
        return [event.beat for event in self.of(CustomerSpeaks) if not event.aside]

    @property
    def asides(self):
        return [event.text for event in self.of(CustomerSpeaks) if event.aside]

    @property
    def stopped(self):
        return [event.said for event in self.of(CustomerStops)]

    @property
    def hung_up(self):
        return [event.why for event in self.of(CustomerHangsUp)]
