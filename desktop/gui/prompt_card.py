"""The line to say, or what to do: the largest thing in the window."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from desktop.core.events import CountdownEnded, CountdownStarted, PromptFollowed, PromptSaid, PromptShown
from desktop.gui import shortcuts
from desktop.gui.announcing import announce
from desktop.gui.elided import ElidedLabel
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph, GlyphButton
from desktop.gui.language import tr
from desktop.gui.next_step import NextStep
from desktop.gui.prompt_foot import PromptFoot
from desktop.gui.text_size import scaled
from desktop.gui.theme import restyle
from desktop.gui.whereabouts import Whereabouts

_ROWS, _TIGHT_ROWS, _COMPACT_ROWS = 4, 3, 2
_UNSURE_BELOW = 0.6


class PromptCard(QFrame):
    """Title, match, the line with what was said of it marked, what comes next, how it may go on.

    Its height never changes, whatever the texts are.
    """

    step_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown: PromptShown | None = None
        self._place = ""
        self._compact = self._tight = False
        self.title, self.match = ElidedLabel(), QLabel()
        for quiet in (self.title, self.match):
            quiet.setProperty("tone", "dim")
        self.do_mark = _do_mark()
        self.line = FittedText((22, 18), _ROWS)
        self.next, self.foot = NextStep(), PromptFoot()
        self.previous_button = GlyphButton("previous", size=24)
        self.next_button = GlyphButton("next", size=24)
        shortcuts.label(self.previous_button, tr("上一步"), shortcuts.PREVIOUS_LINE)
        shortcuts.label(self.next_button, tr("下一步"), shortcuts.NEXT_LINE)
        self.previous_button.clicked.connect(lambda: self.step_pressed.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_pressed.emit(1))
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 10, 6)
        column.setSpacing(3)
        column.addLayout(self._make_head())
        column.addWidget(self.line)
        column.addWidget(self.next)
        column.addWidget(self._rule)
        column.addWidget(self.foot)
        self.show_idle("", "")

    @property
    def prompt(self) -> str:
        """The id of the step shown; empty outside a call."""
        return self._shown.prompt if self._shown else ""

    @property
    def must_stay(self) -> bool:
        """Whether the procedure asks the agent not to hang up yet, or to wait a little more before it."""
        if self._shown is None or not self._shown.hang_up:
            return False
        return self._shown.hang_up == "not_yet" or self.next.seconds_left is not None

    def show_idle(self, title: str, text: str) -> None:
        """No line to say: a word to the agent instead."""
        self._shown, self._place = None, ""
        self._set_title(title)
        self.match.setText("")
        self.do_mark.hide()
        self.line.show_text(text, "dim")
        self.next.show_words("")
        self.next.show_way_out("")
        self.foot.show_step((), ())
        self._enable(False)
        restyle(self, state="", kind="")

    def show_prompt(self, prompt: PromptShown, where: Whereabouts) -> None:
        """Show a step of the stage or situation in which it stands."""
        self._shown = prompt
        beside = where.place and where.place != prompt.title
        title = f"{where.place} · {prompt.title}" if beside else prompt.title
        self._set_title(title)
        self.match.setText("")
        self.do_mark.setVisible(prompt.kind == "do")
        self.line.show_text(prompt.text, "ink")
        self.next.show_words(_what_next(prompt), _how_on(prompt, where))
        self.next.show_way_out(prompt.hang_up)
        self.foot.show_step(prompt.avoid, prompt.choices)
        self._enable(True)
        restyle(self, state="situation" if where.in_situation else "", kind=prompt.kind)
        # Its place only when it is another one: who goes from step to step knows where he is.
        place = where.place.rpartition(" ")[0] or where.place
        if place != self._place:
            self._place = place
            announce(self, tr("{place}：{text}").format(place=place, text=prompt.text), "prompt")

    def show_followed(self, followed: PromptFollowed) -> None:
        """Mark what has been said of the line. A word for another line comes too late and is left out."""
        if followed.prompt != self.prompt:
            return
        self.line.show_said(followed.said)
        percent = round(followed.match * 100)
        if percent:
            unsure = tr("约 ") if followed.match < _UNSURE_BELOW else ""
            self.match.setText(tr("匹配 {unsure}{percent}%").format(unsure=unsure, percent=percent))

    def show_line_said(self, said: PromptSaid) -> None:
        """The line counts as said."""
        if said.prompt == self.prompt:
            self.match.setText(tr("✓ 已说 {match}%").format(match=round(said.match * 100)))
            if self._shown and not self._shown.next_text and not self._shown.wait:
                self.next.show_words(tr("✓ 这一段的话术说完了"))

    def start_countdown(self, countdown: CountdownStarted, now: float) -> None:
        """The step was done; the procedure waits."""
        if countdown.prompt != self.prompt:
            return
        self.next.start(countdown, now)
        if self._shown and self._shown.kind == "say":
            self.line.show_done()

    def end_countdown(self, ended: CountdownEnded) -> None:
        """The procedure waits no longer."""
        if ended.prompt == self.prompt:
            self.next.stop()

    def warn_of_way_out(self) -> None:
        """The agent wants to end the call while the procedure asks him to stay: say so, in place."""
        left = self.next.seconds_left
        first = tr("请再等 {left} 秒").format(left=left) if left else self._first_of_all()
        self.next.warn(
            tr("还没到挂机的时候：{first}").format(first=first),
            tr("再按一次 {shown} 结束通话").format(shown=shortcuts.CALL.said),
        )

    def show_compact(self, compact: bool) -> None:
        """Keep only the title, the line and what comes next."""
        self._rule.setHidden(compact)
        self.foot.setHidden(compact)
        self._compact = compact
        self._fit_rows()

    def show_tight(self, tight: bool) -> None:
        """Take less height, on a small screen."""
        self._tight = tight
        self._fit_rows()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def spared_when_tight(self) -> int:
        """How many pixels less it takes then."""
        lines = self.line.height_of(_ROWS) - self.line.height_of(_TIGHT_ROWS)
        return lines + self.next.spared_when_tight() + self.foot.spared_when_tight()

    def _first_of_all(self) -> str:
        if self._shown is None:
            return ""
        if self._shown.kind == "do":
            return tr("请先{text}").format(text=self._shown.text)
        return tr("请先说“{text}”").format(text=self._shown.text)

    def _fit_rows(self) -> None:
        self.line.show_rows(_COMPACT_ROWS if self._compact else _TIGHT_ROWS if self._tight else _ROWS)
        self.next.show_tight(self._tight or self._compact)
        self.foot.show_tight(self._tight)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.do_mark)
        row.addWidget(self.title, 1)
        row.addSpacing(6)
        row.addWidget(self.match)
        row.addSpacing(4)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        return row

    def _set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)

    def _enable(self, on: bool) -> None:
        self.previous_button.setEnabled(on)
        self.next_button.setEnabled(on)


def _what_next(prompt: PromptShown) -> str:
    if not prompt.next_text:
        return ""
    return (
        tr("接下来请做：{next_text}").format(next_text=prompt.next_text)
        if prompt.next_kind == "do"
        else tr("接下来：{next_text}").format(next_text=prompt.next_text)
    )


def _how_on(prompt: PromptShown, where: Whereabouts) -> str:
    """How the step goes on when it is done, in a few words."""
    if prompt.wait:
        words = tr("说完后等 {wait:g} 秒") if prompt.kind == "say" else tr("做完后等 {wait:g} 秒")
        return words.format(wait=prompt.wait)
    if prompt.kind == "do" and prompt.hang_up != "now":
        return tr("做完后按 {shown}").format(shown=shortcuts.NEXT_LINE.said)
    return tr("之后回到：{returns_to}").format(returns_to=where.returns_to) if where.returns_to else ""


def _do_mark() -> QFrame:
    mark = QFrame()
    mark.setObjectName("do")
    mark.setFixedHeight(scaled(20))
    row = QHBoxLayout(mark)
    row.setContentsMargins(6, 0, 7, 0)
    row.setSpacing(4)
    row.addWidget(Glyph("do", "on_accent", 14))
    row.addWidget(QLabel(tr("请做")))
    mark.setAccessibleName(tr("请做"))
    return mark
