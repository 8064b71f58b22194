"""Calls of two sides with everything known: who speaks when, on what line, in what room, with what leaking over.

The words are rendered (data/two_sides.*); a scene says what happens to them. Each call holds a long silence or two, a
silence that is just too short, an overlap of two turns, one that is just too short, and back-channels of both sides.
"""

import json
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
import soundfile
from speech import DATA, RATE, as_int16
from spoilt import cut, gated, in_room, leaked, level, mirrored_room, noise, statistical_room, telephone

_LEAD = 1.0
_EXPLAINS = ("查一下", "久等", "等一等", "再见")
"""Turns with such words are not dealt: a silence that was explained, or that follows the goodbye, is no dead air."""
_ROOM_DBFS = -68.0
"""What is heard in every headset, and on every line that is not gated."""
_TALKERS = {"babble": slice(16), "neighbours": slice(4, None, 13)}
"""Which of a part's turns are heard behind the customer."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One call to make."""

    id: str
    part: str
    agent: str
    customer: str
    cause: str = ""
    """What makes the customer hard to hear: soft, noisy, broken, hands_free; empty for a good line."""
    turns: str = "mixed"
    """`mixed` as above, `customer` for a customer who speaks nearly alone."""
    dbfs: float = -26.0
    snr: float | None = None
    noise: str = "pink"
    narrow: bool = False
    gate: bool = False
    clip: float = 0.0
    """dB by which the voice is driven beyond full scale."""
    drop: tuple[str, float] | None = None
    room: tuple[float, float] | None = None
    """Seconds to fall by 60 dB; the direct sound's dB over the rest, or in a mirrored room the distance in metres."""
    leak: tuple[float, float] | None = None
    """dB, seconds."""


@dataclass(slots=True)
class Made:
    """A call and its truth; spans are (start, end) in seconds."""

    scene: Scene
    agent: np.ndarray
    customer: np.ndarray
    agent_spans: list = field(default_factory=list)
    customer_spans: list = field(default_factory=list)
    back_channels: list = field(default_factory=list)
    """(side, start, end)."""
    texts: list = field(default_factory=list)
    """(side, start, end, text)."""


class _Clips:
    """Rendered turns by voice."""

    def __init__(self):
        self._whole, _ = soundfile.read(DATA / "two_sides.ogg", dtype="float64")
        self._rows = json.loads((DATA / "two_sides.json").read_text(encoding="utf-8"))

    def of(self, voice, kind):
        return [
            (row["text"], self._whole[round(row["start"] * RATE) : round((row["start"] + row["seconds"]) * RATE)])
            for row in self._rows
            if row["voice"] == voice and row["kind"] == kind and not any(word in row["text"] for word in _EXPLAINS)
        ]

    def part(self, part):
        return [
            self._whole[round(row["start"] * RATE) : round((row["start"] + row["seconds"]) * RATE)]
            for row in self._rows
            if row["part"] == part and row["kind"] == "turn"
        ]


def make(scene, clips=None):
    """The call of a scene; the same scene gives the same samples."""
    clips = clips or _Clips()
    chance = np.random.default_rng(crc32(scene.id.encode()))
    placed = _placed(scene, clips, chance)
    length = int((max(end for _, _, end, *_ in placed) + 1.5) * RATE)
    sides = {"agent": np.zeros(length), "customer": np.zeros(length)}
    made = Made(scene, sides["agent"], sides["customer"])
    for side, start, end, text, sound, kind in placed:
        first = round(start * RATE)
        sides[side][first : first + len(sound)] += sound
        if kind == "back":
            made.back_channels.append((side, start, end))
        (made.agent_spans if side == "agent" else made.customer_spans).append((start, end))
        made.texts.append((side, start, end, text))
    customer = _customer_line(scene, sides["customer"], made, clips, chance)
    agent = level(sides["agent"], -26.0)
    if scene.leak:
        agent = agent + leaked(customer, *scene.leak, chance)
    made.agent = as_int16(agent + 10 ** (_ROOM_DBFS / 20) * chance.standard_normal(length))
    made.customer = as_int16(customer)
    return made


