"""The clock of a measured call: when each sample of what is played was audible in the room.

The room is a sound server's null sink; a recorder of its own hears the same monitor that the headset hears, with a
small buffer, and notes when each piece came. A sample counts as audible when a recorder without any delay could have
had it: its place in the recording plus the least lateness of all pieces. Where the call stands in the recording is
found by correlation. Errors: the recorder's own transport makes the sample look later, by some milliseconds; the
sink renders up to one block of 50 ms ahead of its clock, which makes it look earlier. So the delays that are
measured from here are rather too long than too short.
"""

import os
import subprocess
import threading
import time

import numpy as np
import soxr

_RATE = 48_000
_PIECE = 480
"""Samples that are read at once: 10 ms."""


class Recorder:
    """Hears the room until `stop`."""

    def __init__(self, headset):
        self._process = subprocess.Popen(
            [
                "parec",
                "--device=room.monitor",
                f"--rate={_RATE}",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=10",
            ],
            env={**os.environ, **headset.environment},
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._pieces = []
        self._ends = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=10)
        self._thread.join()
        self._process.stdout.close()

    def starts_at(self, call, rate, near):
        """Monotonic time at which the first sample of `call` (int16 at `rate`) was audible; it is looked for around
        `near`, the time at which it was given to the player.
        """
        lengths = np.cumsum([len(piece) for piece in self._pieces]) / _RATE
        origin = min(end - length for end, length in zip(self._ends, lengths, strict=True))
        heard = soxr.resample(np.concatenate(self._pieces).astype(np.float64), _RATE, rate)
        first = max(0, int((near - 1.0 - origin) * rate))
        sample = call[: 12 * rate].astype(np.float64)
        place = first + offset_of(heard[first : first + len(sample) + 6 * rate], sample)
        return origin + place / rate

    def _read(self):
        rest = b""
        while data := self._process.stdout.read(_PIECE * 2):
            now = time.monotonic()
            data = rest + data
            whole = len(data) // 2 * 2
            rest = data[whole:]
            self._pieces.append(np.frombuffer(data[:whole], np.int16))
            self._ends.append(now)


def offset_of(heard, sample):
    """Where `sample` begins in `heard`, by the peak of their correlation."""
    size = 1 << (len(heard) + len(sample)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sample, size))
    correlation = np.fft.irfft(spectrum, size)[: len(heard)]
    peak = int(np.argmax(correlation))
    strength = correlation[peak] / (np.linalg.norm(sample) * np.linalg.norm(heard[peak : peak + len(sample)]) + 1e-9)
    if strength < 0.9:
        raise RuntimeError(f"the call was not found in the recording of the room (correlation {strength:.2f})")
    return peak
