"""One live call without Qt: what the listener heard goes in, what the window shows comes out.

A thread of its own takes turns between the listener's events and the agent's commands, so that the engine is
only ever touched by one thread and the window never waits for rules, record or recogniser.
"""

import gc
import logging
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.call_score import Contest
from desktop.core.engine import Engine, prepare
from desktop.core.events import (
    Channel,
    DeviceReady,
    Event,
    Heartbeat,
    ListenerFailed,
    ListenerReady,
    ListeningEnded,
    ProgramTrouble,
)
from desktop.core.limits import Limits
from desktop.core.practice.happenings import BeatPlayed
from desktop.core.practice.play import Play
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session.between_calls import BetweenCalls, choice_of
from desktop.session.false_alarms import FalseAlarms
from desktop.session.keeper import Keeper
from desktop.session.keeping import Keeping
from desktop.session.last_words import LastWords
from desktop.session.listener_process import ListenerProcess
from desktop.session.listener_protocol import Preview
from desktop.session.live_call import CallGoingOn, CallMemory, LiveCall, started_now
from desktop.session.live_score import LiveScore
from desktop.session.usual_pace import UsualPace
from desktop.storage.settings import Settings, limits_of

if TYPE_CHECKING:
    from desktop.audio.rings import Rings
    from desktop.session.practice.rehearsed_call import OnTheLine
    from desktop.storage.record import CallRecord

_log = logging.getLogger(__name__)


