"""However the program ends in mid-call, the call is whole, or said to be interrupted at the next start."""

import contextlib
import signal
import sys

import pytest
from headset import wait_for
from own_process import states
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import compose
from desktop.core.events import CallEnded, DeviceReady, ProgramTrouble
from desktop.gui.bridge import Bridge
from desktop.gui.ending import Ending
from desktop.session.interrupted_calls import look_soon
from desktop.storage.record import open_record
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings import load_settings

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and a sound server"),
]


def kept():
    with contextlib.closing(open_record(paths.record_database(), "summary")) as record:
        call = record.calls()[0]
        return call, record.events(call.id)


def test_being_asked_to_end_in_mid_call_is_a_clean_end(open_window):
    window = open_window()
    window.start_call()
    assert window.end(signal.SIGTERM) == 0
    assert states() == ["ended"]
    _call, events = kept()
    assert isinstance(events[-1], CallEnded)


def test_a_killed_window_tells_of_its_call_when_it_is_opened_again(open_window, monkeypatch):
    window = open_window()
    window.start_call()
    assert window.end(signal.SIGKILL) == -signal.SIGKILL
    assert states() == ["open"]
    monkeypatch.setattr("desktop.session.interrupted_calls._LOOK_SECONDS", 0.0)
    told = []
    look_soon(RecordSettings, told.append)
    wait_for(lambda: bool(told), 20.0, "the interrupted call to be told")
    call, _events = kept()
    (trouble,) = told
    assert isinstance(trouble, ProgramTrouble)
    assert trouble.message.startswith("上次通话中断了")
    assert call.id in trouble.remedy
    assert call.state == "interrupted"
    told.clear()
    look_soon(RecordSettings, told.append).join()
    assert not told, "told once"


def test_signing_out_in_mid_call_has_the_call_on_the_disk_before_the_system_goes_on(
    room, profile, qtbot: QtBot, qapp: QGuiApplication
):
    bridge, posted = Bridge(), []
    program = compose(load_settings(paths.settings_file()), bridge)
    Ending(program.window)
    bridge.happened.connect(posted.append)
    program.window.show()
    program.worker.start()
    program.window.press_call()
    qtbot.waitUntil(lambda: any(isinstance(event, DeviceReady) for event in posted), timeout=20_000)
    qtbot.waitUntil(lambda: states() == ["open"], timeout=10_000)
    qapp.commitDataRequest.emit(None)
    assert states() == ["ended"]
    assert not program.window.isVisible()
