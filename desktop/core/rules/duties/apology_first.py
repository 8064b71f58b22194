"""Explaining before apologising: who complains wants to hear that he was wronged, not why (W8)."""

from collections.abc import Iterable, Iterator

from desktop.core.events import Event, FinalTranscript, SituationEntered, SituationLeft
from desktop.core.rules.duties.complaining import apologises, complains, explains, grumbles, spares_us
from desktop.core.rules.duties.complaint_heard import ComplaintHeard
from desktop.core.rules.duties.duty_alert import Duty
from desktop.core.rules.standing import StandingAlert

_RULE = "explain_before_apology"
_STILL_APOLOGISED = 60.0
"""Seconds for which an apology holds: for the complaint that it opened itself, and while the customer goes on."""
_DUTY = Duty(
    "先道歉，再解释",
    "warning",
    "非常抱歉给您添麻烦了，您的心情我完全理解。",
    "客户开始投诉后还没有听到道歉，已经在解释：“{heard}”；依据：W8，在线服务工作细则考评卷，投诉处理：无论对错先道歉。",
)


class ApologyFirstRule:
    """Watches from a complaint to the first apology; mended when it comes.

    A complaint is the situation of that family, or, where the customer is heard, his words.
    """

    def __init__(self) -> None:
        self._alert = StandingAlert(_RULE)
        self._waits_for_apology = False
        self._complaint = ComplaintHeard()
        self._complaints = 0
        self._apologised_at = float("-inf")

    def feed(self, event: Event) -> Iterable[Event]:
        self._complaint.feed(event)
        match event:
            case FinalTranscript(channel="agent"):
                return self._hear_agent(event)
            case FinalTranscript(channel="customer") if complains(event.text) or grumbles(event.text):
                self._begin(event.time)
            case FinalTranscript(channel="customer") if spares_us(event.text):
                self._waits_for_apology = False
            case SituationEntered() if self._complaint.opened(event):
                self._complaints += 1
                if self._complaints == 1:
                    self._begin(event.time)
            case SituationLeft(family="complaint"):
                self._complaints = max(self._complaints - 1, 0)
                self._waits_for_apology = self._waits_for_apology and self._complaints > 0
        return ()

    def _begin(self, time: float) -> None:
        # One apology serves for what the customer goes on complaining about.
        if time - self._apologised_at > _STILL_APOLOGISED:
            self._waits_for_apology = True

    def _hear_agent(self, event: FinalTranscript) -> Iterator[Event]:
        if apologises(event.text):
            self._apologised_at = event.time
            self._waits_for_apology = False
            yield from self._alert.clear(event.time, "mended")
        elif self._waits_for_apology and explains(event.text):
            self._waits_for_apology = False
            yield from self._alert.raise_(_DUTY.alert(event, event.time))
