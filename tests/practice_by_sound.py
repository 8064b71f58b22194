"""Plays drills as they are played by a trainee with a headset: his words are spoken into it, the customer's are heard.

    python tests/practice_by_sound.py                     # every drill that has its clips, with the fastest recogniser
    python tests/practice_by_sound.py slow-answer noise   # some of them
    python tests/practice_by_sound.py --bad               # the bad trainees of those whose words were rendered

The trainee says what the drill's good example says, rendered by the coach's voice, into the microphone of a virtual
headset; the real listener hears him, the real process plays the customer. For each drill it is told whether it was
passed, and how long the customer took to answer; of a bad trainee whether he failed for exactly what the drill states.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest import mock

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from headset import VirtualHeadset, in_environment, is_possible, wait_for

from desktop import paths
from desktop.core.events import (
    AudioGap,
    AudioLevel,
    CallEnded,
    FinalTranscript,
    ListenerReady,
    VoiceStopped,
)
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.clip_name import model_clip
from desktop.core.practice.drill import Answer, Drill, Example
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.core.practice.play import Play
from desktop.session.practice.clips import Clips
from desktop.session.practice.practice_sound import PracticeSound
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.practice.speaker_protocol import SpeakerReady, Started
from desktop.session.worker import CallWorker
from desktop.storage.library import load_library
from desktop.storage.practice.practice import load_practice
from desktop.storage.settings import Settings

CLIPS = (paths.assets() / "practice", Path(__file__).parent / "data" / "practice" / "spoken")
"""What ships, and what bad trainees say (packaging/practice_voices/build.py --bad)."""
PACKS = ("inbound", "outbound", "online")
_ADDS_AFTER = 1.6
"""Seconds of his own quiet before he goes on by himself."""
_HANGS_UP_AFTER = 0.8
_LEAD = 0.4
"""Seconds between the order to play and the sound in the room, at most: he is busy until his clip is over for sure."""


@dataclass
class Played:
    """What came of a drill."""

    drill: Drill
    attempt: Attempt
    events: list
    """(monotonic clock, event), as posted."""
    started: list
    """The clocks at which the customer's first samples were given to the headset."""
    spoken: list
    """(clock at its end, text) of the trainee's answers."""
    waits: list = field(default_factory=list)
    """Seconds from the recogniser's endpoint, when it settles on the words, to the customer's first sample."""
    settling: list = field(default_factory=list)
    """Seconds from the end of the trainee's voice, as it was noticed, to that endpoint."""
    totals: list = field(default_factory=list)
    """Seconds from the trainee's last sound to the customer's first sample."""

    def of(self, kind, **fields):
        found = [event for _, event in self.events if isinstance(event, kind)]
        return [event for event in found if all(getattr(event, name) == value for name, value in fields.items())]


class SpokenTrainee:
    """Says into the microphone what the example has for each beat."""

    def __init__(self, drill: Drill, example: Example, headset: VirtualHeadset, hang_up) -> None:
        self._drill, self._headset, self._clips, self._hang_up = drill, headset, Clips(CLIPS), hang_up
        self._answers = {}
        for answer in example.answers:
            self._answers.setdefault(answer.beat, deque()).append(answer)
        self._beat = ""
        self._starts = self._ends = 0.0
        self._busy_until = self._own_end = float("-inf")
        self._hangs_up_at = float("inf")
        self._done = self._holds_tongue = False
        self.spoken = []

    def notice(self, event) -> None:
        match event:
            case CustomerSpeaks():
                self._beat, self._holds_tongue = event.beat, False
                self._starts, self._ends = event.time, event.time + event.seconds
            case CustomerStops():
                self._ends = event.time
            case AudioLevel(channel="agent"):
                self._tick(event.time)

    def _tick(self, now: float) -> None:
        if now >= self._hangs_up_at and not self._done:
            self._done = True
            self._hang_up()
        waiting = self._answers.get(self._beat)
        if not waiting or now < self._busy_until or self._holds_tongue:
            return
        answer = waiting[0]
        since = max(self._starts + 0.1, self._ends + answer.wait)
        own = self._own_end + max(_ADDS_AFTER, answer.wait) if self._own_end > self._starts else 0.0
        if now >= max(since, own):
            waiting.popleft()
            self._say(answer, now)

    def _say(self, answer: Answer, now: float) -> None:
        seconds = 0.0
        if answer.says:
            clip = self._clips.find(model_clip(self._drill, answer.says, answer.speed))
            assert clip is not None, f"{self._drill.id}: no clip of {answer.says}"
            self._headset.play(as_wave(clip.path))
            seconds = clip.seconds
            self.spoken.append((time.monotonic() + seconds, answer.says))
        self._holds_tongue = not answer.says
        self._busy_until = now + seconds + _LEAD
        self._own_end = now + seconds
        if answer.hang_up:
            self._hangs_up_at = now + seconds + _HANGS_UP_AFTER


