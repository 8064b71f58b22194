"""What came of trying out a library on past calls: plain facts, for a table, for a window, for a file."""

import json
from dataclasses import asdict, dataclass
from typing import Any, cast

from desktop.core.events import Severity


@dataclass(frozen=True, slots=True)
class Found:
    """An alert in a call."""

    call: str
    """The id of a kept call, or the name of a file."""
    time: float
    """Seconds from the start of the call."""
    title: str
    severity: Severity
    heard: str
    """The words or the measure that gave rise to it."""
    sentence: str
    """All that was said there; empty where the alert is not about words."""
    say: str
    """The better line."""
    shown: bool
    """Whether the agent would have seen it; his budget is small."""
    called_wrong: bool
    """Whether he called it a false alarm in that call."""


@dataclass(frozen=True, slots=True)
class Altered:
    """The same alert, in another severity or with another better line."""

    before: Found
    after: Found


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """What becomes of one rule."""

    rule: str
    name: str
    """As a trainer knows it."""
    new: tuple[Found, ...]
    gone: tuple[Found, ...]
    altered: tuple[Altered, ...]
    same: int
    """Alerts that stay as they are."""

    @property
    def differences(self) -> int:
        """How many alerts are not what they were."""
        return len(self.new) + len(self.gone) + len(self.altered)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A call that could not be tried, and why, as a sentence."""

    call: str
    why: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The whole of it."""

    calls: int
    """Calls that were run with both libraries."""
    seconds: float
    """How long they last together."""
    untouched: int
    """Calls held with packs in which the draft changes nothing; they need not be run."""
    unusable: tuple[Unusable, ...]
    rules: tuple[RuleTrial, ...]
    """Those with a difference, the most differences first."""
    same: int
    """Alerts of all rules that stay as they are."""
    unheard: tuple[str, ...]
    """Rules that kept calls cannot tell about; see `heard_again`."""

    @property
    def new(self) -> int:
        """Alerts that would appear."""
        return sum(len(rule.new) for rule in self.rules)

    @property
    def gone(self) -> int:
        """Alerts that would disappear."""
        return sum(len(rule.gone) for rule in self.rules)

    @property
    def altered(self) -> int:
        """Alerts that would read differently."""
        return sum(len(rule.altered) for rule in self.rules)

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def trial_from_json(line: str) -> Trial:
    """What `as_json` wrote. Raises ValueError on anything else."""
    try:
        raw = json.loads(line)
        return Trial(
            **{
                **raw,
                "unusable": tuple(Unusable(**one) for one in raw["unusable"]),
                "rules": tuple(_rule(one) for one in raw["rules"]),
                "unheard": tuple(raw["unheard"]),
            }
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no trial: {error!r}") from error


def _rule(raw: Any) -> RuleTrial:
    altered = tuple(Altered(Found(**one["before"]), Found(**one["after"])) for one in raw["altered"])
    lists = {name: tuple(Found(**one) for one in raw[name]) for name in ("new", "gone")}
    return RuleTrial(**cast("Any", {**raw, **lists, "altered": altered}))
