"""A promise to come back to the customer that names no time: he cannot wait for it, nobody can check it (H9)."""

from collections.abc import Iterable, Iterator

from desktop.core.events import AudioLevel, CallEnded, Event, FinalTranscript
from desktop.core.rules.duties.duty_alert import Duty
from desktop.core.rules.duties.open_speech import OpenSpeech
from desktop.core.rules.duties.prescribed_promises import PrescribedPromises
from desktop.core.rules.duties.promising import agrees, names_a_time, promise_in, sets_a_time
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library

_RULE = "promise_without_time"
_GRACE = 2.0
"""Seconds after the promise in which the time is still awaited: the length of a breath between two sentences."""
_JUST_SAID = 4.0
"""Seconds before the promise in which a time that was said belongs to it: recognisers cut a sentence at such pauses.
Who answers 明天之前行吗 with 好的 has said it, too."""
_DUTY = Duty(
    "答复的时间还没有说",
    "notice",
    "我会在 24 小时之内给您答复。",
    "承诺“{heard}”没有说明时间，前后两句里都没有；依据：H9，呼叫热线工作职责和服务行为规范："
    "简单问题 2 小时、复杂问题 24 小时之内答复。",
)


class PromiseWithoutTimeRule:
    """Tells it after a moment of grace; mended when the time is said."""

    def __init__(self, library: Library) -> None:
        self._prescribed = library.shared(PrescribedPromises)
        self._alert = StandingAlert(_RULE)
        self._speech = OpenSpeech("agent")
        self._promised: FinalTranscript | None = None
        self._words = ""
        self._time_said = float("-inf")
        self._wanted_at = float("-inf")
        """When the customer last said by when he wants an answer."""

    def feed(self, event: Event) -> Iterable[Event]:
        self._speech.feed(event)
        match event:
            case FinalTranscript(channel="agent"):
                return self._hear(event)
            case FinalTranscript(channel="customer") if sets_a_time(event.text):
                self._wanted_at = event.end
            case AudioLevel(channel="agent") if self._promised:
                is_due = event.time >= self._promised.end + _GRACE and not self._speech.is_open(event.time)
                return self._tell(event.time) if is_due else ()
            case CallEnded() if self._promised:
                return self._tell(event.time)
        return ()

    def _hear(self, event: FinalTranscript) -> Iterator[Event]:
        takes_his = event.start - self._wanted_at <= _JUST_SAID and agrees(event.text)
        if takes_his or names_a_time(event.text):
            self._time_said = event.end
            self._promised = None
            yield from self._alert.clear(event.time, "mended")
            return
        if self._promised:
            # The next sentence names no time either.
            yield from self._tell(event.time)
        words = promise_in(self._prescribed.taken_out_of(event.text))
        if words and event.start - self._time_said > _JUST_SAID and self._alert.severity is None:
            self._promised, self._words = event, words

    def _tell(self, time: float) -> Iterator[Event]:
        promised, self._promised = self._promised, None
        if promised:
            yield from self._alert.raise_(_DUTY.alert(promised, time, self._words))
