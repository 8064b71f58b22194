"""Whether words are still on their way: somebody speaks, or has spoken and the recogniser has not settled it."""

from desktop.core.events import Channel, Event, FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped

_SETTLING = 3.0
"""Seconds after the voice in which a final comes; noise gives none, and nobody waits for it longer."""


class OpenSpeech:
    """Follows one channel."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._voice = False
        self._open_until = float("-inf")

    def feed(self, event: Event) -> None:
        """Take one event of the call, of whichever channel."""
        match event:
            case VoiceStarted() if event.channel == self._channel:
                self._voice = True
            case VoiceStopped() if event.channel == self._channel:
                self._voice = False
                self._open_until = event.time + _SETTLING
            case PartialTranscript() if event.channel == self._channel:
                self._open_until = event.time + _SETTLING
            case FinalTranscript() if event.channel == self._channel:
                self._open_until = event.time

    def is_open(self, time: float) -> bool:
        """Whether words of before `time` may still come."""
        return self._voice or time < self._open_until
