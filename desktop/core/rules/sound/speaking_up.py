"""The customer asked the agent to speak up, and he goes on as before (O9: 音量稍微提高).

What he says next is held against the minute before: the first utterance of some length, at most the next
`VolumeLimits.window` seconds of speech.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, Event, FinalTranscript
from desktop.core.limits import VolumeLimits
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.asked_louder import AskedLouder
from desktop.core.rules.sound.running_median import RunningMedian
from desktop.core.rules.sound.speech_level import BLOCK_SECONDS, SpeechLevel
from desktop.core.rules.standing import StandingAlert

LEAST_SECONDS = 2.0
"""Of speech before an utterance that ended is judged: 不好意思 alone is no answer yet."""
AGAIN_SECONDS = 10.0
"""Words and the situation that they open are one request."""


class SpeakingUpRule:
    """Emits the alert `not_louder`; it is mended as soon as the agent is louder."""

    def __init__(self, limits: VolumeLimits) -> None:
        self._limits = limits
        self._level = SpeechLevel(limits)
        self._asked = AskedLouder()
        self._asked_at = float("-inf")
        self._before: float | None = None
        self._since: RunningMedian | None = None
        self._alert = StandingAlert("not_louder")

    def feed(self, event: Event) -> Iterable[Event]:
        if self._asked.feed(event):
            self._ask(event.time)
        match event:
            case AudioLevel(channel="agent") if self._level.hear(event):
                return self._hear(event)
            case FinalTranscript(channel="agent"):
                return self._judge(event.time, LEAST_SECONDS)
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _ask(self, time: float) -> None:
        if time - self._asked_at < AGAIN_SECONDS:
            return
        self._asked_at = time
        self._before = self._level.earlier if self._level.earlier is not None else self._level.now
        self._since = RunningMedian(round(self._limits.window / BLOCK_SECONDS))

    def _hear(self, block: AudioLevel) -> Iterator[Event]:
        if self._since is not None:
            self._since.push(block.dbfs)
            yield from self._judge(block.time, self._limits.window)
        now = self._level.now
        if self._alert.severity and self._before is not None and now is not None and self._is_louder(now, self._before):
            yield from self._alert.clear(block.time, "mended")

    def _judge(self, time: float, least: float) -> Iterator[Event]:
        since, before = self._since, self._before
        if since is None or len(since) < least / BLOCK_SECONDS - HAIR:
            return
        self._since = None
        # Nobody can be asked to be louder than what any headset takes.
        can_rise = before is not None and before + self._limits.raised < self._limits.loud
        if before is not None and can_rise and not self._is_louder(since.median, before):
            yield from self._alert.raise_(self._as_before(time, since.median, before))

    def _is_louder(self, now: float, before: float) -> bool:
        return now >= before + self._limits.raised - HAIR

    def _as_before(self, time: float, now: float, before: float) -> AlertRaised:
        measured = f"之前说话的音量 {_db(before)}，之后 {_db(now)}"
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="volume",
            rule="not_louder",
            title="客户听不清，音量还没有提高",
            severity="notice",
            heard=_db(now),
            say="请稍微提高音量，再问：“现在可以听清楚吗？”",
            start=self._asked_at,
            end=time,
            provisional=False,
            explanation=f"客户请您大声一点，{measured}，应提高 {self._limits.raised:g} dB 以上（O9）",
        )


def _db(value: float) -> str:
    return f"{value:.0f} dBFS".replace("-", "−")
