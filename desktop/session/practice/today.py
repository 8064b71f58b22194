"""Today's five minutes: what to practise now, and why; what is due first, weak things first, nothing twice."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import TOPICS, Drill
from desktop.core.practice.question import Question
from desktop.core.text import count_characters
from desktop.session.practice.exams import still_open
from desktop.session.practice.mastery import Mastery, asked_in, subjects_of
from desktop.session.practice.practice_words import subject_name
from desktop.session.practice.schedule import is_due
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptCard, KeptPaper

FIVE_MINUTES = 300.0
QUESTION_SECONDS = 25.0
"""What one takes with reading why."""
_AT_ONCE = 4
"""Questions on one subject."""
_WEAK = 0.8
_AGENT_SPEED, _CUSTOMER_SPEED, _TURN_SECONDS = 3.6, 4.2, 1.6
"""Characters a second, and the pauses of a turn: what a drill takes that nobody has tried."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of the trainee."""

    attempts: Sequence[KeptAttempt] = ()
    papers: Sequence[KeptPaper] = ()
    cards: Sequence[KeptCard] = ()
    mastery: Sequence[Mastery] = ()
    assignments: Sequence[Assignment] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """What situations and rules are called."""
    begun: frozenset[str] = frozenset()
    """Ids of the assignments whose exam has begun: there is no second attempt."""

    @property
    def open(self) -> tuple[Assignment, ...]:
        """What trainers gave to do and what is still to be done, the earliest due first."""
        return still_open(self.assignments, self.attempts, self.papers, self.begun)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do now."""

    kind: Literal["drill", "questions"]
    drill: str
    """Its id; empty for questions."""
    questions: tuple[str, ...]
    seconds: float
    """Expected."""
    why: str
    mode: Mode = "guided"
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """What to do, in this order."""

    tasks: tuple[Task, ...]

    @property
    def seconds(self) -> float:
        """Expected for all of it."""
        return sum(task.seconds for task in self.tasks)


def todays_practice(
    drills: Sequence[Drill], questions: Sequence[Question], known: Known, now: datetime, limit: float = FIVE_MINUTES
) -> Today:
    """Never longer than `limit` seconds, empty only where nothing fits. The same at any hour of the same day."""
    return _Plan(drills, questions, known, now, limit).made()


def expected_seconds(drill: Drill, attempts: Sequence[KeptAttempt]) -> float:
    """How long a drill takes: as long as it took, else as its good example would."""
    took = [one.attempt.seconds for one in attempts if one.attempt.drill == drill.id and _whole(one)]
    if took:
        return min(drill.longest, float(median(took)))
    said = sum(count_characters(answer.says) / _AGENT_SPEED + _TURN_SECONDS for answer in drill.good.answers)
    reached = [beat for beat in drill.beats if any(answer.beat == beat.id for answer in drill.good.answers)]
    heard = sum(count_characters(beat.says[0]) / _CUSTOMER_SPEED for beat in reached if beat.says)
    return min(drill.longest, max(10.0, said + heard))


class _Plan:
    """Filled from the most urgent on, as long as there is time."""

    def __init__(
        self, drills: Sequence[Drill], questions: Sequence[Question], known: Known, now: datetime, limit: float
    ) -> None:
        self._drills = sorted(drills, key=_easiest_first)
        self._questions = sorted(questions, key=lambda one: one.id)
        self._known, self._now, self._left = known, now, limit
        self._tasks: list[Task] = []
        today = now.date().isoformat()
        self._planned: set[str] = set()
        self._passed = {one.attempt.drill for one in known.attempts if one.at[:10] == today and one.attempt.passed}
        self._asked = {one for paper in known.papers if paper.at[:10] == today for one in paper.result.right}

    def made(self) -> Today:
        for assigned, drill in self._assigned():
            self._rehearse(drill, due_words(assigned), assigned)
        for subject, why in self._subjects():
            self._practise(subject, why)
        tried = {one.attempt.drill for one in self._known.attempts}
        for drill in self._drills:
            if drill.id not in tried:
                first = not tried and not self._tasks
                self._rehearse(drill, "第一次练习，从容易的开始" if first else f"还没有练过：{self._name(drill)}")
        self._ask([one for one in self._questions if one.id not in self._answered()], "还没有答过的题")
        return Today(tuple(self._tasks))

    def _assigned(self) -> Iterator[tuple[Assignment, Drill]]:
        by_id = {drill.id: drill for drill in self._drills}
        for one in self._known.open:
            if one.kind == "drill" and one.what in by_id:
                yield one, by_id[one.what]

    def _subjects(self) -> Iterator[tuple[str, str]]:
        """What is due, the weakest first, then what is weak though it is not due."""
        values = {one.subject: one.value for one in self._known.mastery if one.value is not None}
        due = [card for card in self._known.cards if is_due(card, self._now)]
        for card in sorted(due, key=lambda card: (values.get(card.subject, 0.5), card.due, card.subject)):
            yield card.subject, f"该复习了：{self._named(card.subject)}"
        for subject, value in sorted(values.items(), key=lambda one: (one[1], one[0])):
            if value < _WEAK:
                yield subject, f"还不熟练：{self._named(subject)}（掌握 {value:.0%}）"

    def _practise(self, subject: str, why: str) -> None:
        training = [drill for drill in self._drills if _trains(drill, subject)]
        for drill in sorted(training, key=self._wanted):
            if self._rehearse(drill, _missed_words(drill, self._known.attempts, self._now) or why):
                return
        answered = self._answered()
        asked = [one for one in self._questions if subject in asked_in(one)]
        self._ask(sorted(asked, key=lambda one: (answered.get(one.id, 0.5), one.id)), why)

    def _rehearse(self, drill: Drill, why: str, assigned: Assignment | None = None) -> bool:
        """Plan a drill, unless it is known already; one that was given to do has to be done again in its own way."""
        seconds = expected_seconds(drill, self._known.attempts)
        known = drill.id in self._planned or (assigned is None and drill.id in self._passed)
        if known or seconds > self._left:
            return False
        self._planned.add(drill.id)
        self._left -= seconds
        mode: Mode = assigned.mode if assigned else "guided"
        self._tasks.append(Task("drill", drill.id, (), seconds, why, mode, assigned.id if assigned else ""))
        return True

    def _ask(self, questions: Sequence[Question], why: str) -> None:
        fresh = [one.id for one in questions if one.id not in self._asked]
        chosen = tuple(fresh[: min(_AT_ONCE, int(self._left // QUESTION_SECONDS))])
        if chosen:
            self._asked.update(chosen)
            seconds = QUESTION_SECONDS * len(chosen)
            self._left -= seconds
            self._tasks.append(Task("questions", "", chosen, seconds, why))

    def _answered(self) -> dict[str, float]:
        """The last answer to each question: 0 wrong, 1 right."""
        last: dict[str, float] = {}
        for paper in self._known.papers:
            last |= dict.fromkeys(paper.result.right, 1.0) | dict.fromkeys(paper.result.wrong, 0.0)
        return last

    def _wanted(self, drill: Drill) -> tuple[bool, str, int, str]:
        """What has not been passed comes first, then what was rehearsed longest ago."""
        of_it = [one for one in self._known.attempts if one.attempt.drill == drill.id]
        passed = bool(of_it) and of_it[-1].attempt.passed
        return passed, of_it[-1].at if of_it else "", drill.difficulty, drill.id

    def _name(self, drill: Drill) -> str:
        return self._named(f"topic:{drill.topic}")

    def _named(self, subject: str) -> str:
        return subject_name(subject, dict(self._known.names))


def _easiest_first(drill: Drill) -> tuple[int, int, str]:
    order = TOPICS.index(drill.topic) if drill.topic in TOPICS else len(TOPICS)
    return drill.difficulty, order, drill.id


def _trains(drill: Drill, subject: str) -> bool:
    return subject in subjects_of(drill) or any(subject in taboo.alerts for taboo in drill.taboos)


def _whole(kept: KeptAttempt) -> bool:
    return kept.attempt.ended != "broken_off"


def due_words(assigned: Assignment) -> str:
    """Who gave it, and until when."""
    by = f"{assigned.by}布置" if assigned.by else "培训师布置"
    return f"{by}，{assigned.due} 前完成" if assigned.due else by


def _missed_words(drill: Drill, attempts: Sequence[KeptAttempt], now: datetime) -> str:
    """近 7 天 3 次没有做到：先道歉; empty when nothing was missed."""
    since = (now - timedelta(days=7)).isoformat(timespec="seconds")
    names = {goal.id: goal.name for goal in drill.goals} | {taboo.id: taboo.name for taboo in drill.taboos}
    recent = [one for one in attempts if one.attempt.drill == drill.id and one.at >= since and _whole(one)]
    missed = Counter(reason for one in recent for reason in one.attempt.reasons if reason in names)
    if not missed:
        return ""
    reason, times = min(missed.items(), key=lambda one: (-one[1], one[0]))
    return f"近 7 天 {times} 次没有做到：{names[reason]}"