class Stage:
    """A worker with a warm listener, a headset, and somebody who speaks into it."""

    def __init__(self, headset: VirtualHeadset, settings: Settings) -> None:
        self.headset = headset
        self.posted = []
        self._started = []
        self._ready = []
        self._library = load_library("inbound", (paths.scripts_library(),))
        self._trainee = None
        self._beside = lambda event: None
        self.worker = CallWorker(settings, self._library.library, _no_record, self._post)
        self.sound = PracticeSound(
            (paths.assets() / "practice",), self._post, lambda text, seconds: None, lambda: self.worker.heard
        )
        self.sound.listeners.append(self._heed)
        self.worker.play_customers_with(self.sound.line)
        self.sound.warm(settings.audio.device)
        self.worker.start()
        wait_for(lambda: any(isinstance(event, ListenerReady) for _, event in self.posted), 120, "the recogniser")
        wait_for(lambda: bool(self._ready), 20, "the speaker")

    def play(self, drill: Drill, library, sheet, beside=lambda event: None) -> Played:
        """The good example of a drill, from ringing to hanging up; `beside` is told every event."""
        return self.play_example(drill, drill.good, library, sheet, beside)

    def play_example(self, drill: Drill, example: Example, library, sheet, beside=lambda event: None) -> Played:
        """An example of a drill."""
        self.posted.clear()
        self._beside = beside
        self._started.clear()
        trainee = SpokenTrainee(drill, example, self.headset, self.worker.end_call)
        self._trainee = trainee
        self.worker.start_practice(Play(drill, library, sheet))
        wait_for(lambda: self._has(CallEnded), drill.longest + 30, f"the end of {drill.id}")
        self._trainee = None
        ended = next(event for _, event in self.posted if isinstance(event, RehearsalEnded))
        played = Played(drill, ended.attempt, list(self.posted), list(self._started), trainee.spoken)
        _measure(played)
        return played

    def close(self) -> None:
        self.worker.close()
        self.sound.close()

    def _has(self, kind) -> bool:
        return any(isinstance(event, kind) for _, event in list(self.posted))

    def _post(self, event) -> None:
        self.posted.append((time.monotonic(), event))
        if self._trainee is not None:
            self._trainee.notice(event)
            self._beside(event)

    def _heed(self, answer) -> None:
        if isinstance(answer, Started):
            self._started.append(answer.clock)
        if isinstance(answer, SpeakerReady):
            self._ready.append(answer)


def _measure(played: Played) -> None:
    """The waits between an answer of the trainee's and what the customer says to it."""
    ends = [at for at, _ in played.spoken]
    stops, finals = (_clocks(played, kind) for kind in (VoiceStopped, FinalTranscript))
    for end, until in zip(ends, [*ends[1:], float("inf")], strict=True):
        first = next((clock for clock in played.started if end < clock < until), None)
        final = next((at for at in reversed(finals) if first is not None and end - 0.3 < at < first), None)
        stop = next((at for at in reversed(stops) if final is not None and end - 0.3 < at <= final), None)
        if first is not None and final is not None and stop is not None:
            played.totals.append(first - end)
            played.waits.append(first - final)
            played.settling.append(final - stop)


def _clocks(played: Played, kind) -> list:
    return [at for at, event in played.events if isinstance(event, kind) and event.channel == "agent"]


def as_wave(clip: Path) -> Path:
    """A clip as paplay takes it; kept for the process, as answers come again."""
    import soundfile

    folder = Path(tempfile.gettempdir()) / f"spoken-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    path = folder / f"{clip.stem}.wav"
    if not path.exists():
        samples, rate = soundfile.read(clip, dtype="int16")
        soundfile.write(path, samples, rate)
    return path


def _no_record():
    raise AssertionError("a rehearsal is kept in no record of calls")


def shipped_drills():
    """Every shipped drill with its library and sheet, by id."""
    folders = (paths.scripts_library(),)
    found = {}
    for pack in PACKS:
        loaded = load_library(pack, folders)
        for drill in load_practice(pack, folders).drills:
            found.setdefault(drill.id, (drill, loaded.library, loaded.sheet))
    return found


def is_rendered(drill: Drill, example: Example, sound: PracticeSound) -> bool:
    """Whether all that is said in an example can be heard."""
    return can_be_said(drill, example) and sound.has_voice(drill)


