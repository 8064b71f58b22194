"""How often the program warns in talk that gives no reason to.

The neutral calls are held as they should be, so that every alert in them is a false one. The calls of
tests/data/tracking hold complaints, long waits and hasty agents, and nobody labelled their alerts: some of those
are deserved.
"""

from collections import Counter

from cases import Case, read_cases
from playing import heard_as, play
from tracking import MEASURED

from desktop.session.written_call import read_written_call


def neutral(share):
    """Alerts an hour, by rule and in all, in the neutral calls."""
    return _rates(read_cases("neutral"), share)


def tracking(share):
    """The same in the calls that the knowledge of stages is measured with."""
    return _rates([_case_of(path) for path in sorted(MEASURED.glob("*.jsonl"))], share)


def _rates(cases, share):
    hours = sum(case.call.end for case in cases) / 3600
    found, told = Counter(), []
    for case in cases:
        for alert in play(case, heard_as(case, share)).alerts:
            found[f"{alert.alert}: {alert.rule}"] += 1
            told.append(f"{case.id} {alert.time:.1f} {alert.rule} {alert.heard}")
    return {
        "hours": hours,
        "calls": len(cases),
        "per_hour": sum(found.values()) / hours,
        "by_rule": {rule: [count, count / hours] for rule, count in found.most_common()},
        "alerts": told,
    }


def _case_of(path):
    call = read_written_call(path)
    return Case(path.stem, "tracking", "tracking", "negative", call, (), None)
