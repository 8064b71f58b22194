"""What of the alerts of labelled cases was right, wrong or missing, and how late it came.

A case is scored for the rules of its own topic only, since nothing else was labelled in it. An alert is right when an
expected one of its rule is due in that turn; for the lexicon it must also overlap the words that were labelled. A
second alert for the same thing is neither right nor wrong. Delay is the time of the alert behind the end of the words
(their characters spread evenly over the turn), behind the end of the turn where no words are labelled, or behind the
time at which the threshold is passed.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from cases import is_development

WORDING = ("address_ni", "order", "counter_question", "wei", "jargon", "small_talk")
OVER_A_CALL = ("fillers", "polite_characters")
"""Judged only in cases that are about them: small calls of a turn or two cannot be full of thanks."""
PRIVACY = ("card_number", "identity_number", "phone_number", "internal_word")
TIMING = ("pace", "too_slow", "hurried_ending", "silence")
HOLD = ("hold_over_minute", "hold_no_word", "hold_no_thanks")
VOLUME = ("too_soft", "too_loud", "sudden_rise", "clipping", "breath_noise", "not_louder")
DUTIES = ("explain_before_apology", "push_after_refusals", "early_goodbye", "promise_without_time")
CHECKLIST = "checklist"
TOPICS = {
    "forbidden": ("forbidden",),
    "wording": (*WORDING, *OVER_A_CALL),
    "privacy": PRIVACY,
    "duties": (*DUTIES, CHECKLIST),
    "timing": TIMING,
    "hold": HOLD,
    "volume": VOLUME,
}
"""Every topic with its rules; all phrases of the lexicon are one, and so are all items of the checklist."""
SETTLES = 3.0
"""Seconds behind its turn in which an alert still belongs to it: some wait whether more is said."""
EARLY = 5.0
"""Seconds before a threshold is passed in which an alert still means that one; how early it was shows in the delay."""


@dataclass
class Count:
    """What was counted of one rule."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0
    """Negative cases in which it kept still, of `negatives`."""
    negatives: int = 0
    beside: int = 0
    """Phrases of the lexicon in an offending turn, on other words than the labelled ones."""
    elsewhere: int = 0
    """Of the missed, those whose turn was warned of by another rule: the agent is told all the same."""
    delays: list[float] = field(default_factory=list)
    escalated: int = 0
    escalations: int = 0

    def figures(self):
        return {
            "expected": self.right + self.missed,
            "right": self.right,
            "wrong": self.wrong,
            "beside": self.beside,
            "missed_but_told_by_another_rule": self.elsewhere,
            "precision": self.right / (self.right + self.wrong) if self.right + self.wrong else None,
            "recall": self.right / (self.right + self.missed) if self.right + self.missed else None,
            "negatives": self.negatives,
            "silent": self.silent / self.negatives if self.negatives else None,
            "escalated": [self.escalated, self.escalations],
            "delays": [round(each, 3) for each in self.delays],
        }


@dataclass
class Scores:
    """Counts of every rule, of all cases and of the held-out half, and a line for each miss of the development half."""

    all: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    held_out: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    groups: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    """Kind of trap: negatives that kept silent, and all of them."""
    told: list[str] = field(default_factory=list)

    def figures(self):
        return {
            "all": {rule: count.figures() for rule, count in self.all.items()},
            "held_out": {rule: count.figures() for rule, count in self.held_out.items()},
            "silent_by_group": dict(self.groups),
        }


def own_rules(case):
    """The rules that a case is scored for."""
    if case.topic == "wording":
        return {*WORDING, case.group} if case.group in OVER_A_CALL else set(WORDING)
    if case.topic == "duties":
        return {CHECKLIST} if case.group == CHECKLIST else set(DUTIES)
    return set(TOPICS[case.topic])


def rule_of(alert):
    """The name under which an alert is counted."""
    known = alert.rule in (*WORDING, *PRIVACY)
    return alert.alert if alert.alert in ("forbidden", CHECKLIST) and not known else alert.rule


def score(played, scores):
    """Count one case; the misses of held-out ones are not told."""
    case = played.case
    own = own_rules(case)
    alerts = [alert for alert in played.alerts if rule_of(alert) in own]
    verdict = _Verdict(played, alerts)
    for rule in own:
        for counts in _counts_of(case, scores):
            verdict.count(rule, counts[rule], case.kind == "negative" and _is_about(case, rule))
    if case.kind == "negative":
        scores.groups[case.group][0] += not alerts
        scores.groups[case.group][1] += 1
    if is_development(case.id):
        scores.told += verdict.told()


def _counts_of(case, scores):
    return (scores.all,) if is_development(case.id) else (scores.all, scores.held_out)


