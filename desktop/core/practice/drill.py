"""A drill, as the engine sees it: a customer who answers, and what the trainee is to learn from him.

`storage.practice` makes these from TOML. A customer's part is a graph of beats: he says something, and what the trainee
then says, does or fails to do chooses the way to his next beat.
"""

from dataclasses import dataclass, field

from desktop.core.script import Source

END = "end"
"""Where a way leads on which the customer hangs up."""

TOPICS = (
    "greeting",
    "name",
    "conversation",
    "unable_to_hear",
    "complaint",
    "hold",
    "transfer",
    "privacy",
    "online",
    "closing",
)
"""What drills train, in the order in which a trainee meets them."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Who calls, or is called."""

    name: str
    """Surname, as the agent's record has it; empty: the trainee has to ask."""
    title: str
    """先生, 女士 or empty."""
    voice: str
    """Name of the voice that speaks him."""
    about: str
    """One sentence that the trainee may read before the call: who he is and in what mood."""
    speed: float = 1.0
    """Rate of speaking, 1.0 as the voice has it."""
    interrupted: tuple[str, ...] = ()
    """What he says when the trainee talks over him, one after another."""
    waiting: tuple[str, ...] = ()
    """What he says when the trainee is silent and no way of the beat is for it, in turn; then he hangs up."""


@dataclass(frozen=True, slots=True)
class LineConditions:
    """What the line does to the customer's voice; applied live. The defaults leave it as it is."""

    narrow: bool = True
    """The band and the coding of a telephone: 300 … 3,400 Hz, G.711."""
    level: float = 0.0
    """dB by which he is louder than usual; -20 is a soft voice."""
    noise: float | None = None
    """dB by which speech stands above the noise; None: no noise."""
    drop_outs: float = 0.0
    """Share of the time in which nothing comes through, 0 … 0.6."""
    reverberation: float = 0.0
    """Seconds in which a sound falls by 60 dB; 0.6 is a telephone lying on the table."""


AS_IT_IS = LineConditions()
"""A good telephone line."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What makes the customer take a way. What is given is looked at by itself: any of it is enough."""

    agent: tuple[str, ...] = ()
    """Phrases of the trainee since the beat began, by sound, with choices as in the lexicon: `请(您)?稍等`."""
    lines: tuple[str, ...] = ()
    """Ids of lines of the pack that the trainee said since the beat began."""
    alerts: tuple[str, ...] = ()
    """Ids of rules, phrases, checklist items, or kinds of alert, confirmed since the beat began."""
    silence: float | None = None
    """Seconds in which neither said anything."""
    speaking: float | None = None
    """Seconds that the trainee has spoken without a pause: now the customer cuts in."""
    otherwise: bool = False
    """The trainee has finished a turn, and no other way of the beat is for it."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the customer goes on, and what for."""

    cue: Cue
    to: str
    """Id of a beat, or `END`."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that the customer does: he says something, or holds his tongue."""

    id: str
    says: tuple[str, ...]
    """Wordings; the first time the first, then the next. Empty: he is silent, or cannot be heard."""
    ways: tuple[Way, ...]
    """Tried from the top. None: having said this he hangs up."""
    line: LineConditions | None = None
    """What the line does in this beat; None: as in the drill."""
    note: str = ""
    """For who reads or plays the drill: what this beat is for."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that the trainee is to do. What is given is looked at by itself: any of it is enough."""

    id: str
    name: str
    """What to do, in a few words: 先道歉，再解释."""
    why: str
    """Told when it was missed."""
    better: str
    """A line that would have done it."""
    source: Source
    phrases: tuple[str, ...] = ()
    """By sound, with choices as in the lexicon; in one turn of the trainee."""
    lines: tuple[str, ...] = ()
    """Ids of lines of the pack."""
    beats: tuple[str, ...] = ()
    """Reached because the trainee did it."""
    after: str = ""
    """Id of the beat from which on it counts; empty: from the start."""
    within: float | None = None
    """Seconds after that beat began; None: till the end."""


@dataclass(frozen=True, slots=True)
class Taboo:
    """Something that the trainee must not do. What is given is looked at by itself: any of it is enough."""

    id: str
    name: str
    why: str
    better: str
    """What to say or do instead."""
    source: Source
    phrases: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    """Ids of rules, phrases, checklist items, or kinds of alert; confirmed ones count."""
    beats: tuple[str, ...] = ()
    """Reached because the trainee did it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an example's trainee does when a beat is over."""

    beat: str
    says: str
    """Empty: nothing."""
    wait: float = 0.8
    """Seconds after the customer's last word. Negative: he talks over him."""
    speed: float = 1.0
    """1.6 is hurried."""
    hang_up: bool = False
    """After this the trainee ends the call."""


@dataclass(frozen=True, slots=True)
class Example:
    """How a trainee may go through a drill: its answers in the order in which beats come round again."""

    answers: tuple[Answer, ...]
    fails_for: tuple[str, ...] = ()
    """Ids of the goals that it misses and the taboos that it breaks; empty: it passes."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A call to be rehearsed."""

    id: str
    title: str
    brief: str
    """What the trainee knows before the telephone rings."""
    difficulty: int
    """1 easy … 3 hard."""
    pack: str
    """With which pack it is played."""
    topic: str
    """One of `TOPICS`."""
    persona: Persona
    beats: tuple[Beat, ...]
    """The first one begins the call."""
    good: Example
    bad: Example
    source: Source
    goals: tuple[Goal, ...] = ()
    taboos: tuple[Taboo, ...] = ()
    line: LineConditions = AS_IT_IS
    outbound: bool = False
    """True: the trainee calls and speaks first."""
    situations: tuple[str, ...] = ()
    """Ids of the situations of the pack that it trains."""
    pass_score: float = 80.0
    """Points on the score sheet that are needed to pass, beside every goal met and no taboo broken."""
    longest: float = 600.0
    """Seconds after which the customer hangs up whatever happens."""

    _beats: dict[str, Beat] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make beats found by id."""
        object.__setattr__(self, "_beats", {beat.id: beat for beat in self.beats})

    def beat(self, beat_id: str) -> Beat:
        """The beat of that id. Raises KeyError."""
        return self._beats[beat_id]

    def has(self, beat_id: str) -> bool:
        """Whether there is a beat of that id."""
        return beat_id in self._beats
