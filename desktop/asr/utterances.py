"""Cut a stream into utterances by voice activity, for a recogniser that only takes whole ones."""

from dataclasses import dataclass

import numpy as np

from desktop.asr.recognizer import RATE, Samples

_PRE_ROLL = 0.3
"""Seconds kept from before the voice was noticed, which takes 0.1–0.2 s. Of 0.1 … 0.5 s the one that served read
speech best; more silence makes Whisper invent a first syllable, less cuts a soft consonant."""
_PATIENCE = 0.2
"""Seconds of silence after voice activity went off, itself some 0.3 s late: together the 0.5 s that Vosk waits."""
_LONG = 12.0
"""Seconds after which the next pause, however short, ends the utterance."""
_LONGEST = 20.0
"""Seconds after which it ends anyway; Vosk's limit too."""
_ONSET_LAG = 0.15
_HANGOVER = 0.25
"""By how many seconds voice activity comes on and goes off too late, rounded down to whole blocks."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said between two silences, with a little of the silences."""

    samples: Samples
    start: float
    """Seconds from the stream's first sample at which the voice began."""
    end: float
    """Seconds at which it ended, or the end of the samples while it goes on."""


class Utterances:
    """Finds the utterances of one stream; nothing between them is kept for longer than the pre-roll."""

    def __init__(self) -> None:
        self._blocks: list[Samples] = []
        self._length = 0
        self._heard = 0
        self._voice_start: float | None = None
        self._voice_end = 0.0
        self._silence = 0.0

    def add(self, samples: Samples, speech: bool) -> Utterance | None:
        """Hear a block; the utterance that ended with it, if one did."""
        self._keep(samples)
        if speech:
            self._hear_voice(len(samples) / RATE)
            return self._close() if self._seconds() >= _LONGEST else None
        if self._voice_start is None:
            self._forget_all_but_pre_roll()
            return None
        self._silence += len(samples) / RATE
        if self._silence > _PATIENCE or self._seconds() >= _LONG:
            return self._close()
        return None

    @property
    def open(self) -> Utterance | None:
        """The utterance that goes on, as far as it was heard."""
        if self._voice_start is None:
            return None
        return Utterance(np.concatenate(self._blocks), self._voice_start, self._now())

    def flush(self) -> Utterance | None:
        """The stream is over: the utterance that was open."""
        return self._close() if self._voice_start is not None else None

    def _keep(self, samples: Samples) -> None:
        self._blocks.append(samples)
        self._length += len(samples)
        self._heard += len(samples)

    def _hear_voice(self, seconds: float) -> None:
        if self._voice_start is None:
            began = self._now() - self._seconds()
            self._voice_start = max(began, self._now() - seconds - _ONSET_LAG)
        self._voice_end = self._now()
        self._silence = 0.0

    def _close(self) -> Utterance:
        start = self._now() if self._voice_start is None else self._voice_start
        end = self._now() if self._silence == 0.0 else self._voice_end - _HANGOVER
        utterance = Utterance(np.concatenate(self._blocks), start, max(end, start))
        self._blocks, self._length = [], 0
        self._voice_start, self._silence = None, 0.0
        return utterance

    def _forget_all_but_pre_roll(self) -> None:
        while self._blocks and self._length - len(self._blocks[0]) >= _PRE_ROLL * RATE:
            self._length -= len(self._blocks.pop(0))

    def _seconds(self) -> float:
        return self._length / RATE

    def _now(self) -> float:
        return self._heard / RATE
