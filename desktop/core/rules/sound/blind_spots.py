"""When nobody knows what a side says: its device is in trouble, or the one that hears is."""

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

    @property
    def any(self) -> bool:
        """Whether somebody might speak unheard now."""
        return bool(self._deaf)

    def feed(self, event: Event) -> Set[Channel]:
        """The channels of which `event` tells that something was not heard."""
        match event:
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
            case DeviceReady() | VoiceStarted():
                self._deaf.discard(event.channel)
        return _NONE
