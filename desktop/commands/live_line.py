"""A terminal's view of a listener: finished sentences scroll up, one line below them lives."""

from typing import TextIO

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    Channel,
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
_BARS_OF_TWO = 8
_PARTIAL_CHARACTERS = 24
"""What fits beside the meter on 80 columns, two of them for each character."""
_SIDES: dict[Channel, str] = {"agent": "坐席", "customer": "客户"}


class LiveLine:
    """Writes to a terminal; to a pipe or file only what is finished."""

    def __init__(self, out: TextIO, both_sides: bool = False) -> None:
        """`both_sides`: every line says whose it is."""
        self._out = out
        self._live = out.isatty()
        self._both = both_sides
        self._meters: dict[Channel, str] = {}
        self._partials: dict[Channel, str] = {}

    def show(self, event: Event) -> None:
        """Show what an event says to a person; most say nothing."""
        match event:
            case AudioLevel(channel=channel, dbfs=dbfs, speech=speech):
                meter = bar(dbfs, _BARS_OF_TWO) if self._both else f"{bar(dbfs)} {dbfs:6.1f} dBFS"
                self._meters[channel] = f"{self._whose(channel)}{meter} {'说话' if speech else '    '}"
            case PartialTranscript(channel=channel, text=text):
                self._partials[channel] = f"{self._whose(channel)}{text[-_PARTIAL_CHARACTERS:]}"
            case FinalTranscript(channel=channel, start=start, text=text):
                self._partials.pop(channel, None)
                self._say(f"{start:7.1f} s  {self._whose(channel)}{text}")
            case ListeningEnded():
                self._say("已结束。")
                return
            case _:
                self._say(_sentence(event))
                return
        self._draw()

    def _whose(self, channel: Channel) -> str:
        return f"{_SIDES[channel]} " if self._both else ""

    def _say(self, sentence: str) -> None:
        if sentence:
            self._out.write(f"\r\033[K{sentence}\n" if self._live else f"{sentence}\n")
            self._out.flush()

    def _draw(self) -> None:
        if self._live:
            shown = (*(self._meters[side] for side in sorted(self._meters)), *self._partials.values())
            self._out.write(f"\r\033[K{' '.join(shown)}")
            self._out.flush()


def bar(dbfs: float, bars: int = _BARS) -> str:
    """A level as a row of blocks, from −60 dBFS up."""
    lit = round(bars * min(1.0, max(0.0, 1.0 - dbfs / _QUIETEST_DBFS)))
    return "█" * lit + "░" * (bars - lit)


def _sentence(event: Event) -> str:
    match event:
        case ListenerReady(engine=engine, model=model, seconds=seconds):
            return f"识别引擎 {engine}（{model}）已就绪，用时 {seconds:.1f} 秒。"
        case DeviceReady(channel="customer", device=device, rate=rate):
            return f"客户：{device}（{rate} Hz）。"
        case DeviceReady(device=device, rate=rate):
            return f"正在听：{device}（{rate} Hz）。按 Ctrl-C 结束。"
        case DeviceTrouble(message=message, remedy=remedy) | ListenerFailed(message=message, remedy=remedy):
            return f"{message}{remedy}"
        case AudioGap(channel=channel, seconds=seconds):
            return f"丢失了{'客户' if channel == 'customer' else ''} {seconds:.1f} 秒的声音。"
        case _:
            return ""
