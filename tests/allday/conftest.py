"""The program as a user starts it, with a profile, a screen and a headset."""

import pytest
from headset_fixtures import room, speech
from own_process import Window

from desktop import paths
from desktop.storage.record import open_record
from desktop.storage.settings import Settings, save_settings

__all__ = ["room", "speech"]


@pytest.fixture
def profile():
    """A profile in which everything is set up, and no recogniser: levels are heard, and no word."""
    values = {"audio": {"device": "headset"}, "recognition": {"engine": "vosk", "model": "none"}, "setup_done": True}
    save_settings(Settings.model_validate(values), paths.settings_file())
    open_record(paths.record_database(), "summary").close()
    return paths.user_data()


@pytest.fixture
def open_window(room, profile):
    """Opens windows, one after another; none of them is left over."""
    opened = []

    def start():
        opened.append(Window())
        return opened[-1]

    yield start
    for window in opened:
        if window.process.poll() is None:
            window.process.kill()
            window.process.wait()
