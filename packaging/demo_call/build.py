"""Builds the demo call that ships in assets/demo/ from turns.toml and any program that renders speech.

    python packaging/demo_call/build.py --render "my-tts --turns {turns} --out-dir {out}"

The rendering command is given a JSON list of turns, `[{"id", "voice", "speed", "text"}, ...]`, and has to leave
one mono WAV a turn, `<id>.wav`, in the folder. Written are `call.ogg` (16 kHz, agent left, customer right) and
`call.jsonl` (the same call as words: the reference transcript, which `peiting replay` reads too). The room noise is
seeded, so that the same recordings always give the same call.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second of the call: what the recognisers take."""
CHANNELS = ("agent", "customer")
ROOM_DBFS = -60.0
"""A quiet office through a headset; digital silence would never occur on a real call."""
AUDIBLE = 0.003
"""Amplitude above which a rendered turn counts as speech: what a synthesiser pads it with stays below, and a soft
first consonant does not."""
OGG_QUALITY = 0.85
"""libsndfile's compression level: 0 is the largest file, 1 the smallest."""

Audio = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that somebody says."""

    id: str
    channel: str
    text: str
    voice: str
    speed: float
    gap: float
    """Seconds since the end of the turn before."""
    dbfs: float
    """Root mean square that its speech is brought to."""


@dataclass(frozen=True, slots=True)
class PlacedTurn:
    """A turn with its place in the call."""

    turn: Turn
    samples: Audio
    start: int
    """First sample."""

    @property
    def end(self) -> int:
        """The sample after the last."""
        return self.start + len(self.samples)


def main(words: Sequence[str] | None = None) -> int:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--render", required=True, help="command with {turns} and {out} where the two paths go")
    parser.add_argument("--turns", type=Path, default=here / "turns.toml")
    parser.add_argument("--out", type=Path, default=here.parents[1] / "assets" / "demo")
    args = parser.parse_args(words)
    script = tomllib.loads(args.turns.read_text(encoding="utf-8"))
    turns = read_turns(script)
    with tempfile.TemporaryDirectory() as folder:
        render(turns, args.render, Path(folder))
        placed = place(turns, Path(folder), lead=script["call"]["lead"])
    length = placed[-1].end + round(script["call"]["tail"] * RATE)
    write_audio(args.out / "call.ogg", mix(placed, length))
    write_words(args.out / "call.jsonl", placed, script["call"], length)
    print_table(placed, length)
    return 0


def read_turns(script: Mapping[str, Any]) -> list[Turn]:
    turns = []
    for entry in script["turn"]:
        speaker = script["voices"][entry["channel"]]
        turns.append(Turn(**{"gap": 0.0, **speaker, **entry}))
    return turns


def render(turns: Sequence[Turn], command: str, folder: Path) -> None:
    listed = [{"id": turn.id, "voice": turn.voice, "speed": turn.speed, "text": turn.text} for turn in turns]
    list_file = folder / "turns.json"
    list_file.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    subprocess.run([word.format(turns=list_file, out=folder) for word in shlex.split(command)], check=True)


def place(turns: Sequence[Turn], folder: Path, lead: float) -> list[PlacedTurn]:
    placed: list[PlacedTurn] = []
    clock = lead
    for turn in turns:
        samples = at_level(trimmed(read_mono(folder / f"{turn.id}.wav")), turn.dbfs)
        placed.append(PlacedTurn(turn, samples, round((clock + turn.gap) * RATE)))
        clock = placed[-1].end / RATE
    return placed


def read_mono(path: Path) -> Audio:
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    return np.asarray(soxr.resample(samples[:, 0], rate, RATE), dtype=np.float64)


def trimmed(samples: Audio) -> Audio:
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    return samples[audible[0] : audible[-1] + 1]


def at_level(samples: Audio, dbfs: float) -> Audio:
    rms = float(np.sqrt(np.mean(samples**2)))
    louder = samples * (10 ** (dbfs / 20) / rms)
    return np.clip(louder, -0.99, 0.99)


def mix(placed: Sequence[PlacedTurn], length: int) -> Audio:
    """Both channels, shape (length, 2): what was said over the noise of a room."""
    call = np.random.default_rng(20).normal(0.0, 10 ** (ROOM_DBFS / 20), (length, len(CHANNELS)))
    for item in placed:
        call[item.start : item.end, CHANNELS.index(item.turn.channel)] += item.samples
    return call


def write_audio(path: Path, call: Audio) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(
        path, "w", RATE, len(CHANNELS), format="OGG", subtype="VORBIS", compression_level=OGG_QUALITY
    ) as file:
        # In blocks: libsndfile's Vorbis encoder keeps one write on the stack and overflows it on long ones.
        for start in range(0, len(call), RATE):
            file.write(call[start : start + RATE])


def write_words(path: Path, placed: Sequence[PlacedTurn], call: Mapping[str, Any], length: int) -> None:
    described = {key: value for key, value in call.items() if key not in ("lead", "tail")}
    header = {"call": {"channels": CHANNELS, "end": round(length / RATE, 3), **described}}
    lines = [header] + [
        {
            "start": round(item.start / RATE, 3),
            "end": round(item.end / RATE, 3),
            "channel": item.turn.channel,
            "text": item.turn.text,
        }
        for item in placed
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="\n")


def print_table(placed: Sequence[PlacedTurn], length: int) -> None:
    for item in placed:
        seconds = len(item.samples) / RATE
        pace = 60 * sum("一" <= character <= "鿿" for character in item.turn.text) / seconds
        print(f"{item.start / RATE:6.2f} {seconds:6.2f} s {pace:5.0f} /min  {item.turn.channel:8} {item.turn.id}")
    print(f"{length / RATE:6.2f} s")


if __name__ == "__main__":
    sys.exit(main())
