"""The time between the end of a call and the last that is heard of it."""

import threading
from collections.abc import Callable

_SECONDS = 4.0
"""How long the listener may take to settle the end of a call; a whisper decode takes about one second."""
_CATCHING_UP_SECONDS = 20.0
"""How much longer one that lags may take: nobody should wait for his summary beyond that."""


class LastWords:
    """Awaited at most so long: a listener that dies in this very moment may never say that it has settled them."""

    def __init__(self, give_up: Callable[[], None]) -> None:
        """`give_up` is called on a thread of its own when they do not come."""
        self._give_up = give_up
        self._timer: threading.Timer | None = None

    @property
    def awaited(self) -> bool:
        """Whether a call has ended and is not settled."""
        return self._timer is not None

    def wait(self, lag: float) -> None:
        """A call has ended; recognition is late by so many seconds."""
        self._timer = threading.Timer(_SECONDS + min(lag, _CATCHING_UP_SECONDS), self._give_up)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """They have come, or nobody wants them any longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
