"""Every state of the window as a picture, from events alone: `python tests/gui/gallery.py OUTDIR [40 41 …]`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop import paths
from desktop.core import events
from desktop.core.call_score import Contest
from desktop.core.events import Event
from desktop.core.practice.play import Play
from desktop.core.script import Library
from desktop.storage.library import available_packs, load_library
from desktop.storage.settings import Settings


class NoCall:
    """Takes what the agent does and does nothing; remembers it."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def start_call(self, customer: str, title: str) -> None:
        self.done.append(("start", customer, title))

    def end_call(self) -> None:
        self.done.append("end")

    def start_practice(self, play: Play) -> None:
        self.done.append(play)

    def play_beat(self, beat: str) -> None:
        self.done.append(("beat", beat))

    def break_off(self) -> None:
        self.done.append("break off")

    def discard_call(self) -> None:
        self.done.append("discard")

    def send(self, command: Event) -> None:
        self.done.append(command)

    def contest(self, call: str, contest: Contest) -> None:
        self.done.append((call, contest))

    def preview(self, device: str, hear_customer: bool = False, customer: str = "") -> None:
        self.done.append(("preview", device, customer) if hear_customer else ("preview", device))

    def apply(self, settings: Settings) -> None:
        self.done.append(settings)

    def close(self) -> None:
        self.done.append("close")


def shipped_library() -> Library:
    return load_library("inbound", [paths.scripts_library()]).library


def started(customer: str = "张", title: str = "女士") -> list[Event]:
    return [
        events.ListenerReady(time=0.0, engine="vosk", model="vosk-model-small-cn-0.22", seconds=1.2),
        events.CallStarted(
            time=0.0,
            channels=("agent",),
            started_at="2026-11-22T09:30:00",
            pack="inbound",
            company="星河通信",
            agent_name="",
            agent_number="8012",
            customer=customer,
            customer_title=title,
        ),
        events.DeviceReady(time=0.0, channel="agent", device="USB Headset", rate=48000),
        events.StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0),
    ]


def measured(time: float, dbfs: float = -18.0, pace: float = 212.0, silence: float = 0.0) -> list[Event]:
    return [
        events.AudioLevel(time=time, channel="agent", dbfs=dbfs, peak_dbfs=dbfs + 9, speech=True),
        events.PaceMeasured(time=time, channel="agent", articulation=pace, speaking=pace - 20, characters=52),
        events.SilenceMeasured(time=time, seconds=silence),
    ]


def prompt(text: str, said: int = 0, next_text: str = "", avoid: tuple[str, ...] = (), title: str = "请客户记录"):
    flags = tuple(index < said for index in range(len(text)))
    shown = events.PromptShown(time=40.0, prompt="p", title=title, text=text, next_text=next_text, avoid=avoid)
    return [shown, events.PromptFollowed(time=42.0, prompt="p", said=flags, match=said / len(text))]


def step(text: str, **changes: object) -> events.PromptShown:
    base = events.PromptShown(time=8.0, prompt="silent_second", title="再次询问", text=text, next_text="", avoid=())
    return replace(base, **changes)


def situation(library: Library, name: str, time: float, because: str, confidence: float = 0.9) -> Event:
    found = next(each for each in library.situations if name in (each.id, each.family))
    return events.SituationEntered(
        time=time, situation=found.id, family=found.family, because=because, confidence=confidence
    )


def heard(*texts: str, partial: str = "") -> list[Event]:
    told: list[Event] = [
        events.FinalTranscript(time=4.0 * n + 3, channel="agent", start=4.0 * n, end=4.0 * n + 3, text=text)
        for n, text in enumerate(texts)
    ]
    if partial:
        told.append(events.PartialTranscript(time=41.5, channel="agent", start=40.0, text=partial))
    return told


def ticked(library: Library, stage: str, number: int) -> list[Event]:
    items = [item for item in library.items if item.stage == stage][:number]
    return [events.ChecklistTicked(time=6.0, item=item.id, by="heard") for item in items]


def alert(**changes: object) -> events.AlertRaised:
    base = events.AlertRaised(
        time=86.4,
        id="a1",
        channel="agent",
        alert="forbidden",
        rule="bu-qing-chu",
        title="忌语：“我不清楚”",
        severity="warning",
        heard="我不清楚",
        say="我马上为您核实，2 小时内给您答复。",
        start=40.0,
        end=86.2,
        provisional=False,
        explanation="与“我不清楚”读音相同",
    )
    return replace(base, **changes)


