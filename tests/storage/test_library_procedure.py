"""Ways between steps: whatever is written, what remains leads to an end."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.script import RETURN
from desktop.storage.library_procedure import mended, rewired
from desktop.storage.library_steps import BranchEntry, StepEntry

IDS = ["a", "b", "c", "d", "e"]


def step(id_, then=None, wait=None, to=()):
    branches = [BranchEntry(name=f"路{number}", to=target) for number, target in enumerate(to)]
    return StepEntry(id=id_, title="一步", say="您好", then=then, wait=wait, branch=branches)


def check(*steps, whole=True):
    faults = []
    left = mended(steps, [one.id for one in steps], whole, faults)
    return left, [(fault.step, fault.path) for fault in faults]


def test_what_is_sound_is_left_as_it_is():
    steps = [step("a", wait=5, to=["c"]), step("b", then="a", wait=5), step("c", then="return")]

    assert check(*steps) == (steps, [])


def test_a_circle_with_a_wait_and_a_branch_out_is_sound():
    steps = [step("a", then="a", wait=25, to=["b"]), step("b")]

    assert check(*steps) == (steps, [])


def test_a_circle_that_only_a_branch_closes_needs_no_wait():
    steps = [step("a"), step("b", to=["a"])]

    assert check(*steps) == (steps, [])


def test_a_circle_without_wait_loses_the_way_that_closes_it():
    left, faults = check(step("a", to=["return"]), step("b", then="a"))

    assert faults == [("b", ("then",))]
    assert left[1].then is None


def test_a_circle_that_waits_for_less_than_a_second_only_flickers():
    _, faults = check(step("a", wait=0.1, to=["return"]), step("b", wait=0.1, then="a"))
    _, slower = check(step("a", wait=0.5, to=["return"]), step("b", wait=0.5, then="a"))

    assert faults == [("b", ("then",))]
    assert slower == []


def test_a_wait_beside_the_circle_does_not_help_it():
    _, faults = check(step("a", wait=5), step("b", to=["return"]), step("c", then="b"))

    assert faults == [("c", ("then",))]


def test_a_circle_without_end_is_found_where_branches_stay_inside():
    _, faults = check(step("a", wait=5), step("b", wait=5, to=["a", "b"], then="a"))

    assert faults == [("b", ("then",))]


def test_after_another_mistake_circles_are_not_told():
    _, faults = check(step("a", to=["z"]), step("b", then="a"), step("c"))

    assert faults == [("a", ("branch", 0, "to"))]
    assert check(step("a"), step("b", then="a"), whole=False)[1] == []


def test_ways_to_a_step_that_was_left_out_lead_to_the_one_after_it():
    steps = [step("a", then="b", to=["b", "d"]), step("c")]

    (first, last) = rewired(steps, ["a", "b", "c", "d"])

    assert (first.then, [branch.to for branch in first.branch]) == ("c", ["c", RETURN])
    assert last is steps[1]


TARGETS = st.sampled_from([*IDS, RETURN, "unknown"])


@st.composite
def procedures(draw):
    ids = IDS[: draw(st.integers(1, 5))]
    return [
        step(
            one,
            then=draw(st.none() | TARGETS),
            wait=draw(st.none() | st.just(3)),
            to=draw(st.lists(TARGETS, max_size=2)),
        )
        for one in ids
    ]


@given(procedures())
def test_mending_ends_and_a_second_look_finds_no_way_that_leads_nowhere(steps):
    left, faults = check(*steps)
    again, _ = check(*left)
    known = {one.id for one in left} | {RETURN}

    assert left[0].id == "a"
    assert all({one.then or RETURN, *(branch.to for branch in one.branch)} <= known for one in left)
    assert faults or left == steps
    assert [one.id for one in again][:1] == ["a"]


@given(procedures())
def test_mended_again_and_again_every_procedure_gets_sound(steps):
    for _ in range(20):
        steps, faults = check(*steps)
        if not faults:
            break

    assert faults == []
