"""Measures the warnings on labelled cases, written and spoken.

    make eval                               # everything, about half an hour
    make eval ARGS="--only forbidden,neutral"
    make eval ARGS="--only spoken --heard"  # judge what the recogniser gave the last time
    make eval ARGS="--only forbidden --tell"

Prints a Markdown table and keeps every figure in eval-out/results.json, where parts that were not measured this time
stay as they were. Half of the cases, those whose CRC-32 of the id is odd, are held out: --tell lists the misses of
the other half, and nobody who works on the rules looks at more.
"""

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path

import false_alarms
import masks
import measures
import one_sound
import rivals
import spoken
from cases import read_cases
from eval_table import table
from playing import heard_as, play
from scoring import TOPICS, Scores, score

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "eval-out"
SHARES = (0.0, 0.1, 0.2, 0.3)
"""Of characters heard wrong."""
PARTS = ("speed", *TOPICS, "one_sound", "neutral", "tracking", "pace", "masks", "rivals", "spoken")
"""The speed first, while nothing else runs."""


def main():
    args = _arguments()
    results = OUT / "results.json"
    OUT.mkdir(exist_ok=True)
    figures = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    if "speed" in args.only:
        figures["speed"] = _dated(rivals.speed())
    jobs = [(name, share) for name in args.only if name != "speed" for share in _shares(name, args.errors)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        waiting = [(name, share, workers.submit(measure, name, share, not args.heard)) for name, share in jobs]
        for name, share, job in waiting:
            part = job.result()
            figures.setdefault(name, {})[_key(share)] = _dated(part)
            results.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
            print(f"{datetime.now():%H:%M:%S}  {name} {_key(share)}", file=sys.stderr, flush=True)
            if args.tell:
                print("\n".join(part.get("told", ())))
    results.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    print(table(figures))
    return 0


def measure(name, share, again):
    """One part, in a process of its own."""
    if name in TOPICS:
        scores = Scores()
        for case in read_cases(name):
            score(play(case, heard_as(case, share)), scores)
        return {**scores.figures(), "told": scores.told}
    if name == "one_sound":
        scores = one_sound.measure(read_cases("forbidden"))
        return {**scores.figures(), "told": scores.told}
    parts = {
        "neutral": lambda: false_alarms.neutral(share),
        "tracking": lambda: false_alarms.tracking(share),
        "pace": measures.pace,
        "masks": masks.measure,
        "rivals": lambda: rivals.accuracy(share),
        "spoken": lambda: spoken.measure(OUT / "spoken", again),
    }
    return parts[name]()


def _shares(name, wanted):
    if name in ("one_sound", "pace", "masks", "spoken"):
        return (0.0,)
    # Loudness is no matter of words; but for what was asked for, nothing in these cases depends on them.
    return (0.0,) if name == "volume" else wanted


def _key(share):
    return f"{share:.0%}"


def _dated(part):
    return {"date": f"{datetime.now():%Y-%m-%d %H:%M}", **part}


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--errors", type=float, nargs="*", default=SHARES, help="shares of wrong characters")
    parser.add_argument("--heard", action="store_true", help="do not hear the spoken turns again")
    parser.add_argument("--tell", action="store_true", help="list the misses of the development half")
    parser.add_argument("--table", action="store_true", help="measure nothing, print what is kept")
    args = parser.parse_args()
    args.only = [] if args.table else args.only.split(",")
    if unknown := set(args.only) - set(PARTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return args


if __name__ == "__main__":
    sys.exit(main())
