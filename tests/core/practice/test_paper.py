"""What a paper promises: its topics only, no question twice, spread evenly, shuffled, the same again by its seed."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.practice.paper import draw, questions_for
from desktop.core.practice.question import Choice, PaperPlan, Question
from desktop.core.script import Source

TOPICS = ("opening", "closing", "complaint", "pace")
KINDS = ("single", "multiple", "order", "forbidden", "listen")
ROWS = ("N14,H1", "O2", "H5", "W8", "Q9")


def choices(count, right):
    return tuple(Choice(f"choice {number}", number < right) for number in range(count))


@st.composite
def banks(draw_from):
    size = draw_from(st.integers(0, 40))
    return [question(number, draw_from) for number in range(size)]


def question(number, draw_from):
    kind = draw_from(st.sampled_from(KINDS))
    count = draw_from(st.integers(2, 6))
    right = count if kind == "order" else 1
    return Question(
        f"q{number:02}",
        kind,
        draw_from(st.sampled_from(TOPICS)),
        "text",
        choices(count, right),
        "why",
        Source(draw_from(st.sampled_from(ROWS))),
        choices(3, 1) if kind == "forbidden" else (),
    )


plans = st.builds(
    PaperPlan,
    id=st.just("plan"),
    name=st.just("name"),
    topics=st.lists(st.sampled_from(TOPICS), unique=True).map(tuple),
    size=st.integers(1, 60),
    minutes=st.just(10.0),
    pass_mark=st.just(80.0),
    source=st.just(Source("W12")),
    documents=st.lists(st.sampled_from("QNOHW"), unique=True).map(tuple),
)
seeds = st.integers(0, 2**32)


@given(plans, banks(), seeds)
def test_only_what_the_plan_asks_for_and_nothing_twice(plan, bank, seed):
    paper = draw(plan, bank, seed)
    drawn = [asked.question for asked in paper.asked]
    assert len(drawn) == min(plan.size, len(questions_for(plan, bank)))
    assert len({each.id for each in drawn}) == len(drawn)
    assert all(not plan.topics or each.topic in plan.topics for each in drawn)
    assert all(not plan.documents or set(plan.documents) & set(each.source.standard) for each in drawn)


@given(plans, banks(), seeds)
def test_topics_have_equal_shares_as_far_as_they_go(plan, bank, seed):
    there = Counter(each.topic for each in questions_for(plan, bank))
    drawn = Counter(asked.question.topic for asked in draw(plan, bank, seed).asked)
    most = max(drawn.values(), default=0)
    assert all(drawn[topic] in (count, most, most - 1) for topic, count in there.items())


@given(plans, banks(), seeds, st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_paper_however_the_bank_is_sorted(plan, bank, seed, random):
    paper = draw(plan, bank, seed)
    random.shuffle(bank)
    assert draw(plan, bank, seed) == paper


@given(plans, banks(), seeds)
def test_all_choices_are_shown_and_steps_never_in_their_right_order(plan, bank, seed):
    for asked in draw(plan, bank, seed).asked:
        in_order = list(range(len(asked.question.choices)))
        assert sorted(asked.choices) == in_order
        assert sorted(asked.reasons) == list(range(len(asked.question.reasons)))
        assert asked.question.kind != "order" or list(asked.choices) != in_order


def test_another_seed_draws_another_paper():
    bank = [
        Question(f"q{n}", "single", "pace", "text", choices(4, 1), "why", Source("Q7"))
        for n in Random(1).sample(range(99), 40)
    ]
    plan = PaperPlan("plan", "name", (), 10, 10.0, 80.0, Source("W12"))
    assert len({draw(plan, bank, seed).asked for seed in range(20)}) == 20


def test_a_topic_is_spread_over_the_rows_of_the_standards():
    bank = [
        Question(f"q{n}", "single", "online", "text", choices(4, 1), "why", Source("W1" if n < 30 else f"W{n}"))
        for n in range(40)
    ]
    plan = PaperPlan("plan", "name", ("online",), 11, 10.0, 80.0, Source("W12"))
    assert len({asked.question.source.standard for asked in draw(plan, bank, 7).asked}) == 11
