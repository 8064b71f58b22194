"""Plays one drill: with the headset, or as text that the trainee types."""

import argparse
import contextlib
import queue
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from desktop import paths
from desktop.core.events import (
    AlertRaised,
    CallEnded,
    Event,
    ListenerFailed,
    ListenerReady,
    ProgramTrouble,
    PromptShown,
)
from desktop.core.practice.attempt import Attempt, Mode
from desktop.core.practice.drill import Drill
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks
from desktop.core.practice.play import Play
from desktop.errors import PeitingError
from desktop.session.practice.exams import exam_of, open_drill
from desktop.session.practice.typed_trainee import HANG_UP

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord
    from desktop.storage.settings import Settings


def run(args: argparse.Namespace) -> int:
    """Play it, keep what came of it, tell it. 0 passed, 1 not. Raises PeitingError."""
    from desktop.commands.practice_shelf import current_settings, load_shelf
    from desktop.session.practice.kept_practice import kept_practice

    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    drill = shelf.drill(args.drill)
    play = Play(drill, shelf.library, shelf.sheet, args.mode)
    with kept_practice(settings.record) as record:
        assignment = open_drill(record, drill.id, args.mode)
        with _exam(record, play, assignment):
            _introduce(drill)
            events, attempt = _typed(play, settings) if args.text else _spoken(play, settings)
        from desktop.session.practice.results import keep_rehearsal

        keep_rehearsal(record, drill, attempt, events, assignment)
    _tell(drill, events, attempt)
    return 0 if attempt.passed else 1


@contextlib.contextmanager
def _exam(record: "PracticeRecord", play: Play, assignment: str) -> Iterator[None]:
    if play.mode != "exam":
        yield
        return
    exam = record.begin_exam(exam_of("drill", play.drill.id), assignment)
    try:
        yield
    except PeitingError:
        # Nothing was heard: the headset or the recogniser was not there.
        record.give_back_exam(exam)
        raise


def _introduce(drill: Drill) -> None:
    print(f"{drill.title}\n{drill.brief}\n{drill.persona.about}".strip(), flush=True)


def _typed(play: Play, settings: "Settings") -> tuple[Sequence[Event], Attempt]:
    from desktop.session.practice.play_through import rehearse
    from desktop.session.practice.rehearsed_call import rehearsal_started
    from desktop.session.practice.typed_trainee import TypedTrainee

    print(f"输入您要说的话；空行是沉默，{HANG_UP} 是挂断。", flush=True)
    show = _Shown(play.mode)
    started = rehearsal_started(play, settings.agent)
    played = rehearse(play, TypedTrainee(lambda: _line(show)), started, show.tell)
    return played.events, played.attempt


def _line(show: "_Shown") -> str | None:
    if sys.stdin.isatty():
        sys.stdout.write("您：")
        sys.stdout.flush()
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        # As with the headset: he hangs up, and what came of it is kept.
        print(flush=True)
        return None
    if not line:
        return None
    if not line.strip():
        show.hesitated()
    return line.rstrip("\n")


class _Shown:
    """What is printed of a rehearsal while it goes on: what its mode lets the trainee see."""

    def __init__(self, mode: Mode) -> None:
        self._mode = mode
        self._prompt = ""

    def tell(self, event: Event) -> None:
        match event:
            case CustomerSpeaks(text=text):
                print(f"客户：{text}" if text else "（客户没有出声）", flush=True)
            case CustomerHangsUp():
                print("客户挂断了电话。", flush=True)
            case PromptShown(text=text):
                self._prompt = text
                if self._mode == "guided":
                    print(f"  提示：{text}", flush=True)
            case AlertRaised(provisional=False, shown=True, title=title, say=say) if self._mode != "exam":
                print(f"  ▲ {title}{f'，可以说：{say}' if say else ''}", flush=True)

    def hesitated(self) -> None:
        """The trainee said nothing."""
        if self._mode == "fading" and self._prompt:
            print(f"  提示：{self._prompt}", flush=True)


