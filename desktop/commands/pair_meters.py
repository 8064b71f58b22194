"""Both sides of a call as two meters in the terminal: to see that the right devices were found."""

import time
from typing import TextIO

from desktop.audio.device import Chunk
from desktop.audio.level import SILENCE_DBFS, measure
from desktop.audio.sources import Source
from desktop.commands.live_line import bar

_TURN_SECONDS = 0.05
"""How long each side is waited for in turn."""
_DRAW_SECONDS = 0.1
_LINE_SECONDS = 1.0
"""How often a pipe or file gets a line."""


class Meter:
    """One side: the loudest since it was drawn last."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._loudest = SILENCE_DBFS

    def hear(self, chunk: Chunk | None) -> None:
        """A piece of sound; None where none came, which of an output means that nothing plays."""
        if chunk is not None and len(chunk.samples):
            self._loudest = max(self._loudest, measure(chunk.samples).dbfs)

    def draw(self) -> str:
        """The meter, which begins anew."""
        loudest, self._loudest = self._loudest, SILENCE_DBFS
        words = f"{loudest:6.1f} dBFS" if loudest > SILENCE_DBFS else "   没有声音"
        return f"{self._name} {bar(loudest)} {words}"


def show_meters(agent: Source, customer: Source, out: TextIO, seconds: float) -> None:
    """Draw until `seconds` have passed (0.0: without an end) or the user presses Ctrl-C."""
    live = out.isatty()
    began = drawn = time.monotonic()
    sides = ((Meter("坐席"), agent), (Meter("客户"), customer))
    try:
        while not seconds or time.monotonic() < began + seconds:
            for meter, source in sides:
                meter.hear(source.read(_TURN_SECONDS))
            if time.monotonic() >= drawn + (_DRAW_SECONDS if live else _LINE_SECONDS):
                drawn = time.monotonic()
                line = "   ".join(meter.draw() for meter, _ in sides)
                out.write(f"\r\033[K{line}" if live else f"{line}\n")
                out.flush()
    except KeyboardInterrupt:
        pass
    if live:
        out.write("\n")
