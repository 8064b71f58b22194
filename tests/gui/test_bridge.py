import threading

from gui import gallery
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.events import Event
from desktop.gui.bridge import Bridge


def _partial(text: str, start: float = 0.0) -> events.PartialTranscript:
    return events.PartialTranscript(time=1.0, channel="agent", start=start, text=text)


def _final(text: str) -> events.FinalTranscript:
    return events.FinalTranscript(time=1.0, channel="agent", start=0.0, end=1.0, text=text)


def test_every_happening_of_another_thread_arrives_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    bridge = Bridge()
    got: list[Event] = []
    threads: set[int] = set()

    def take(event: Event) -> None:
        threads.add(threading.get_ident())
        got.append(event)

    bridge.happened.connect(take)
    sent = [_final(str(number)) for number in range(500)]
    worker = threading.Thread(target=lambda: [bridge.post(event) for event in sent])
    worker.start()
    qtbot.waitUntil(lambda: len(got) == len(sent), timeout=5000)
    worker.join()
    assert got == sent
    assert threads == {threading.get_ident()}


def test_of_state_only_the_latest_arrives(qapp: object) -> None:
    bridge = Bridge()
    got: list[Event] = []
    bridge.measured.connect(got.append)
    for text in ("麻", "麻烦", "麻烦您"):
        bridge.post(_partial(text))
    for event in gallery.measured(1.0):
        bridge.post(event)
    bridge.flush()
    assert [event.text for event in got if isinstance(event, events.PartialTranscript)] == ["麻烦您"]
    assert len(got) == 4


def test_a_partial_never_comes_back_after_its_final(qapp: object) -> None:
    bridge = Bridge()
    got: list[Event] = []
    bridge.measured.connect(got.append)
    bridge.happened.connect(got.append)
    bridge.post(_partial("我不"))
    bridge.post(_final("我不清楚"))
    bridge.post(_partial("您过", 1.2))
    bridge.flush()
    assert got == [_final("我不清楚"), _partial("您过", 1.2)]


def test_the_window_never_sees_a_long_number(qtbot: QtBot) -> None:
    bridge = Bridge()
    got: list[Event] = []
    bridge.happened.connect(got.append)
    bridge.measured.connect(got.append)
    number = "13812345678"
    for length in range(1, len(number) + 1):
        bridge.post(_partial(number[:length]))
        bridge.flush()
    bridge.post(_final(number))
    bridge.flush()
    assert isinstance(got[-1], events.FinalTranscript)
    assert got[-1].text == "138●●●●●●78"
    shown = [event.text for event in got if isinstance(event, events.PartialTranscript)]
    assert shown[5:8] == ["138123", "138●●●●", "138●●●●●"]
