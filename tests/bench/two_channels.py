"""What two ears are worth: dead air, talking over, bad lines and cross-talk, counted on calls with everything known.

The sound goes the whole way of a recorded call (files, voice activity, cross-talk, line measures, the rules with the
shipped library). Only words are not recognised: they come from what was spoken, a moment after it was said. Voices,
rooms and noises of the calls that are reported are others than those on which thresholds were tried.
"""

import tempfile
from pathlib import Path

import numpy as np
import soundfile
from speech import RATE
from two_sided_call import clips, make
from two_sided_scenes import scenes

from desktop import paths
from desktop.audio.blocks import BLOCK
from desktop.core.engine import Engine
from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallStarted,
    FinalTranscript,
    LineMeasured,
    PartialTranscript,
    SituationOffered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import AlertLimits, Limits
from desktop.session import pipeline
from desktop.session.ears import Ears
from desktop.session.recording import Recording
from desktop.storage.library import load_library

PACK = "inbound"
TOLERANCE = 0.3
_HEARD_AFTER = 0.4
"""Seconds from the end of what is said to its final; partials come as far behind."""


def measure(part="reported", told=lambda line: None):
    """Everything of one part of the calls; `told` gets a line about each call."""
    library = load_library(PACK, (paths.scripts_library(),)).library
    troubles = {one.id: _trouble(one) for one in library.situations if _trouble(one)}
    spoken, rows = clips(), []
    for scene in scenes(part):
        made = make(scene, spoken)
        events = hear(made, library)
        row = judged(made, events, troubles)
        rows.append(row)
        told(f"{scene.id}: {row}")
    return {"calls": len(rows), **_facts(rows), **_offers(rows), **_cross_talk(rows)}


