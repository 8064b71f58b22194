"""The recogniser, loaded in the background and always one call ahead."""

import threading
import time
from collections.abc import Callable

from desktop.asr.recognizer import Engine, Recognizer
from desktop.core.events import Channel, ListenerFailed, ListenerReady
from desktop.errors import PeitingError
from desktop.session.outlet import Outlet


class WarmEngine:
    """Loads once and keeps a fresh, pre-warmed recogniser ready for the next call."""

    def __init__(self, load: Callable[[], Engine], channel: Channel, outlet: Outlet) -> None:
        """`load` takes seconds and may raise PeitingError, which becomes a ListenerFailed."""
        self._load = load
        self._channel = channel
        self._outlet = outlet
        self._engine: Engine | None = None
        self._spare: tuple[float, Recognizer] | None = None
        self._expected = 0.0
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="loading", daemon=True)

    def start(self) -> None:
        """Begin to load; returns at once."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether loading has ended, well or not, within `seconds`."""
        return self._settled.wait(seconds)

    def expect(self, offset: float) -> None:
        """The call that waits for the engine to load begins, or goes on, at second `offset`."""
        self._expected = offset

    def recognizer(self, offset: float) -> Recognizer | None:
        """A recogniser for sound from second `offset` on; None when there is no engine. Call it after `wait`."""
        with self._lock:
            spare, self._spare = self._spare, None
            self._expected = 0.0
        if spare is not None and spare[0] == offset:
            return spare[1]
        return None if self._engine is None else self._engine.recognizer(self._channel, offset)

    def prepare(self) -> None:
        """Warm a recogniser for the next call, where there is none yet; returns at once."""
        threading.Thread(target=self._warm, name="warming", daemon=True).start()

    def _warm(self) -> None:
        with self._lock:
            if self._engine is not None and self._spare is None:
                self._spare = self._expected, self._engine.recognizer(self._channel, self._expected)

    def _run(self) -> None:
        began = time.monotonic()
        try:
            self._engine = self._load()
            self._warm()
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
