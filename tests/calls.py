"""Small libraries and calls for tests of the engine."""

from collections.abc import Iterable

from desktop.core.engine import Engine
from desktop.core.events import CallStarted, Channel, Event, SituationEntered, SituationLeft, StageEntered
from desktop.core.limits import AlertLimits, Limits
from desktop.core.script import Item, Library, Line, Phrase, Situation, Stage, Step, Trigger
from desktop.session import pipeline
from desktop.session.recital import recite
from desktop.session.written_call import Header, Turn, WrittenCall


def said_in_turn(*lines: Line) -> tuple[Step, ...]:
    """The plainest procedure: these lines, one after the other."""
    return tuple(Step(line) for line in lines)


LIBRARY = Library(
    id="test",
    name="测试",
    version="1",
    stages=(
        Stage(
            "greeting",
            "问候",
            said_in_turn(
                Line("hello", "问候", "{greeting}，欢迎致电{company}，请问有什么可以帮您？", keys=("有什么可以帮",))
            ),
        ),
        Stage(
            "communication",
            "沟通",
            said_in_turn(
                Line("name", "称呼", "请问您贵姓？", keys=("贵姓",)),
                Line("repeat", "确认", "跟您确认一下，您的意思是要退货。"),
            ),
            opens=Trigger(agent=("您请继续说",), customer=("我还有一个问题",)),
        ),
        Stage(
            "closing",
            "结束",
            said_in_turn(Line("thanks", "感谢", "感谢您的来电，再见。", keys=("感谢您的来电",))),
            opens=Trigger(agent=("感谢您的来电", "还有其他问题需要")),
        ),
    ),
    situations=(
        Situation(
            "soft_voice",
            "声音小",
            "unable_to_hear",
            said_in_turn(Line("louder", "大声", "对不起，请您大声一点，好吗？", keys=("大声一点",))),
            opens=Trigger(agent=("请您大声一点",)),
        ),
        Situation(
            "complaint",
            "投诉",
            "complaint",
            said_in_turn(
                Line("sorry", "道歉", "非常抱歉给您添麻烦了。", keys=("添麻烦了",)),
                Line("report", "上报", "我马上向上级部门反映。", keys=("向上级部门反映",)),
            ),
            opens=Trigger(agent=("添麻烦了",), customer=("我要投诉",)),
        ),
        Situation(
            "hold",
            "等待",
            "hold",
            said_in_turn(Line("waited", "道谢", "感谢您的耐心等待。", keys=("耐心等待",))),
            opens=Trigger(agent=("请您稍等一下",)),
        ),
    ),
    phrases=(Phrase("unknown", "我不知道", "我帮您核实一下", "敷衍"),),
    items=(
        Item("say_company", "报公司", "greeting", ("{company}",)),
        Item("say_number", "报工号", "greeting", ("我是{agent_number}号",)),
    ),
)

GREETING: tuple[float, float, str] = (1.0, 6.0, "您好，欢迎致电晨光公司，请问有什么可以帮您？")


def started(channels: tuple[Channel, ...] = ("agent",), **known: str) -> CallStarted:
    fields = {"company": "晨光公司", "agent_name": "", "agent_number": "", "customer": "", "customer_title": ""}
    return CallStarted(time=0.0, channels=channels, started_at="2026-11-22T09:30", pack="test", **{**fields, **known})


def heard(
    *turns: tuple[float, float, str], customer: Iterable[tuple[float, float, str]] = (), end: float | None = None
) -> list[Event]:
    """What a listener would give for these turns (start, end, text)."""
    said = [Turn("agent", *turn) for turn in turns] + [Turn("customer", *turn) for turn in customer]
    call = WrittenCall(Header(end=end), tuple(sorted(said, key=lambda turn: turn.start)))
    return list(recite(call, started(call.channels)))


def play(events: Iterable[Event], preset: str = "all", library: Library = LIBRARY) -> list[Event]:
    """Everything that happens in a call."""
    return list(pipeline.run(events, Engine(library, Limits(alerts=AlertLimits(preset=preset)))))


def places(events: Iterable[Event]) -> list[str]:
    """The stages and situations of a call, e.g. ["greeting", "+hold", "-hold"]."""
    found = []
    for event in events:
        match event:
            case StageEntered():
                found.append(event.stage)
            case SituationEntered():
                found.append(f"+{event.situation}")
            case SituationLeft():
                found.append(f"-{event.situation}")
    return found
