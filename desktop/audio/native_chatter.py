"""Keeps what native libraries print on standard error away from a person's terminal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2


@contextmanager
def muted() -> Iterator[None]:
    """ALSA complains of every device that it tries in vain, though PortAudio copes; real errors come as codes."""
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    try:
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)
