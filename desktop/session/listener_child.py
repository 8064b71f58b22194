"""One life of the listener process, as the window sees it."""

import logging
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO

from desktop.core.events import AudioLevel, Event, Heartbeat, ListenerReady, ListeningEnded, UnknownEvent, from_json
from desktop.session.child_process import is_suspended, start_child
from desktop.session.listener_protocol import Command, command_to_json

_log = logging.getLogger(__name__)

_FIRST_SIGN_SECONDS = 15.0
"""A cold disk and a virus scanner may take so long to start an interpreter."""
_SILENT_SECONDS = 3.0
"""Three heartbeats missed."""
_SILENT_IN_CALL_SECONDS = 2.0
"""Twenty levels missed: a call gives ten a second. While its model is loaded an import may hold up all."""
_SUSPECT_SECONDS = 0.4
"""After so long, on a call, the system is asked whether it holds the process: what it says needs no patience."""


class ListenerChild:
    """Started by the constructor. From the first command on its events come on a thread of its own, until `on_end`.

    Until that command it has loaded no model and opened no device: it stands by.
    """

    def __init__(self, command: Sequence[str], on_event: Callable[[Event], None], on_end: Callable[[], None]) -> None:
        self._on_event = on_event
        self._on_end = on_end
        self._signs = 0
        self._serving = False
        self._ready = self._hears = False
        self.hung = False
        self._last_sign = time.monotonic()
        self._process = start_child("listener", command)
        self._reader = threading.Thread(target=self._read, name="listener-events", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether the process is gone and its last event has been passed on."""
        return not self._reader.is_alive()

    @property
    def exit_code(self) -> int | None:
        """Negative for the number of the signal that killed it."""
        return self._process.poll()

    def hangs(self) -> bool:
        """Whether it has given no sign of life for too long, or cannot give one."""
        if self.ended:
            return False
        silent = time.monotonic() - self._last_sign
        if not self._hears:
            return silent > (_SILENT_SECONDS if self._signs else _FIRST_SIGN_SECONDS)
        return silent > _SILENT_IN_CALL_SECONDS or (silent > _SUSPECT_SECONDS and is_suspended(self.pid))

    def forgive(self) -> None:
        """Whoever watches has slept himself, as the whole machine may have: its silence counts from now."""
        self._last_sign = time.monotonic()

    def send(self, command: Command) -> None:
        """Tell it something. A process that is gone hears nothing; its end is noticed elsewhere."""
        self._serving = True
        try:
            _pipe(self._process.stdin).write(command_to_json(command) + "\n")
            _pipe(self._process.stdin).flush()
        except (OSError, ValueError) as error:
            _log.info("listener %d did not hear %s: %s", self.pid, type(command).__name__, error)

    def kill_hung(self) -> None:
        """End it though it does not answer; returns when it is gone."""
        self.hung = True
        self._process.kill()
        self._reader.join()

    def close(self, seconds: float) -> None:
        """Ask it to end by closing its input, and make it end after `seconds`."""
        self._close_input()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        with _pipe(self._process.stdout) as lines:
            for line in lines:
                self._last_sign = time.monotonic()
                self._signs += 1
                try:
                    event = from_json(line)
                except UnknownEvent:
                    # Not the line itself: it may hold what was said, and logs do not.
                    _log.error("listener %d: a line of %d characters is no event", self.pid, len(line))
                    continue
                if self._serving:
                    self._note(event)
                    self._on_event(event)
        self._process.wait()
        self._close_input()
        self._on_end()

    def _note(self, event: Event) -> None:
        if isinstance(event, ListenerReady):
            self._ready = True
        elif isinstance(event, AudioLevel):
            self._hears = self._ready
        elif isinstance(event, ListeningEnded | Heartbeat) and not getattr(event, "listening", False):
            self._hears = False

    def _close_input(self) -> None:
        try:
            _pipe(self._process.stdin).close()
        except OSError as error:
            _log.info("listener %d did not read its last command: %s", self.pid, error)


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None, "all pipes are opened by the constructor"
    return stream
