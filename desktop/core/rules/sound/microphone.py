"""The microphone stands wrong: the speech is clipped, or breath and noise come through in the pauses (N4).

Clipping is looked for in blocks that are not too loud by themselves; what is too loud anywhere is for `volume`.
Breath is a gust in a pause that lies too near the level of the speech: voice activity hears no voice in it.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, Event
from desktop.core.limits import VolumeLimits
from desktop.core.rules.sound.speech_level import BLOCK_SECONDS, SpeechLevel
from desktop.core.rules.standing import StandingAlert

FULL_SCALE_DBFS = -0.3
"""From here on a peak counts as cut off: 16-bit sound ends at 0, telephone codecs (G.711) at -0.2."""
CLIPPING_SECONDS = 30.0
"""Of speech over which the share of clipped blocks is taken."""
LEAST_CLIPPED = 5
"""Clipped blocks below which nothing is said: half a second; a single 啪 is nobody's microphone."""
GUST_SECONDS = 0.3
"""Shorter noise in a pause is a key stroke, or the beginning of a word that voice activity has not caught up with."""
GUSTS = 3
"""So many gusts …"""
GUSTS_WITHIN = 60.0
"""… in so many seconds are breath on the microphone; one is a sigh."""
ROOM_SECONDS = 5.0
"""Noise in a pause that goes on for so long is the room, and one time is enough."""
_CALM_SECONDS = 20.0
"""So long without a gust, and the microphone has been moved."""
_TIP = "请把话筒移到嘴的左下角，不要正对着嘴"


class MicrophoneRule:
    """Emits the alerts `clipping` and `breath_noise`."""

    def __init__(self, limits: VolumeLimits) -> None:
        self._limits = limits
        self._level = SpeechLevel(limits)
        self._clipped: deque[bool] = deque()
        self._clipped_count = 0
        self._gusts: deque[float] = deque(maxlen=GUSTS)
        self._noise_blocks = 0
        self._clipping = StandingAlert("clipping")
        self._breath = StandingAlert("breath_noise")

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case AudioLevel(channel="agent"):
                spoken = self._level.hear(event)
                return self._speech(event) if spoken else self._pause(event)
            case CallEnded():
                return [*self._clipping.clear(event.time, "ended"), *self._breath.clear(event.time, "ended")]
        return ()

    def _speech(self, block: AudioLevel) -> Iterator[Event]:
        self._noise_blocks = 0
        cut = block.peak_dbfs >= FULL_SCALE_DBFS and block.dbfs < self._limits.loud
        self._clipped.append(cut)
        self._clipped_count += cut
        if len(self._clipped) > CLIPPING_SECONDS / BLOCK_SECONDS:
            self._clipped_count -= self._clipped.popleft()
        share = self._clipped_count / len(self._clipped)
        if self._clipping.severity and share < self._limits.clipped / 2:
            yield from self._clipping.clear(block.time, "mended")
        elif not self._clipping.severity and self._clipped_count >= LEAST_CLIPPED and share >= self._limits.clipped:
            yield from self._clipping.raise_(self._cut_off(block, share))

    def _pause(self, block: AudioLevel) -> Iterator[Event]:
        usual = self._level.usual
        if usual is None or block.speech or block.dbfs <= usual - self._limits.snr:
            self._noise_blocks = 0
            if self._breath.severity and self._gusts and block.time - self._gusts[-1] >= _CALM_SECONDS:
                yield from self._breath.clear(block.time, "mended")
            return
        self._noise_blocks += 1
        if self._noise_blocks == round(GUST_SECONDS / BLOCK_SECONDS):
            self._gusts.append(block.time)
        if not self._breath.severity and self._drowns(block.time):
            yield from self._breath.raise_(self._noise(block, usual))

    def _drowns(self, now: float) -> bool:
        often = len(self._gusts) == GUSTS and now - self._gusts[0] <= GUSTS_WITHIN
        return often or self._noise_blocks >= round(ROOM_SECONDS / BLOCK_SECONDS)

    def _cut_off(self, block: AudioLevel, share: float) -> AlertRaised:
        measured = f"说话时 {share:.0%} 的片段峰值达到满刻度（{_figure(block.peak_dbfs)} dBFS）"
        why = f"{measured}，上限 {self._limits.clipped:.0%}（N4）"
        return _told("clipping", "声音被削顶", "话筒太近或增益太大：" + _TIP, block, why)

    def _noise(self, block: AudioLevel, usual: float) -> AlertRaised:
        snr = usual - block.dbfs
        measured = f"停顿时的气流或噪声 {_figure(block.dbfs)} dBFS，平时说话 {_figure(usual)} dBFS"
        why = f"{measured}，信噪比 {_figure(snr)} dB，低于 {self._limits.snr:g} dB（N4）"
        return _told("breath_noise", "话筒里有呼吸声或噪声", _TIP, block, why)


def _told(rule: str, title: str, say: str, block: AudioLevel, why: str) -> AlertRaised:
    return AlertRaised(
        time=block.time,
        id="",
        channel="agent",
        alert="volume",
        rule=rule,
        title=title,
        severity="notice",
        heard=f"{_figure(block.dbfs)} dBFS",
        say=say,
        start=max(0.0, block.time - BLOCK_SECONDS),
        end=block.time,
        provisional=False,
        explanation=why,
    )


def _figure(value: float) -> str:
    return f"{value:.0f}".replace("-", "−")
