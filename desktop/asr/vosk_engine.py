"""Vosk: the only file that imports it, and the one that keeps to what Kaldi survives.

Kaldi answers misuse by ending the process, so: never a grammar, never two threads in one recogniser, never
`Model(lang=…)` or `model_name=` (they go to the network and may call `sys.exit`), and never `SetPartialWords(True)`,
which triples the time until a word is visible.
"""

import json
import re
from typing import Any, cast

import numpy as np
import vosk

from desktop.asr.recognizer import RATE, Recognizer, Samples
from desktop.asr.spared import Spared
from desktop.core.events import Channel, FinalTranscript, PartialTranscript, Word
from desktop.errors import PeitingError

_WARM_SECONDS = 1.5
"""A new recogniser stalls for up to a second on the first sounds it hears; silence takes that out of the call."""
_DELAY = 0.65
"""Seconds from a word until it is in a partial, at the median: where a voice began that nobody saw begin."""
_STANDS = 0.2
"""Seconds for which the model must hear on without changing its mind before a partial is given a second time. At the
end of what is said nothing new follows: the second time is what rules wait for that want two that agree."""
_GHOSTS = frozenset(["嗯", "啊", "呃", "哦", "噢", "喔", "哎", "唉", "呀", "哈", "那", "的", "了", "the", "huh"])
"""What Kaldi's models make of silence and of noise: lone fillers."""
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


class VoskEngine:
    """A loaded Vosk model."""

    name = "vosk"

    def __init__(self, path: str, model: str) -> None:
        """`path` is a Vosk model's folder. Raises PeitingError when it cannot be loaded."""
        self.model = model
        vosk.SetLogLevel(-1)
        try:
            self._model = vosk.Model(model_path=path)
            # A truncated graph passes Model() and only fails here.
            vosk.KaldiRecognizer(self._model, RATE)
        except Exception as error:  # vosk raises nothing more precise
            raise PeitingError(
                "model-damaged",
                f"Vosk 模型 {path} 加载失败，文件不完整或不是 Vosk 模型。",
                "请检查这个文件夹，或重新安装：peiting model install",
            ) from error

    def recognizer(self, channel: str, offset: float = 0.0) -> Recognizer:
        """A fresh, warm recogniser of one channel; `offset` seconds are added to every time it gives."""
        kaldi = vosk.KaldiRecognizer(self._model, RATE)
        kaldi.SetWords(True)
        recognizer = VoskRecognizer(kaldi, cast("Channel", channel), offset)
        recognizer.warm_up()
        return Spared(recognizer) if channel == "customer" else recognizer


class VoskRecognizer:
    """One channel of one call, heard by a warm Kaldi recogniser."""

    def __init__(self, kaldi: Any, channel: Channel, offset: float) -> None:
        self._kaldi = kaldi
        self._channel: Channel = channel
        self._offset = offset
        self._heard = 0
        self._voice_start: float | None = None
        """Seconds on the stream at which somebody began to speak in the utterance that is open."""
        self._partial_start: float | None = None
        self._partial = ""
        self._stands_at: int | None = None
        """The sample up to which the partial has to stand to be said again; None once it was, or without any."""
        self._noise = np.random.default_rng(0)

    def warm_up(self) -> None:
        """Hear silence that counts for nothing; only before the first block."""
        self._feed(np.zeros(int(_WARM_SECONDS * RATE), np.int16))

    def accept(
        self,
        samples: Samples,
        speech: bool,
        hurry: bool = False,  # noqa: ARG002 - a streaming decoder does nothing that it could spare
    ) -> list[PartialTranscript | FinalTranscript]:
        """Hear the next block."""
        before = self._heard / RATE
        self._heard += len(samples)
        if speech and self._voice_start is None:
            self._voice_start = before
        if self._feed(samples):
            settled = self._settle(json.loads(self._kaldi.Result()))
            self._voice_start = before if speech else None
            return settled
        return self._guess(json.loads(self._kaldi.PartialResult()).get("partial", ""))

    def finish(self) -> list[PartialTranscript | FinalTranscript]:
        """Settle what is open."""
        return self._settle(json.loads(self._kaldi.FinalResult()))

    def _feed(self, samples: Samples) -> bool:
        """Feed Kaldi, with one bit of noise in place of its own dither: without any, exact zeros end no sentence."""
        noisy = samples + self._noise.normal(0.0, 1.0, len(samples))
        return bool(self._kaldi.AcceptWaveform(np.clip(noisy, -32768, 32767).astype(np.int16).tobytes()))

    def _guess(self, raw: str) -> list[PartialTranscript | FinalTranscript]:
        text = without_spaces(raw)
        if not text or self._is_ghost(raw):
            return []
        if text != self._partial:
            self._partial, self._stands_at = text, self._heard + int(_STANDS * RATE)
        elif self._stands_at is None or self._heard < self._stands_at:
            return []
        else:
            self._stands_at = None
        if self._partial_start is None:
            self._partial_start = self._voice_start if self._voice_start is not None else self._now() - _DELAY
        start = self._offset + max(0.0, self._partial_start)
        return [PartialTranscript(time=self._offset + self._now(), channel=self._channel, start=start, text=text)]

    def _settle(self, result: dict[str, Any]) -> list[PartialTranscript | FinalTranscript]:
        raw, partial, partial_start = result.get("text", ""), self._partial, self._partial_start
        self._partial, self._partial_start = "", None
        # Now and then a final comes out empty after good partials; what was shown must not vanish.
        text = without_spaces(raw) or partial
        if not text or self._is_ghost(raw or partial):
            return []
        words = tuple(self._word(each) for each in result.get("result", ()))
        start = words[0].start if words else self._offset + max(0.0, partial_start or 0.0)
        return [
            FinalTranscript(
                time=self._offset + self._now(),
                channel=self._channel,
                start=start,
                end=words[-1].end if words else self._offset + self._now(),
                text=text,
                words=words,
            )
        ]

    def _word(self, raw: dict[str, Any]) -> Word:
        return Word(
            text=raw["word"],
            start=self._offset + max(0.0, raw["start"] - _WARM_SECONDS),
            end=self._offset + max(0.0, raw["end"] - _WARM_SECONDS),
            confidence=raw["conf"],
        )

    def _is_ghost(self, raw: str) -> bool:
        return self._voice_start is None and _GHOSTS.issuperset(raw.split())

    def _now(self) -> float:
        return self._heard / RATE


def without_spaces(text: str) -> str:
    """Vosk puts a space between any two words; Chinese has none, other languages keep theirs."""
    return _BETWEEN_HAN.sub("", text.strip())
