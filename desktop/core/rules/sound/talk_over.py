"""The agent speaks while the customer speaks, and goes on (Q2, N13, O14).

For a moment both speak at once all the time; beyond the grace the agent is to give way, whoever came in later: a
customer who breaks in wants to be heard (您请说). A back-channel of either is nobody's turn. Needs both channels.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import AlertConfirmed, AlertRaised, AudioLevel, CallEnded, CallStarted, Event
from desktop.core.limits import TalkLimits
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.talker import Talker
from desktop.core.rules.standing import StandingAlert

_RULE = "talk_over"


class TalkOverRule:
    """Emits the alert `talk_over`, once for each time that both speak; it is mended when the agent gives way."""

    def __init__(self, limits: TalkLimits) -> None:
        self._limits = limits
        self._agent = Talker("agent")
        self._customer = Talker("customer")
        self._alert = StandingAlert(_RULE)
        self._both = False
        self._unsure = ""
        """The id of the alert while nothing is known of what the agent says."""
        self._told = float("nan")
        """The begin of the time of speaking at once that was told of last."""

    def feed(self, event: Event) -> Iterable[Event]:
        self._agent.feed(event)
        self._customer.feed(event)
        match event:
            case CallStarted():
                self._both = "customer" in event.channels
            case AudioLevel(channel="agent") if self._both:
                return self._follow(event.time) if self._alert.severity else self._judge(event.time)
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _judge(self, time: float) -> Iterator[Event]:
        if not (self._agent.speaks and self._customer.speaks):
            return
        start = max(self._agent.begin, self._customer.begin)
        long = time - start >= self._limits.grace + self._limits.overlap - HAIR
        if not long or start == self._told:
            return
        if self._agent.says_something(time) and self._customer.says_something(time):
            self._told = start
            for event in self._alert.raise_(self._spoken_over(start, time)):
                yield event
                self._unsure = event.id if isinstance(event, AlertRaised) and event.provisional else ""

    def _follow(self, time: float) -> Iterator[Event]:
        """What becomes of an open alert as the words come and the voices go."""
        if not (self._agent.says_something(time) and self._customer.says_something(time)):
            yield from self._alert.clear(time, "withdrawn")
            return
        over = not self._agent.has_turn(time)
        if self._unsure and (over or self._agent.known_words()):
            yield AlertConfirmed(time=time, id=self._unsure)
            self._unsure = ""
        if over:
            yield from self._alert.clear(time, "mended")

    def _spoken_over(self, start: float, time: float) -> AlertRaised:
        cut_in = self._agent.begin >= self._customer.begin
        who = "客户先在说，您后开口（Q2、N13）" if cut_in else "客户插话以后您还在说，应请客户先说（O14、N13）"
        limits = f"超过 {self._limits.grace:g} 秒的容许后又持续 {self._limits.overlap:g} 秒"
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="interruption",
            rule=_RULE,
            title="抢话：客户正在说" if cut_in else "客户插话，请让客户先说",
            severity="warning",
            heard=f"同时说话 {time - start:.1f} 秒",
            say="您请说。",
            start=start,
            end=time,
            provisional=not self._agent.known_words(),
            explanation=f"与客户同时说话{limits}；{who}；嗯、好的之类的应和不算",
        )
