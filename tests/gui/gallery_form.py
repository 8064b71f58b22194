"""The trainer's form as pictures, over a call that a real record keeps: part of the gallery."""

import tempfile
from pathlib import Path

from gui.gallery_scores import ended, phrase, shipped_sheet, usual
from PySide6.QtWidgets import QApplication

from desktop.core import events
from desktop.core.call_score import Contest, Judgement
from desktop.core.events import CallEnded, CallStarted, Event
from desktop.core.script import Library
from desktop.gui.offscreen import picture_of
from desktop.gui.score_form import ScoreForm
from desktop.gui.theme import Theme
from desktop.session.call_judging import CallJudging
from desktop.session.call_scored import CallScored
from desktop.storage.record import CallRecord, open_record


def kept_call(record: CallRecord, told: list[Event]) -> str:
    """Keep a call as a live one is kept. Returns its id."""
    started = next(event for event in told if isinstance(event, CallStarted))
    call = record.begin(started)
    for event in told[told.index(started) + 1 :]:
        if isinstance(event, CallScored):
            record.keep_score(call, event.score)
        elif isinstance(event, CallEnded):
            record.close_call(call, event)
        else:
            record.keep(call, event)
    return call


def judged_call(record: CallRecord, library: Library) -> CallJudging:
    """A call with two contested items, of which the trainer has judged some."""
    sheet = shipped_sheet()
    threat = events.AlertRaised(
        time=161.0, id="a8", channel="agent", alert="forbidden", rule=phrase(library, "威胁"), severity="fatal",
        title="严重忌语：“你去投诉好了”", heard="你去投诉好了", say="", start=160.0, end=161.0, provisional=False,
    )  # fmt: skip
    call = kept_call(record, ended([*usual(library), threat], library, sheet))
    record.contest(call, Contest("address_nin", "", "2026-11-22T09:35:00"))
    record.contest(call, Contest("address_nin", "那是在念客户自己的原话。", "2026-11-22T09:36:00"))
    record.contest(call, Contest("goodbye", "", "2026-11-22T09:36:30"))
    record.judge(call, Judgement("clear_expression", None, "王主管", "", "2026-11-22T10:00:00"))
    record.judge(
        call, Judgement("interaction", "slight", "王主管", "讲完套餐没有问客户是否明白", "2026-11-22T10:01:00")
    )
    return CallJudging(record, call, sheet, library)


def form_pictures(folder: Path, theme: str, library: Library, app: QApplication) -> None:
    """The form in three widths and as a whole."""
    with tempfile.TemporaryDirectory() as place:
        record = open_record(Path(place) / "calls.db", "transcript")
        Theme().wear(theme)
        form = ScoreForm(judged_call(record, library), "王主管")
        form.show()
        for width in (600, 380, 340):
            form.resize(width, 720)
            app.processEvents()
            picture_of(form, folder / f"{theme}-70-form-{width}.png")
        if inside := form.area.widget():
            picture_of(inside, folder / f"{theme}-70-form-whole.png")
        form.close()
        record.close()
