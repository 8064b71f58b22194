"""The process that plays: obeys the window, opens the headset anew when it is lost, and never dies of either."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from desktop.audio.blocks import BLOCK, RATE, Samples
from desktop.audio.files import read_audio
from desktop.audio.line_conditions import LineEffect
from desktop.audio.microphone import rescan
from desktop.audio.output_trouble import unreadable_clip
from desktop.audio.speaker import Speaker
from desktop.errors import PeitingError
from desktop.session.practice.speaker_protocol import (
    Answer,
    Command,
    Ended,
    Play,
    SpeakerReady,
    SpeakerTrouble,
    Started,
    StopPlaying,
    UseHeadset,
    pcm_bytes,
)

_CLOSE_SECONDS = 2.0
_RETRY_SECONDS = 1.0
"""How soon a headset that would not open is tried again; only when there is something to play."""


class Speaking:
    """One thread reads commands, one plays; the newest wish wins."""

    def __init__(self, answer: Callable[[Answer], None]) -> None:
        """`answer` is called on either thread."""
        self._answer = answer
        self._speaker: Speaker | None = None
        self._microphone = ""
        self._tried = -_RETRY_SECONDS
        self._lost = False
        self._wish: Play | UseHeadset | None = None
        self._wishes = 0
        self._closing = False
        self._changed = threading.Condition()

    def obey(self, commands: Iterable[Command]) -> None:
        """Do as told until the commands end."""
        player = threading.Thread(target=self._work, name="player", daemon=True)
        player.start()
        for command in commands:
            self._want(None if isinstance(command, StopPlaying) else command)
        self._closing = True
        self._want(None)
        player.join(_CLOSE_SECONDS)

    def _want(self, wish: Play | UseHeadset | None) -> None:
        with self._changed:
            waiting, self._wish = self._wish, wish
            # Whatever plays finds out by this that it is no longer wanted.
            self._wishes += 1
            self._changed.notify()
        if isinstance(waiting, Play):
            self._answer(Ended(waiting.id, whole=False))

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wish is not None or self._closing)
                if self._closing:
                    break
                wish, self._wish, number = self._wish, None, self._wishes
            if isinstance(wish, UseHeadset):
                self._use(wish.microphone)
            elif wish is not None:
                self._play(wish, number)
        self._let_go()

    def _use(self, microphone: str) -> None:
        if microphone != self._microphone or self._speaker is None:
            self._let_go()
            self._microphone, self._tried = microphone, -_RETRY_SECONDS
            self._opened()

    def _opened(self) -> Speaker | None:
        if self._speaker is None and time.monotonic() - self._tried >= _RETRY_SECONDS:
            self._tried = time.monotonic()
            try:
                if self._lost:
                    rescan()
                self._speaker = Speaker(self._microphone)
            except PeitingError as error:
                self._lost = True
                self._complain(error)
            else:
                self._lost = False
                self._answer(SpeakerReady(self._speaker.device))
        return self._speaker

    def _play(self, wish: Play, number: int) -> None:
        whole = False
        try:
            speaker = self._opened()
            if speaker is not None:
                whole = speaker.play(
                    _pieces(wish),
                    on_start=lambda: self._answer(Started(wish.id, time.monotonic())),
                    goes_on=lambda: self._wishes == number,
                )
        except PeitingError as error:
            if error.code == "output_gone":
                self._let_go()
                self._lost = True
            self._complain(error)
        self._answer(Ended(wish.id, whole))

    def _let_go(self) -> None:
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    def _complain(self, error: PeitingError) -> None:
        self._answer(SpeakerTrouble(error.code, error.message, error.remedy))


def _pieces(wish: Play) -> Iterator[Samples]:
    sound = _sound(wish)
    if wish.clean:
        yield from sound
        return
    effect = LineEffect(wish.line, RATE, wish.seed)
    for block in sound:
        yield effect.accept(block)
    # What the room and the filter still hold.
    for _ in range(round(effect.tail_seconds * RATE / BLOCK)):
        yield effect.accept(np.zeros(BLOCK, np.int16))


def _sound(wish: Play) -> Iterator[Samples]:
    if wish.pcm:
        samples = np.frombuffer(pcm_bytes(wish.pcm), "<i2")
        yield from (samples[at : at + BLOCK] for at in range(0, len(samples), BLOCK))
        return
    try:
        for blocks in read_audio(Path(wish.path)).blocks():
            yield blocks[0]
    except PeitingError as error:
        raise unreadable_clip(Path(wish.path).name) from error