def _spoken(play: Play, settings: "Settings") -> tuple[Sequence[Event], Attempt]:
    from desktop.session.practice.practice_sound import PracticeSound
    from desktop.session.practice.rehearsal_ended import RehearsalEnded
    from desktop.session.worker import CallWorker

    posted: queue.SimpleQueue[Event] = queue.SimpleQueue()
    worker = CallWorker(settings, play.library, _no_record, posted.put)
    folders = (paths.user_library() / "practice", paths.assets() / "practice")
    sound = PracticeSound(folders, posted.put, lambda _text, _seconds: None)
    worker.play_customers_with(sound.line)
    try:
        sound.warm(settings.audio.device)
        worker.start()
        _wait_until_ready(posted)
        worker.start_practice(play)
        ended: RehearsalEnded | None = None
        show = _Live(play.mode)
        while True:
            event = _next(posted, worker.end_call)
            show.tell(event)
            if isinstance(event, RehearsalEnded):
                ended = event
            if isinstance(event, CallEnded):
                break
    finally:
        worker.close()
        sound.close()
    if ended is None or not ended.attempt.beats:
        raise PeitingError(
            "practice-not-begun", "演练没有真正开始，什么都没有听到。", "请检查耳机后再试；或加上 --text 用键盘练习。"
        )
    return ended.events, ended.attempt


def _no_record() -> NoReturn:
    raise PeitingError("practice-no-calls", "练习不写入通话记录。")


def _wait_until_ready(posted: "queue.SimpleQueue[Event]") -> None:
    print("正在准备识别引擎……", flush=True)
    while True:
        try:
            event = _take(posted)
        except KeyboardInterrupt as stopped:
            raise PeitingError("practice-not-begun", "已中断，演练还没有开始。", "准备好了再运行一次。") from stopped
        if isinstance(event, ListenerFailed) and not event.retry:
            raise PeitingError("practice-no-listener", event.message, event.remedy)
        if isinstance(event, ListenerReady):
            return


def _next(posted: "queue.SimpleQueue[Event]", hang_up: Callable[[], None]) -> Event:
    while True:
        try:
            return _take(posted)
        except KeyboardInterrupt:
            hang_up()


def _take(posted: "queue.SimpleQueue[Event]") -> Event:
    while True:
        with contextlib.suppress(queue.Empty):
            return posted.get(timeout=0.5)  # a wait without an end cannot be interrupted on Windows


class _Live(_Shown):
    """The same with what the listener makes of the trainee, on a line that lives."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(mode)
        from desktop.commands.live_line import LiveLine

        self._line = LiveLine(sys.stdout, both_sides=True)

    def tell(self, event: Event) -> None:
        if isinstance(event, ProgramTrouble):
            print(f"{event.message}{event.remedy}", flush=True)
        elif getattr(event, "channel", "agent") == "agent":
            self._line.show(event)
        super().tell(event)


def _tell(drill: Drill, events: Sequence[Event], attempt: Attempt) -> None:
    from desktop.core.practice.moments import missed_moments
    from desktop.session.score_words import points

    score = attempt.score.score if attempt.score is not None else None
    verdict = "通过" if attempt.passed else "中途停止" if attempt.ended == "broken_off" else "未通过"
    print(f"\n{verdict}，得分 {'—' if score is None else points(score)}（{points(drill.pass_score)} 分及格）。")
    names = {goal.id: goal.name for goal in drill.goals}
    for goal in attempt.goals:
        print(f"{'✓' if goal.met else '✗'} {names.get(goal.goal, goal.goal)}")
    for missed in missed_moments(drill, events, attempt):
        said = f"　您说：{missed.said}" if missed.said else f"　{missed.measure}" if missed.measure else ""
        better = f"　可以说：{missed.better}" if missed.better else ""
        print(f"{missed.time:6.1f} 秒　{missed.title}{said}{better}")
