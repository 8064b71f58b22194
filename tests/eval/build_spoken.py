"""Builds the spoken turns of the evaluation: tests/eval/data/spoken.ogg and spoken.jsonl.

    python tests/eval/build_spoken.py --render "my-tts --turns {turns} --out-dir {out}"
    python tests/eval/build_spoken.py --rendered FOLDER      # where the command has put its files before

The turns are taken from the labelled cases that are one turn of the agent: as many of each rule as the plan says,
the choice depending on nothing but their ids. The command gets a JSON list of {"id", "voice", "text", "speed"} and
writes <id>.wav for each. Rooms and telephone lines are put over the sound when it is played, not here.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile
import soxr
from cases import is_development, read_cases

DATA = Path(__file__).resolve().parent / "data"
RATE = 16_000
VOICES = ("zf_xiaoxiao", "zm_yunxi", "zf_xiaoyi", "zm_yunjian", "zf_xiaobei", "zm_yunxia", "zm_yunyang")
SPEEDS = (1.0, 0.8, 1.2, 0.9, 1.4, 1.1)
LEVELS = (-26, -20, -32, -24, -36)
"""dBFS of the speech: from a loud voice to one that sits far from the microphone."""
LINES = ("headset", "telephone")
SNRS = (None, 20, 15, 10)
"""dB between speech and noise; None: a quiet room."""
PLAN = {
    ("forbidden", "positive"): 44,
    ("forbidden", "negative"): 28,
    ("privacy", "positive"): 14,
    ("privacy", "negative"): 8,
    ("wording", "positive"): 20,
    ("wording", "negative"): 12,
}
"""Topic and kind to the number of turns."""
AUDIBLE = 0.003
"""Amplitude above which a rendered turn counts as speech; what a synthesiser pads it with stays below."""
GAP_SECONDS = 0.3
"""Between two turns in the file; they are cut out of it to be played."""
PEAK = 0.7


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--render", help="command with {turns} and {out} where the two paths go")
    parser.add_argument("--rendered", type=Path, help="a folder that the command has filled before")
    args = parser.parse_args()
    turns = planned()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.rendered or Path(scratch)
        if args.render:
            render(turns, args.render, folder)
        sounds = [piece(folder / f"{turn['id']}.wav") for turn in turns]
    write(turns, sounds)
    return 0


def planned():
    """The turns to speak, each with a voice, a speed, a level and a line of its own."""
    chosen = [case for (topic, kind), count in PLAN.items() for case in _choose(topic, kind, count)]
    return [
        {
            "id": case.id,
            "topic": case.topic,
            "kind": case.kind,
            "pack": case.call.header.pack,
            "text": case.call.turns[0].text,
            "expect": [
                {"rule": one.rule, "turn": 0} | ({"phrase": one.phrase} if one.phrase else {}) for one in case.expect
            ],
            "voice": VOICES[at % len(VOICES)],
            "speed": SPEEDS[at % len(SPEEDS)],
            "dbfs": LEVELS[at % len(LEVELS)],
            "line": LINES[at // len(SNRS) % len(LINES)],
            "snr": SNRS[at % len(SNRS)],
        }
        for at, case in enumerate(chosen)
    ]


def _choose(topic, kind, count):
    """From every group of cases in turn, development and held-out ones alternately."""
    groups = defaultdict(list)
    for case in read_cases(topic):
        if case.kind == kind and len(case.call.turns) == 1 and case.call.turns[0].channel == "agent":
            groups[(case.group, is_development(case.id))].append(case)
    queues = [sorted(groups[key], key=lambda case: crc32(case.id.encode())) for key in sorted(groups)]
    longest = max(map(len, queues))
    dealt = [queue[at] for at in range(longest) for queue in queues if at < len(queue)]
    return dealt[:count]


def render(turns, command, folder):
    listed = folder / "turns.json"
    fields = ("id", "voice", "text", "speed")
    listed.write_text(json.dumps([{key: turn[key] for key in fields} for turn in turns], ensure_ascii=False), "utf-8")
    subprocess.run([word.format(turns=listed, out=folder) for word in shlex.split(command)], check=True)


def piece(path):
    samples, rate = soundfile.read(path, dtype="float64")
    samples = soxr.resample(samples, rate, RATE)
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    samples = samples[audible[0] : audible[-1] + 1]
    return PEAK * samples / np.max(np.abs(samples))


def write(turns, sounds):
    gap = np.zeros(round(GAP_SECONDS * RATE))
    at = 0
    for turn, samples in zip(turns, sounds, strict=True):
        turn["start"] = round(at / RATE, 4)
        turn["seconds"] = round(len(samples) / RATE, 4)
        at += len(samples) + len(gap)
    whole = np.concatenate([part for samples in sounds for part in (samples, gap)])
    DATA.mkdir(exist_ok=True)
    with soundfile.SoundFile(
        DATA / "spoken.ogg", "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=0.9
    ) as file:
        for start in range(0, len(whole), RATE):
            file.write(whole[start : start + RATE])
    lines = "\n".join(json.dumps(turn, ensure_ascii=False) for turn in turns)
    (DATA / "spoken.jsonl").write_text(f"{lines}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
