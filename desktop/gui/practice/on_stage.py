"""A drill in the main window: the same page as on calls, with a strip that says that it is none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core import events
from desktop.core.events import Event
from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import END, Beat, Drill
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.fading_prompts import FadingPrompts
from desktop.gui.practice.practice_strip import PracticeStrip
from desktop.gui.theme import restyle

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow

_TITLE, _PRACTICE_TITLE = tr_noop("陪听"), tr_noop("陪听 · 练习中（不是真实通话）")
_HELP = (
    events.AlertRaised,
    events.AlertShown,
    events.AlertConfirmed,
    events.AlertCleared,
    events.ChecklistTicked,
    events.CountdownStarted,
    events.CountdownEnded,
    events.PromiseNoted,
    events.PromiseOffered,
    events.PromptFollowed,
    events.PromptSaid,
    events.PromptShown,
    events.SituationEntered,
    events.SituationLeft,
    events.SituationOffered,
    events.StageEntered,
)
"""What an exam keeps from the trainee."""


class OnStage(QObject):
    """One for the main window's life; between drills nothing of it is to be seen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._drill: Drill | None = None
        self._mode: Mode = "guided"
        self._by_keys = False
        self._height = 0
        self.strip = PracticeStrip()
        window.column.insertWidget(1, self.strip)
        self.fading = FadingPrompts(window.live.card)
        for hidden in (window.live.alert, window.live.checklist):
            policy = hidden.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            hidden.setSizePolicy(policy)

    def begin(self, drill: Drill, mode: Mode, captions: bool, by_keys: bool) -> None:
        """Dress the window for practice, before anything is heard."""
        self._drill, self._mode, self._by_keys = drill, mode, by_keys
        self._height = self._window.height()
        self._window.setWindowTitle(tr(_PRACTICE_TITLE))
        restyle(self._window.bar, practice="true")
        self.strip.show_drill(drill, mode, captions, by_keys)
        self._show_beats(drill.beats[:1])
        self.fading.switch(mode == "fading")
        self._examine(mode == "exam")

    def end(self) -> int:
        """Make the window a window for calls again; how often a fading prompt had to appear."""
        hints = self.fading.hints
        self._drill = None
        self._window.setWindowTitle(tr(_TITLE))
        restyle(self._window.bar, practice="")
        self.strip.hide()
        self.fading.switch(False)
        self._examine(False)
        self._window.fit.fit_height()
        if not self._window.live.is_compact:
            self._window.resize(self._window.width(), self._height)
        return hints

    def lets_through(self, event: Event) -> bool:
        """Whether the page may show it."""
        return self._drill is None or self._mode != "exam" or not isinstance(event, _HELP)

    def feed(self, event: Event) -> None:
        """Follow the rehearsal."""
        if self._drill is None:
            return
        self.fading.feed(event)
        if isinstance(event, events.CallStarted) and self._mode == "exam":
            self._examine(True)
        elif isinstance(event, CustomerSpeaks):
            self.strip.show_words(event.text)
            if not event.aside:
                self._show_ways(self._drill.beat(event.beat))

    def _show_ways(self, beat: Beat) -> None:
        assert self._drill is not None
        ways = [way.to for way in beat.ways]
        ends = END if END in ways or not ways else ""
        self._show_beats([self._drill.beat(to) for to in dict.fromkeys(ways) if to != END], ends)

    def _show_beats(self, beats: "list[Beat] | tuple[Beat, ...]", ends: str = "") -> None:
        if self._by_keys:
            self.strip.show_beats(beats, ends)

    def _examine(self, on: bool) -> None:
        """Leave the places of line, alert and checklist empty; nothing moves."""
        live = self._window.live
        live.alert.setHidden(on)
        live.checklist.setHidden(on or live.is_compact)
        for part in (live.rail, live.chips):
            part.setEnabled(part.isEnabled() and not on)
        if on:
            live.card.show_idle(tr("考试"), tr("没有提示，也没有提醒。照真实通话来。"))
