"""Whether pace is what one counts by hand, and whether silences and waits are told at their second."""

from cases import read_cases
from playing import heard_as, play

from desktop.core.events import FinalTranscript, PaceMeasured

WINDOW_SECONDS = 15.0
_DIGITS = "0123456789"


def pace():
    """How far the measured articulation lies from the count, at the end of each of the agent's turns."""
    errors, by_case = [], {}
    for case in read_cases("timing"):
        if case.rate is None:
            continue
        told = list(_compared(case))
        errors += told
        if told:
            by_case[case.id] = max(map(abs, told))
    within = sum(abs(error) <= 0.05 for error in errors) / max(1, len(errors))
    return {
        "n": len(errors),
        "within_5_percent": within,
        "errors": [round(error, 4) for error in errors],
        "worst": dict(sorted(by_case.items(), key=lambda item: -item[1])[:10]),
    }


def _compared(case):
    events = play(case, heard_as(case, 0.0)).events
    for at, event in enumerate(events):
        if not isinstance(event, FinalTranscript) or event.channel != "agent":
            continue
        measured = [
            one
            for one in events[at + 1 :]
            if isinstance(one, PaceMeasured) and one.channel == "agent" and one.time == event.time
        ]
        if measured:
            yield measured[0].articulation / reference(case, event.end) - 1


def reference(case, time):
    """Characters a minute over the last 15 s of the agent's speech before `time`, counted from the written turns.

    Han characters and digits count, each as one; in the oldest turn the characters are spread evenly.
    """
    left, characters, seconds = WINDOW_SECONDS, 0.0, 0.0
    for turn in reversed(case.call.turns):
        if turn.channel != "agent" or turn.end > time + 1e-6 or left <= 0:
            continue
        length = turn.end - turn.start
        taken = min(length, left)
        characters += counted(turn.text) * taken / length
        seconds += taken
        left -= taken
    return 60 * characters / seconds


def counted(text):
    """The count by hand: no punctuation, no spaces, no Latin letters."""
    return sum("一" <= char <= "鿿" or char in _DIGITS for char in text)


def on_the_second(scores, rules, within=0.3):
    """Of the alerts of these rules that came, the share that came within so many seconds of its threshold."""
    delays = [delay for rule in rules for delay in scores["all"].get(rule, {}).get("delays", ())]
    expected = sum(scores["all"].get(rule, {}).get("expected", 0) for rule in rules)
    return {
        "expected": expected,
        "came": len(delays),
        "within": sum(abs(delay) <= within for delay in delays) / expected if expected else None,
    }
