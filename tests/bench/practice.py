"""Drills by sound: what comes of each good example, and how soon the customer answers."""

import sys

from figures import percentiles
from practice_by_sound import measure as play_all
from practice_by_sound import shipped_drills


def measure(count=None):
    """All shipped drills, or the first `count` of them."""
    names = list(shipped_drills())[:count]
    played = play_all(names, lambda line: print(line, file=sys.stderr, flush=True))
    return {
        "n": len(played["drills"]),
        "passed": sum(row["passed"] for row in played["drills"]),
        "failed": {row["drill"]: row["reasons"] for row in played["drills"] if not row["passed"]},
        "lost": sum(row["lost"] for row in played["drills"]),
        "answer": percentiles(played["waits"]),
        "endpoint": percentiles(played["settling"]),
        "whole": percentiles(played["totals"]),
    }
