"""Keeps what came of practice, and reads it back; on a thread beside the window, since a database takes its time."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.gui.history_desk import RecordDesk
from desktop.gui.practice.drill_words import MODES
from desktop.gui.practice.progress_page import Told
from desktop.gui.practice.shelf import Tried
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.score_words import points
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.core.practice.question import PaperResult
    from desktop.storage.practice_record.record import PracticeRecord

_MOST_TOLD = 50


class KeptResults(QObject):
    """The record is opened with the first question, and let go of with the program."""

    def __init__(self, settings: Callable[[], Settings], parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.desk: RecordDesk[PracticeRecord] = RecordDesk(self._open, self)

    def read(self, done: Callable[[tuple[Attempt, ...], tuple[str, ...]], None]) -> None:
        """Give every attempt that is kept, and when each was over."""

        def work(record: "PracticeRecord", _wanted: object) -> tuple[tuple[Attempt, ...], tuple[str, ...]]:
            kept = record.attempts()
            return tuple(one.attempt for one in kept), tuple(one.at for one in kept)

        self.desk.ask("attempts", work, lambda read: done(*read))

    def begin_exam(self, drill: Drill, done: Callable[[str], None]) -> None:
        """Note that an exam begins: there is one attempt. What comes back is what `give_back` takes."""
        self.desk.ask("exam", lambda record, _wanted: record.begin_exam(drill.id), done)

    def give_back(self, exam: str) -> None:
        """The exam never began: nothing of it was heard."""
        self.desk.ask("give back", lambda record, _wanted: record.give_back_exam(exam), _nothing, owed=True)

    def keep(self, ended: RehearsalEnded, done: Callable[[object], None]) -> None:
        """Keep what came of a drill, even when the program is closed right away."""
        version = version_of(ended.play.drill)
        self.desk.ask(
            f"keep {ended.time}",
            lambda record, _wanted: record.keep_attempt(ended.attempt, version, ended.events),
            done,
            owed=True,
        )

    def keep_paper(self, result: "PaperResult") -> None:
        """Keep a paper that was handed in."""
        self.desk.ask(f"paper {result.seed}", lambda record, _wanted: record.keep_paper(result), _nothing, owed=True)

    def _open(self) -> "PracticeRecord":
        from desktop.session.practice.kept_practice import open_kept_practice

        return open_kept_practice(self._settings().record)


def version_of(drill: Drill) -> str:
    """Tells a drill from the same one before it was changed."""
    return hashlib.sha256(repr(drill).encode()).hexdigest()[:16]


def tried_of(attempts: Iterable[Attempt]) -> dict[str, Tried]:
    """What came of each drill, of attempts in their order; what was broken off does not count."""
    tried: dict[str, Tried] = {}
    for one in attempts:
        if one.ended == "broken_off":
            continue
        score = one.score.score if one.score is not None else None
        before = tried.get(one.drill)
        scores = [value for value in (score, before.best_points if before else None) if value is not None]
        tried[one.drill] = Tried((before.times if before else 0) + 1, one.passed, score, max(scores, default=None))
    return tried


def told(attempts: tuple[Attempt, ...], ats: tuple[str, ...], titles: dict[str, str]) -> list[Told]:
    """The latest attempts in words, the last one first."""
    rows = []
    for one, at in list(zip(attempts, ats, strict=True))[: -_MOST_TOLD - 1 : -1]:
        score = one.score.score if one.score is not None else None
        came = (
            "没有练完"
            if one.ended == "broken_off"
            else "没有得分"
            if score is None
            else f"{points(round(score, 1))} 分"
        )
        when = f"{at[:16].replace('T', ' ')}　{MODES[one.mode][0]}"
        rows.append(
            Told(when, titles.get(one.drill, one.drill), came, None if one.ended == "broken_off" else one.passed)
        )
    return rows


def _nothing(_kept: object) -> None:
    """It is kept; nobody waits for it."""
