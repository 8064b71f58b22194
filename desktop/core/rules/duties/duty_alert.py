"""The alert of a duty that the agent missed: the rules about duties differ only in these few words."""

from dataclasses import dataclass

from desktop.core.events import AlertRaised, FinalTranscript, Severity


@dataclass(frozen=True, slots=True)
class Duty:
    """What a rule tells the agent."""

    title: str
    severity: Severity
    say: str
    explanation: str
    """Why, with the measure and the standard; `{heard}` stands for the words that gave rise to it."""

    def alert(self, words: FinalTranscript, time: float, heard: str = "") -> AlertRaised:
        """An alert about `words`, or about `heard` in them; the rule's standing alert gives it id and rule."""
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="procedure",
            rule="",
            title=self.title,
            severity=self.severity,
            heard=heard or words.text,
            say=self.say,
            start=words.start,
            end=words.end,
            provisional=False,
            explanation=self.explanation.format(heard=heard or words.text),
        )
