"""The moments of a procedure: what is said, done, waited for, offered, and which way out is wrong."""

from dataclasses import replace

from gui.gallery import measured, prompt, situation, started, step, ticked

from desktop.core import events
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.main_window import MainWindow

LONG_CHOICES = (
    "客户能听到，但是声音断断续续",
    "客户愿意换一部电话再打过来",
    "客户不愿意换电话",
    "客户仍然没有任何回应",
    "客户要求稍后由我们再打给他",
)


def procedures(library: Library) -> dict[str, list[Event]]:
    """The events that lead to each picture, by its name."""
    stage = events.StageEntered(time=12.0, stage="communication", because="请问您贵姓", confidence=0.86)
    silent = [*started("", ""), *ticked(library, "greeting", 2), situation(library, "silent_call", 6.0, "")]
    ask = step(
        "您好！请问您能听到我的声音吗？",
        next_text="您的电话没有声音，请您换一部电话再次打来，好吗？再见！",
        avoid=("喂，说话呀！", "再不说话我就挂了啊！"),
        wait=5.0,
        choices=("客户有回应",),
        hang_up="not_yet",
    )
    said = [
        events.PromptFollowed(time=9.0, prompt=ask.prompt, said=(True,) * len(ask.text), match=1.0),
        events.PromptSaid(time=9.0, prompt=ask.prompt, match=1.0),
    ]
    waiting = events.CountdownStarted(time=9.4, prompt=ask.prompt, seconds=5.0, then="请客户换一部电话")
    many = replace(ask, choices=LONG_CHOICES, title="一个长得放不下的标题" * 3, next_text=ask.next_text * 3)
    volume = step(
        "请把电话的音量调大一些。",
        kind="do",
        title="调大音量",
        next_text="现在可以听清楚了吗？",
        choices=("听清楚了", "仍听不清"),
    )
    last = step("现在可以挂机。", kind="do", title="挂机", hang_up="now")
    complaint = next(each for each in library.situations if each.family == "complaint")
    inside = [
        *started(),
        *ticked(library, "greeting", 2),
        stage,
        situation(library, "hold", 30.0, "请您稍等一下"),
        situation(library, complaint.id, 62.0, "我要投诉你们"),
        *prompt(
            complaint.lines[0].text.replace("{customer}", "张女士"),
            6,
            "请问您的联系电话是多少？",
            ("这不是我的错",),
            complaint.lines[0].title,
        ),
    ]
    offered = events.PromiseOffered(time=66.0, promise="p24", name="24 小时内答复", minutes=1440)
    noted = events.PromiseNoted(time=68.0, promise="p24", name="24 小时内答复", minutes=1440)
    soon = events.PromiseOffered(time=70.0, promise="p30", name="半个小时后给客户回电话", minutes=30)
    soft = events.SituationOffered(
        time=40.0, situation="soft_voice", family="unable_to_hear", measure="客户音量 −48 dBFS"
    )
    return {
        "20-waits-later": [*silent, ask, *measured(8.4)],
        "21-countdown": [*silent, ask, *said, waiting, *measured(11.3, -58, 0, 2)],
        "22-many-choices": [*silent, many, *measured(8.4)],
        "23-many-choices-waiting": [*silent, many, *said, waiting, *measured(11.3)],
        "24-do": [*started(), stage, situation(library, "soft_voice", 20.0, "我听不清"), volume, *measured(21)],
        "25-may-hang-up": [*silent, last, *measured(30)],
        "26-wrong-way-out": [*silent, ask, *measured(8.4)],
        "27-promise": [*inside, offered, *measured(67)],
        "28-promise-noted": [*inside, offered, noted, *measured(69)],
        "29-situation-offered": [*started(), stage, *prompt("麻烦您记录一下，好吗？"), soft, *measured(41)],
        "30-finder": [*inside, *measured(70)],
        "31-finder-all": [*inside, *measured(70)],
        "32-why": [*inside, *measured(70)],
        "33-promises-over": [
            *inside,
            offered,
            noted,
            soon,
            events.CallEnded(time=238.0, hung_up="customer", score=None),
        ],
    }


def act(window: MainWindow, name: str) -> None:
    """What the agent does in a picture, beyond what events show."""
    if name == "26-wrong-way-out":
        window.press_call()
    elif name == "30-finder":
        window.live.commands.find("ws")
    elif name == "31-finder-all":
        window.live.commands.find()
    elif name == "32-why":
        window.live.sheets.explain()
