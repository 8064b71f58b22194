"""The window's side of the listener: keeps one alive, and keeps it doing what it was last asked to do.

Whatever ends a listener (a kill, an abort in native code, a hang, too much memory) ends in the same way: a new one
is started, told what the old one was doing, and finds the call's last minute in the ring that lives here.
"""

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from desktop.audio.rings import Rings
from desktop.core.events import Event, Heartbeat, ListenerFailed, ListenerReady, ListeningBegan, ListeningEnded
from desktop.own_command import own_command
from desktop.session.child_process import is_suspended
from desktop.session.listener_child import ListenerChild
from desktop.session.listener_protocol import Command, Listen, Preview, Stop

_log = logging.getLogger(__name__)

_DELAYS = (0.0, 0.5, 1.0, 2.0)
"""Seconds before the next start: the first death costs no time, a listener that cannot live costs no processor."""
_DEATHS_WINDOW_SECONDS = 60.0
_WATCH_SECONDS = 0.25
_SLEPT_SECONDS = 1.0
"""A watcher that comes so late was held up itself, by a machine that slept or is overloaded."""
_SPARE_SECONDS = 5.0
"""After the listener is ready: starting another process beside it would make it wait."""
_CLOSE_SECONDS = 3.0
_MEMORY_BUDGET_MB = 1_000.0
"""A Vosk listener with a fresh recogniser for each call stays below 900 MB; one that grows beyond is replaced."""


@dataclass(frozen=True, slots=True)
class ListenerChoice:
    """What the listener is to recognise with."""

    engine: str
    """auto, vosk or whisper."""
    model: str
    """A model's name or folder; empty for the installed one."""


def listener_command(choice: ListenerChoice, ring: str) -> list[str]:
    """The command line of the child: this very program, from a checkout, an installation or a frozen build."""
    options = ["--json", "--control", "--ring", ring, "--engine", choice.engine, "--model", choice.model]
    return own_command("listen", *options)


