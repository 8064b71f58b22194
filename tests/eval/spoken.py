"""The same rules on speech: rendered turns over a headset or a telephone line, in quiet and in noise, really heard.

Each turn is a call of its own: a moment of the room, the turn, the room again. The line is put over the sound here,
from a seed: `telephone` is a file of 8 kHz µ-law, as G.711 carries it; noise is pink, its level below the speech
what `snr` says.
"""

import json
import os
from pathlib import Path
from zlib import crc32

import numpy as np
import soundfile
import soxr
from cases import Case, Expected
from model_cache import model_folder, models_folder
from playing import Played, Wording, fresh_engine, play, standing, started
from rapidfuzz.distance import Levenshtein
from scoring import Scores, due_time, rule_of, score

from desktop.asr.models import choose_engine, load_engine
from desktop.core.events import FinalTranscript, from_json, to_json
from desktop.core.text import normalise
from desktop.session import pipeline
from desktop.session.recording import Recording
from desktop.session.written_call import Header, Turn, WrittenCall

DATA = Path(__file__).resolve().parent / "data"
RATE, TELEPHONE_RATE = 16_000, 8_000
MODEL = "whisper-base"
LEAD_SECONDS, TAIL_SECONDS = 0.8, 1.8
ROOM_DBFS = -66.0
"""What stays where no noise is added: no headset is digitally silent."""


def measure(kept, again):
    """Scores by sound and by text, delays, and how many characters were heard wrong.

    What the recogniser gave is left in the folder `kept`; it is taken from there unless it is to be heard `again`.
    """
    if again:
        hear_all(kept)
    rows = _rows()
    by_sound, by_text, heard_rows = Scores(), Scores(), []
    for row in rows:
        case = _case(row)
        played = _judged(case, row, kept)
        score(played, by_sound)
        written = play(case, (Wording(tuple(row["text"])),))
        score(written, by_text)
        heard_rows.append(_described(row, case, played, written))
    return {
        "turns": len(heard_rows),
        "seconds": sum(row["seconds"] for row in rows),
        "model": MODEL,
        "wrong_characters": sum(row["errors"] for row in heard_rows) / sum(row["characters"] for row in heard_rows),
        "sound": by_sound.figures(),
        "text": by_text.figures(),
        "rows": heard_rows,
    }


def hear_all(kept):
    """Each turn as the program hears it: through the reader of sound files and the real recogniser."""
    kept.mkdir(parents=True, exist_ok=True)
    model_folder(MODEL)
    os.environ["PEITING_MODELS"] = str(models_folder())
    engine = load_engine(choose_engine("whisper", MODEL))
    whole, _ = soundfile.read(DATA / "spoken.ogg", dtype="float64")
    for row in _rows():
        first = round(row["start"] * RATE)
        sound, rate = on_the_line(whole[first : first + round(row["seconds"] * RATE)], row)
        path = kept / "turn.wav"
        soundfile.write(path, sound, rate, subtype="ULAW" if rate == TELEPHONE_RATE else "PCM_16")
        events = Recording(path).hear(engine, started(row["pack"], ("agent",)))
        text = "\n".join(map(to_json, events))
        (kept / f"{row['id']}.jsonl").write_text(text, encoding="utf-8")
        path.unlink()


def _judged(case, row, kept):
    lines = (kept / f"{row['id']}.jsonl").read_text(encoding="utf-8").splitlines()
    events = tuple(pipeline.run(map(from_json, lines), fresh_engine(row["pack"])))
    text = "".join(event.text for event in events if isinstance(event, FinalTranscript))
    return Played(case, (_aligned(row["text"], text),), events, standing(events))


def _rows():
    return [json.loads(line) for line in (DATA / "spoken.jsonl").read_text(encoding="utf-8").splitlines()]


def on_the_line(speech, row):
    """The speech with its room, and the rate of the line."""
    chance = np.random.default_rng(crc32(row["id"].encode()))
    speech = speech * 10 ** (row["dbfs"] / 20) / np.sqrt(np.mean(speech**2))
    lead, tail = (np.zeros(round(seconds * RATE)) for seconds in (LEAD_SECONDS, TAIL_SECONDS))
    call = np.concatenate([lead, speech, tail])
    noise_dbfs = ROOM_DBFS if row["snr"] is None else row["dbfs"] - row["snr"]
    call = np.clip(call + 10 ** (noise_dbfs / 20) * _pink(len(call), chance), -0.99, 0.99)
    if row["line"] == "headset":
        return call, RATE
    return np.clip(_band(soxr.resample(call, RATE, TELEPHONE_RATE)), -0.99, 0.99), TELEPHONE_RATE


def _pink(length, chance):
    """Noise that falls by 3 dB an octave, of root mean square one."""
    spectrum = np.fft.rfft(chance.standard_normal(length))
    spectrum /= np.sqrt(np.maximum(1.0, np.arange(len(spectrum))))
    noise = np.fft.irfft(spectrum, length)
    return noise / np.sqrt(np.mean(noise**2))


def _band(samples):
    """What a telephone passes: 300 to 3,400 Hz."""
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / TELEPHONE_RATE)
    spectrum[(hertz < 300) | (hertz > 3400)] = 0.0
    return np.fft.irfft(spectrum, len(samples))


def _case(row):
    turn = Turn("agent", LEAD_SECONDS, LEAD_SECONDS + row["seconds"], row["text"], row["dbfs"])
    header = Header(("agent",), end=turn.end + TAIL_SECONDS, pack=row["pack"])
    expect = tuple(Expected(one["rule"], 0, one.get("phrase", "")) for one in row["expect"])
    group = row["id"].split("-")[1]
    return Case(row["id"], row["topic"], group, row["kind"], WrittenCall(header, (turn,)), expect, None)


def _described(row, case, played, written):
    heard = "".join(event.text for event in played.events if isinstance(event, FinalTranscript))
    return {
        "id": row["id"],
        "heard": heard,
        "alerts": [[rule_of(alert), alert.heard, round(alert.time, 2)] for alert in played.alerts],
        "alerts_on_text": [[rule_of(alert), alert.heard] for alert in written.alerts],
        "due": [round(due_time(case, one), 2) for one in case.expect],
        "errors": Levenshtein.distance(normalise(row["text"]), normalise(heard)),
        "characters": len(normalise(row["text"])),
    }


def _aligned(text, heard):
    """What was heard for each character of the turn: the cheapest way to make the one of the other."""
    pieces = [""] * len(text)
    for step in Levenshtein.opcodes(text, heard):
        said, got = range(step.src_start, step.src_end), heard[step.dest_start : step.dest_end]
        if said:
            for place, char in zip(said, got, strict=False):
                pieces[place] += char
        else:
            pieces[max(0, step.src_start - 1)] += got
    return Wording(tuple(pieces))
