"""Calls that are over, with their score: part of the gallery, and the material of the tests."""

from dataclasses import replace

from gui import gallery
from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.core import events
from desktop.core.call_score import CallScore, Judgement
from desktop.core.events import Event
from desktop.core.score_sheet import ScoreSheet
from desktop.core.scoring import score_call
from desktop.core.script import Library
from desktop.gui.main_window import MainWindow
from desktop.session.call_scored import CallScored
from desktop.storage.library import load_library

CALL = "20261122-7k3qf2mh"


def shipped_sheet() -> ScoreSheet:
    return load_library("inbound", [paths.scripts_library()]).sheet


def spoken(first: float, last: float, channel: events.Channel = "agent") -> list[Event]:
    """Somebody speaks, and is understood."""
    return [
        events.VoiceStarted(time=first, channel=channel, start=first),
        events.VoiceStopped(time=last, channel=channel, end=last),
        events.FinalTranscript(time=last, channel=channel, start=first, end=last, text="好的"),
    ]


def usual(library: Library) -> list[Event]:
    """A call of four minutes: a few deductions, a promise, something kept back."""
    greeting = [item for item in library.items if item.stage == "greeting" and not item.family]
    closing = [item for item in library.items if item.stage == "closing" and not item.family]
    ticks = [events.ChecklistTicked(time=6.0, item=item.id, by="heard") for item in greeting]
    ends = [events.ChecklistTicked(time=230.0, item=item.id, by="heard") for item in closing[:2]]
    paces = [
        events.PaceMeasured(
            time=20.0 + 10 * n, channel="agent", articulation=201.0 + 7 * n, speaking=180, characters=52
        )
        for n in range(8)
    ]
    return [
        *gallery.started(),
        *spoken(1.0, 12.0),
        *ticks,
        events.StageEntered(time=14.0, stage="communication", because="请问", confidence=0.9),
        *paces,
        gallery.situation(library, "complaint", 70.0, "我要投诉"),
        gallery.alert(rule=phrase(library, "推诿"), title="忌语：“这个不归我管”", say="我马上为您联系负责的同事。"),
        events.AlertCleared(time=90.0, id="a1", reason="mended"),
        said_ni("a5", 101.0),
        said_ni("a6", 122.0),
        said_ni("a7", 150.0),
        gallery.alert(
            id="a3", alert="wording", rule="jargon", title="术语：“工单”", shown=False, suppressed="budget",
            start=140, time=141, severity="notice",
        ),
        events.PromiseNoted(time=180.0, promise="p1", name="答复投诉处理结果", minutes=120.0),
        events.PromiseOffered(time=190.0, promise="p2", name="给客户回电", minutes=1440.0),
        *spoken(160.0, 200.0),
        events.StageEntered(time=205.0, stage="closing", because="再见", confidence=0.9),
        *ends,
    ]  # fmt: skip


def phrase(library: Library, group: str) -> str:
    """A forbidden phrase of that group."""
    return next(phrase.id for phrase in library.phrases if phrase.group == group)


def said_ni(alert: str, time: float) -> Event:
    return gallery.alert(
        id=alert, alert="wording", rule="address_ni", title="称呼客户用了“你”", say="请用“您”。", severity="notice",
        start=time, end=time, time=time,
    )  # fmt: skip


def ended(
    told: list[Event], library: Library, sheet: ScoreSheet, judgements: tuple[Judgement, ...] = ()
) -> list[Event]:
    """The call with what it scored and its end."""
    last = events.CallEnded(time=238.0, hung_up="customer", score=None)
    score = score_call([*told, last], sheet, library, judgements)
    return [*told, CallScored(time=238.0, call=CALL, score=score, sheet=sheet), replace(last, score=score.score)]


def judged(sheet: ScoreSheet) -> tuple[Judgement, ...]:
    """A trainer found nothing to object to in what is his."""
    items = [item for dimension in sheet.dimensions for item in dimension.items if item.judged != "automatic"]
    return tuple(Judgement(item.id, None, "培训师", "", "2026-11-22T10:00:00") for item in items)


def score_of(told: list[Event]) -> CallScore:
    return next(event.score for event in told if isinstance(event, CallScored))


def scores(library: Library) -> dict[str, list[Event]]:
    """The events that lead to each picture, by its name."""
    sheet = shipped_sheet()
    told = usual(library)
    threat = gallery.alert(
        id="a8", severity="fatal", rule=phrase(library, "威胁"), title="严重忌语：“你去投诉好了”",
        start=160.0, time=161.0,
    )  # fmt: skip
    started, *rest = told[1:]
    heard = replace(started, channels=("agent", "customer"))
    both = [told[0], heard, *rest, *spoken(30.0, 60.0, "customer")]
    silence = gallery.alert(
        id="a9", alert="silence", severity="fatal", rule="dead_air", title="冷场 16 秒", start=100.0, time=116.0
    )
    clean = [event for event in told if not isinstance(event, events.AlertRaised | events.AlertCleared)]
    closing = [events.ChecklistTicked(time=231.0, item=item.id, by="heard") for item in library.items]
    return {
        "60-score": ended(told, library, sheet),
        "61-proposed": ended([*told, threat], library, sheet),
        "62-fatal": ended([*both, silence], library, sheet),
        "63-clean": ended([*clean, *closing], library, sheet, judged(sheet)),
        "64-nothing": ended(gallery.started(), library, sheet),
    }


def whole(window: MainWindow, name: str) -> QWidget | None:
    """All of the wrap-up, what is scrolled out of sight included."""
    return window.wrap_up.widget() if name[:1] == "6" else None


def contest_first(window: MainWindow, name: str) -> None:
    """In the second picture the agent has disagreed with an item."""
    if name == "61-proposed" and window.wrap_up.rows is not None:
        window.wrap_up.rows.items[0].button.click()