class CallWorker:
    """Runs calls one after another; every method but `close` returns at once, from any thread."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        open_record: Callable[[], "CallRecord"],
        post: Callable[[Event], None],
        usual_pace: UsualPace | None = None,
    ) -> None:
        """`post` takes every event, on this object's thread; `usual_pace` moves the limits with the agent."""
        self._settings, self._library = settings, library
        self._sheet: ScoreSheet | None = None
        self._post = post
        self._keeper = Keeping(Keeper(open_record, self._complain), self._complain)
        self._usual_pace = usual_pace
        self._between = BetweenCalls()
        self._call: CallGoingOn | None = None
        self._hears_customer = False
        self._open_line: Callable[[Play], OnTheLine] | None = None
        self._left_over = False
        self._hears = False
        self._lag = 0.0
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._last_words = LastWords(partial(self._jobs.put, self._finish))
        self._listener = ListenerProcess(choice_of(settings), self._on_listener)
        self._thread = threading.Thread(target=self._work, name="call-worker", daemon=True)

    @property
    def listener_pid(self) -> int | None:
        """The process that hears, for whoever measures it."""
        return self._listener.pid

    @property
    def heard(self) -> "Rings | None":
        """The sound of the call, which forgets after a minute; None before the start."""
        return self._listener.rings

    def start(self) -> None:
        """Start the thread, and the listener so that its model is warm before the first call."""
        self._thread.start()
        self._keeper.start()
        self._jobs.put(self._listener.start)
        self.preview("")

    def start_call(self, customer: str, title: str) -> None:
        """Begin a call; a call that still goes on is ended first."""
        self._jobs.put(partial(self._start_call, customer, title))

    def start_practice(self, play: Play) -> None:
        """Begin a drill; whatever goes on is ended first. Posts what a call posts, the customer's channel with it, and
        `core.practice.happenings`; at the end `RehearsalEnded` right before `CallEnded`. Nothing of it is kept.
        """
        self._jobs.put(partial(self._start_practice, play))

    def play_beat(self, beat: str) -> None:
        """Let the customer of a drill that is played by hand go on with that beat, or with `END` hang up."""
        self._jobs.put(partial(self._command, BeatPlayed(time=0.0, beat=beat)))

    def end_call(self) -> None:
        """End the call; the last words are still heard. Of a drill: the trainee hangs up."""
        self._jobs.put(self._end_call)

    def break_off(self) -> None:
        """End the call at once. Of a drill: it was neither passed nor failed."""
        self._jobs.put(self._finish)

    def discard_call(self) -> None:
        """End the call that goes on, and erase what was kept of it: it was none."""
        self._jobs.put(self._discard)

    def send(self, command: Event) -> None:
        """Pass on what the agent did; its time is filled in here."""
        self._jobs.put(partial(self._command, command))

    def contest(self, call: str, contest: Contest) -> None:
        """Keep that the agent disagrees with an item of a call; the record may be slow, nobody waits for it."""
        self._jobs.put(partial(self._keeper.contest, call, contest))

    def preview(self, device: str, hear_customer: bool = False, customer: str = "") -> None:
        """Measure the level of a device (see `Preview`) without a call; an empty name goes back to waiting for one."""
        self._jobs.put(partial(self._preview, device, hear_customer, customer))

    def apply(self, settings: Settings) -> None:
        """Take over changed settings; a call in progress keeps those it started with."""
        self._jobs.put(partial(self._apply, settings))

    def use_library(self, library: Library) -> None:
        """Take another library for the next call."""
        self._jobs.put(partial(self._use_library, library))

    def score_by(self, sheet: ScoreSheet) -> None:
        """Score the calls from the next one on by this sheet; before the first one they are not scored."""
        self._sheet = sheet

    def play_customers_with(self, open_line: Callable[[Play], "OnTheLine"]) -> None:
        """Let drills be heard; without it their customers are silent and only the time passes."""
        self._open_line = open_line

    def close(self) -> None:
        """End the call, the listener and the thread; returns when all is written down."""
        if self._thread.is_alive():
            self._jobs.put(self._finish)
            self._jobs.put(None)
            self._thread.join(timeout=10)
        self._listener.close()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except PeitingError as error:
                self._complain(error)
            except Exception:
                # A rule that fails must cost its one event, not the rest of the call.
                _log.exception("a step of the call failed")
                self._complain(
                    PeitingError("internal", "程序内部出错，这一步没有完成。", "通话可以继续；详情在日志里。")
                )
        self._keeper.close()

    def _on_listener(self, event: Event) -> None:
        self._jobs.put(partial(self._heard, event))

    def _heard(self, event: Event) -> None:
        call = self._call
        if isinstance(event, ListenerReady | ListenerFailed):
            self._hears = isinstance(event, ListenerReady)
            # Not sooner: until the listener has its model the window is still being built.
            self._jobs.put(self._prepare)
        elif isinstance(event, Heartbeat):
            self._lag = event.lag_seconds
        if isinstance(event, DeviceReady):
            self._left_over = False
        if isinstance(event, ListeningEnded):
            self._settled()
        elif call is None or isinstance(event, Heartbeat | ListenerReady):
            if self._between.tells(event):
                self._post(event)
        elif not self._left_over:
            call.hear(event)
            self._end_if_hung_up(call)

    def _command(self, command: Event) -> None:
        if self._call is not None:
            self._call.do(command)
            self._end_if_hung_up(self._call)

    def _end_if_hung_up(self, call: CallGoingOn) -> None:
        if call.hung_up:
            self._end_call()

    def _start_call(self, customer: str, title: str) -> None:
        self._finish()
        channels: tuple[Channel, ...] = ("agent", "customer") if self._settings.audio.hear_customer else ("agent",)
        started = started_now(self._settings.agent, channels, self._library, customer, title)
        alarms = FalseAlarms(paths.proposed_exceptions(), self._settings.record.level, self._complain)
        memory = CallMemory(self._keeper, alarms, self._usual_pace)
        # Hearing comes first: a slow disk must not cost the greeting.
        self._listen("customer" in channels)
        engine = Engine(self._library, self._limits())
        self._call = call = LiveCall(engine, LiveScore(self._sheet, self._library), memory, self._post)
        call.begin(started)

    def _start_practice(self, play: Play) -> None:
        # What only practice needs must not hold up the window at its start.
        from desktop.session.practice.rehearsed_call import OnTheLine, RehearsedCall, SilentVoice

        self._finish()
        self._listen(play.own_voice)
        line = OnTheLine(SilentVoice(play)) if self._open_line is None else self._open_line(play)
        self._call = call = RehearsedCall(play, self._limits(), line, self._post)
        call.begin(self._settings.agent)

    def _limits(self) -> Limits:
        limits = limits_of(self._settings)
        return limits if self._usual_pace is None else self._usual_pace.applied_to(limits, self._settings.agent.number)

    def _end_call(self) -> None:
        if self._call is None or self._last_words.awaited:
            return
        self._call.hang_up()
        self._listener.stop()
        self._last_words.wait(self._lag)

    def _settled(self) -> None:
        if self._last_words.awaited and not self._left_over:
            self._finish()
        self._left_over = False

    def _finish(self) -> None:
        self._last_words.stop()
        call, self._call = self._call, None
        if call is None:
            return
        # A library that came during the call has waited: it must not hold up what was heard.
        self._jobs.put(self._prepare)
        self._listener.stop()
        # What the listener may still say of this call is none of the next one's business.
        self._left_over = True
        call.end()
        self.preview("")

    def _discard(self) -> None:
        if self._call is not None:
            self._finish()
            self._keeper.erase()

    def _preview(self, device: str, hear_customer: bool, customer: str) -> None:
        if self._call is None:
            self._between.preview(self._listener, self._settings, Preview(device, hear_customer, customer))

    def _apply(self, settings: Settings) -> None:
        # A listener that found no model is worth another try: settings are saved after one was installed, too.
        afresh = not self._hears or choice_of(settings) != choice_of(self._settings)
        self._settings, self._hears = settings, self._hears and not afresh
        self._keeper.open_anew()
        if afresh:
            self._listener.close()
            self._listener = ListenerProcess(choice_of(settings), self._on_listener)
            self._listener.start()
            if self._call is not None:
                self._listen(self._hears_customer)
        self.preview("")

    def _listen(self, hear_customer: bool) -> None:
        audio = self._settings.audio
        # Whether the customer is heard was said when the call began, and holds to its end.
        self._hears_customer = hear_customer
        self._listener.listen(audio.device, hear_customer, audio.customer)

    def _use_library(self, library: Library) -> None:
        self._library = library
        self._prepare()

    def _prepare(self) -> None:
        """Make ready between calls what the next one needs of the library."""
        if self._call is None:
            prepare(self._library)
            # A full collection over ten thousand phrases would hold up the events of a call for a fifth of a second.
            gc.freeze()

    def _complain(self, error: PeitingError) -> None:
        _log.warning("%s: %s", error.code, error)
        time = getattr(self._call, "time", 0.0)
        self._post(ProgramTrouble(time=time, code=error.code, message=error.message, remedy=error.remedy))