def _is_about(case, rule):
    """Whether a negative case tempts this rule: its group names the rule, or tempts the whole topic."""
    return case.group == rule or case.group not in TOPICS[case.topic]


class _Verdict:
    """Which alert of a case stands for what was expected."""

    def __init__(self, played, alerts):
        self.played = played
        self.alerts = alerts
        self.found = {}
        self.wrong = []
        self.beside = []
        for alert in alerts:
            due = [one for one in played.case.expect if _answers(alert, one, played)]
            for one in due[:1]:
                self.found.setdefault(one, []).append(alert)
            if not due:
                (self.beside if _is_beside(alert, played.case) else self.wrong).append(alert)

    def count(self, rule, count, tempted):
        expected = [one for one in self.played.case.expect if _expected_rule(one, self.played.case) == rule]
        found = [one for one in expected if one in self.found]
        count.right += len(found)
        count.missed += len(expected) - len(found)
        count.wrong += sum(rule_of(alert) == rule for alert in self.wrong)
        count.beside += sum(rule_of(alert) == rule for alert in self.beside)
        count.elsewhere += sum(self._told_elsewhere(one) for one in expected if one not in self.found)
        count.delays += [self.found[one][0].time - due_time(self.played.case, one) for one in found]
        graver = [one for one in expected if one.graver]
        count.escalations += len(graver)
        count.escalated += sum(any(a.severity == "warning" for a in self.found.get(one, ())) for one in graver)
        if tempted:
            count.negatives += 1
            count.silent += not any(rule_of(alert) == rule for alert in self.alerts)

    def _told_elsewhere(self, one):
        turn = self.played.case.call.turns[one.turn]
        wording = [a for a in self.played.alerts if a.alert in ("forbidden", "wording", "privacy")]
        return any(_said_in(alert, turn) for alert in wording)

    def told(self):
        case = self.played.case
        texts = [heard.text for heard in self.played.wordings]
        for one in case.expect:
            if one not in self.found:
                yield f"missed {case.id} {one.rule} {one.phrase or ''} in {texts[one.turn]}"
        for alert in self.wrong:
            turn = _turn_of(alert, case)
            said = texts[turn] if turn is not None else ""
            yield f"wrong {case.id} {alert.rule} at {alert.time:.1f} heard {alert.heard} in {said}"


def _expected_rule(one, case):
    return CHECKLIST if case.group == CHECKLIST else one.rule


def _answers(alert, one, played):
    case = played.case
    turn = case.call.turns[one.turn]
    if rule_of(alert) == "forbidden":
        return one.rule == "forbidden" and _said_in(alert, turn) and _overlaps(alert, one, played)
    if alert.rule != one.rule:
        return False
    if one.rule == "polite_characters":
        return True
    if one.rule == "fillers":
        return alert.time <= turn.end + SETTLES
    if one.at is not None:
        return alert.time >= one.at - EARLY and (one.graver or alert.time <= max(one.at, turn.end) + SETTLES)
    return turn.start <= alert.time <= turn.end + SETTLES


def _is_beside(alert, case):
    """Whether a phrase of the lexicon was found in a turn that offends, on words that were not labelled."""
    turns = [case.call.turns[one.turn] for one in case.expect if one.rule == "forbidden"]
    return rule_of(alert) == "forbidden" and any(_said_in(alert, turn) for turn in turns)


def _said_in(alert, turn):
    return alert.start < turn.end and turn.start < alert.end + 0.01


def _overlaps(alert, one, played):
    """Whether the words of the alert and the labelled ones share a character."""
    heard = played.wordings[one.turn]
    start, end = words_span(played.case, one)
    first, last = heard.span(start, end)
    place = heard.text.find(alert.heard)
    while place >= 0:
        if place < max(last, first + 1) and first < place + len(alert.heard):
            return True
        place = heard.text.find(alert.heard, place + 1)
    return False


def words_span(case, one):
    """Where the labelled words stand in their turn. Raises ValueError where they are not in it."""
    text = case.call.turns[one.turn].text
    start = text.index(one.phrase)
    return start, start + len(one.phrase)


def due_time(case, one):
    """When the alert is due: the end of the words, of the turn, or the time of the threshold."""
    turn = case.call.turns[one.turn]
    if one.at is not None:
        return one.at
    if not one.phrase:
        return turn.end
    _, end = words_span(case, one)
    share = _sounding(turn.text[:end]) / _sounding(turn.text)
    return turn.start + (turn.end - turn.start) * share


def _sounding(text):
    return sum(char.isalnum() for char in text)


def _turn_of(alert, case):
    turns = [at for at, turn in enumerate(case.call.turns) if turn.channel == "agent" and turn.start <= alert.time]
    return turns[-1] if turns else None
