"""Whisper through faster-whisper: the only file that imports it.

Whisper takes whole utterances and is trained on windows of 30 s. Two things make it fit for a call. The window
is cut to the utterance plus a second of silence: the encoder, which is most of the work, then costs a tenth, and
the error rate stays where it was (see `_WINDOW_FINAL`). And an utterance that goes on is decoded
again after every `_STEP` of new audio. Each hypothesis is given as a partial: whoever acts on partials wants two
in a row that agree, so a guess that is taken back does no harm, and waiting for agreement here as well would
make every warning later by one step more.
"""

from typing import Any, cast

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer

from desktop.asr.recognizer import RATE, Recognizer, Samples
from desktop.asr.utterances import Utterance, Utterances
from desktop.asr.whisper_text import Hypothesis, settle
from desktop.core.events import Channel, FinalTranscript, PartialTranscript
from desktop.errors import PeitingError

_THREADS = 1
"""Measured on two cores: 0.18 s for a partial and 0.29 s for a final with one thread, 0.20 s and 0.35 s with two. And
two threads wait for each other: with one core busy elsewhere a decoding then takes up to half as long again."""
_WINDOW_TAIL = 1.0
"""Seconds of silence after the utterance: without any, the last syllable is lost."""
_WINDOW_PARTIAL = 4.0
_WINDOW_FINAL = 8.0
"""The least the encoder is given, seconds. Measured over 12 clips of read speech and a call of 98 s by synthetic
voices, on two cores: CER 19.9 and 11.0 % with 8 s, 17.3 and 12.6 % with Whisper's 30 s; 0.1 s an encoding
instead of 0.9 s."""
_STEP = 0.6
"""Seconds of new audio between two hypotheses of an utterance that goes on."""
_STEP_CUSTOMER = 1.8
"""The same for the customer: nobody has to be stopped in the middle of his sentence, and both share the processor."""
_STEP_HURRIED = 2.4
"""The same while sound waits: on a busy machine the words must come late rather than later and later."""
_BEAM_PARTIAL = 1
_BEAM_FINAL = 5
_TOKENS_A_SECOND = 12
"""Bounds what a decoding can invent: a syllable is one or two tokens, and nobody says more than eight a second."""
_HOP = 160
"""Samples a frame of the spectrogram."""


class WhisperEngine:
    """A loaded Whisper model."""

    name = "whisper"

    def __init__(self, path: str, model: str) -> None:
        """`path` is a folder in faster-whisper's format. Raises PeitingError when it cannot be loaded."""
        self.model = model
        try:
            # Always a folder, never a name: a name would be looked up on the network.
            self._whisper = WhisperModel(
                path, device="cpu", compute_type="int8", cpu_threads=_THREADS, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise PeitingError(
                "model-damaged",
                f"Whisper 模型 {path} 加载失败（{error}）。",
                f"请重新安装：peiting model install {model}",
            ) from error
        self._tokenizer = Tokenizer(self._whisper.hf_tokenizer, True, task="transcribe", language="zh")
        self.decode(np.zeros(RATE, np.int16), _BEAM_PARTIAL, _WINDOW_PARTIAL)

    def recognizer(self, channel: str, offset: float = 0.0) -> Recognizer:
        """A fresh recogniser of one channel; `offset` seconds are added to every time it gives."""
        return WhisperRecognizer(self, cast("Channel", channel), offset)

    def decode(self, samples: Samples, beam: int, window: float) -> Hypothesis:
        """What was said in `samples` (16 kHz int16, up to 29 s), seen through a window of at least `window` seconds."""
        prompt = [*self._tokenizer.sot_sequence, self._tokenizer.no_timestamps]
        result = self._whisper.model.generate(
            self._whisper.encode(self._features(samples, window)),
            [prompt],
            beam_size=beam,
            max_length=len(prompt) + 8 + int(_TOKENS_A_SECOND * len(samples) / RATE),
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = result.sequences_ids[0]
        return Hypothesis(
            text=self._tokenizer.decode(tokens),
            no_speech=result.no_speech_prob,
            # The score is the mean over the tokens, without the one that ends the text.
            confidence=result.scores[0] * len(tokens) / (len(tokens) + 1),
        )

    def _features(self, samples: Samples, window: float) -> Any:
        seconds = max(window, len(samples) / RATE + _WINDOW_TAIL)
        padded = np.zeros(int(seconds * RATE) // (2 * _HOP) * (2 * _HOP), np.float32)
        padded[: len(samples)] = samples.astype(np.float32) / 32768.0
        return self._whisper.feature_extractor(padded, padding=0)[:, : len(padded) // _HOP]


class WhisperRecognizer:
    """One channel of one call; due times are counted in audio, so a replay decodes exactly what a call did."""

    def __init__(self, engine: WhisperEngine, channel: Channel, offset: float) -> None:
        self._engine = engine
        self._channel: Channel = channel
        self._step = _STEP_CUSTOMER if channel == "customer" else _STEP
        self._offset = offset
        self._utterances = Utterances()
        self._heard = 0
        self._decoded_at = 0
        self._partial = ""
        self._stood = False
        """Whether two hypotheses in a row were this very partial, and both were given."""

    def accept(self, samples: Samples, speech: bool, hurry: bool = False) -> list[PartialTranscript | FinalTranscript]:
        """Hear the next block; decodes only when a hypothesis is due."""
        self._heard += len(samples)
        ended = self._utterances.add(samples, speech)
        if ended is not None:
            return self._settle(ended, _BEAM_PARTIAL if hurry else _BEAM_FINAL)
        going_on = self._utterances.open
        if going_on is None:
            self._decoded_at = self._heard
            return []
        step = _STEP_HURRIED if hurry else self._step
        return self._guess(going_on) if self._heard - self._decoded_at >= int(step * RATE) else []

    def finish(self) -> list[PartialTranscript | FinalTranscript]:
        """Settle the utterance that is open."""
        ended = self._utterances.flush()
        return self._settle(ended, _BEAM_FINAL) if ended is not None else []

    def _guess(self, utterance: Utterance) -> list[PartialTranscript | FinalTranscript]:
        self._decoded_at = self._heard
        hypothesis = self._engine.decode(utterance.samples, _BEAM_PARTIAL, _WINDOW_PARTIAL)
        text = settle(hypothesis, utterance.end - utterance.start)
        if not text or (text == self._partial and self._stood):
            return []
        self._partial, self._stood = text, text == self._partial
        return [
            PartialTranscript(
                time=self._offset + self._now(), channel=self._channel, start=self._offset + utterance.start, text=text
            )
        ]

    def _settle(self, utterance: Utterance, beam: int) -> list[PartialTranscript | FinalTranscript]:
        self._decoded_at = self._heard
        self._partial = ""
        hypothesis = self._engine.decode(utterance.samples, beam, _WINDOW_FINAL)
        text = settle(hypothesis, utterance.end - utterance.start)
        if not text:
            return []
        return [
            FinalTranscript(
                time=self._offset + self._now(),
                channel=self._channel,
                start=self._offset + utterance.start,
                end=self._offset + utterance.end,
                text=text,
            )
        ]

    def _now(self) -> float:
        return self._heard / RATE
