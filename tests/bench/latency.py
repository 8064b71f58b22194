"""From the end of a forbidden phrase in the room to the alert on the screen, in real calls at their own pace."""

import math
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import room
import soundfile
from figures import percentiles
from rig import LANGUAGES, run
from room import offset_of
from speech import RATE, call_of, read_utterances

from desktop import paths
from desktop.audio.blocks import BLOCK_SECONDS
from desktop.core.events import (
    AlertRaised,
    AudioGap,
    DeviceTrouble,
    FinalTranscript,
    ListenerFailed,
    PartialTranscript,
    ProgramTrouble,
)
from desktop.core.script import Phrase
from desktop.storage.library import load_library

_SAY = "好的，我马上为您查询。"
_AFTER_SECONDS = 4
"""How long the call goes on after the last word: long enough for the slowest final."""
_TAIL_SECONDS = 16
_PATIENCE_SECONDS = 8.0
"""An alert that comes later is of another phrase."""
_EARLY_SECONDS = 1.0
"""A recogniser may guess the end of a phrase before it was spoken; what comes still earlier is of another phrase."""
_RING_SECONDS = 20


def measure(engine, passes, count=None):
    """All delays of `passes` calls with `engine`, summed up; `count` limits what is said in each."""
    utterances = read_utterances(LANGUAGES[engine])[:count]
    library = library_for(engine, utterances)

    def script(rig):
        rig.program.worker.use_library(library)
        rig.await_ready()
        recorder = room.Recorder(rig.headset)
        calls = [one_call(rig, utterances, seed) for seed in range(passes)]
        recorder.stop()
        delays = [delay for call in calls for delay in delays_of(rig, library, recorder, call)]
        return {**summed_up(delays), "troubles": troubles(rig)}

    return run(engine, script)


def library_for(engine, utterances):
    """The shipped library; for a model of another language, with phrases that this model can hear."""
    library = load_library("inbound", (paths.scripts_library(),)).library
    if engine == "whisper":
        return library
    texts = dict.fromkeys(text for utterance in utterances for text in (utterance.phrase, *utterance.variants))
    return replace(
        library, phrases=tuple(Phrase(text, text, "好的，我马上为您查询。", "", exact=True) for text in texts)
    )


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that was held."""

    sound: np.ndarray
    placed: list
    given: float
    """When the sound was given to the player."""
    tail: np.ndarray
    """The last sound in the listener's ring."""
    tail_ends_at: float
    """The listener's clock at the end of `tail`."""


def one_call(rig, utterances, seed):
    sound, placed = call_of(utterances, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "call.wav"
        soundfile.write(path, sound, RATE)
        rig.start_call()
        given = rig.play(path)
    time.sleep(_AFTER_SECONDS)
    ring = rig.ring()
    written, ends_at = ring.written, ring.ends_at
    first = written - int((_AFTER_SECONDS + _TAIL_SECONDS) / BLOCK_SECONDS)
    tail = np.concatenate([ring.read(number)[0] for number in range(first, written)])
    ring.close()
    rig.end_call()
    return _Call(sound, placed, given, tail, ends_at)


def delays_of(rig, library, recorder, call):
    """What came of each utterance of the call: seconds by stage, or only that it was missed."""
    audible_from = recorder.starts_at(call.sound, RATE, call.given)
    capture = capture_delay(call, audible_from)
    phrase_ends = [audible_from + item.start / RATE + item.utterance.phrase_end for item in call.placed]
    delays = []
    for item, ends, next_ends in zip(call.placed, phrase_ends, [*phrase_ends[1:], math.inf], strict=True):
        delay = {"id": item.utterance.id, "inside": item.utterance.inside, "missed": True}
        place = alert_on(rig, library, item.utterance, ends, next_ends)
        if place is not None:
            delay |= {"missed": False, **stages(rig, place, ends, capture)}
        delays.append(delay)
    return delays


def capture_delay(call, audible_from):
    """Seconds from the room to the ring: sound server, driver and PortAudio's buffer."""
    sample = call.sound[-_TAIL_SECONDS * RATE // 2 :].astype(np.float64)
    place = offset_of(call.tail.astype(np.float64), sample)
    heard_at = call.tail_ends_at - (len(call.tail) - place) / RATE
    return heard_at - (audible_from + (len(call.sound) - len(sample)) / RATE)


def alert_on(rig, library, utterance, ends, next_ends):
    """Where among the events posted the first alert on the utterance's phrase stands that came to the screen.

    None when it was missed. What comes when the next phrase may be heard already is no longer this one's.
    """
    accepted = {utterance.phrase, *utterance.variants}
    rules = {phrase.id for phrase in library.phrases if phrase.text in accepted}
    for place, (at, event) in enumerate(rig.posted):
        in_time = at - ends >= -_EARLY_SECONDS and at < min(ends + _PATIENCE_SECONDS, next_ends - _EARLY_SECONDS)
        if isinstance(event, AlertRaised) and event.rule in rules and in_time and (event.id, event.time) in rig.shown:
            return place
    return None


def stages(rig, place, ends, capture):
    """Where the time went between the end of the phrase and the screen."""
    at, alert = rig.posted[place]
    cause = next(event for _, event in rig.posted[place::-1] if isinstance(event, PartialTranscript | FinalTranscript))
    read = next(at for at, event in rig.reads if event is cause)
    on_screen = rig.shown[alert.id, alert.time]
    return {
        "provisional": alert.provisional,
        "capture": capture,
        "recogniser": read - ends - capture,
        "window": on_screen - read,
        "to_event": at - ends,
        "to_pixels": on_screen - ends,
    }


def troubles(rig):
    """What went wrong on the way, by kind: figures with troubles are figures of something else."""
    kinds = (ListenerFailed, AudioGap, DeviceTrouble, ProgramTrouble)
    return Counter(type(event).__name__ for _, event in rig.posted if isinstance(event, kinds))


def summed_up(delays):
    """Percentiles of every stage over all phrases that were caught, and of the whole by place of the phrase."""
    caught = [delay for delay in delays if not delay["missed"]]
    names = ("capture", "recogniser", "window", "to_event", "to_pixels")
    summary = {name: percentiles([delay[name] for delay in caught]) for name in names}
    for place, inside in (("inside", True), ("at_the_end", False)):
        summary[f"to_pixels_{place}"] = percentiles([d["to_pixels"] for d in caught if d["inside"] == inside])
    summary["n"] = len(delays)
    summary["missed"] = sorted(delay["id"] for delay in delays if delay["missed"])
    summary["on_partials"] = sum(delay["provisional"] for delay in caught)
    summary["each"] = delays
    return summary
