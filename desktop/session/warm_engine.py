"""The recogniser, loaded in the background and always one call ahead."""

import threading
import time
from collections.abc import Callable

from desktop.asr.recognizer import Engine, Recognizer
from desktop.core.events import Channel, ListenerFailed, ListenerReady
from desktop.errors import PeitingError
from desktop.session.outlet import Outlet


class WarmEngine:
    """Loads one model and keeps a fresh, pre-warmed recogniser of each side ready for the next call."""

    def __init__(self, load: Callable[[], Engine], outlet: Outlet) -> None:
        """`load` takes seconds and may raise PeitingError, which becomes a ListenerFailed."""
        self._load = load
        self._outlet = outlet
        self._engine: Engine | None = None
        self._spares: dict[Channel, tuple[float, Recognizer]] = {}
        self._expected: dict[Channel, float] = {"agent": 0.0}
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="loading", daemon=True)

    def start(self) -> None:
        """Begin to load; returns at once."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether loading has ended, well or not, within `seconds`."""
        return self._settled.wait(seconds)

    def expect(self, channel: Channel, offset: float) -> None:
        """The call that waits for the engine to load begins, or goes on, at second `offset`."""
        with self._lock:
            self._expected[channel] = offset

    def recognizer(self, channel: Channel, offset: float) -> Recognizer | None:
        """A recogniser for sound from second `offset` on; None when there is no engine. Call it after `wait`."""
        with self._lock:
            spare = self._spares.pop(channel, None)
            self._expected[channel] = 0.0
        if spare is not None and spare[0] == offset:
            return spare[1]
        return None if self._engine is None else self._engine.recognizer(channel, offset)

    def prepare(self, channel: Channel) -> None:
        """Warm a recogniser for the next call, where there is none yet; returns at once."""
        threading.Thread(target=self._warm, args=(channel,), name="warming", daemon=True).start()

    def _warm(self, channel: Channel) -> None:
        with self._lock:
            if self._engine is not None and channel not in self._spares:
                offset = self._expected[channel]
                self._spares[channel] = offset, self._engine.recognizer(channel, offset)

    def _run(self) -> None:
        began = time.monotonic()
        try:
            self._engine = self._load()
            for channel in tuple(self._expected):
                self._warm(channel)
        except PeitingError as error:
            self._outlet.put(
                ListenerFailed(
                    time=self._outlet.now, code=error.code, message=error.message, remedy=error.remedy, retry=False
                )
            )
            return
        finally:
            self._settled.set()
        seconds = time.monotonic() - began
        engine = self._engine
        self._outlet.put(ListenerReady(time=self._outlet.now, engine=engine.name, model=engine.model, seconds=seconds))