def hear(made, library):
    """The events of a call, as a replay of its stereo file gives them."""
    engine = Engine(library, Limits(alerts=AlertLimits(preset="all")))
    started = CallStarted(
        time=0.0,
        channels=("agent", "customer"),
        started_at="",
        pack=PACK,
        company="晨光客服中心",
        agent_name="",
        agent_number="",
        customer="",
        customer_title="",
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "call.wav"
        soundfile.write(path, np.stack([made.agent, made.customer], 1), RATE, subtype="PCM_16")
        return list(pipeline.run(Recording(path).hear(KnownWords(made.texts), started), engine))


class KnownWords:
    """Stands for a recogniser that errs never and is a little late."""

    name = model = "known"

    def __init__(self, texts):
        self._texts = texts

    def recognizer(self, channel, offset=0.0):
        return _Known([said[1:] for said in self._texts if said[0] == channel], channel)


class _Known:
    def __init__(self, said, channel):
        self._said = sorted(said)
        self._channel = channel
        self._time = 0.0

    def accept(self, samples, speech, hurry=False):
        before, self._time = self._time, self._time + len(samples) / RATE
        return [event for said in self._said for event in self._words(said, before)]

    def finish(self):
        return []

    def _words(self, said, before):
        start, end, text = said
        common = {"time": self._time, "channel": self._channel, "start": start}
        if before < end + _HEARD_AFTER <= self._time:
            yield FinalTranscript(**common, end=end, text=text)
        elif start + _HEARD_AFTER < self._time < end + _HEARD_AFTER:
            heard = (self._time - _HEARD_AFTER - start) / (end - start)
            if part := text[: int(len(text) * heard)]:
                yield PartialTranscript(**common, text=part)


def judged(made, events, troubles):
    """One call: what was due and what came, each a list of times, and what was offered."""
    alerts = [event for event in events if isinstance(event, AlertRaised)]
    decays = [event.decay for event in events if isinstance(event, LineMeasured)]
    offered = {troubles[e.situation] for e in events if isinstance(e, SituationOffered) and e.situation in troubles}
    row = {
        "cause": made.scene.cause,
        "leak": bool(made.scene.leak),
        "offered": sorted(offered),
        "decay": decays[-1] if decays else 0.0,
        "due": {"dead_air": dead_air_due(made), "talk_over": talk_over_due(made)},
        "came": {rule: [one.time for one in alerts if one.rule == rule] for rule in ("dead_air", "talk_over")},
        "voice_errors": voice_errors(made, events),
    }
    return row | (leaking(made, events) if made.scene.leak else {})


def dead_air_due(made):
    """When a silence of both has lasted 5 and 10 s, and 15 s after the customer's last word: fatal is only that."""
    spans = [(*span, 10.0) for span in made.agent_spans] + [(*span, 15.0) for span in made.customer_spans]
    due, silent_since, longest = [], 0.0, 10.0
    for start, end, limit in [*sorted(spans), (len(made.agent) / RATE, 0.0, 0.0)]:
        due += [silent_since + at for at in (5.0, 10.0, 15.0) if start - silent_since >= at and at <= longest]
        silent_since, longest = max((silent_since, longest), (end, limit))
    return due


def talk_over_due(made):
    """When both have spoken at once for 2 s, back-channels left out."""
    agent, customer = _turns(made, "agent"), _turns(made, "customer")
    overlaps = [(max(a, c), min(b, d)) for a, b in agent for c, d in customer]
    return [start + 2.0 for start, end in overlaps if end - start >= 2.0]


def _turns(made, side):
    back = {(start, end) for who, start, end in made.back_channels if who == side}
    spans = made.agent_spans if side == "agent" else made.customer_spans
    return [span for span in spans if span not in back]


def voice_errors(made, events):
    """Seconds by which the begin and the end of each turn were missed, where the line is good; inf: not found."""
    if made.scene.cause:
        return []
    errors = []
    for side in ("agent", "customer"):
        begins = [e.start for e in events if isinstance(e, VoiceStarted) and e.channel == side]
        ends = [e.end for e in events if isinstance(e, VoiceStopped) and e.channel == side]
        for start, end in _turns(made, side):
            errors += [min((abs(at - start) for at in begins), default=np.inf)]
            errors += [min((abs(at - end) for at in ends), default=np.inf)]
    return [round(error, 3) for error in errors]


def leaking(made, events):
    """Seconds that only the customer speaks, those of them counted as the agent, with and without the program's
    looking for cross-talk; and the same for the agent's own speech, where nothing may be lost.
    """
    cleaned = [event.speech for event in events if isinstance(event, AudioLevel) and event.channel == "agent"]
    ears = Ears("agent")
    raw = [ears.accept(made.agent[at : at + BLOCK])[0].speech for at in range(0, len(made.agent) - BLOCK + 1, BLOCK)]
    times = [(number + 1) * 0.1 for number in range(min(len(raw), len(cleaned)))]
    alone = [_within(at, made.customer_spans, 0.0) and not _within(at, made.agent_spans, 0.5) for at in times]
    own = [_within(at, made.agent_spans, -0.1) for at in times]
    count = lambda flags, where: sum(flag and at for flag, at in zip(flags, where, strict=False)) / 10  # noqa: E731
    return {
        "customer_alone": sum(alone) / 10,
        "counted_raw": count(raw, alone),
        "counted": count(cleaned, alone),
        "own_raw": count(raw, own),
        "own": count(cleaned, own),
    }


def _within(at, spans, more):
    return any(start - more / 2 <= at <= end + more for start, end in spans)


def _trouble(situation):
    return "soft" if situation.opens.level is not None else situation.opens.line


def _facts(rows):
    figures = {}
    for rule in ("dead_air", "talk_over"):
        due, came, hit = 0, 0, 0
        for row in rows:
            wanted, found = row["due"][rule], row["came"][rule]
            due, came, hit = due + len(wanted), came + len(found), hit + _matched(wanted, found)
        figures[rule] = {"n": due, "came": came, "precision": hit / max(1, came), "recall": hit / max(1, due)}
    errors = [error for row in rows for error in row["voice_errors"]]
    figures["voice"] = {"n": len(errors), "share": float(np.mean(np.array(errors) <= TOLERANCE))}
    return figures


def _matched(wanted, found):
    free = list(found)
    for due in wanted:
        near = [at for at in free if abs(at - due) <= TOLERANCE + 1e-6]
        if near:
            free.remove(min(near, key=lambda at: abs(at - due)))
    return len(found) - len(free)


def _offers(rows):
    causes = {}
    for cause in ("soft", "noisy", "broken", "hands_free"):
        marked = [row for row in rows if row["cause"] == cause]
        causes[cause] = {"n": len(marked), "recognised": sum(cause in row["offered"] for row in marked)}
    good = [row for row in rows if not row["cause"]]
    return {"causes": causes, "good": {"n": len(good), "wrong": sum(bool(row["offered"]) for row in good)}}


def _cross_talk(rows):
    leaks = [row for row in rows if row["leak"]]
    total = {name: sum(row[name] for row in leaks) for name in ("customer_alone", "counted_raw", "counted")}
    own = sum(row["own"] for row in leaks) / max(0.1, sum(row["own_raw"] for row in leaks))
    return {"cross_talk": {"n": len(leaks), **{key: round(value, 1) for key, value in total.items()}, "own_kept": own}}


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(measure(*(sys.argv[1:2] or ["tuned"]), told=print), indent=1))