def moments(library: Library) -> dict[str, list[Event]]:
    """The events that lead to each picture, by its name."""
    stage = events.StageEntered(time=12.0, stage="communication", because="请问", confidence=0.9)
    complaint = next(s for s in library.situations if s.family == "complaint")
    entered = events.SituationEntered(
        time=70.0, situation=complaint.id, family=complaint.family, because="我要投诉", confidence=0.9
    )
    long_line = "很抱歉，张女士，多谢您反映的意见，我们会尽快向上级部门反映，并在 2 小时之内给您明确的答复。"
    very_long = long_line * 3
    greeting = "早上好，星河通信，我是 8012 号，请问有什么可以帮您？"
    calm = [
        *started(),
        *ticked(library, "greeting", 2),
        stage,
        *ticked(library, "communication", 1),
        *heard("您好，欢迎致电星河通信，我是 8012 号", "张女士您好，请问有什么可以帮您", partial="麻烦您记录一下"),
        *prompt(
            "麻烦您记录一下，好吗？", 7, "请记录：……（放慢语速，重要内容重复一遍）", ("没有提示就快速报出一长串内容",)
        ),
        *measured(42.0),
    ]
    forbidden = [
        *calm,
        entered,
        *prompt(
            long_line, 14, "请问您还有其他问题吗？", ("“我不清楚，您过两天再来电话吧。”",), complaint.lines[0].title
        ),
        events.FinalTranscript(time=86.0, channel="agent", start=40.0, end=86.0, text="这个我不清楚，您过两天"),
        events.PartialTranscript(time=86.4, channel="agent", start=86.2, text="再来"),
        alert(),
        *measured(87.0, -16, 301),
    ]
    trouble = events.DeviceTrouble(
        time=50.0,
        channel="agent",
        code="gone",
        message="麦克风“USB Headset”已断开。",
        remedy="请重新插好耳麦，程序会自动接上。",
    )
    failed = events.ListenerFailed(
        time=51.0, code="model-missing", message="没有可用的语音识别模型。", remedy="请安装识别模型。", retry=False
    )
    over = [
        *forbidden,
        events.AlertCleared(time=90, id="a1", reason="mended"),
        alert(
            id="a2", alert="pace", title="语速偏快：312 字/分", say="放慢一些，重要内容重复一遍。", start=120, time=121
        ),
        events.AlertCleared(time=130, id="a2", reason="acknowledged"),
        alert(id="a3", title="忌语：“喂”", shown=False, suppressed="本次通话提醒已满", start=140, time=141),
        events.StageEntered(time=200.0, stage="closing", because="再见", confidence=0.9),
        *ticked(library, "closing", 1),
        events.CallEnded(time=238.0, hung_up="customer", score=None),
    ]
    return {
        "01-idle": [],
        "02-start": [*started("", ""), *prompt(greeting, 8, "", ("“喂”",), "问候并报工号"), *measured(2.4)],
        "03-calm": calm,
        "04-forbidden": forbidden,
        "05-provisional": [*forbidden, alert(id="a4", provisional=True)],
        "06-pace": [
            *calm,
            alert(alert="pace", title="语速偏快：312 字/分", say="放慢一些，重要内容重复一遍。"),
            *measured(60, -15, 312),
        ],
        "07-silence": [
            *calm,
            *measured(64, -58, 200, 17),
            alert(alert="silence", severity="notice", title="您已 17 秒未说话", say="让您久等了，我还在为您查询。"),
        ],
        "08-fatal": [
            *calm,
            alert(severity="fatal", title="严重忌语：“嘴巴干净一点，这又不是我的错呀，你去投诉好了”", say=long_line),
        ],
        "09-long": [
            *started("欧阳慕容司徒上官诸葛端木百里", "女士"),
            stage,
            *prompt(very_long, 30, long_line * 2, (long_line, long_line), "一个长得放不下的标题" * 4),
            *measured(62),
        ],
        "10-device": [*calm, trouble],
        "11-model": [failed],
        "12-troubles": [*calm, failed, trouble],
        "13-over": over,
    }


def main(folder: Path, only: Sequence[str] = ("",)) -> None:
    """Render everything, or what begins with one of `only`, light and dark, some of it in all widths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    # Run as a program, this file does not know the folder of the tests.
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from gui.gallery_form import form_pictures
    from gui.gallery_procedures import act, procedures
    from gui.gallery_scores import contest_first, scores, whole
    from gui.gallery_two_sides import two_sides

    from desktop.gui.bridge import Bridge
    from desktop.gui.main_window import MainWindow
    from desktop.gui.offscreen import picture_of

    app = QApplication.instance() or QApplication([])
    library = shipped_library()
    packs = available_packs([paths.scripts_library()])
    told_of = {**moments(library), **procedures(library), **two_sides(library), **scores(library)}
    for theme in ("light", "dark"):
        for name, told in told_of.items():
            if not name.startswith(tuple(only)):
                continue
            chosen = {"window": {"theme": theme, "transcript_open": True}}
            dressed = Settings.model_validate({**chosen, "audio": {"hear_customer": name[:1] == "4"}})
            bridge = Bridge()
            window = MainWindow(NoCall(), bridge, library, dressed, lambda _settings: None, packs)
            window.show()
            for event in told:
                bridge.post(event)
                bridge.flush()
            act(window, name)
            contest_first(window, name)
            for width in (380, 340, 600) if name[:2] in ("04", "09") or name[:1] in "2346" else (380,):
                window.resize(width, window.height())
                window.live.alert._fade.setCurrentTime(1000)
                window.live.lanes.show_now()
                app.processEvents()
                suffix = "" if width == 380 else f"-{width}"
                picture_of(window, folder / f"{theme}-{name}{suffix}.png")
                if page := whole(window, name):
                    picture_of(page, folder / f"{theme}-{name}{suffix}-whole.png")
            if name[:1] in "24":
                window.resize(380, 728)
                window.toggle_compact()
                for _ in range(3):
                    app.processEvents()
                picture_of(window, folder / f"{theme}-{name}-compact.png")
            window._clock.stop(0)
            window.close()
            window.deleteLater()
        if "70-form".startswith(tuple(only)):
            form_pictures(folder, theme, library, app)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"), sys.argv[2:] or ("",))
