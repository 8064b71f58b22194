"""How well the program knows where a call is, over written calls whose every turn says where it is.

    python tests/bench/tracking.py                          # the measured calls, every share of errors
    python tests/bench/tracking.py --dev --errors 0 --tell  # the calls for development, with every miss

Each turn of such a call carries `stage` and `situation` (the innermost one that is dealt with, "" for none), turns of
the agent also `ticks` (checklist items said in it) and `line` (the stage or situation a line of which is said in it).
Whoever works on triggers and rules looks at the development calls only.

How it is counted:
- stage: the share of the time at which the program's stage is the expected one. While a turn that moves the call is
  being spoken both the old and the new stage are right; nobody can know before the words are out.
- situations: a run of turns with one situation is an episode. An opening is right from the end of the turn before its
  episode (a silence may open it) to two seconds behind its end; an episode is found when there is a right opening.
- ticks: right when the item is expected and not ticked before the turn that says it.
- lines: a turn that says a line is followed when a line of that place counts as said in it.
"""

import argparse
import json
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from misheard import misheard

from desktop import paths
from desktop.core.engine import Engine
from desktop.core.events import CallStarted, ChecklistTicked, PromptSaid, SituationEntered, StageEntered
from desktop.core.limits import AlertLimits, Limits
from desktop.session import pipeline
from desktop.session.recital import recite
from desktop.session.written_call import WrittenCall, read_written_call
from desktop.storage.library import load_library

DATA = Path(__file__).resolve().parents[1] / "data"
MEASURED, DEVELOPMENT = DATA / "tracking", DATA / "tracking_dev"
SHARES = (0.0, 0.1, 0.2, 0.3)
SEED = 20_26
_SETTLES = 2.0
_EARLY = 0.5


@dataclass(frozen=True)
class Expected:
    """One turn and what is right in it."""

    start: float
    end: float
    text: str
    channel: str
    stage: str
    situation: str
    ticks: tuple[str, ...] = ()
    line: str = ""


@dataclass(frozen=True)
class MarkedCall:
    """A written call with what is right at every turn."""

    name: str
    call: WrittenCall
    turns: tuple[Expected, ...]


@dataclass
class Count:
    """Right, wrong and missed of one kind."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self):
        return {
            "precision": self.right / max(1, self.right + self.wrong),
            "recall": self.right / max(1, self.right + self.missed),
            "n": self.right + self.missed,
        }


@dataclass
class Tally:
    """What was counted over all calls."""

    seconds: float = 0.0
    right_seconds: float = 0.0
    situations: Count = field(default_factory=Count)
    ticks: Count = field(default_factory=Count)
    lines: Count = field(default_factory=Count)
    told: list[str] = field(default_factory=list)

    def figures(self):
        lines = self.lines.figures()
        return {
            "stage": self.right_seconds / max(1e-9, self.seconds),
            "situations": self.situations.figures(),
            "ticks": self.ticks.figures(),
            "lines": {"recall": lines["recall"], "n": lines["n"]},
        }


def measure(folder=MEASURED, shares=SHARES):
    """The figures for each share of wrong characters, with the customer's channel and without it."""
    calls = [read_marked(path) for path in sorted(folder.glob("*.jsonl"))]
    figures = {"calls": len(calls), "turns": sum(len(call.turns) for call in calls)}
    for channels in (("agent", "customer"), ("agent",)):
        found = {f"{share:.0%}": judge(calls, share, channels).figures() for share in shares}
        figures["both" if len(channels) == 2 else "agent only"] = found
    return figures


def read_marked(path):
    """A written call with its marks. Raises KeyError when a turn has none."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    turns = [
        Expected(
            row["start"],
            row["end"],
            row["text"],
            row["channel"],
            row["stage"],
            row["situation"],
            tuple(row.get("ticks", ())),
            row.get("line", ""),
        )
        for row in rows
        if "call" not in row
    ]
    return MarkedCall(path.stem, read_written_call(path), tuple(sorted(turns, key=lambda turn: turn.start)))


def judge(calls, share, channels):
    """All calls with that share of wrong characters, heard on those channels."""
    tally = Tally()
    for call in calls:
        library = _library(call.call.header.pack)
        events = _play(call, library, share, channels)
        tally.told.append(f"== {call.name} {share:.0%}")
        _judge_stage(call, events, tally)
        _judge_situations(call, events, tally, _known(library, channels))
        _judge_ticks(call, events, tally)
        _judge_lines(call, events, tally, library)
    return tally


_libraries = {}


def _library(pack):
    if pack not in _libraries:
        _libraries[pack] = load_library(pack, (paths.scripts_library(),)).library
    return _libraries[pack]


def _known(library, channels):
    """The situations that can be known at all: with the agent's channel alone those that his words open."""
    return {one.id for one in library.situations if len(channels) == 2 or one.opens.agent}


def _play(marked, library, share, channels):
    header = marked.call.header
    turns = tuple(
        replace(turn, text=misheard(turn.text, share, f"{SEED} {marked.name} {turn.start}") or "嗯")
        for turn in marked.call.turns
        if turn.channel in channels
    )
    started = CallStarted(
        time=0.0,
        channels=channels,
        started_at=header.started_at,
        pack=header.pack,
        company=header.company,
        agent_name=header.agent_name,
        agent_number=header.agent_number,
        customer=header.customer,
        customer_title="",
    )
    call = WrittenCall(replace(header, channels=channels, end=marked.call.end), turns)
    engine = Engine(library, Limits(alerts=AlertLimits(preset="all")))
    return list(pipeline.run(recite(call, started), engine))


