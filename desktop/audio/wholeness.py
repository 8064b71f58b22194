"""Whether a sound file holds all that its header promises: libsndfile reads a cut-off file without a word."""

import os
import struct
from pathlib import Path

import soundfile

_OGG_TAIL = 70_000
"""Bytes: a little more than the largest Ogg page."""
_OGG_LAST_PAGE = 4
_CHUNK_HEADER = 8


def is_cut_off(path: Path) -> bool:
    """True for a WAV, FLAC or OGG whose end is missing."""
    with path.open("rb") as file:
        start = file.read(12)
    if start[:4] in (b"RIFF", b"RIFX"):
        return _wav_is_cut_off(path, "<" if start[:4] == b"RIFF" else ">")
    if start[:4] == b"OggS":
        return _ogg_is_cut_off(path)
    if start[:4] == b"fLaC":
        return _flac_is_cut_off(path)
    return False


def _wav_is_cut_off(path: Path, order: str) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(12)
        while len(header := file.read(_CHUNK_HEADER)) == _CHUNK_HEADER:
            name, length = struct.unpack(f"{order}4sI", header)
            if name == b"data":
                return bool(file.tell() + length > size)
            file.seek(length + length % 2, os.SEEK_CUR)
    return True


def _ogg_is_cut_off(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _OGG_TAIL))
        tail = file.read()
    page = tail.rfind(b"OggS")
    if page < 0 or len(tail) < page + 27:
        return True
    segments = tail[page + 26]
    end = page + 27 + segments + sum(tail[page + 27 : page + 27 + segments])
    return not tail[page + 5] & _OGG_LAST_PAGE or len(tail) < end


def _flac_is_cut_off(path: Path) -> bool:
    # The frames carry no index: the last sample is there when it can be sought and decoded.
    try:
        with soundfile.SoundFile(path) as sound:
            sound.seek(sound.frames - 1)
            return len(sound.read(1)) != 1
    except soundfile.SoundFileError:
        return True
