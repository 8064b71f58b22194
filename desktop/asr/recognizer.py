"""What the program asks of a recogniser, whichever it is."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.core.events import FinalTranscript, PartialTranscript

RATE = 16_000
"""Hertz; everything behind the capture is 16 kHz mono int16."""

Samples = NDArray[np.int16]


class Recognizer(Protocol):
    """One utterance after another of one channel of one call; touched by one thread only."""

    def accept(self, samples: Samples, speech: bool, hurry: bool = False) -> list[PartialTranscript | FinalTranscript]:
        """Hear the next block (16 kHz mono int16, usually 100 ms).

        `speech` is what voice activity says of it. `hurry` says that more sound already waits: work that only
        serves to be early may then be spared. A replay never hurries, so that it always gives the same.
        Times in the answer count from the first sample this recogniser ever heard. An unchanged
        partial is given once more when it stands, so that two in a row agree, and then swallowed.
        """
        ...

    def finish(self) -> list[PartialTranscript | FinalTranscript]:
        """No more audio will come: settle what is open."""
        ...


class Engine(Protocol):
    """A loaded model that makes recognisers; loading is slow, a recogniser is quick."""

    name: str
    """vosk or whisper."""
    model: str
    """The model's name in the catalogue, or its folder."""

    def recognizer(self, channel: str, offset: float = 0.0) -> Recognizer:
        """A fresh, pre-warmed recogniser; `offset` seconds are added to every time it gives."""
        ...
