"""The sections of a report about what was owed: in the call, and after it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from desktop.core.due_in_call import DueInCall
from desktop.core.events import CallStarted, ChecklistTicked, Event, ItemMarked, PromiseNoted, PromiseOffered
from desktop.core.script import Item, Library
from desktop.session.call_time import minutes
from desktop.session.promises import PromiseNote, Promises
from desktop.session.report_page import Block, Cell, Note, Row, Section, Table

_WEEKDAYS = "一二三四五六日"


def duties_sections(events: Sequence[Event], library: Library) -> Iterator[Section]:
    """The checklist and the promises."""
    yield Section("checklist", "必说项", _checklist(events, library))
    yield Section("promises", "承诺", _promises(events))


def _checklist(events: Sequence[Event], library: Library) -> tuple[Block, ...]:
    follower = DueInCall(library)
    ticked: dict[str, ChecklistTicked | ItemMarked] = {}
    for event in events:
        follower.feed(event)
        if isinstance(event, ChecklistTicked | ItemMarked):
            ticked[event.item] = event
    due, missed = follower.due(), follower.missed()
    places = {stage.id: stage.name for stage in library.stages} | {one.id: one.name for one in library.families}
    told = [item for item in library.items if item.id in due or item.id in ticked or not item.family]
    if not told:
        return (Note("这个话术包没有必说项。", "dim"),)
    rows = tuple(
        Row(
            (
                Cell(item.name),
                Cell(places.get(item.stage or item.family, item.stage or item.family), "dim"),
                _done(item, ticked.get(item.id), missed),
            )
        )
        for item in told
    )
    return (Table(("项目", "阶段或情形", "结果"), (44, 24, 32), rows),)


def _done(item: Item, tick: ChecklistTicked | ItemMarked | None, missed: dict[str, float]) -> Cell:
    if tick is not None and tick.done:
        by = "坐席勾选" if isinstance(tick, ItemMarked) or tick.by == "agent" else "听到"
        return Cell(f"✓ {minutes(tick.time)} {by}", "ok")
    if item.id in missed:
        return Cell("✕ 没有说到", "bad", small=f"应当在 {minutes(missed[item.id])} 之前" if item.deadline else "")
    return Cell("— 没有轮到", "dim")


def _promises(events: Sequence[Event]) -> tuple[Block, ...]:
    promises = Promises()
    began = ""
    for event in events:
        if isinstance(event, CallStarted):
            began = event.started_at
        elif isinstance(event, PromiseOffered | PromiseNoted):
            promises.feed(event)
    if not promises:
        return (Note("没有听到需要在通话之后兑现的承诺。", "dim"),)
    rows = tuple(_promise(note, began) for note in promises)
    return (Table(("承诺", "作出", "最迟兑现", "记录"), (40, 12, 28, 20), rows),)


def _promise(note: PromiseNote, began: str) -> Row:
    kept = Cell("✓ 已记下", "ok") if note.noted else Cell("△ 没有记下", "warn", small="程序听到，坐席没有记")
    return Row((Cell(note.name), Cell(minutes(note.time), "dim"), Cell(deadline(note, began)), kept))


def deadline(note: PromiseNote, began: str) -> str:
    """By when a promise has to be kept, with the date, since a report is read on other days too."""
    try:
        due = datetime.fromisoformat(began) + timedelta(seconds=note.time, minutes=note.minutes)
    except ValueError:
        return f"通话之后 {note.minutes:g} 分钟内"
    return f"{due:%Y-%m-%d} 周{_WEEKDAYS[due.weekday()]} {due:%H:%M} 前"
