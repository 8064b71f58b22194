"""Builds the speech of the two-channel calls: tests/bench/data/two_sides.ogg and .json.

    python tests/bench/build_two_sides.py --render "my-tts --turns {turns} --out-dir {out}"
    python tests/bench/build_two_sides.py --rendered FOLDER      # where the command has put its files before

The command gets a JSON list of {"id", "voice", "text", "speed"} and writes <id>.wav for each. Rooms, lines, noise
and who speaks when are put over the sound when a call is made (two_sided_call.py), not here.
"""

import argparse
import json
import sys
import tempfile
import tomllib
from pathlib import Path

import numpy as np
import soundfile
from build_speech import GAP_SECONDS, piece
from speech import DATA, RATE

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))


def main():
    from build_spoken import render

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
    plan = tomllib.loads((DATA / "two_sides.toml").read_text(encoding="utf-8"))
    return [
        {"id": f"{voice['name']}_{kind}{at:02d}", "text": text, "kind": kind}
        | {"voice": voice["name"], "side": voice["side"], "part": voice["part"], "speed": voice["speed"]}
        for voice in plan["voice"]
        for kind, texts in (("turn", plan[voice["side"]]), ("back", plan["back"]))
        for at, text in enumerate(texts)
    ]


def write(turns, sounds):
    gap = np.zeros(round(GAP_SECONDS * RATE))
    at = 0
    for turn, samples in zip(turns, sounds, strict=True):
        turn["start"] = round(at / RATE, 4)
        turn["seconds"] = round(len(samples) / RATE, 4)
        at += len(samples) + len(gap)
    whole = np.concatenate([part for samples in sounds for part in (samples, gap)])
    path = DATA / "two_sides.ogg"
    with soundfile.SoundFile(path, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=0.9) as file:
        for start in range(0, len(whole), RATE):
            file.write(whole[start : start + RATE])
    lines = ",\n".join(json.dumps(turn, ensure_ascii=False) for turn in turns)
    (DATA / "two_sides.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
