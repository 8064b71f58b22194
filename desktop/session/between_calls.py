"""What the listener does while no call goes on: nothing, trying out a device, or waiting for voices."""

from desktop.core.events import AudioGap, DeviceTrouble, Event
from desktop.session.listener_process import ListenerChoice, ListenerProcess
from desktop.session.listener_protocol import Preview
from desktop.storage.settings import Settings


def choice_of(settings: Settings) -> ListenerChoice:
    """What the listener is to recognise with."""
    return ListenerChoice(settings.recognition.engine, settings.recognition.model)


def waits_for_voices(settings: Settings) -> bool:
    """Whether levels are measured between calls: never before somebody has been through the setup."""
    return settings.setup_done and settings.calls.detect != "off"


class BetweenCalls:
    """Whoever waits for voices recognises nothing and keeps nothing; what ails the device then is told by the call."""

    def __init__(self) -> None:
        self._waits = False

    def preview(self, listener: ListenerProcess, settings: Settings, wanted: Preview) -> None:
        """Try out what is wanted; with no device, do what the settings say of the time between calls."""
        waited, self._waits = self._waits, not wanted.device and waits_for_voices(settings)
        if self._waits:
            listener.preview(settings.audio.device, settings.audio.hear_customer, settings.audio.customer)
            return
        if waited or not wanted.device:
            # What was wrong with the device while nobody wanted to know is told to whoever tries it out.
            listener.stop()
        if wanted.device:
            listener.preview(wanted.device, wanted.hear_customer, wanted.customer)

    def tells(self, event: Event) -> bool:
        """Whether an event that came between calls is worth telling: a headset on its stand is no trouble yet."""
        return not (self._waits and isinstance(event, DeviceTrouble | AudioGap))
