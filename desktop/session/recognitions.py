"""Recognition of every side that is heard of a call: a thread and a recogniser each, over one loaded model."""

import threading

from desktop.audio.rings import Rings
from desktop.core.events import ListeningEnded
from desktop.session.outlet import Outlet
from desktop.session.recognition import Recognition
from desktop.session.sides import Channels
from desktop.session.warm_engine import WarmEngine


class Recognitions:
    """One call, or what is left of one that is resumed."""

    def __init__(self, channels: Channels, engine: WarmEngine, rings: Rings, outlet: Outlet) -> None:
        self._outlet = outlet
        self._unsettled = len(channels)
        self._lock = threading.Lock()
        places = {"agent": rings.agent, "customer": rings.customer}
        self._sides = [Recognition(each, engine, places[each], outlet, self._settled) for each in channels]

    @property
    def running(self) -> bool:
        """Whether words may still come."""
        return any(side.running for side in self._sides)

    @property
    def lag_seconds(self) -> float:
        """Sound that was captured and has not been recognised, of all sides together."""
        return sum(side.lag_seconds for side in self._sides if side.running)

    @property
    def lost_seconds(self) -> float:
        """Sound that was given up."""
        return sum(side.lost_seconds for side in self._sides)

    def start(self) -> None:
        """Begin to recognise, or to wait for the engine."""
        for side in self._sides:
            side.start()

    def wake(self) -> None:
        """There are new blocks in the rings."""
        for side in self._sides:
            side.wake()

    def end(self) -> None:
        """No more blocks will come. Returns at once; ListeningEnded follows the last words of the last side."""
        for side in self._sides:
            side.end()

    def abandon(self) -> None:
        """Say and settle nothing from now on. Returns at once."""
        for side in self._sides:
            side.abandon()

    def _settled(self) -> None:
        with self._lock:
            self._unsettled -= 1
            if not self._unsettled:
                self._outlet.put(ListeningEnded(time=self._outlet.now))
