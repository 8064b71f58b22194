"""Small drills and questions for the tests of what comes next."""

from desktop.core.practice.drill import Answer, Beat, Drill, Example, Goal, Persona, Taboo
from desktop.core.practice.question import Choice, Question
from desktop.core.script import Source


def drill(
    name="slow-answer", topic="complaint", difficulty=1, *, situations=(), alerts=(), says="喂，你好", longest=600.0
):
    """One beat, one goal, one taboo."""
    answers = (Answer("opens", "您好，让您久等了"),)
    return Drill(
        id=name, title=f"演练 {name}", brief="", difficulty=difficulty, pack="inbound", topic=topic,
        persona=Persona("王", "女士", "zf_xiaoyi", ""), beats=(Beat("opens", (says,), ()),),
        good=Example(answers), bad=Example(answers, ("apologise",)), source=Source("H5,N12"),
        goals=(Goal("apologise", "先道歉", "", "", Source("H5"), phrases=("久等",)),),
        taboos=(Taboo("excuse", "不找借口", "", "", Source("H5"), phrases=("没办法",), alerts=alerts),),
        situations=situations, longest=longest,
    )  # fmt: skip


def question(name="q1", topic="complaint", subjects=()):
    """One right choice of two."""
    choices = (Choice("对的", right=True), Choice("错的"))
    return Question(name, "single", topic, f"题目 {name}", choices, "因为。", Source("H5"), subjects=subjects)