def clips():
    """The rendered speech, read once for many calls."""
    return _Clips()


def _customer_line(scene, voice, made, clips, chance):
    sound = level(voice, -26.0)
    if scene.room:
        sound = in_room(sound, _response(scene, chance))
    sound = level(sound, scene.dbfs)
    if scene.snr is not None:
        background = noise(scene.noise, len(sound), chance, clips.part(scene.part)[_TALKERS.get(scene.noise, slice(0))])
        sound = sound + 10 ** ((scene.dbfs - scene.snr) / 20) * background
    elif not scene.gate:
        sound = sound + 10 ** (_ROOM_DBFS / 20) * chance.standard_normal(len(sound))
    if scene.clip:
        sound = np.clip(sound * 10 ** ((scene.clip - scene.dbfs - 12) / 20), -0.9, 0.9) * 0.5
    if scene.narrow:
        sound = telephone(sound)
    if scene.gate:
        sound = gated(sound, made.customer_spans)
    return cut(sound, *scene.drop, chance) if scene.drop else sound


def _response(scene, chance):
    t60, other = scene.room
    if scene.part == "tuned":
        return statistical_room(t60, other, chance)
    size = chance.uniform((3.0, 2.6, 2.4), (6.0, 4.5, 2.9))
    mouth = size * chance.uniform(0.3, 0.6, 3)
    towards = chance.standard_normal(3) * (1, 1, 0.3)
    ear = np.clip(mouth + other * towards / np.linalg.norm(towards), 0.15, size - 0.15)
    return mirrored_room(size, t60, mouth, ear, chance)


def _placed(scene, clips, chance):
    """(side, start, end, text, sound, kind) of everything said."""
    turns = {side: _dealt(clips.of(voice, "turn"), chance) for side, voice in _voices(scene)}
    backs = {side: _dealt(clips.of(voice, "back"), chance) for side, voice in _voices(scene)}
    at, placed = _LEAD, []
    for side, gap, kind in _course(scene, chance):
        text, sound = next((backs if kind == "back" else turns)[side])
        if kind == "back":
            # Into the middle of the turn that goes on.
            start = placed[-1][1] + 1.4
            placed.insert(-1, (side, start, start + len(sound) / RATE, text, sound, kind))
            continue
        start = at + gap
        placed.append((side, start, start + len(sound) / RATE, text, sound, kind))
        at = max(at, placed[-1][2])
    return placed


def _voices(scene):
    return (("agent", scene.agent), ("customer", scene.customer))


def _dealt(said, chance):
    order = chance.permutation(len(said))
    number = 0
    while True:
        yield said[order[number % len(said)]]
        number += 1


def _course(scene, chance):
    """(side, seconds from the end of what was said before, kind); below zero they overlap."""
    pause = lambda: float(chance.uniform(0.35, 0.9))  # noqa: E731
    if scene.turns == "customer":
        yield "agent", 0.0, "turn"
        for _ in range(7):
            yield "customer", pause(), "turn"
        return
    yield "agent", 0.0, "turn"
    yield "customer", pause(), "turn"
    yield "agent", 0.0, "back"
    yield "agent", pause(), "turn"
    yield "customer", 0.0, "back"
    yield "customer", float(chance.choice((6.2, 11.3, 16.4))), "turn"
    yield "agent", -float(chance.uniform(2.4, 2.7)), "turn"
    yield "customer", pause(), "turn"
    yield "agent", -float(chance.uniform(0.7, 1.5)), "turn"
    yield "customer", float(chance.uniform(3.5, 4.4)), "turn"
    yield "agent", float(chance.choice((5.9, 6.5, 12.1))), "turn"
    yield "customer", -float(chance.uniform(2.4, 2.7)), "turn"
