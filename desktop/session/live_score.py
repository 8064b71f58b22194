"""Scores a call while it goes on, so that its score is there with its last event."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.core.events import CallEnded, Event
from desktop.core.score_sheet import ScoreSheet
from desktop.core.scoring import CallScorer
from desktop.core.script import Library
from desktop.session.call_scored import CallScored


class LiveScore:
    """The score of one call; without a sheet it has none."""

    def __init__(self, sheet: ScoreSheet | None, library: Library) -> None:
        self._sheet = sheet
        self._scorer = None if sheet is None else CallScorer(sheet, library)

    def feed(self, event: Event) -> None:
        """Take the next event of the call."""
        if self._scorer is not None:
            self._scorer.feed(event)

    def settle(self, call: str, outcomes: Iterable[Event], ended: CallEnded) -> tuple[CallScored | None, CallEnded]:
        """The score of the call with the record's id `call`, and its last event with the score in it.

        `outcomes` are what the end gave rise to.
        """
        if self._sheet is None or self._scorer is None:
            return None, ended
        for event in (*outcomes, ended):
            self._scorer.feed(event)
        score = self._scorer.score()
        return CallScored(time=ended.time, call=call, score=score, sheet=self._sheet), replace(ended, score=score.score)


def with_score(events: Iterable[Event], live_score: LiveScore) -> Iterator[Event]:
    """The events of a whole call, its last one with the score in it and `CallScored` before it."""
    for event in events:
        if isinstance(event, CallEnded):
            scored, ended = live_score.settle("", (), event)
            yield from (one for one in (scored, ended) if one is not None)
        else:
            live_score.feed(event)
            yield event
