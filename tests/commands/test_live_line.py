import io

from desktop.commands.live_line import LiveLine
from desktop.core.events import (
    AudioGap,
    AudioLevel,
    DeviceTrouble,
    FinalTranscript,
    Heartbeat,
    ListenerReady,
    PartialTranscript,
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def show(out, *events):
    line = LiveLine(out)
    for event in events:
        line.show(event)
    return out.getvalue()


LEVEL = AudioLevel(time=0.1, channel="agent", dbfs=-30.0, peak_dbfs=-20.0, speech=True)
PARTIAL = PartialTranscript(time=0.5, channel="agent", start=0.2, text="您好")
FINAL = FinalTranscript(time=1.0, channel="agent", start=0.2, end=0.9, text="您好欢迎")


def test_a_terminal_sees_the_meter_and_the_words_as_they_come():
    seen = show(Terminal(), LEVEL, PARTIAL)
    assert "█" * 10 + "░" * 10 in seen
    assert seen.endswith("您好")


def test_a_file_gets_finished_sentences_only():
    seen = show(io.StringIO(), LEVEL, PARTIAL, FINAL)
    assert seen == "    0.2 s  您好欢迎\n"


def test_trouble_is_told_with_its_remedy():
    trouble = DeviceTrouble(time=1.0, channel="agent", code="gone", message="麦克风断开了。", remedy="请插好。")
    gap = AudioGap(time=2.0, channel="agent", seconds=1.26, cause="device")
    assert show(io.StringIO(), trouble, gap) == "麦克风断开了。请插好。\n丢失了 1.3 秒的声音。\n"


def test_signs_of_life_are_not_shown():
    beat = Heartbeat(time=1.0, listening=True, memory_mb=1, cpu_seconds=1, lag_seconds=0, lost_seconds=0)
    ready = ListenerReady(time=1.0, engine="vosk", model="small", seconds=2.04)
    assert show(io.StringIO(), beat, ready) == "识别引擎 vosk（small）已就绪，用时 2.0 秒。\n"
