"""Every message that flows through a call, as frozen dataclasses that survive JSON.

`time` is always seconds of audio since the start of the call, when the event was raised; `start` and `end`
are when the words were said. Nothing in here is ever wall-clock time, but for `CallStarted.started_at`.
The class name is the `type` of the JSON line that `peiting replay` and `peiting listen` print: a contract.
"""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, Literal

Channel = Literal["agent", "customer"]
Severity = Literal["notice", "warning", "fatal"]
AlertKind = Literal[
    "forbidden",
    "pace",
    "silence",
    "volume",
    "wording",
    "interruption",
    "monologue",
    "hold",
    "privacy",
    "checklist",
    "procedure",
]
RANK: dict[Severity, int] = {"notice": 0, "warning": 1, "fatal": 2}
"""Severities in order."""

ClearReason = Literal["withdrawn", "mended", "stale", "acknowledged", "false_alarm", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Anything that happens in a call."""

    time: float
    """Seconds from the start of the call, when the event was raised."""


# --- What was heard: from the listener, or from a written call ---------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioLevel(Event):
    """How loud one block of 100 ms was. The engine's only clock: one comes for every block of every channel."""

    channel: Channel
    dbfs: float
    """Root mean square in dB below full scale, -120.0 for digital silence."""
    peak_dbfs: float
    """The loudest sample of the block, dB below full scale."""
    speech: bool
    """Whether voice activity was on at the end of the block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMeasured(Event):
    """What the line does to a voice, measured on the samples of the last seconds of its speech. State."""

    channel: Channel
    speech_dbfs: float
    """Median level of the blocks with speech."""
    noise_dbfs: float
    """Level of the pauses: what is heard when nobody speaks there."""
    broken: float
    """0 … 1: the part of the speaking time in which the voice was cut off, as lost packets or a weak signal do."""
    decay: float
    """Seconds that the sound would take to fall by 60 dB after a word; long where a room is heard, 0.0 when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStarted(Event):
    """Somebody began to speak."""

    channel: Channel
    start: float
    """When the voice began, seconds; a little before `time`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStopped(Event):
    """Somebody fell silent; raised after the hang-over."""

    channel: Channel
    end: float
    """When the voice ended, seconds; before `time` by the hang-over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One recognised word inside a final."""

    text: str
    start: float
    end: float
    confidence: float
    """0 … 1; 1.0 where the recogniser gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialTranscript(Event):
    """What the recogniser makes of an utterance that still goes on; it may still change."""

    channel: Channel
    start: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalTranscript(Event):
    """What the recogniser settled on for an utterance that has ended."""

    channel: Channel
    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioGap(Event):
    """Audio that never arrived, or that was given up; never hidden."""

    channel: Channel
    seconds: float
    cause: Literal["overflow", "device", "listener", "backlog"]


# --- How the listener is: raised by it or by the one that watches over it ---------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenerReady(Event):
    """The recogniser is loaded and warm."""

    engine: str
    model: str
    seconds: float
    """How long loading and warming took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReady(Event):
    """A device delivers audio."""

    channel: Channel
    device: str
    rate: int
    """The device's own sample rate, hertz."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTrouble(Event):
    """A device does not deliver what it should; `remedy` is the next thing for the agent to do."""

    channel: Channel
    code: Literal["missing", "busy", "denied", "stalled", "dead", "gone", "unusable"]
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat(Event):
    """Once a second from a listener that is alive."""

    listening: bool
    memory_mb: float
    cpu_seconds: float
    """Processor time used since the process started."""
    lag_seconds: float
    """Audio captured and not yet recognised."""
    lost_seconds: float
    """Audio of this call that was never captured or was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenerFailed(Event):
    """The listener cannot go on, or died; `retry` says whether it is being started again."""

    code: str
    message: str
    remedy: str
    retry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningBegan(Event):
    """The listener was told to hear a call: what it says from here on is of that call, and of nothing before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningEnded(Event):
    """The listener was told to stop and has settled all that it heard; no transcript of this call follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramTrouble(Event):
    """Something around the call does not work, e.g. its record; the call goes on."""

    code: str
    message: str
    remedy: str


# --- What the agent or the program around the engine says ---------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStarted(Event):
    """The first event of every call."""

    channels: tuple[Channel, ...]
    started_at: str
    """Local wall-clock time, ISO 8601, e.g. 2026-11-22T09:30:00; the greeting follows it. Empty when unknown."""
    pack: str
    company: str
    agent_name: str
    agent_number: str
    customer: str
    """What is known of the customer's name, e.g. 张; empty when unknown."""
    customer_title: str
    """先生, 女士 or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(Event):
    """The last event of every call."""

    hung_up: str
    """agent, customer, or empty when unknown."""
    score: float | None
    """0 … 100 where a score sheet applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChosen(Event):
    """The agent tapped a stage; the tap always wins."""

    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationChosen(Event):
    """The agent opened a situation by hand."""

    situation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationClosed(Event):
    """The agent closed the open situation by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptAdvanced(Event):
    """The agent asked for the next line (`step` 1) or the one before (`step` -1)."""

    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchChosen(Event):
    """The agent said which way the procedure goes on: what the customer did."""

    prompt: str
    """The step at which it was chosen."""
    branch: str
    """One of `PromptShown.choices`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTaken(Event):
    """The agent wants a promise that was offered to be noted."""

    promise: str
    """The id of `PromiseOffered`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMarked(Event):
    """The agent ticked (or unticked) a checklist item by hand."""

    item: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerNamed(Event):
    """The customer's name became known."""

    customer: str
    customer_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerTold(Event):
    """The softphone told who calls; what of it is a person's name comes as `CustomerNamed` or with `CallStarted`."""

    number: str
    """A telephone number or the user of an address, as it was told; empty when unknown."""
    label: str
    """What the softphone shows instead of a person's name, e.g. a company; empty when there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTaken(Event):
    """Something to be kept with the call, given by the agent or by a program beside this one."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAnswered(Event):
    """The agent answered an alert: 知道了, 误报, or 本次通话不再提醒."""

    id: str
    answer: Literal["acknowledged", "false_alarm", "mute"]


# --- What the engine makes of it ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntered(Event):
    """The call moved to a stage; the first one is raised at 0.0."""

    stage: str
    because: str
    """The words that moved it, `agent` for a tap, `start` for the first."""
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationEntered(Event):
    """A situation broke in."""

    situation: str
    family: str
    because: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationLeft(Event):
    """A situation is over; the call is back where it came from."""

    situation: str
    family: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptShown(Event):
    """The line to say now, with its placeholders filled."""

    prompt: str
    """The library's id of the line."""
    title: str
    text: str
    next_text: str
    """The line after this one, empty when there is none."""
    avoid: tuple[str, ...]
    """What must not be said here."""
    kind: Literal["say", "do"] = "say"
    """Something to say, or something to do."""
    wait: float = 0.0
    """Seconds to wait once it was said."""
    choices: tuple[str, ...] = ()
    """What the customer may do now, for the agent to choose from."""
    next_kind: Literal["say", "do"] = "say"
    """What `next_text` is."""
    hang_up: Literal["", "not_yet", "now"] = ""
    """Whether the procedure forbids hanging up still, or has come to where it is right; empty: it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptFollowed(Event):
    """How much of the shown line has been said. State: the latest one counts."""

    prompt: str
    said: tuple[bool, ...]
    """One flag a character of `PromptShown.text`."""
    match: float
    """0 … 1: the part of the line's characters that count which was heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSaid(Event):
    """The line counts as said."""

    prompt: str
    match: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownStarted(Event):
    """The line was said; now the procedure waits."""

    prompt: str
    seconds: float
    then: str
    """What comes when nothing happens until then: the title of the next step, or where the call returns to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownEnded(Event):
    """The procedure waits no longer."""

    prompt: str
    reason: Literal["elapsed", "answered", "skipped", "left"]
    """answered: the customer did something; skipped: the agent went on; left: the situation is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureEnded(Event):
    """A situation's steps are done; the call returns to where it came from."""

    situation: str
    prompt: str
    """The last step."""
    reason: Literal["said", "answered", "elapsed", "agent"]
    """said: the last line was; answered: a branch led back; elapsed: the last wait is over; agent: he went on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseOffered(Event):
    """The agent has just promised something: one press notes it."""

    promise: str
    """The id of the step that promises."""
    name: str
    minutes: float
    """By when it has to be kept, from `time`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNoted(Event):
    """A promise that has to be kept after the call."""

    promise: str
    name: str
    minutes: float
    """From `time`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationOffered(Event):
    """Something measured speaks for a situation; only the agent opens it."""

    situation: str
    family: str
    measure: str
    """What was measured, e.g. 客户音量 −48 dBFS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistTicked(Event):
    """An item was done; `by` tells who saw it."""

    item: str
    by: Literal["heard", "agent"]
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceMeasured(Event):
    """How fast the speaker talks. Two numbers that are never mixed up; see the glossary."""

    channel: Channel
    articulation: float
    """Characters a minute of speaking time, over the last 15 s of speech."""
    speaking: float
    """Characters a minute of the turn, pauses included."""
    characters: int
    """Characters counted in the window of `articulation`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceMeasured(Event):
    """How long the agent has not spoken; where the customer is heard too, how long nobody has. State."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkMeasured(Event):
    """Who has spoken how much so far; needs the customer's channel. Raised when a turn ends, and at the end."""

    agent_seconds: float
    customer_seconds: float
    overlap_seconds: float
    """Both at once, back-channels left out; part of the two above as well."""
    silent_seconds: float
    """Neither."""
    reaction_seconds: float
    """Median time from the end of a customer's turn to the agent's answer; 0.0 before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised(Event):
    """Something to warn of. Its life is tied together by `id`."""

    id: str
    channel: Channel
    alert: AlertKind
    rule: str
    """The library's or the rule's id."""
    title: str
    """The warning in a few words, e.g. 忌语：“不知道”."""
    severity: Severity
    heard: str
    """The words or the measure that gave rise to it."""
    say: str
    """The better line."""
    start: float
    end: float
    provisional: bool
    """True while it rests on partials; only a confirmed one ever scores."""
    shown: bool = True
    suppressed: str = ""
    """Why the policy kept it from the agent; empty when shown. `held`: until he pauses, see `AlertShown`."""
    explanation: str = ""
    """Why it fired, for whoever asks: matched phrase, distance, threshold, standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertShown(Event):
    """An alert that was `held` when it was raised (`shown` false) is on the screen now: the agent has paused."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertConfirmed(Event):
    """A provisional alert holds: the final agrees."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertCleared(Event):
    """An alert is over."""

    id: str
    reason: ClearReason


MEASURES: tuple[type[Event], ...] = (AudioLevel, LineMeasured, SilenceMeasured, PromptFollowed, Heartbeat)
"""State: the latest one counts, and many come in a second. Nobody keeps them or prints them."""

PASSING: tuple[type[Event], ...] = (*MEASURES, PartialTranscript)
"""What the record of a call leaves out: state that the next one replaces, and nothing that a report could use."""


class UnknownEvent(ValueError):
    """A line that is no event of this version; the message says why."""


EVENT_TYPES: dict[str, type[Event]] = {
    name: value for name, value in list(globals().items()) if isinstance(value, type) and issubclass(value, Event)
}
"""Every event class by the name that it has on the wire."""


_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""What JSON lets stand in a text and many readers take for the end of a line."""


def to_json(event: Event) -> str:
    """One line of JSON, `type` first, Chinese unescaped, times to the millisecond."""
    fields = {name: _plain(value) for name, value in _fields(event).items()}
    return json.dumps({"type": type(event).__name__, **fields}, ensure_ascii=False).translate(_LINE_ENDS)


def from_json(line: str) -> Event:
    """The event that `to_json` wrote. Raises UnknownEvent on anything else."""
    try:
        raw = json.loads(line)
        cls = EVENT_TYPES[raw.pop("type")]
        return cls(**{name: _frozen(name, value) for name, value in raw.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownEvent(f"{error!r} in {line[:200]!r}") from error


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Word):
        return {name: _plain(item) for name, item in _fields(value).items()}
    return value


def _frozen(name: str, value: Any) -> Any:
    if name == "words":
        return tuple(Word(**word) for word in value)
    return tuple(value) if isinstance(value, list) else value
