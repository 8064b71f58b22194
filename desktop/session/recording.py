"""Hears a recorded call: the events that the live listener would have given for the same sound."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import numpy as np

from desktop.asr.recognizer import Engine
from desktop.audio.blocks import BLOCK, BLOCK_SECONDS, Samples
from desktop.audio.files import AudioFile, read_audio
from desktop.core.events import CallEnded, CallStarted, Channel, Event
from desktop.errors import PeitingError
from desktop.session.hearing import Hearing


class Recording:
    """One or two sound files of one call: a stereo file holds the agent on the left and the customer on the right."""

    def __init__(self, path: Path, customer: Path | None = None) -> None:
        """Raises PeitingError for what cannot be heard, or when the customer is given twice."""
        self._agent = read_audio(path)
        self._customer = read_audio(customer) if customer else None
        if customer and self._agent.channels == 2:
            raise PeitingError(
                "customer-twice", f"{path} 是立体声，右声道已经是客户。", "请去掉 --customer，或改用单声道文件。"
            )

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Who can be heard."""
        return ("agent", "customer") if self._customer or self._agent.channels == 2 else ("agent",)

    def hear(self, engine: Engine, started: CallStarted) -> Iterator[Event]:
        """All events of the call in time order: `started` first, `CallEnded` last; a recogniser for each channel."""
        yield started
        hearing = Hearing({channel: engine.recognizer(channel) for channel in self.channels})
        time = 0.0
        for number, blocks in enumerate(self._blocks(), start=1):
            time = number * BLOCK_SECONDS
            # Both channels were heard up to here; whatever the block gave rise to is raised now.
            yield from (replace(event, time=time) for event in hearing.accept(blocks))
        yield from (replace(event, time=time) for event in hearing.finish())
        yield CallEnded(time=time, hung_up="", score=None)

    def _blocks(self) -> Iterator[tuple[Samples, ...]]:
        if self._customer is None:
            yield from self._agent.blocks()
            return
        silence = np.zeros(BLOCK, np.int16)
        # The shorter file is silent to the end of the longer one.
        yield from zip_longest(_first(self._agent), _first(self._customer), fillvalue=silence)


def _first(audio: AudioFile) -> Iterator[Samples]:
    return (blocks[0] for blocks in audio.blocks())
