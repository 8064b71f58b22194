"""Recorded calls: WAV (µ-law too), FLAC and OGG, in blocks of 16 kHz, with bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from desktop.audio.blocks import Blocks, Samples
from desktop.audio.resample import Resampler
from desktop.audio.wholeness import is_cut_off
from desktop.errors import PeitingError

_FORMATS = ("WAV", "WAVEX", "RF64", "FLAC", "OGG")
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 192_000
"""Hertz: a telephone line, and the most that any sound card records."""
_LONGEST_SECONDS = 4 * 3600
"""No call lasts longer; a header that says so lies."""


@dataclass(frozen=True, slots=True)
class AudioFile:
    """A recording that has been checked and can be read from its beginning, as often as wanted."""

    path: Path
    channels: int
    """1, or 2 with the agent on the left."""
    rate: int
    """The file's own sample rate, hertz."""
    seconds: float

    def blocks(self) -> Iterator[tuple[Samples, ...]]:
        """One block of 100 ms of every channel at a time; the last is filled up with silence.

        PeitingError when the sound itself turns out to be damaged.
        """
        resamplers = [Resampler(self.rate) for _ in range(self.channels)]
        cutters = [Blocks() for _ in range(self.channels)]
        for piece in _pieces(self):
            sides = [np.ascontiguousarray(piece[:, number]) for number in range(self.channels)]
            columns = [
                cutter.accept(resampler.accept(side))
                for cutter, resampler, side in zip(cutters, resamplers, sides, strict=True)
            ]
            yield from zip(*columns, strict=True)
        columns = [
            cutter.accept(resampler.finish()) + cutter.finish()
            for cutter, resampler in zip(cutters, resamplers, strict=True)
        ]
        yield from zip(*columns, strict=True)


def read_audio(path: Path) -> AudioFile:
    """Open and check a recording. PeitingError, one sentence, for whatever cannot be heard to its end."""
    if not path.is_file():
        raise PeitingError("audio-missing", f"找不到音频文件 {path}。", "请检查文件名。")
    try:
        with soundfile.SoundFile(path) as sound:
            _require_sane(path, sound)
            found = AudioFile(path, sound.channels, sound.samplerate, sound.frames / sound.samplerate)
    except soundfile.SoundFileError as error:
        raise _damaged(path) from error
    if is_cut_off(path):
        raise PeitingError(
            "audio-truncated", f"音频文件 {path} 不完整：文件在声音结束之前就断了。", "请重新复制或导出。"
        )
    return found


def _require_sane(path: Path, sound: Any) -> None:
    if sound.format not in _FORMATS:
        raise PeitingError(
            "audio-format", f"音频文件 {path} 的格式 {sound.format} 不支持。", "请转换成 WAV、FLAC 或 OGG。"
        )
    if sound.channels > 2:
        raise PeitingError(
            "audio-channels", f"音频文件 {path} 有 {sound.channels} 个声道。", "最多两个：左为坐席，右为客户。"
        )
    if not _LOWEST_RATE <= sound.samplerate <= _HIGHEST_RATE:
        raise PeitingError(
            "audio-rate", f"音频文件 {path} 的采样率 {sound.samplerate} Hz 不可用。", "请转换成 8000 到 192000 Hz。"
        )
    if sound.frames == 0:
        raise PeitingError("audio-empty", f"音频文件 {path} 里没有声音。", "请重新导出录音。")
    if sound.frames > _LONGEST_SECONDS * sound.samplerate:
        hours = sound.frames / sound.samplerate / 3600
        raise PeitingError("audio-long", f"音频文件 {path} 自称长 {hours:.1f} 小时。", "最长 4 小时，请先分段。")


def _pieces(audio: AudioFile) -> Iterator[Samples]:
    """Frames by channels, a second at a time."""
    expected, heard = round(audio.seconds * audio.rate), 0
    try:
        with soundfile.SoundFile(audio.path) as sound:
            while len(piece := sound.read(audio.rate, dtype="int16", always_2d=True)):
                heard += len(piece)
                yield piece
    except soundfile.SoundFileError as error:
        raise _damaged(audio.path) from error
    if heard < expected:
        raise _damaged(audio.path)


def _damaged(path: Path) -> PeitingError:
    return PeitingError("audio-damaged", f"音频文件 {path} 已损坏或不是音频。", "请换一个 WAV、FLAC 或 OGG 文件。")
