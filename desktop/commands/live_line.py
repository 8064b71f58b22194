"""A terminal's view of a listener: finished sentences scroll up, one line below them lives."""

from typing import TextIO

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    DeviceReady,
    DeviceTrouble,
    Event,
    FinalTranscript,
    ListenerFailed,
    ListenerReady,
    ListeningEnded,
    PartialTranscript,
)

_QUIETEST_DBFS = -60.0
_BARS = 20
_PARTIAL_CHARACTERS = 24
"""What fits beside the meter on 80 columns, two of them for each character."""


class LiveLine:
    """Writes to a terminal; to a pipe or file only what is finished."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._live = out.isatty()
        self._meter = ""
        self._partial = ""

    def show(self, event: Event) -> None:
        """Show what an event says to a person; most say nothing."""
        match event:
            case AudioLevel(dbfs=dbfs, speech=speech):
                self._meter = f"{_bar(dbfs)} {dbfs:6.1f} dBFS {'说话' if speech else '    '}"
            case PartialTranscript(text=text):
                self._partial = text
            case FinalTranscript(start=start, text=text):
                self._partial = ""
                self._say(f"{start:7.1f} s  {text}")
            case ListeningEnded():
                self._say("已结束。")
                return
            case _:
                self._say(_sentence(event))
                return
        self._draw()

    def _say(self, sentence: str) -> None:
        if sentence:
            self._out.write(f"\r\033[K{sentence}\n" if self._live else f"{sentence}\n")
            self._out.flush()

    def _draw(self) -> None:
        if self._live:
            self._out.write(f"\r\033[K{self._meter} {self._partial[-_PARTIAL_CHARACTERS:]}")
            self._out.flush()


def _bar(dbfs: float) -> str:
    lit = round(_BARS * min(1.0, max(0.0, 1.0 - dbfs / _QUIETEST_DBFS)))
    return "█" * lit + "░" * (_BARS - lit)


def _sentence(event: Event) -> str:
    match event:
        case ListenerReady(engine=engine, model=model, seconds=seconds):
            return f"识别引擎 {engine}（{model}）已就绪，用时 {seconds:.1f} 秒。"
        case DeviceReady(device=device, rate=rate):
            return f"正在听：{device}（{rate} Hz）。按 Ctrl-C 结束。"
        case DeviceTrouble(message=message, remedy=remedy) | ListenerFailed(message=message, remedy=remedy):
            return f"{message}{remedy}"
        case AudioGap(seconds=seconds):
            return f"丢失了 {seconds:.1f} 秒的声音。"
        case _:
            return ""
