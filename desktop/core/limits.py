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


@dataclass(frozen=True, slots=True)
class SilenceLimits:
    """The agent's own silence, microphone only; soft and never scored, since the customer may be talking."""

    notice: float = 15.0
    """Seconds; two-channel products use 5–10 s of real dead air, one channel must be slower to speak."""
    warning: float = 25.0
    """Seconds."""


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
    """A shown alert that nobody answered goes by itself after so long (fatal ones three times as long)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """All of them; one section of the settings each."""

    pace: PaceLimits = field(default_factory=PaceLimits)
    silence: SilenceLimits = field(default_factory=SilenceLimits)
    alerts: AlertLimits = field(default_factory=AlertLimits)
