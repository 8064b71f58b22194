"""Spares a streaming recogniser the long silences of somebody who mostly listens.

Kaldi works on silence as hard as on speech. A customer is silent for half of a call, and nobody waits for the last
tenth of a second of his words; so his recogniser is fed what voice activity lets through, with some sound before it
and as much after it as the recogniser needs to end the sentence. The agent's hears everything.
"""

from collections import deque
from dataclasses import replace

from desktop.asr.recognizer import RATE, Recognizer, Samples
from desktop.core.events import FinalTranscript, PartialTranscript

_BEFORE_BLOCKS = 6
"""Blocks from before the voice began to count: it counts 0.1 to 0.2 s after it began, and may begin softly."""
_AFTER_SECONDS = 1.0
"""Sound after the voice fell silent though no words are open: some may still be on their way through the model."""
_OPEN_SECONDS = 6.0
"""The same while words are open; Kaldi ends every sentence within five, where it was noise without a final."""


class Spared:
    """A recogniser of one channel, fed what may hold words; its times are those of all the sound."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        self._held: deque[Samples] = deque()
        self._skipped = 0
        """Samples of the past that the recogniser never heard."""
        self._quiet = int(_AFTER_SECONDS * RATE)
        self._open = False

    def accept(self, samples: Samples, speech: bool, hurry: bool = False) -> list[PartialTranscript | FinalTranscript]:
        """Hear the next block, or put it by while nobody speaks."""
        self._quiet = 0 if speech else self._quiet + len(samples)
        if self._quiet > (_OPEN_SECONDS if self._open else _AFTER_SECONDS) * RATE:
            self._put_by(samples)
            return []
        heard = []
        while self._held:
            heard += self._hear(self._held.popleft(), False, hurry)
        return heard + self._hear(samples, speech, hurry)

    def finish(self) -> list[PartialTranscript | FinalTranscript]:
        """Settle what is open."""
        return [self._moved(transcript) for transcript in self._recognizer.finish()]

    def _put_by(self, samples: Samples) -> None:
        self._held.append(samples)
        if len(self._held) > _BEFORE_BLOCKS:
            self._skipped += len(self._held.popleft())

    def _hear(self, samples: Samples, speech: bool, hurry: bool) -> list[PartialTranscript | FinalTranscript]:
        transcripts = self._recognizer.accept(samples, speech, hurry)
        if transcripts:
            self._open = isinstance(transcripts[-1], PartialTranscript)
        return [self._moved(transcript) for transcript in transcripts]

    def _moved(self, transcript: PartialTranscript | FinalTranscript) -> PartialTranscript | FinalTranscript:
        # What is open was begun after the last silence that was skipped, so one sum holds for all of it.
        later = self._skipped / RATE
        if isinstance(transcript, PartialTranscript):
            return replace(transcript, time=transcript.time + later, start=transcript.start + later)
        words = tuple(replace(word, start=word.start + later, end=word.end + later) for word in transcript.words)
        return replace(
            transcript,
            time=transcript.time + later,
            start=transcript.start + later,
            end=transcript.end + later,
            words=words,
        )
