"""The thresholds of the rules and the policy of alerts, as data; settings hold them, rules read them.

Each default says where it comes from. None is tuned to a test.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """Articulation rate, characters a minute (standards Q7, N3)."""

    notice: float = 260.0
    """Comfortable listening ends near 240–260 (published norms disagree; 240 is ordinary speech)."""
    warning: float = 300.0
    """News-reading speed, the pace at which listeners begin to lose words."""
    hold_seconds: float = 5.0
    """How long the limit must be passed before the agent is told: one quick clause is not hurry."""
    release: float = 20.0
    """Below limit minus this it counts as mended; keeps an alert from flickering."""
    window_seconds: float = 15.0
    """Seconds of speech the measure looks back on."""
    minimum_characters: int = 20
    """Fewer characters in the window than this are no measure."""
    slow: float = 120.0
    """Too slow below this (Q7): the slowest figure that any published norm for service talk gives (12333 hotlines)."""
    dictation: float = 0.7
    """Part of the limits that holds while the customer writes down what is said (O13); writing takes its time."""
    asked_slower: float = 0.85
    """Part of the limits that holds once the customer asked to go slower (N3: match the customer)."""
    ending_rise: float = 1.3
    """The closing is hurried when it is spoken so many times as fast as the call before it (Q11)."""
    usual: float = 0.0
    """The agent's own articulation over his first calls; 0 while it is not known."""
    above_usual: float = 1.15
    """Where the agent's usual pace is known, the limits are at least so many times it: people differ by a third."""


@dataclass(frozen=True, slots=True)
class SilenceLimits:
    """The agent's own silence, microphone only; soft and never scored, since the customer may be talking."""

    notice: float = 15.0
    """Seconds; two-channel products use 5–10 s of real dead air, one channel must be slower to speak."""
    warning: float = 25.0
    """Seconds."""


@dataclass(frozen=True, slots=True)
class DeadAirLimits:
    """Neither side speaks, and nobody said why (N12, Q13); needs the customer's channel."""

    notice: float = 5.0
    """Seconds; where analytics of two-channel calls begin to count silence."""
    warning: float = 10.0
    """Seconds; the upper end of the usual limits for dead air."""
    fatal: float = 15.0
    """Seconds without an announced wait that fail a call elsewhere; the grave dead air of Q13."""


@dataclass(frozen=True, slots=True)
class TalkLimits:
    """Who speaks when, and for how long (Q2, N13, O14); needs the customer's channel."""

    grace: float = 1.0
    """Seconds of speaking at once that are an accident; also the example of the product that has such a delay."""
    overlap: float = 1.0
    """Seconds beyond the grace that are talking over the customer."""
    monologue: float = 60.0
    """Seconds for which the agent may speak without a word of the customer's; sales coaching nudges at 45."""


@dataclass(frozen=True, slots=True)
class LineLimits:
    """What makes a customer hard to hear (O5–O8), as `LineMeasured` has it; how soft is too soft is the library's."""

    snr: float = 12.0
    """dB of speech above the pauses under which words drown; the same for the agent, see `VolumeLimits.snr`."""
    broken: float = 0.08
    """Part of the speech that may be cut off; recognition and listeners lose words from some 5 to 10 % of loss on."""
    decay: float = 0.5
    """Seconds of reverberation that tell a room from a handset held to the mouth (living rooms have 0.4 to 0.6)."""
    seconds: float = 4.0
    """Of speech for which it must be so before it is offered: one bad word is no bad line."""


@dataclass(frozen=True, slots=True)
class HoldLimits:
    """A wait that the agent announced (N13, N17)."""

    longest: float = 60.0
    """Seconds a customer may be left waiting (N13 names the minute)."""
    word: float = 30.0
    """Seconds without a word to the waiting customer (N17: keep in touch; 12333 hotlines report after 30 s)."""
    thanks: float = 10.0
    """Seconds after coming back within which the thanks are due (N17)."""


@dataclass(frozen=True, slots=True)
class VolumeLimits:
    """Loudness of the agent's speech, dBFS over the blocks with speech, against the headset's own level."""

    calibration: float = 60.0
    """Seconds of the call before the headset's usual level is known; until then only the absolute limits count."""
    window: float = 5.0
    """Seconds of speech that a level is taken over; a word may be soft or loud by itself."""
    soft: float = -45.0
    """Softer than this is too soft on any headset: 20 dB below what softphones level to."""
    loud: float = -10.0
    """Louder than this is too loud: speech has crests of 12 dB, so its peaks are clipped."""
    below_usual: float = 10.0
    """dB below the usual level that are too soft: half as loud to the ear."""
    above_usual: float = 8.0
    """dB above the usual level that are too loud."""
    rise: float = 10.0
    """A rise of so many dB against the last minute within a window is a raised voice: twice as loud (Q5)."""
    clipped: float = 0.02
    """Share of speech blocks that reach full scale before the microphone stands wrong (N4)."""
    snr: float = 12.0
    """dB between speech and pauses under which the room, or breath on the microphone, drowns the speech."""
    raised: float = 3.0
    """dB that an agent who was asked to speak up must gain to have done so (O9: slightly louder)."""


@dataclass(frozen=True, slots=True)
class WordingLimits:
    """How often is too often (Q6, W2)."""

    fillers: float = 8.0
    """Fillers (嗯, 啊, 那个 …) a minute of speaking time; fluent speakers stay at two to five."""
    fillers_at_least: int = 5
    """Fewer fillers are no habit, whatever the rate."""


@dataclass(frozen=True, slots=True)
class AlertLimits:
    """What reaches the agent, when, how often."""

    preset: str = "standard"
    """novice · standard · quiet · all; `all` lets every alert through, for evaluation."""
    budget: int = 3
    """Alerts a call that are not fatal."""
    cooldown_seconds: float = 60.0
    """The same rule keeps quiet for so long."""
    stale_seconds: float = 12.0
    """A shown alert that nobody answered goes by itself after so long (fatal ones three times as long), and one that
    waits for a pause is not shown any more."""
    wait_for_pause: bool = True
    """Whether what does not help in mid-sentence waits until the agent pauses: agents complain most of prompts that
    come while they speak."""


@dataclass(frozen=True, slots=True)
class Limits:
    """All of them; one section of the settings each."""

    pace: PaceLimits = field(default_factory=PaceLimits)
    silence: SilenceLimits = field(default_factory=SilenceLimits)
    dead_air: DeadAirLimits = field(default_factory=DeadAirLimits)
    talk: TalkLimits = field(default_factory=TalkLimits)
    line: LineLimits = field(default_factory=LineLimits)
    hold: HoldLimits = field(default_factory=HoldLimits)
    volume: VolumeLimits = field(default_factory=VolumeLimits)
    wording: WordingLimits = field(default_factory=WordingLimits)
    alerts: AlertLimits = field(default_factory=AlertLimits)
