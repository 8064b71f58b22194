"""Where practice comes together: its window, the drills and results behind it, and the drill in the main window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import paths
from desktop.core.events import CallEnded, CallStarted, Event, ProgramTrouble
from desktop.core.practice.attempt import Attempt, Mode
from desktop.core.practice.drill import Drill
from desktop.core.practice.play import Play
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.gui.history_desk import RecordDesk
from desktop.gui.language import tr
from desktop.gui.practice.debrief_sound import DebriefSound
from desktop.gui.practice.group_work import GroupWork
from desktop.gui.practice.kept_results import KeptResults, Results, first_results
from desktop.gui.practice.on_stage import OnStage
from desktop.gui.practice.practice_window import PracticeWindow
from desktop.gui.practice.quizzes import Quizzes
from desktop.gui.practice.shelf import Shelf
from desktop.gui.practice.shelf_loading import PracticeFiles, load_shelf
from desktop.gui.to_front import show_asked, show_by_itself
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.exams import exam_of
from desktop.session.practice.known import latest_calls
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.storage.kept_call import KeptCall
from desktop.storage.library import load_library

if TYPE_CHECKING:
    from desktop.gui.actions import CallActions
    from desktop.gui.main_window import MainWindow
    from desktop.gui.practice.practice import Practice
    from desktop.storage.practice_record.record import PracticeRecord

_NO_SOUND = ("output_", "clip_", "speaker-")
"""How the codes of troubles begin that keep the customer from being heard: then he is to be read."""


class PracticeRoom(QObject):
    """One for the program's life, from the first time that somebody practises."""

    def __init__(self, practice: "Practice", beside: "MainWindow", actions: "CallActions") -> None:
        super().__init__(practice)
        self._practice, self._beside, self._actions = practice, beside, actions
        self.play: Play | None = None
        """The drill that runs, or is about to."""
        self._preparing = False
        """Whether a drill was chosen and what it needs is still being read."""
        self._ended: RehearsalEnded | None = None
        self._exam = self._assignment = ""
        self._shelf = Shelf()
        self._calls: tuple[KeptCall, ...] = ()
        """What real calls tell of mastery; they are read after everything else."""
        self.sound = practice.make_sound(self) if practice.make_sound else None
        self._files = RecordDesk(PracticeFiles, self)
        self.results = KeptResults(lambda: practice.settings, self)
        self.window = PracticeWindow()
        self.window.result.use_sound(DebriefSound(self.sound, self))
        Quizzes(self.window.papers, self.results, self.sound, self._read)
        self.group = GroupWork(self.window, self.results, practice, self._read)
        self.stage = OnStage(beside)
        self._files.troubled.connect(self._tell)
        self.results.desk.troubled.connect(self._do_without_record)
        self.window.start_wanted.connect(self.start)
        self.window.result.again_from.connect(self.begin)
        self.stage.strip.end_pressed.connect(self.break_off)
        self.stage.strip.beat_chosen.connect(actions.play_beat)

    def open(self) -> None:
        """Show the window with what the files and the record hold now."""
        self._read()
        self.group.look()
        self.window.drills.offer_second_microphone(bool(self._practice.settings.audio.customer))
        wanted = self._practice.settings
        self._files.ask("calls", lambda _files, _: latest_calls(wanted.record, wanted.library.pack), self._count_calls)
        if self.sound is not None:
            self.sound.warm(self._practice.settings.audio.device)
        show_asked(self.window)
        self._tell(_in_call() if self._beside.in_call else None)

    def close(self) -> None:
        """Let go of everything; what is owed to the record is kept first."""
        self.window.papers.hand_in()
        self._give_back()
        self.window.close()
        self.group.close()
        self._files.close()
        self.results.close()
        if self.sound is not None:
            self.sound.close()

    def start(self, drill: Drill, mode: Mode) -> None:
        """Run a drill in the main window, where nothing else is going on."""
        if not self._is_free():
            return
        self._tell(None)
        self._preparing = True
        player = self.window.player
        make = partial(Play, mode=mode, by_hand=player != "program", own_voice=player == "voice")
        proposed = self.window.proposed
        # An exam that was assigned is not done by rehearsing it with prompts.
        fits = proposed is not None and proposed.drill == drill and proposed.mode == mode
        self._assignment = proposed.assignment if proposed is not None and fits else ""
        if mode != "exam":
            self._prepare(drill, make, "")
        elif not self.results.begin_exam(self._exam_of(drill), partial(self._prepare, drill, make), self._not_begun):
            self._not_begun()

    def begin(self, play: Play) -> None:
        """Have the main window be the drill's, and begin."""
        if not self._is_free():
            return
        self.play, self._ended = play, None
        self.window.result.forget()
        self._beside.show_idle()
        self.stage.begin(play.drill, play.mode, self._is_read(play), play.by_hand)
        self.window.hide()
        show_asked(self._beside)
        self._actions.start_practice(play)

    def break_off(self) -> None:
        """End the drill; before it has begun, too."""
        if self.play is None:
            return
        self._actions.break_off()
        if not self._beside.in_call:
            self._leave_stage()
            show_by_itself(self.window)

    def feed(self, event: Event) -> None:
        """Take every event that the main window takes."""
        if self.play is None:
            return
        self.stage.feed(event)
        if isinstance(event, CallStarted):
            self._exam = ""
        elif isinstance(event, ProgramTrouble) and event.code.startswith(_NO_SOUND):
            self.stage.strip.show_captions()
        elif isinstance(event, RehearsalEnded):
            self._ended = event
        elif isinstance(event, CallEnded):
            self._over()

    def _over(self) -> None:
        hints = self._leave_stage()
        ended, self._ended = self._ended, None
        if ended is None:
            return
        self.window.show_result(ended, hints)
        self.results.keep(ended, self._assignment, self._show_best)
        show_by_itself(self.window)

    def _show_best(self, best: Attempt | None) -> None:
        self.window.result.show_best(best)
        self._read()

    def _leave_stage(self) -> int:
        self.play = None
        self._give_back()
        hints = self.stage.end()
        self._beside.show_idle()
        return hints

    def _prepare(self, drill: Drill, make: "partial[Play]", exam: str) -> None:
        self._exam = exam
        begin = partial(self._begin_with, drill, make)
        self._files.ask(
            "library", lambda _files, _wanted: _library_of(drill), begin, failed=lambda _error: self._not_begun()
        )

    def _begin_with(self, drill: Drill, make: "partial[Play]", made: tuple[Library, ScoreSheet]) -> None:
        self._preparing = False
        play = make(drill, *made)
        self.begin(play)
        if self.play is not play:
            # A call has begun meanwhile.
            self._give_back()

    def _not_begun(self) -> None:
        self._preparing = False
        self._give_back()

    def _give_back(self) -> None:
        if self._exam:
            # Nothing was heard of it: the one attempt is still to come.
            self.results.give_back(self._exam)
            self._exam = ""

    def _exam_of(self, drill: Drill) -> "Callable[[PracticeRecord], str]":
        assignment = self._assignment
        return lambda record: record.begin_exam(exam_of("drill", drill.id), assignment)

    def _is_free(self) -> bool:
        """Whether a drill can begin. A second press while one is being prepared is the first one again."""
        if self._beside.in_call or self.play is not None:
            self._tell(_in_call())
            return False
        return not self._preparing

    def _is_read(self, play: Play) -> bool:
        """Whether what the customer says has to be read, since it cannot be heard."""
        return self.sound is None or not self.sound.has_voice(play.drill)

    def _read(self) -> None:
        pack = self._practice.settings.library.pack
        self._files.ask("shelf", lambda _files, _wanted: load_shelf(pack), self._show_shelf)

    def _show_shelf(self, shelf: Shelf) -> None:
        self._shelf = replace(shelf, tried=self._shelf.tried, proposals=self._shelf.proposals)
        self.window.show_shelf(self._shelf)
        self.results.read(self._shelf, self._calls, self._show_results)

    def _count_calls(self, calls: tuple[KeptCall, ...]) -> None:
        self._calls = calls
        if calls:
            self.results.read(self._shelf, calls, self._show_results)

    def _show_results(self, results: Results) -> None:
        self._shelf = replace(self._shelf, tried=results.tried, proposals=results.proposals)
        self.window.show_shelf(self._shelf)
        self.group.show(self._shelf, results)

    def _do_without_record(self, error: PeitingError) -> None:
        if self._shelf.drills and self._shelf.proposals is None:
            self._show_results(first_results(self._shelf))
        self._tell(error)

    def _tell(self, error: PeitingError | None) -> None:
        self.window.tell_trouble(error)


def _in_call() -> PeitingError:
    return PeitingError("practice-in-call", tr("通话正在进行，不能开始练习。"), tr("请先结束通话。"))


def _library_of(drill: Drill) -> tuple[Library, ScoreSheet]:
    """Read anew. Raises PeitingError: a drill without its library would be lost from the start."""
    library_and_sheet.cache_clear()
    loaded = load_library(drill.pack, paths.library_folders())
    return loaded.library, loaded.sheet
