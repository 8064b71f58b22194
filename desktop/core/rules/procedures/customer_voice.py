"""Whether the customer says anything, words or not; needs his channel, without it nobody is ever heard.

A click on the line is no voice: what counts are words, or voice activity that lasts.
"""

from desktop.core.events import AudioLevel, Event, FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped
from desktop.core.rules.sample_times import HAIR
from desktop.core.text import normalise

VOICE_SECONDS = 0.5
"""Voice activity of this length is speech; shorter is a breath, a click, or a 喂 whose words follow."""
_BLOCK_SECONDS = 0.1


class CustomerVoice:
    """Listens to the customer's channel of one call."""

    def __init__(self) -> None:
        self.speaks = False
        """Whether his voice is on."""
        self.stopped_at = float("-inf")
        """Seconds from the start of the call, when it was last heard to be off again."""
        self._since: float | None = None
        self._partial = float("nan")

    def feed(self, event: Event) -> float | None:
        """When that began which the customer says, seconds; None as long as he is not evidently speaking."""
        match event:
            case VoiceStarted(channel="customer"):
                self.speaks = True
            case VoiceStopped(channel="customer"):
                self._stop(event.time)
            case AudioLevel(channel="customer"):
                return self._block(event)
            case PartialTranscript(channel="customer") if normalise(event.text):
                again = self._partial == event.start
                self._partial = event.start
                return event.start if again else None
            case FinalTranscript(channel="customer") if normalise(event.text):
                return event.start
        return None

    def _block(self, event: AudioLevel) -> float | None:
        if not event.speech:
            self._stop(event.time)
            return None
        self.speaks = True
        if self._since is None:
            self._since = event.time - _BLOCK_SECONDS
        return self._since if event.time - self._since >= VOICE_SECONDS - HAIR else None

    def _stop(self, time: float) -> None:
        if self.speaks:
            self.stopped_at = time
        self.speaks = False
        self._since = None
