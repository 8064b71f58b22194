"""The window of past calls over a real record, as pictures: `python tests/gui/gallery_history.py OUTDIR`."""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop.core.events import (
    AlertAnswered,
    AlertRaised,
    CallEnded,
    CallStarted,
    Event,
    PromiseNoted,
    SituationEntered,
)
from desktop.core.score_sheet import ScoreSheet
from desktop.core.scoring import score_call
from desktop.core.script import Library
from desktop.storage.kept_call import Remark
from desktop.storage.record import CallRecord

AGENTS = (("李晓", "8012"), ("王芳", "8013"), ("欧阳慕容", "8044"))
_RULES = (
    ("pace", "pace", 0.5),
    ("dead_air", "silence", 0.35),
    ("address_ni", "wording", 0.3),
    ("talk_over", "interruption", 0.2),
)
_COMPLAINTS = ("complaint_attitude", "complaint_slow", "suggestion", "complaint_later")


def fill(record: CallRecord, library: Library, sheet: ScoreSheet, count: int, days: int = 40) -> list[str]:
    """Keep `count` calls of the last days as live ones are kept; every fiftieth is broken off."""
    from gui.gallery_scores import spoken

    choice = random.Random(count)
    phrases = [phrase.id for phrase in library.phrases[:3]]
    begins = datetime.now() - timedelta(days=days)
    kept = []
    for number in range(count):
        at = begins + timedelta(days=days * number / count)
        name, agent = choice.choice(AGENTS)
        started = CallStarted(
            time=0.0, channels=("agent",), started_at=at.isoformat(timespec="seconds"), pack="inbound", company="星河",
            agent_name=name, agent_number=agent, customer="", customer_title="",
        )  # fmt: skip
        told = [*spoken(1.0, 12.0), *_alerts(choice, phrases), *_matters(choice), *spoken(70.0, 90.0)]
        call = record.begin(started)
        for event in told:
            record.keep(call, event)
        if number % 50 != 49:
            ended = CallEnded(time=choice.uniform(60, 900), hung_up="customer", score=None)
            score = score_call([started, *told, ended], sheet, library)
            record.keep_score(call, score)
            record.close_call(call, replace(ended, score=score.score))
        kept.append(call)
    for call in kept[::9]:
        record.remark(
            call,
            Remark("complaint", "", choice.choice(("technical", "use", "function")), "王主管", "2026-11-22T10:00:00"),
        )
    return kept


def _alerts(choice: random.Random, phrases: list[str]) -> list[Event]:
    rules = [*_RULES, *((phrase, "forbidden", 0.15) for phrase in phrases)]
    told: list[Event] = []
    for number, (rule, kind, chance) in enumerate(rules):
        if choice.random() > chance:
            continue
        time_ = 20.0 + number
        told.append(
            AlertRaised(
                time=time_, id=f"a{number}", channel="agent", alert=kind, rule=rule, title="", severity="warning",  # type: ignore[arg-type]
                heard="", say="", start=time_ - 1, end=time_, provisional=False,
            )
        )  # fmt: skip
        if choice.random() < 0.12:
            told.append(AlertAnswered(time=time_ + 1, id=f"a{number}", answer="false_alarm"))
    return told


def _matters(choice: random.Random) -> list[Event]:
    told: list[Event] = []
    if choice.random() < 0.18:
        what = choice.choices(_COMPLAINTS, (5, 2, 1, 2))[0]
        told.append(SituationEntered(time=40.0, situation=what, family="complaint", because="", confidence=0.9))
    if choice.random() < 0.15:
        name, minutes = choice.choice((("答复投诉处理结果", 120.0), ("给客户回电", 1440.0), ("处理完主动回电", 4320.0)))
        told.append(PromiseNoted(time=50.0, promise=name, name=name, minutes=minutes))
    return told


def wait_for(done: Callable[[], bool], app: object, seconds: float = 30.0) -> None:
    """Let the window work until it is done."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "the window never got there"
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


def main(folder: Path) -> None:
    """Every page in both themes, wide and narrow, and the page of trends as a whole."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.TemporaryDirectory()
    os.environ["PEITING_HOME"] = home.name
    from PySide6.QtWidgets import QApplication, QScrollArea

    from desktop import paths
    from desktop.gui.history_window import HistoryWindow
    from desktop.gui.offscreen import picture_of
    from desktop.gui.theme import Theme
    from desktop.session.held_with import library_and_sheet
    from desktop.session.kept_record import open_kept_record
    from desktop.storage.library import available_packs
    from desktop.storage.settings import Settings

    app = QApplication.instance() or QApplication([])
    settings = Settings()
    record = open_kept_record(settings.record)
    fill(record, *library_and_sheet("inbound"), count=300)
    record.close()
    packs = available_packs([paths.scripts_library()])
    for theme in ("light", "dark"):
        Theme().wear(theme)
        window = HistoryWindow(lambda: open_kept_record(settings.record), settings, lambda _settings: None, packs)
        window.show()
        window.show_page(3)
        wait_for(lambda: window.trends.trends is not None and window.data._rows.count() > 3, app)  # noqa: B023
        for width in (760, 380):
            window.resize(width, 640)
            for page, name in enumerate(("calls", "trends", "promises", "data")):
                window.show_page(page)
                for _ in range(5):
                    app.processEvents()
                picture_of(window, folder / f"{theme}-history-{name}-{width}.png")
                area = window.pages.currentWidget()
                area = area if isinstance(area, QScrollArea) else getattr(area, "area", None)
                if page in (1, 3) and area is not None:
                    picture_of(area.widget(), folder / f"{theme}-history-{name}-{width}-whole.png")
        window.close()
    home.cleanup()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"))
