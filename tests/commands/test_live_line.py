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


def test_with_both_sides_every_line_says_whose_it_is():
    out = Terminal()
    line = LiveLine(out, both_sides=True)
    answer = FinalTranscript(time=2.0, channel="customer", start=1.2, end=1.9, text="我想问一下")
    gap = AudioGap(time=2.0, channel="customer", seconds=1.0, cause="device")
    theirs = AudioLevel(time=0.1, channel="customer", dbfs=-60.0, peak_dbfs=-50.0, speech=False)
    for event in (LEVEL, theirs, PARTIAL, FINAL, answer, gap):
        line.show(event)
    assert "坐席 ████░░░░ 说话 客户 ░░░░░░░░" in out.getvalue()
    for said in ("0.2 s  坐席 您好欢迎\n", "1.2 s  客户 我想问一下\n", "丢失了客户 1.0 秒的声音。\n"):
        assert said in out.getvalue()


def test_trouble_is_told_with_its_remedy():
    trouble = DeviceTrouble(time=1.0, channel="agent", code="gone", message="麦克风断开了。", remedy="请插好。")
    gap = AudioGap(time=2.0, channel="agent", seconds=1.26, cause="device")
    assert show(io.StringIO(), trouble, gap) == "麦克风断开了。请插好。\n丢失了 1.3 秒的声音。\n"


def test_signs_of_life_are_not_shown():
    beat = Heartbeat(time=1.0, listening=True, memory_mb=1, cpu_seconds=1, lag_seconds=0, lost_seconds=0)
    ready = ListenerReady(time=1.0, engine="vosk", model="small", seconds=2.04)
    assert show(io.StringIO(), beat, ready) == "识别引擎 vosk（small）已就绪，用时 2.0 秒。\n"
