"""What is wrong with the device that one side of a call is heard by, said once each time it changes."""

from desktop.audio.blocks import BLOCK_SECONDS
from desktop.audio.device import Device
from desktop.audio.trouble import TroubleCode, customer_words, trouble_code, words
from desktop.audio.watchdog import DeadMicrophone, is_known_to_gate
from desktop.core.events import AudioLevel, Channel, DeviceReady, DeviceTrouble
from desktop.errors import PeitingError
from desktop.session.outlet import Outlet


class DeviceState:
    """Tells the outlet about troubles and about the return of sound."""

    def __init__(self, channel: Channel, wanted: str, outlet: Outlet, gating: set[str] | None = None) -> None:
        """`gating`: ids of the devices that were found to gate; what is found here is added."""
        self.channel: Channel = channel
        self._name = wanted
        self._outlet = outlet
        self._device: Device | None = None
        self._gating = set() if gating is None else gating
        self._watch = DeadMicrophone()
        self.trouble: TroubleCode | None = None
        """Why no sound comes; None while it does."""

    def sounds(self, device: Device) -> None:
        """A chunk came. Only the first one of a stream, or after a stall, is news."""
        if device is self._device and self.trouble is None:
            return
        self._device, self._name, self.trouble = device, device.name, None
        self._watch = DeadMicrophone(device.id in self._gating or is_known_to_gate(device.name))
        self._ready(device)

    def stalls(self) -> None:
        """The open stream delivers nothing."""
        if self.trouble is None:
            self._tell("stalled", *self._words("stalled"))
            self.trouble = "stalled"

    def fails(self, error: PeitingError) -> None:
        """The device cannot be opened. Once it has worked, that means that it was taken away."""
        code: TroubleCode = trouble_code(error) if self._device is None else "gone"
        if self.trouble != code:
            said = (error.message, error.remedy) if self._device is None else words("gone", self._name)
            self._tell(code, *(said if self.channel == "agent" else self._words(code)))
            self.trouble = code

    def hears(self, level: AudioLevel) -> None:
        """Judge a block of sound: a stream can run and carry nothing."""
        if self.trouble is not None:
            return
        changed = self._watch.accept(level.dbfs, level.speech, BLOCK_SECONDS)
        if self._watch.gates and self._device is not None:
            self._gating.add(self._device.id)
        if not changed:
            return
        if self._watch.dead:
            self._tell("dead", *self._words("dead"))
        elif self._device is not None:
            self._ready(self._device)

    def _ready(self, device: Device) -> None:
        now = self._outlet.now
        self._outlet.put(DeviceReady(time=now, channel=self.channel, device=device.id, rate=device.rate))

    def _words(self, code: TroubleCode) -> tuple[str, str]:
        return words(code, self._name) if self.channel == "agent" else customer_words(code, self._name)

    def _tell(self, code: TroubleCode, message: str, remedy: str) -> None:
        now = self._outlet.now
        self._outlet.put(DeviceTrouble(time=now, channel=self.channel, code=code, message=message, remedy=remedy))
