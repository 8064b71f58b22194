"""How late a timer of the GUI thread is, counted in milliseconds: a day of it takes no more room than a minute."""

import json
import sys
import threading
import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

_EVERY_MS = 10
_LONGEST_MS = 60_000


class Lateness(QObject):
    """Between `begin` and `end`, which may be emitted from any thread."""

    begin = Signal()
    end = Signal()

    def __init__(self):
        super().__init__()
        self._counts = np.zeros(_LONGEST_MS, np.int64)
        self._last = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.begin.connect(self._start)
        self.end.connect(self._timer.stop)

    def percentiles(self):
        """p50, p95, p99 and the greatest, in whole milliseconds; and how many ticks there were."""
        so_far = np.cumsum(self._counts)
        total = int(so_far[-1])
        if not total:
            return {}
        found = {f"p{share}": int(np.searchsorted(so_far, total * share / 100)) for share in (50, 95, 99)}
        return {**found, "max": int(np.flatnonzero(self._counts)[-1]), "n": total}

    def _start(self):
        self._last = time.monotonic()
        self._timer.start()

    def _tick(self):
        now = time.monotonic()
        late = (now - self._last) * 1000 - _EVERY_MS
        self._counts[min(max(int(late), 0), _LONGEST_MS - 1)] += 1
        self._last = now


def main():
    """Measure until the input ends."""
    application, lateness = QCoreApplication([]), Lateness()
    threading.Thread(target=lambda: (sys.stdin.read(), application.quit()), daemon=True).start()
    QTimer.singleShot(0, lateness.begin.emit)
    application.exec()
    print(json.dumps(lateness.percentiles()))


if __name__ == "__main__":
    main()
