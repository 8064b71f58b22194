"""Resident memory over an hour of calls, in a process that does what the listener, or the window, does.

The listener cannot hear faster than sound comes, so its part is done without a microphone: one loaded model, a fresh
recogniser for each call, as the listener does it. The window's part is the window itself with the hour's events.
"""

import sys
import time

import psutil
from rig import MODELS, own_home


def listener(engine, hours):
    """Megabytes after start, after the first call and after `hours` of calls; the most that was ever held."""
    import soundfile

    from desktop import paths
    from desktop.asr.models import choose_engine, load_engine
    from desktop.audio.blocks import BLOCK
    from desktop.session.hearing import Hearing

    sound, _ = soundfile.read(paths.assets() / "demo" / "call.ogg", dtype="int16", always_2d=True)
    agent = sound[:, 0].copy()
    with own_home(engine):
        model = load_engine(choose_engine(engine, MODELS[engine]))
    spare = model.recognizer("agent")
    sizes, began, seconds = [resident()], time.monotonic(), 0.0
    while seconds < hours * 3600:
        hearing, spare = Hearing({"agent": spare}), None
        for first in range(0, len(agent) - BLOCK + 1, BLOCK):
            hearing.accept((agent[first : first + BLOCK],))
        hearing.finish()
        del hearing
        spare = model.recognizer("agent")
        seconds += len(agent) / 16_000
        sizes.append(resident())
        print(f"{seconds / 60:.0f} min, {sizes[-1]:.0f} MB", file=sys.stderr)
    return {**summary(sizes, seconds), "rtf_of_calls": (time.monotonic() - began) / seconds}


def window(engine, hours):
    """The real window; the events of the demo call come as fast as it can show them."""
    import demo_call
    from PySide6.QtWidgets import QApplication

    from desktop import app, paths
    from desktop.core.engine import Engine
    from desktop.gui.bridge import Bridge
    from desktop.session import pipeline
    from desktop.storage.settings import limits_of, load_settings

    application = QApplication(["peiting"])
    bridge = Bridge()
    with own_home(engine):
        loaded = load_settings(paths.settings_file())
        program = app.compose(loaded, bridge)
    program.window.show()
    application.processEvents()
    library, heard, limits = demo_call.library(), demo_call.heard(), limits_of(loaded.settings)
    sizes, seconds = [resident()], 0.0
    while seconds < hours * 3600:
        for event in pipeline.run(heard, Engine(library, limits)):
            bridge.post(event)
            bridge.flush()
            application.processEvents()
        seconds += heard[-1].time
        sizes.append(resident())
    return summary(sizes, seconds)


def resident():
    return psutil.Process().memory_info().rss / 2**20


def summary(sizes, seconds):
    return {
        "start_mb": sizes[0],
        "first_call_mb": sizes[1],
        "end_mb": sizes[-1],
        "most_mb": max(sizes),
        "hours": seconds / 3600,
        "calls": len(sizes) - 1,
    }
