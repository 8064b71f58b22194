"""The window's side of the process that plays: keeps one alive, so that no driver can take the window with it."""

import logging
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from desktop.own_command import own_command
from desktop.session.child_process import is_suspended, start_child
from desktop.session.practice.speaker_protocol import (
    Answer,
    Command,
    Ended,
    Play,
    SpeakerTrouble,
    UnknownLineError,
    UseHeadset,
    answer_from_line,
    to_line,
)

_log = logging.getLogger(__name__)

_DELAYS = (0.0, 0.5, 1.0, 2.0)
"""Seconds before the next start: the first death costs no time, a process that cannot live costs no processor."""
_DEATHS_WINDOW_SECONDS = 60.0
_CLOSE_SECONDS = 3.0


def speaker_command() -> list[str]:
    """The command line of the child: this very program, from a checkout, an installation or a frozen build."""
    return own_command("speak", "--control")


class SpeakerProcess:
    """All methods may be called from any thread and return at once, but for `close`."""

    def __init__(
        self, on_answer: Callable[[Answer], None], command: Callable[[], Sequence[str]] = speaker_command
    ) -> None:
        """`on_answer` is called on a thread of this object and must not wait for it."""
        self._on_answer = on_answer
        self._command = command
        self._child: subprocess.Popen[str] | None = None
        self._headset: UseHeadset | None = None
        self._playing: int | None = None
        self._closing = False
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._live, name="speaker-watch", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process that plays now."""
        child = self._child
        return child.pid if child is not None and child.poll() is None else None

    def start(self) -> None:
        """Start the process, so that the first word comes at once."""
        self._spawn()
        self._thread.start()

    def use(self, microphone: str) -> None:
        """Play to the headset of this microphone, from the next sound on."""
        self.send(UseHeadset(microphone))

    def send(self, command: Command) -> None:
        """Tell it something. Every Play is answered by Ended, whatever happens to the process."""
        with self._lock:
            if isinstance(command, UseHeadset):
                self._headset = command
            elif isinstance(command, Play):
                self._end_if_frozen()
            given = self._give(command)
            if given and isinstance(command, Play):
                self._playing = command.id
        if not given and isinstance(command, Play):
            self._on_answer(Ended(command.id, whole=False))

    def close(self) -> None:
        """End the process; no answer comes any more. Returns when it is gone."""
        with self._lock:
            self._closing = True
            child = self._child
            self._close_input()
        self._ended.set()
        if child is not None:
            try:
                child.wait(_CLOSE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        if self._thread.is_alive():
            self._thread.join()

    def _end_if_frozen(self) -> None:
        # It would take the command and never answer; the next one plays what comes after.
        if self._child is not None and is_suspended(self._child.pid):
            self._child.kill()

    def _live(self) -> None:
        # Not at the top: the window is to open soon. And not with the first words, which are to come at once.
        import psutil  # noqa: F401

        deaths: deque[float] = deque()
        while not self._closing:
            self._read()
            if self._closing:
                return
            now = time.monotonic()
            deaths.append(now)
            while deaths[0] < now - _DEATHS_WINDOW_SECONDS:
                deaths.popleft()
            self._mourn(final=len(deaths) > len(_DELAYS))
            if len(deaths) > len(_DELAYS):
                return
            self._ended.wait(_DELAYS[len(deaths) - 1])
            self._spawn()

    def _spawn(self) -> None:
        with self._lock:
            if self._closing:
                return
            try:
                self._child = start_child("speaker", self._command())
            except OSError as error:
                # A process that lives for no time at all: `_live` mourns it, and tries again.
                _log.error("no speaker: %s", error)
                return
            if self._headset is not None:
                self._give(self._headset)

    def _read(self) -> None:
        child = self._child
        if child is None or child.stdout is None:
            return
        with child.stdout as lines:
            for line in lines:
                try:
                    answer = answer_from_line(line)
                except UnknownLineError:
                    _log.error("speaker %d: a line of %d characters is no answer", child.pid, len(line))
                    continue
                self._pass_on(answer)
        child.wait()
        with self._lock:
            self._close_input()

    def _pass_on(self, answer: Answer) -> None:
        with self._lock:
            if isinstance(answer, Ended) and answer.id == self._playing:
                self._playing = None
            closing = self._closing
        if not closing:
            self._on_answer(answer)

    def _mourn(self, final: bool) -> None:
        with self._lock:
            cut, self._playing = self._playing, None
            self._child = None
        if cut is not None:
            self._on_answer(Ended(cut, whole=False))
        if final:
            self._on_answer(
                SpeakerTrouble(
                    "speaker-lost",
                    "播放声音的进程反复退出，听不到客户的声音。",
                    "练习照常进行，客户的话会显示在窗口里。",
                )
            )
        else:
            self._on_answer(SpeakerTrouble("speaker-died", "播放声音的进程意外退出。", "正在自动重新启动。"))

    def _give(self, command: Command) -> bool:
        child = self._child
        if child is None or child.stdin is None:
            return False
        try:
            child.stdin.write(to_line(command))
            child.stdin.flush()
        except (OSError, ValueError) as error:
            _log.info("speaker %d did not hear %s: %s", child.pid, type(command).__name__, error)
            return False
        return True

    def _close_input(self) -> None:
        child = self._child
        if child is None or child.stdin is None:
            return
        try:
            child.stdin.close()
        except OSError as error:
            _log.info("speaker %d did not read its last command: %s", child.pid, error)
