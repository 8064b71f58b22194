"""Begins and ends calls that nobody told the program of, or asks about them, as the settings say."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.core.events import AudioLevel, CallEnded, CallStarted, Event
from desktop.gui.bridge import Bridge
from desktop.gui.call_row import CallQuestion, CallRow
from desktop.gui.language import tr, tr_noop
from desktop.gui.to_front import show_by_itself
from desktop.session.between_calls import waits_for_voices
from desktop.session.call_detection import ALONE_SECONDS, CallBeginning, CallEnding
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.actions import CallActions
    from desktop.gui.main_window import MainWindow

BEGIN = CallQuestion(
    "begin",
    tr_noop("像是在通话，开始陪听？"),
    tr_noop("开始"),
    tr_noop("不是"),
    tip=tr_noop("开始以前说的话没有识别，也没有保存。"),
)
BEGAN = CallQuestion(
    "began", tr_noop("已自动开始陪听"), "", tr_noop("撤销"), 20.0, tr_noop("不是通话就点撤销：这一段不留记录。")
)
UNHEARD = CallQuestion("unheard", tr_noop("开头的话没有听到，说过的请手动打勾"), seconds=12.0)
ASK = CallQuestion("ask", tr_noop("好像已经挂断，结束陪听？"), tr_noop("结束"), tr_noop("没有"))
ENDED = CallQuestion(
    "ended",
    tr_noop("没有人说话，已自动结束"),
    tr_noop("接着陪听"),
    seconds=60.0,
    tip=tr_noop("接着陪听会另记一通。"),
)

_LOOK_MS = 1000
_SILENT_MS = 3000
"""Levels come ten times a second; when none came for so long, nobody listens."""
_WATCHES, _DEAF = tr_noop("在留意通话开始"), tr_noop("没有在留意：麦克风打不开")
_MICROPHONE = tr_noop("只量麦克风里有没有人说话，不识别，不保存。\n不想这样，在设置的“通话的开始和结束”里关闭。")
_BOTH = tr_noop("只量麦克风和客户的声音里有没有人说话，不识别，不保存。\n不想这样，在设置的“通话的开始和结束”里关闭。")


class CallWatch(QObject):
    """Judges what the bridge brings, between calls and during them, and asks with `row`."""

    def __init__(self, window: "MainWindow", bridge: Bridge, actions: "CallActions", settings: Settings) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self.row = CallRow(window.pages, window)
        self._ending: CallEnding | None = None
        self._starting = self._own = self._hung_up = False
        self._level_at = QElapsedTimer()
        self.use_settings(settings)
        bridge.happened.connect(self._on_event)
        bridge.measured.connect(self._on_event)
        window.settings_saved.connect(self.use_settings)
        self.row.taken.connect(self._take)
        self.row.refused.connect(self._refuse)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_mark)
        self._look.start()

    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved."""
        self._settings = settings
        self._beginning = CallBeginning(settings.audio.hear_customer)
        if not waits_for_voices(settings):
            self.row.clear()
        self._show_mark()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, CallStarted):
            self._started(event)
        elif isinstance(event, CallEnded):
            self._ended()
        elif not waits_for_voices(self._settings) or self._window.practice.running:
            return
        elif self._ending is not None:
            self._ending.feed(event)
            self._judge(self._ending)
        elif isinstance(event, AudioLevel):
            self._wait(event)

    def _wait(self, level: AudioLevel) -> None:
        self._level_at.start()
        if self._starting or QApplication.activeModalWidget() is not None:
            # Whoever tries out his microphone in a dialog speaks to it.
            self._beginning.forget()
            return
        self._beginning.feed(level)
        if not self._beginning.likely:
            self._withdraw(BEGIN.kind)
        elif self._settings.calls.detect == "automatic":
            self._begin()
        else:
            self.row.ask(BEGIN)

    def _begin(self) -> None:
        self._starting = True
        if not self._window.isVisible():
            show_by_itself(self._window)
        if self._window.pages.currentWidget() is self._window.wrap_up:
            self._window.show_idle()
        self._window.press_call()

    def _started(self, started: CallStarted) -> None:
        asked = self.row.kind == BEGIN.kind
        self._own = self._starting or asked
        automatic = self._starting and self._settings.calls.detect == "automatic"
        self._starting = self._hung_up = False
        self._beginning.forget()
        self.row.clear()
        self._ending = CallEnding("customer" in started.channels)
        if self._own and not self._window.practice.running:
            self.row.ask(BEGAN if automatic else UNHEARD)

    def _ended(self) -> None:
        self._ending = None
        self._beginning.forget()
        self.row.clear()
        if self._hung_up:
            self.row.ask(ENDED)
        self._own = self._hung_up = False

    def _judge(self, ending: CallEnding) -> None:
        verdict = ending.verdict
        if verdict in ("ending", "over") and not self._own:
            # Who began the call himself ends it himself; he is only reminded.
            verdict = "ask" if ending.quiet_seconds >= ALONE_SECONDS else "goes_on"
        if verdict == "goes_on":
            self._withdraw("ending", ASK.kind)
        elif verdict == "ask":
            self.row.ask(ASK)
        elif verdict == "ending":
            words = tr("没有人说话，{seconds} 秒后结束").format(seconds=round(ending.left))
            self.row.ask(CallQuestion("ending", words, "", tr_noop("还在通话")))
        elif not self._hung_up:
            self._hung_up = True
            self._actions.end_call()

    def _take(self, kind: str) -> None:
        if kind in (BEGIN.kind, ENDED.kind):
            self._begin()
        elif kind == ASK.kind:
            self._actions.end_call()

    def _refuse(self, kind: str) -> None:
        if kind == BEGIN.kind:
            self._beginning.dismiss()
        elif kind == BEGAN.kind:
            self._actions.discard_call()
        elif self._ending is not None:
            self._ending.goes_on()

    def _withdraw(self, *kinds: str) -> None:
        if self.row.kind in kinds:
            self.row.clear()

    def _show_mark(self) -> None:
        if not waits_for_voices(self._settings):
            self._window.bar.mark.show_watch("", "")
            return
        heard = self._level_at.isValid() and self._level_at.elapsed() < _SILENT_MS
        tip = _BOTH if self._settings.audio.hear_customer else _MICROPHONE
        self._window.bar.mark.show_watch(tr(_WATCHES if heard else _DEAF), tr(tip))
