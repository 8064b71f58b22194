from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.session.practice.mastery import Observation
from desktop.session.practice.schedule import is_due, reviewed

NOW = datetime(2026, 11, 22, 9, 0)


def seen(kept, subject="topic:hold"):
    return [Observation(subject, kept, NOW.isoformat(), "drill")]


def days_until(card, at):
    return (datetime.fromisoformat(card.due) - at.astimezone()).total_seconds() / 86_400


shares = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=8)


@given(shares, st.integers(-5, 30))
def test_the_same_history_gives_the_same_day_later_than_now(history, step):
    def play():
        cards, at = (), NOW
        for kept in history:
            cards = reviewed(cards, seen(kept), at)
            at += timedelta(days=step)
        return cards

    (card,) = play()
    assert (card,) == play()
    last = max(NOW, NOW + timedelta(days=step * (len(history) - 1)))
    assert 0 < days_until(card, last) <= 181


def test_what_went_well_comes_later():
    days = [days_until(reviewed((), seen(kept), NOW)[0], NOW) for kept in (0.0, 0.6, 0.9, 1.0)]
    assert days == sorted(days)
    assert days[0] <= 2 < days[-1]


def test_it_comes_ever_later_while_it_is_known_and_soon_when_forgotten():
    cards, at, waits = (), NOW, []
    for _ in range(4):
        cards = reviewed(cards, seen(0.9), at)
        waits.append(days_until(cards[0], at))
        at = datetime.fromisoformat(cards[0].due).astimezone().replace(tzinfo=None)
    assert waits == sorted(waits)
    assert waits[-1] > 3 * waits[0]
    assert days_until(reviewed(cards, seen(0.0), at)[0], at) < waits[-1]


def test_only_what_was_seen_moves():
    (hold,) = reviewed((), seen(1.0), NOW)
    assert reviewed((hold,), seen(1.0, "topic:name"), NOW)[0].subject == "topic:name"
    assert not is_due(hold, NOW)
    assert is_due(hold, datetime.fromisoformat(hold.due).astimezone().replace(tzinfo=None))


def test_what_was_seen_while_the_clock_was_years_ahead_comes_again_soon():
    ahead = reviewed((), seen(1.0), datetime(2036, 1, 1))

    cards = reviewed(ahead, seen(0.0), NOW)

    assert 0 < days_until(cards[0], NOW) <= 181
    assert days_until(reviewed(cards, seen(0.0), NOW + timedelta(days=2))[0], NOW) <= 30
