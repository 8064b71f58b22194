"""What reaches the agent, when and how often. Rules raise what they see; only this module decides what is shown.

One alert is on screen at a time. A fatal one always passes and takes the place of what is shown; so does a graver
one. The rest live on a budget and a cool-down, so that the agent listens to the customer and not to the program.
Whatever is kept back stays in the stream, marked with the reason.

In mid-sentence only that is shown which can still be mended in it: a fatal alert, and warnings of words, of secrets,
of pace and of talking over the customer (`URGENT`). Everything else is `held` and shown at the agent's next pause by
`AlertShown`, if it still stands and is not stale by then; one at each pause, the gravest first. What is held has its
part of the budget already.
"""

from dataclasses import dataclass, replace

from desktop.core.events import (
    RANK,
    AlertAnswered,
    AlertCleared,
    AlertConfirmed,
    AlertKind,
    AlertRaised,
    AlertShown,
    CallEnded,
    ClearReason,
    Event,
    Severity,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import AlertLimits

PATIENCE = 3.0
"""A fatal alert, and a provisional one whose final is still to come, stay so many times as long."""

STATES = frozenset({"pace", "silence", "volume"})
"""Alerts about something that lasts: their rule says when it is over, so time alone does not clear them."""

URGENT: frozenset[AlertKind] = frozenset({"forbidden", "privacy", "pace", "interruption"})
"""Of these a warning is worth a glance in mid-sentence: the sentence can still be mended."""

HELD = "held"
"""`AlertRaised.suppressed` of what waits for the agent's pause."""


@dataclass(frozen=True, slots=True)
class Preset:
    """How much an agent wants to be told; factors on the limits of the settings."""

    least: Severity = "notice"
    """Anything milder stays in the stream."""
    budget: float = 1.0
    cooldown: float = 1.0
    everything: bool = False
    """Show every alert, whatever else is on screen: for evaluation."""


PRESETS: dict[str, Preset] = {
    "novice": Preset(budget=3.0, cooldown=0.5),
    "standard": Preset(),
    "quiet": Preset(least="warning", budget=1 / 3),
    "all": Preset(everything=True),
}


@dataclass(slots=True)
class _Open:
    """An alert that is not over yet."""

    alert: AlertRaised
    provisional: bool
    paid: bool
    since: float
    """When it was shown, or raised where it was not."""

    @property
    def held(self) -> bool:
        return self.alert.suppressed == HELD


class AlertPolicy:
    """Judges the alerts of one call; driven by the times of events alone. Raises KeyError for an unknown preset."""

    def __init__(self, limits: AlertLimits) -> None:
        self._limits = limits
        self._preset = PRESETS[limits.preset]
        self._open: dict[str, _Open] = {}
        self._on_screen = ""
        self._spent = 0
        self._last_shown: dict[str, AlertRaised] = {}
        self._muted: set[str] = set()
        self._rules: dict[str, str] = {}
        self._speaking = False

    def judge(self, event: Event) -> list[Event]:
        """What takes the place of `event` in the stream: alerts that went stale first, then the event as decided."""
        out: list[Event] = list(self._stale(event.time))
        match event:
            case AlertRaised():
                out += self._raised(event)
            case AlertConfirmed():
                out += self._confirmed(event)
            case AlertCleared():
                out += self._cleared(event.id, event.time, event.reason)
            case VoiceStarted(channel="agent"):
                self._speaking = True
                out.append(event)
            case VoiceStopped(channel="agent"):
                self._speaking = False
                out += [event, *self._show_held(event.time)]
            case AlertAnswered():
                out += [event, *self._answered(event)]
            case CallEnded():
                for id_ in list(self._open):
                    out += self._cleared(id_, event.time, "ended")
                out.append(event)
            case _:
                out.append(event)
        return out

    def _raised(self, alert: AlertRaised) -> list[Event]:
        why = self._objection(alert)
        out: list[Event] = []
        paid = False
        if not why:
            paid = alert.severity != "fatal" and not self._escalates(alert)
            self._spent += paid
            self._last_shown[alert.rule] = alert
            why = HELD if self._waits(alert) else ""
        if not why:
            out += self._take_screen(alert)
        self._rules[alert.id] = alert.rule
        decided = replace(alert, shown=not why, suppressed=why)
        self._open[alert.id] = _Open(decided, alert.provisional, paid, alert.time)
        return [*out, decided]

    def _waits(self, alert: AlertRaised) -> bool:
        """Whether it is for the agent's next pause."""
        if not self._speaking or not self._limits.wait_for_pause or self._preset.everything:
            return False
        return alert.severity != "fatal" and not (alert.severity == "warning" and alert.alert in URGENT)

    def _show_held(self, time: float) -> list[Event]:
        """Show the gravest of what waits, the oldest of several, where the screen is free for it."""
        waiting = [one for one in self._open.values() if one.held and self._may_be_shown(one.alert, time)]
        if not waiting:
            return []
        one = max(waiting, key=lambda one: RANK[one.alert.severity])
        out = self._take_screen(replace(one.alert, time=time))
        one.alert = replace(one.alert, shown=True, suppressed="")
        one.since = time
        return [*out, AlertShown(time=time, id=one.alert.id)]

    def _may_be_shown(self, alert: AlertRaised, time: float) -> bool:
        return alert.rule not in self._muted and not self._screen_is_taken(alert, time)

    def _take_screen(self, alert: AlertRaised) -> list[Event]:
        gone = bool(self._on_screen) and not self._preset.everything
        out = self._cleared(self._on_screen, alert.time, "stale") if gone else []
        self._on_screen = alert.id
        return out

    def _objection(self, alert: AlertRaised) -> str:
        """Why the alert must not be shown; empty when it may."""
        muted = alert.rule in self._muted
        if alert.severity == "fatal" or (self._preset.everything and not muted):
            return ""
        objections = {
            "muted": muted,
            "preset": RANK[alert.severity] < RANK[self._preset.least],
            "busy": not self._waits(alert) and self._screen_is_taken(alert, alert.time),
            "cooldown": self._is_cooling(alert),
            "budget": self._spent >= round(self._limits.budget * self._preset.budget) and not self._escalates(alert),
        }
        return next((why for why, holds in objections.items() if holds), "")

    def _is_cooling(self, alert: AlertRaised) -> bool:
        last = self._last_shown.get(alert.rule)
        pause = self._limits.cooldown_seconds * self._preset.cooldown
        return last is not None and alert.time - last.time < pause and not self._escalates(alert)

    def _screen_is_taken(self, alert: AlertRaised, time: float) -> bool:
        shown = self._open.get(self._on_screen)
        if shown is None or RANK[alert.severity] > RANK[shown.alert.severity]:
            return False
        # A state may last for minutes; it gives way once it has had its time on screen.
        return time - shown.since < self._limits.stale_seconds

    def _escalates(self, alert: AlertRaised) -> bool:
        """Whether this is the graver successor of what was just shown: the same matter, not another warning."""
        last = self._last_shown.get(alert.rule)
        recent = last is not None and alert.time - last.time < self._limits.cooldown_seconds
        return last is not None and recent and RANK[alert.severity] > RANK[last.severity]

    def _confirmed(self, event: AlertConfirmed) -> list[Event]:
        if event.id in self._open:
            self._open[event.id].provisional = False
        # It passes although the agent may have answered already: a score counts nothing but confirmed alerts.
        return [event] if event.id in self._rules else []

    def _cleared(self, id_: str, time: float, reason: ClearReason) -> list[Event]:
        closed = self._open.pop(id_, None)
        if closed is None:
            return []
        if self._on_screen == id_:
            self._on_screen = ""
        if closed.held or (reason in ("withdrawn", "false_alarm") and closed.alert.shown):
            # What was never there, or never seen, has cost the agent nothing.
            self._spent -= closed.paid
            self._last_shown.pop(closed.alert.rule, None)
        return [AlertCleared(time=time, id=id_, reason=reason)]

    def _answered(self, answer: AlertAnswered) -> list[Event]:
        if answer.answer == "mute" and answer.id in self._rules:
            self._muted.add(self._rules[answer.id])
        reason: ClearReason = "false_alarm" if answer.answer == "false_alarm" else "acknowledged"
        return self._cleared(answer.id, answer.time, reason)

    def _stale(self, now: float) -> list[Event]:
        due = [id_ for id_, one in self._open.items() if now >= one.since + self._lifetime(one)]
        return [cleared for id_ in due for cleared in self._cleared(id_, now, "stale")]

    def _lifetime(self, one: _Open) -> float:
        if one.held:
            return self._limits.stale_seconds
        if one.alert.alert in STATES:
            return float("inf")
        patient = one.provisional or one.alert.severity == "fatal"
        return self._limits.stale_seconds * (PATIENCE if patient else 1.0)
