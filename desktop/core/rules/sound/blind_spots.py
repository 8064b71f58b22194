"""When nobody knows what a side says: its device is in trouble, or the one that hears is.

A device that carried a voice in this call and then runs on without a sound is no such trouble: who is muted, or does
not speak over a line that sends nothing then, is silent.
"""

from collections.abc import Set

from desktop.core.events import (
    AudioGap,
    Channel,
    DeviceReady,
    DeviceTrouble,
    Event,
    ListenerFailed,
    ListenerReady,
    VoiceStarted,
)

_ALL: frozenset[Channel] = frozenset(("agent", "customer"))
_NONE: frozenset[Channel] = frozenset()


class BlindSpots:
    """Follows the troubles of one call."""

    def __init__(self) -> None:
        self._deaf: set[Channel] = set()
        self._heard: set[Channel] = set()

    @property
    def any(self) -> bool:
        """Whether somebody might speak unheard now."""
        return bool(self._deaf)

    def feed(self, event: Event) -> Set[Channel]:
        """The channels of which `event` tells that something was not heard."""
        match event:
            case DeviceTrouble(code="dead") if event.channel in self._heard:
                return _NONE
            case DeviceTrouble():
                self._deaf.add(event.channel)
                return {event.channel}
            case AudioGap():
                return {event.channel}
            case ListenerFailed():
                self._deaf |= _ALL
                return _ALL
            case ListenerReady():
                self._deaf.clear()
            case VoiceStarted():
                self._heard.add(event.channel)
                self._deaf.discard(event.channel)
            case DeviceReady():
                self._deaf.discard(event.channel)
        return _NONE