class ListenerProcess:
    """All methods may be called from any thread and return at once, but for `close`."""

    def __init__(
        self,
        choice: ListenerChoice,
        on_event: Callable[[Event], None],
        command: Callable[[ListenerChoice, str], list[str]] = listener_command,
        memory_budget_mb: float = _MEMORY_BUDGET_MB,
    ) -> None:
        """`on_event` is called on threads of this object and must not wait for them."""
        self._choice = choice
        self._on_event = on_event
        self._command = command
        self._budget = memory_budget_mb
        self._rings: Rings | None = None
        self._child: ListenerChild | None = None
        self._spare: ListenerChild | None = None
        self._ready_at = math.inf
        self._wanted: Command = Stop()
        self._calls = 0
        self._time = 0.0
        self._ending = False
        self._bloated = False
        self._of_preview = False
        self._deaths: deque[float] = deque()
        self._given_up = False
        self._lock = threading.RLock()
        self._news = threading.Event()
        self._closing = False
        self._watcher = threading.Thread(target=self._watch, name="listener-watch", daemon=True)

    @property
    def pid(self) -> int | None:
        """The id of the process that listens now."""
        child = self._child
        return child.pid if child is not None and not child.ended else None

    @property
    def rings(self) -> Rings | None:
        """The sound of the call, for as long as this listener is not closed; None before the start."""
        return self._rings

    def start(self) -> None:
        """Start the process, so that its model is warm when the first call comes."""
        self._rings = Rings.shared()
        self._spawn()
        self._watcher.start()

    def listen(self, device: str, hear_customer: bool = False, customer: str = "") -> None:
        """Hear a call from now on; see `Listen` for what the words mean."""
        self._calls += 1
        self._want(Listen(device, self._calls, hear_customer, customer))

    def preview(self, device: str, hear_customer: bool = False, customer: str = "") -> None:
        """Show the level of a device; no call is heard."""
        self._want(Preview(device, hear_customer, customer))

    def stop(self) -> None:
        """End the call or preview. After a call ListeningEnded follows, whatever happens to the process."""
        self._want(Stop())

    def close(self) -> None:
        """End the process; no event comes any more. Returns when it is gone."""
        with self._lock:
            self._closing = True
            children = [child for child in (self._spare, self._child) if child is not None]
            self._child = self._spare = None
        self._news.set()
        if self._watcher.is_alive():
            self._watcher.join()
        for child in children:
            child.close(_CLOSE_SECONDS)
        if self._rings is not None:
            self._rings.close()
            self._rings = None

    def _want(self, command: Command) -> None:
        with self._lock:
            if command == self._wanted and not self._worth_telling_again(command):
                return
            self._ending = isinstance(self._wanted, Listen) and isinstance(command, Stop)
            # Until the listener has read that a call is to be heard, it goes on measuring, by another clock.
            self._of_preview = isinstance(command, Listen) and (isinstance(self._wanted, Preview) or self._of_preview)
            self._wanted = command
            if self._given_up:
                self._given_up = False
                self._deaths.clear()
                self._news.set()
            elif self._child is not None:
                self._child.send(command)

    def _worth_telling_again(self, command: Command) -> bool:
        return isinstance(command, Listen) or (isinstance(command, Preview) and self._given_up)

    def _spawn(self) -> None:
        """Have a process again; where the system starts none, that counts as a death, and is tried again."""
        try:
            ended = self._replace_child()
        except OSError as error:
            self._mourn(f"语音识别进程无法启动（{error.strerror}）。")
            return
        if ended:
            self._on_event(ListeningEnded(time=self._time))

    def _replace_child(self) -> bool:
        """Returns whether the child before was to end a call, and can tell of that end no more."""
        with self._lock:
            if self._closing or self._rings is None:
                return False
            self._child, self._ready_at = self._take_spare() or self._new_child(self._rings), math.inf
            ended, self._ending, self._bloated = self._ending, False, False
            self._child.send(self._wanted)
            return ended

    def _new_child(self, rings: Rings) -> ListenerChild:
        return ListenerChild(self._command(self._choice, rings.name), self._pass_on, self._news.set)

    def _take_spare(self) -> ListenerChild | None:
        spare, self._spare = self._spare, None
        if spare is None or not (spare.ended or spare.hangs() or is_suspended(spare.pid)):
            return spare
        spare.kill_hung()
        return None

    def _stand_by(self) -> None:
        """Keep a process that lacks but model and device: a call that loses its listener loses less sound then."""
        with self._lock:
            wanted = self._spare is None and time.monotonic() - self._ready_at > _SPARE_SECONDS
            if not wanted or self._closing or self._rings is None:
                return
            try:
                self._spare = self._new_child(self._rings)
            except OSError as error:
                _log.warning("no listener stands by: %s", error)
                self._ready_at = time.monotonic()

    def _pass_on(self, event: Event) -> None:
        with self._lock:
            if self._closing:
                return
            if self._is_of_no_concern(event):
                return
            if isinstance(event, Heartbeat):
                self._bloated = event.memory_mb > self._budget
            if isinstance(event, ListenerReady):
                self._ready_at = time.monotonic()
            self._time = event.time
        self._on_event(event)

    def _is_of_no_concern(self, event: Event) -> bool:
        if isinstance(event, ListeningBegan):
            self._of_preview = False
            return True
        if isinstance(event, ListeningEnded):
            ended, self._ending = self._ending, False
            return not ended
        return self._of_preview and not isinstance(event, Heartbeat | ListenerReady | ListenerFailed)

    def _watch(self) -> None:
        looked = time.monotonic()
        while not self._closing:
            self._news.wait(_WATCH_SECONDS)
            self._news.clear()
            now = time.monotonic()
            if now - looked > _SLEPT_SECONDS and self._child is not None:
                self._child.forgive()
            self._look()
            looked = time.monotonic()

    def _look(self) -> None:
        child = self._child
        if child is None:
            if not self._given_up:
                self._spawn()
        elif child.ended:
            self._bury(child)
        elif child.hangs():
            self._fail("listener-hung", "语音识别进程没有响应。", "正在自动重新启动。", True)
            child.kill_hung()
        elif self._bloated and not self._busy():
            self._child = None
            child.close(_CLOSE_SECONDS)
        else:
            self._stand_by()

    def _busy(self) -> bool:
        return self._ending or isinstance(self._wanted, Listen)

    def _bury(self, child: ListenerChild) -> None:
        with self._lock:
            if self._closing:
                return
            self._child = None
        self._mourn("" if child.hung else f"语音识别进程意外退出（代码 {child.exit_code}）。")
        if not self._given_up:
            self._spawn()

    def _mourn(self, what: str) -> None:
        """Tell of a death, but for one that was told of, and let the time before the next start pass, or give up."""
        now = time.monotonic()
        self._deaths.append(now)
        while self._deaths[0] < now - _DEATHS_WINDOW_SECONDS:
            self._deaths.popleft()
        if len(self._deaths) > len(_DELAYS):
            self._given_up = True
            self._fail("listener-lost", "语音识别进程反复退出，已停止重试。", "请运行 peiting doctor 检查模型。", False)
            return
        if what:
            self._fail("listener-died", what, "正在自动重新启动。", True)
        self._pause(_DELAYS[len(self._deaths) - 1])

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._closing:
            time.sleep(0.02)

    def _fail(self, code: str, message: str, remedy: str, retry: bool) -> None:
        self._on_event(ListenerFailed(time=self._time, code=code, message=message, remedy=remedy, retry=retry))