def _judge_stage(call, events, tally):
    moves = [(event.time, event.stage) for event in events if isinstance(event, StageEntered)]
    end = call.call.end
    spans = [(a[0], b[0], a[1]) for a, b in pairwise([*moves, (end, "")])]
    for (start, stop, right), turn in _stage_spans(call, end):
        good = sum(max(0.0, min(stop, b) - max(start, a)) for a, b, stage in spans if stage in right)
        tally.seconds += stop - start
        tally.right_seconds += good
        if good < 0.5 * (stop - start):
            told = next((stage for a, b, stage in spans if a <= start < b), "")
            tally.told.append(f"stage {turn.start:.1f} {turn.channel} {turn.text} | is {right}, told {told}")


def _stage_spans(call, end):
    """From each turn to the next: the time and the stages that are right in it."""
    before = call.turns[0].stage
    for turn, after in zip(call.turns, [*(turn.start for turn in call.turns[1:]), end], strict=True):
        spoken = min(max(turn.end, turn.start), after)
        yield (turn.start, spoken, {before, turn.stage}), turn
        yield (spoken, after, {turn.stage}), turn
        before = turn.stage


def _episodes(call):
    """(situation, start, end) of each; one that another interrupts goes on behind it."""
    found, open_ones = [], []
    before = 0.0
    for turn in call.turns:
        if turn.situation in open_ones:
            del open_ones[open_ones.index(turn.situation) + 1 :]
            place = max(at for at, one in enumerate(found) if one[0] == turn.situation)
            found[place] = (turn.situation, found[place][1], turn.end)
        elif turn.situation:
            open_ones.append(turn.situation)
            found.append((turn.situation, min(before, turn.start), turn.end))
        else:
            open_ones.clear()
        before = max(before, turn.end)
    return found


def _judge_situations(call, events, tally, known):
    episodes = [one for one in _episodes(call) if one[0] in known]
    found = set()
    for event in events:
        if not isinstance(event, SituationEntered):
            continue
        hits = [one for one in episodes if one[0] == event.situation and one[1] <= event.time <= one[2] + _SETTLES]
        found.update(hits)
        if not hits:
            tally.situations.wrong += 1
            tally.told.append(f"situation wrong {event.time:.1f} {event.situation} because {event.because}")
    tally.situations.right += len(found)
    tally.situations.missed += len(set(episodes)) - len(found)
    for one in set(episodes) - found:
        words = " / ".join(f"{turn.channel[0]}:{turn.text}" for turn in call.turns if one[1] <= turn.start <= one[2])
        tally.told.append(f"situation missed {one[1]:.1f} {one[0]}: {words}")


def _judge_ticks(call, events, tally):
    expected = {item: turn for turn in reversed(call.turns) for item in turn.ticks}
    ticked = {event.item: event for event in events if isinstance(event, ChecklistTicked)}
    for item, event in ticked.items():
        turn = expected.get(item)
        if turn and event.time >= turn.start - _EARLY:
            tally.ticks.right += 1
        else:
            tally.ticks.wrong += 1
            heard = [turn.text for turn in call.turns if turn.channel == "agent" and turn.start <= event.time]
            tally.told.append(f"tick wrong {event.time:.1f} {item}: {heard[-1] if heard else ''}")
            tally.ticks.missed += turn is not None
    for item in expected.keys() - ticked.keys():
        tally.ticks.missed += 1
        tally.told.append(f"tick missed {expected[item].start:.1f} {item}: {expected[item].text}")


def _judge_lines(call, events, tally, library):
    places = {place.id: {step.line.id for step in place.steps} for place in (*library.stages, *library.situations)}
    said = [event for event in events if isinstance(event, PromptSaid)]
    for turn in call.turns:
        if not turn.line:
            continue
        own = places[turn.line]
        if any(turn.start <= event.time <= turn.end + _SETTLES and event.prompt in own for event in said):
            tally.lines.right += 1
        else:
            tally.lines.missed += 1
            tally.told.append(f"line missed {turn.start:.1f} {turn.line}: {turn.text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", action="store_true", help="the calls for development")
    parser.add_argument("--errors", type=float, nargs="*", default=SHARES, help="shares of wrong characters")
    parser.add_argument("--agent-only", action="store_true", help="without the customer's channel")
    parser.add_argument("--tell", action="store_true", help="list every miss")
    args = parser.parse_args()
    folder = DEVELOPMENT if args.dev else MEASURED
    if args.tell and not args.dev:
        parser.error("--tell is for the development calls: the measured ones are not to be tuned to")
    calls = [read_marked(path) for path in sorted(folder.glob("*.jsonl"))]
    for share in args.errors:
        tally = judge(calls, share, ("agent",) if args.agent_only else ("agent", "customer"))
        if args.tell:
            print("\n".join(tally.told))
        print(f"{share:.0%}", json.dumps(tally.figures(), ensure_ascii=False))


if __name__ == "__main__":
    main()
