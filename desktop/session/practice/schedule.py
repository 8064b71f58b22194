"""When a subject comes again: spaced repetition by the fsrs library, one card a subject, without any chance in it."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.session.practice.mastery import Observation
from desktop.storage.practice_record.kept import KeptCard

if TYPE_CHECKING:
    from fsrs import Rating

_HARD, _GOOD, _EASY = 0.5, 0.8, 1.0
"""Shares of what was to be done from which on it counts as remembered with trouble, well, and at once."""

_LONGEST_DAYS = 180
"""Of a wait: half a year is as long as anything may go unasked."""


def reviewed(cards: Iterable[KeptCard], seen: Iterable[Observation], at: datetime) -> tuple[KeptCard, ...]:
    """The cards of the subjects that were just seen, as they are after that; a subject without a card gets one.

    `at` is local time without a zone, or any time with one.
    """
    known = {card.subject: card for card in cards}
    shares: dict[str, list[float]] = defaultdict(list)
    for one in seen:
        shares[one.subject].append(one.kept)
    when = at.astimezone(UTC)
    return tuple(
        _reviewed(subject, known.get(subject), sum(shares[subject]) / len(shares[subject]), when)
        for subject in sorted(shares)
    )


def is_due(card: KeptCard, now: datetime) -> bool:
    """Whether its day has come: what falls due in the evening may as well be done in the morning."""
    return datetime.fromisoformat(card.due).astimezone().date() <= now.astimezone().date()


def _reviewed(subject: str, kept: KeptCard | None, share: float, when: datetime) -> KeptCard:
    # The library has many a class; only who finishes something needs it.
    from fsrs import Card, Scheduler

    # No steps of minutes: whoever has made a mistake tries again at once anyway, and is asked again another day.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=_LONGEST_DAYS)
    card = Card.from_json(kept.state) if kept is not None else Card(card_id=zlib.crc32(subject.encode()), due=when)
    if card.last_review is not None:
        if card.last_review - when > timedelta(days=_LONGEST_DAYS):
            # The clock was wrong then; as of that day it would not come again for years.
            card.last_review = when
        # A clock that was set back must not make time run backwards.
        when = max(when, card.last_review)
    card, _ = scheduler.review_card(card, _rating(share), when)
    return KeptCard(subject, card.due.isoformat(), json.dumps(json.loads(card.to_json()), sort_keys=True))


def _rating(share: float) -> "Rating":
    from fsrs import Rating

    if share < _HARD:
        return Rating.Again
    if share < _GOOD:
        return Rating.Hard
    return Rating.Good if share < _EASY else Rating.Easy