def can_be_said(drill: Drill, example: Example) -> bool:
    """Whether there is a clip of all that its trainee says."""
    clips = Clips(CLIPS)
    answers = [answer for answer in example.answers if answer.says]
    return all(clips.find(model_clip(drill, answer.says, answer.speed)) is not None for answer in answers)


def percentiles(values) -> str:
    """Median and 95th percentile."""
    if not values:
        return "–"
    ordered = sorted(values)
    return f"{statistics.median(ordered):.2f}/{ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.2f} s"


@contextmanager
def stage(engine: str, model: str):
    """A headset of its own, a fresh profile, a warm listener."""
    from model_cache import model_folder, models_folder

    model_folder(model)
    settings = Settings.model_validate(
        {
            "agent": {"company": "本公司", "number": "1001"},
            "audio": {"device": "headset"},
            "recognition": {"engine": engine, "model": model},
            "alerts": {"preset": "all"},
            "setup_done": True,
        }
    )
    with (
        tempfile.TemporaryDirectory() as home,
        VirtualHeadset() as headset,
        in_environment(headset),
        mock.patch.dict(os.environ, {"PEITING_HOME": home, "PEITING_MODELS": str(models_folder())}),
    ):
        headset.plug_output("ears", default=True)
        made = Stage(headset, settings)
        try:
            yield made
        finally:
            made.close()


def measure(ids=(), tell=print):
    """Play drills; a row for each, and the figures of all."""
    waits, settling, totals, rows = [], [], [], []
    drills = shipped_drills()
    with stage("whisper", "whisper-base") as made:
        for name in ids or drills:
            drill, library, sheet = drills[name]
            if not is_rendered(drill, drill.good, made.sound):
                tell(f"{name}: not rendered")
                continue
            played = made.play(drill, library, sheet)
            lost = sum(event.seconds for event in played.of(AudioGap))
            points = played.attempt.score.score if played.attempt.score else None
            said = "passed" if played.attempt.passed else f"failed ({', '.join(played.attempt.reasons) or points})"
            rows.append(
                {"drill": name, "passed": played.attempt.passed, "reasons": played.attempt.reasons, "lost": lost}
            )
            if not played.attempt.passed:
                beats = [reached.beat for reached in played.attempt.beats]
                tell(f"  came to {beats}; of {[text for _, text in played.spoken]}")
                tell(f"  was heard {[event.text for event in played.of(FinalTranscript, channel='agent')]}")
            waits += played.waits
            settling += played.settling
            totals += played.totals
            tell(
                f"{name}: {said}, {points} points, {played.attempt.seconds:.0f} s, lost {lost:.1f} s, "
                f"answers after {percentiles(played.waits)}"
            )
    passed = sum(row["passed"] for row in rows)
    tell(
        f"{passed} of {len(rows)} passed; the customer answers {percentiles(waits)} after the endpoint "
        f"(which came {percentiles(settling)} after the voice), "
        f"{percentiles(totals)} after the last sound (p50/p95 of {len(waits)})"
    )
    return {"drills": rows, "waits": sorted(waits), "settling": sorted(settling), "totals": sorted(totals)}


def measure_bad(ids=(), tell=print):
    """Play bad trainees; for each drill what he failed for, and whether that is exactly what it states."""
    right, played = 0, 0
    drills = shipped_drills()
    spoken = [name for name, (drill, _, _) in drills.items() if can_be_said(drill, drill.bad)]
    with stage("whisper", "whisper-base") as made:
        for name in ids or spoken:
            drill, library, sheet = drills[name]
            done = made.play_example(drill, drill.bad, library, sheet)
            attempt = done.attempt
            more = [reason for reason in attempt.reasons if reason not in drill.bad.fails_for]
            less = [reason for reason in drill.bad.fails_for if reason not in attempt.reasons]
            played, right = played + 1, right + (not attempt.passed and not more and not less)
            told = "passed" if attempt.passed else f"failed for {', '.join(attempt.reasons)}"
            tell(f"{name}: {told}; too much {more}, missing {less}")
            if more or less:
                tell(f"  was heard {[event.text for event in done.of(FinalTranscript, channel='agent')]}")
    tell(f"{right} of {played} failed for exactly what is stated")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drills", nargs="*", help="their ids; none: all of them")
    parser.add_argument("--bad", action="store_true", help="the bad trainees")
    args = parser.parse_args()
    if not is_possible():
        raise SystemExit("needs pulseaudio and pulseaudio-utils")
    (measure_bad if args.bad else measure)(args.drills, partial(print, flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
