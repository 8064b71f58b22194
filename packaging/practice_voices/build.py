"""Gives the customers of the drills their voices: renders what they say into assets/practice/.

    python packaging/practice_voices/build.py --render "my-tts --turns {turns} --out-dir {out}"

The rendering command is given a JSON list of turns, `[{"id", "voice", "speed", "text"}, ...]`, and has to leave one
mono WAV a turn, `<id>.wav`, in the folder. Rendered is only what is missing, a batch at a time, so that it can be
stopped and started again; the customers come first, then the model answers, the quiz, and the better lines. A clip is
named after its words and voice: those that nothing names any more are removed.

With `--bad slow-agent noise …` it renders what the bad trainees of those drills say, into tests/data/practice/spoken/.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from texts import Spoken, bad_texts, spoken_texts

RATE = 16_000
"""Samples a second of a clip: what the line lets through and more."""
SPEECH_DBFS = -23.0
"""Root mean square of every clip: voices differ by 4 dB as they are rendered."""
AUDIBLE = 0.003
"""Amplitude above which a rendered turn counts as speech: what a synthesiser pads it with stays below."""
LEAD, TAIL = 480, 1600
"""Samples (30 ms, 0.1 s) that stay around the speech: an answer should come at once, and end softly."""
SMALLNESS = 0.968
"""libsndfile's compression level, 14 kbit/s of Opus: hardly to be told from the rendering once a line has had it."""
BATCH = 12
CLIPS, BAD_CLIPS = "assets/practice", "tests/data/practice/spoken"
ROOT = Path(__file__).resolve().parents[2]

Audio = NDArray[np.float64]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--render", help="command with {turns} and {out} where the two paths go; without it: tell only")
    parser.add_argument("--library", type=Path, default=ROOT / "scripts_library")
    parser.add_argument("--out", type=Path, help="where the clips go, if not where they belong")
    parser.add_argument("--bad", nargs="+", default=(), metavar="ID", help="drills whose bad trainees tests need")
    parser.add_argument("--most", type=int, default=0, help="render no more than so many clips (0: all)")
    args = parser.parse_args(words)
    wanted = bad_texts(args.library, args.bad) if args.bad else spoken_texts(args.library)
    out: Path = args.out or ROOT / (BAD_CLIPS if args.bad else CLIPS)
    remove_stale(wanted, out)
    missing = [spoken for spoken in wanted if not (out / spoken.name).exists()]
    print(f"{len(wanted)} clips, {len(missing)} missing", flush=True)
    if args.render:
        missing = missing[: args.most or None]
        for at in range(0, len(missing), BATCH):
            render(missing[at : at + BATCH], args.render, out)
            print(f"{min(at + BATCH, len(missing))}/{len(missing)} {missing[at].name}", flush=True)
    clips = list(out.rglob("*.ogg"))
    print(f"{len(clips)} clips, {sum(clip.stat().st_size for clip in clips) / 1e6:.2f} MB")
    return 0


def remove_stale(wanted: Sequence[Spoken], out: Path) -> None:
    named = {out / spoken.name for spoken in wanted}
    for clip in sorted(out.rglob("*.ogg")):
        if clip not in named:
            clip.unlink()
            print(f"stale: {clip.relative_to(out).as_posix()}", flush=True)


def render(batch: Sequence[Spoken], command: str, out: Path) -> None:
    listed = [
        {"id": str(number), "voice": spoken.voice, "speed": spoken.speed, "text": spoken.text}
        for number, spoken in enumerate(batch)
    ]
    with tempfile.TemporaryDirectory() as folder:
        list_file = Path(folder) / "turns.json"
        list_file.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
        subprocess.run([word.format(turns=list_file, out=folder) for word in shlex.split(command)], check=True)
        for number, spoken in enumerate(batch):
            write_clip(out / spoken.name, finished(read_mono(Path(folder) / f"{number}.wav")))


def read_mono(path: Path) -> Audio:
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    return np.asarray(soxr.resample(samples[:, 0], rate, RATE), dtype=np.float64)


def finished(samples: Audio) -> Audio:
    """Without the silence around it, at the level that all clips have."""
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    if not len(audible):
        raise SystemExit("the rendering command left a silent file")
    speech = samples[max(0, audible[0] - LEAD) : audible[-1] + TAIL]
    louder = speech * (10 ** (SPEECH_DBFS / 20) / float(np.sqrt(np.mean(speech**2))))
    return np.clip(louder, -0.99, 0.99)


def write_clip(path: Path, samples: Audio) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with soundfile.SoundFile(
        unfinished, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=SMALLNESS
    ) as file:
        for start in range(0, len(samples), RATE):
            file.write(samples[start : start + RATE])
    # A clip that exists is never looked at again, so half of one must not get its name.
    unfinished.replace(path)


if __name__ == "__main__":
    sys.exit(main())
