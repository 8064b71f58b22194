"""How far the call has come, between the events that say so."""

from PySide6.QtCore import QElapsedTimer


class CallClock:
    """Follows the time of the call's own events; between two of them, and when none come, it runs on by itself.

    The audio's clock is the true one. It stands still while a microphone is away, and the agent's call does not.
    """

    def __init__(self) -> None:
        self._time = 0.0
        self._since = QElapsedTimer()
        self._running = False

    @property
    def running(self) -> bool:
        """Whether a call is going on."""
        return self._running

    @property
    def now(self) -> float:
        """Seconds since the call began, or how long it was."""
        return self._time + (self._since.elapsed() / 1000 if self._running else 0.0)

    def start(self) -> None:
        """A call begins."""
        self._time = 0.0
        self._running = True
        self._since.start()

    def seen(self, time: float) -> None:
        """An event of the call was raised at that time."""
        if self._running and time > self._time:
            self._time = time
            self._since.restart()

    def stop(self, time: float) -> None:
        """The call ended at that time."""
        self._time = max(time, self._time)
        self._running = False
