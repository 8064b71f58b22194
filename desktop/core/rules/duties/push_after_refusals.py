"""Going on to sell after the customer has clearly refused twice: fatal (Q13)."""

from collections.abc import Iterable, Iterator

from desktop.core.events import CallStarted, Event, FinalTranscript, SituationEntered
from desktop.core.rules.duties.duty_alert import Duty
from desktop.core.rules.duties.refusing import (
    acknowledges_refusal,
    argues_on,
    declines,
    gives_way,
    offers,
    pushes,
    refuses,
    shows_interest,
)
from desktop.core.rules.standing import StandingAlert
from desktop.core.text import count_characters

_RULE = "push_after_refusals"
_TWICE = 2
_SOMETHING_ELSE = 6
"""Characters in which a customer whose refusal was taken brings up another matter; fewer are 好的，谢谢."""
_DUTY = Duty(
    "客户已两次拒绝，请不要再推销",
    "fatal",
    "好的，尊重您的意见，打扰您了，祝您生活愉快，再见。",
    "客户已明确拒绝两次，仍在推荐：“{heard}”；依据：Q13，质检评分标准，致命项：客户明确表示不需要两次后强行推销。",
)


class PushAfterRefusalsRule:
    """Counts refusals in the customer's words, one of which must be clear; a question about the offer, taking it, or
    another matter once the agent has given way begins anew.

    Microphone only: the agent's own 既然您不需要 and the situation of refusing take their place. A push is told once
    for each refusal beyond the first.
    """

    def __init__(self) -> None:
        self._alert = StandingAlert(_RULE)
        self._hears_customer = False
        self._refusals = 0
        self._clear = False
        """Whether one of them was more than a reason not to buy."""
        self._offered = False
        self._gave_way = False
        self._sells = False
        self._asked = False
        self._told_at = 0

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._hears_customer = "customer" in event.channels
            case FinalTranscript(channel="customer"):
                self._hear_customer(event.text)
            case SituationEntered(situation="refusal") if not self._hears_customer:
                self._refusals += 1
                self._clear = True
            case FinalTranscript(channel="agent"):
                return self._hear_agent(event)
        return ()

    def _hear_customer(self, text: str) -> None:
        self._asked = shows_interest(text)
        if refuses(text, after_offer=self._offered):
            self._refusals += 1
            self._clear = True
        elif self._asked or (self._gave_way and count_characters(text) >= _SOMETHING_ELSE):
            self._refusals = self._told_at = 0
            self._clear = False
        elif self._offered and declines(text):
            self._refusals += 1

    def _hear_agent(self, event: FinalTranscript) -> Iterator[Event]:
        # Who was never offered anything refuses nothing: 不要红色 is an answer.
        pushed = self._sells and pushes(event.text) and not self._asked
        if pushed and self._clear and self._refusals >= _TWICE and self._refusals > self._told_at:
            self._told_at = self._refusals
            yield from self._alert.raise_(_DUTY.alert(event, event.time))
        if not self._hears_customer and acknowledges_refusal(event.text):
            self._refusals += 1
            self._clear = True
        # Who goes on arguing, in whatever words, still speaks of what he offered.
        argues = self._offered and self._refusals > 0 and argues_on(event.text)
        self._gave_way = gives_way(event.text)
        self._offered = offers(event.text) or pushes(event.text) or argues
        self._sells = self._sells or self._offered
