"""Parting while a question of the customer is open (Q11)."""

from collections.abc import Iterable, Iterator

from desktop.core.edge_words import ends_with
from desktop.core.events import Event, FinalTranscript
from desktop.core.rules.duties.asking import Question, answers, answers_in_parting, is_content, question_in
from desktop.core.rules.duties.duty_alert import Duty
from desktop.core.rules.standing import StandingAlert
from desktop.core.text import normalise

_RULE = "early_goodbye"
_PARTING = ("再见", "拜拜", "先挂了", "我挂了", "挂了啊", "先这样")
"""What parts, at the end of an utterance; in its middle the word may only be mentioned."""
_LAST = ("再见", "拜拜")
"""What parts by its sound alone where it is the last word."""
_TAIL = 6
"""Characters at the end of an utterance in which a parting word parts (再见，先生)."""
_DUTY = Duty(
    "客户还有问题没有答复",
    "warning",
    "请您先别挂断，刚才的问题我这就为您解答。",
    "客户最后问的“{heard}”还没有答复就道别；依据：Q11，质检评分标准，结束语：不可在客户还有问题时匆忙结束通话。",
)


class EarlyGoodbyeRule:
    """Needs the customer's channel; mended when the agent takes up the talk again."""

    def __init__(self) -> None:
        self._alert = StandingAlert(_RULE)
        self._question: Question | None = None

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case FinalTranscript(channel="customer"):
                asked = question_in(event.text)
                self._question = asked if asked or is_content(event.text) else self._question
            case FinalTranscript(channel="agent"):
                return self._hear_agent(event)
        return ()

    def _hear_agent(self, event: FinalTranscript) -> Iterator[Event]:
        if not _parts(event.text):
            if answers(event.text):
                self._question = None
                yield from self._alert.clear(event.time, "mended")
        elif self._question and not answers_in_parting(event.text, self._question):
            yield from self._alert.raise_(_DUTY.alert(event, event.time, self._question.text))
            self._question = None


def _parts(text: str) -> bool:
    """Whether an utterance ends in parting; its last word by sound too."""
    return any(word in normalise(text)[-_TAIL:] for word in _PARTING) or any(ends_with(text, word) for word in _LAST)
