"""Whether the steps of one procedure lead anywhere: names that exist, an end that can be reached, no wild circle.

The ways between steps are the *default way* (`then`, else the next step of the list, after the last one the end) and
the branches. A circle is fine where it can be left and gives the customer time:

- from every step some way leads to the end; otherwise the agent would go round for ever;
- a circle of default ways alone holds a step with `wait`, of a second at least; otherwise the same line comes again at
  once, and steps that only ask the agent to do something would come round as fast as he presses the key;
- every step can be reached from the first one;
- where hanging up is right the procedure is over, so that nothing follows by itself.

A way that does not hold is left out: without `then` the next step of the list follows, without a branch there is one
choice less. Where a step was left out, the ways that led to it lead to the step that follows it in the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.script import RETURN
from desktop.storage.library_problems import nearest
from desktop.storage.library_steps import BranchEntry, StepEntry
from desktop.storage.toml_lines import KeyPath

_SHORTEST_ROUND = 1.0
"""Seconds of waiting in one round of a circle; with less its steps only flicker."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one step or one way."""

    step: str
    """Id of the step that it stands in."""
    path: KeyPath
    """Of the key, below the step."""
    message: str
    help: str
    """The key whose example shows how to mend it."""


def rewired(steps: Sequence[StepEntry], order: Sequence[str]) -> list[StepEntry]:
    """`steps` with every way to a step that is in `order`, but no longer among them, leading to the one after it."""
    kept = {step.id for step in steps}
    heirs = {RETURN: RETURN}
    following = RETURN
    for step_id in reversed(order):
        following = step_id if step_id in kept else following
        heirs[step_id] = following
    return [_with_heirs(step, heirs) for step in steps]


def _with_heirs(step: StepEntry, heirs: dict[str, str]) -> StepEntry:
    targets = [step.then, *(branch.to for branch in step.branch)]
    if all(target is None or heirs.get(target, target) == target for target in targets):
        return step
    then = step.then and heirs.get(step.then, step.then)
    branches = [branch.model_copy(update={"to": heirs.get(branch.to, branch.to)}) for branch in step.branch]
    return step.model_copy(update={"then": then, "branch": branches})


def mended(steps: Sequence[StepEntry], order: Sequence[str], whole: bool, faults: list[Fault]) -> list[StepEntry]:
    """The steps with only the ways that hold; what does not is added to `faults`.

    `order` are the ids of all steps as they are written, those included that were left out for mistakes of their own;
    `whole` tells that nothing of them was. Circles and steps without a way to them are only looked for where
    nothing else is wrong, since one mistake is told once.
    """
    known = {*order, RETURN}
    sound = [_known_ways(step, known, faults) for step in steps]
    sound = rewired(sound, order)
    if faults or not whole:
        return sound
    sound = _without_circles(_over_at_hang_up(sound, faults), faults)
    return sound if faults else _reachable(sound, faults)


def _known_ways(step: StepEntry, known: set[str], faults: list[Fault]) -> StepEntry:
    changes: dict[str, object] = {}
    if step.then is not None and step.then not in known:
        faults.append(Fault(step.id, ("then",), _no_such_step(step.then, known), "then"))
        changes["then"] = None
    branches = list(_sound_branches(step, known, faults))
    if len(branches) < len(step.branch):
        changes["branch"] = branches
    return step.model_copy(update=changes) if changes else step


def _sound_branches(step: StepEntry, known: set[str], faults: list[Fault]) -> Iterator[BranchEntry]:
    names: set[str] = set()
    voice = False
    for index, branch in enumerate(step.branch):
        if branch.to not in known:
            faults.append(Fault(step.id, ("branch", index, "to"), _no_such_step(branch.to, known), "to"))
        elif branch.name in names:
            message = f"这一步已经有一个叫“{branch.name}”的分支，这一个没有读入；请换一个名字。"
            faults.append(Fault(step.id, ("branch", index, "name"), message, "branch"))
        elif branch.voice and voice:
            message = "这一步已经有一个分支写了 voice，客户一出声就走那条路，这一个没有读入。"
            faults.append(Fault(step.id, ("branch", index, "voice"), message, "branch"))
        else:
            names.add(branch.name)
            voice = voice or branch.voice
            yield branch


def _no_such_step(target: str, known: set[str]) -> str:
    return f"没有 id 为“{target}”的步骤，这一处没有生效；{nearest(target, sorted(known))}"


def _over_at_hang_up(steps: list[StepEntry], faults: list[Fault]) -> list[StepEntry]:
    over = []
    for step, following in zip(steps, _default_ways(steps), strict=True):
        if step.hang_up and following < len(steps):
            message = f"挂机以后就没有下一步了，可是后面还有“{steps[following].id}”；已当作到此结束，请写上 then。"
            faults.append(Fault(step.id, ("hang_up",), message, "then"))
            over.append(step.model_copy(update={"then": RETURN}))
        else:
            over.append(step)
    return over


def _without_circles(steps: list[StepEntry], faults: list[Fault]) -> list[StepEntry]:
    """Leaves out each `then` that closes a circle without wait or without an end; there is one in every such circle,
    since the list itself only leads on.
    """
    for find, message, mend in ((_circle_without_wait, _NO_WAIT, "wait"), (_circle_without_end, _NO_END, "branch")):
        while found := find(steps):
            at = max(found)
            names = " → ".join(steps[index].id for index in [*found, found[0]])
            faults.append(Fault(steps[at].id, ("then",), message.format(names=names), mend))
            steps[at] = steps[at].model_copy(update={"then": None})
    return steps


_NO_WAIT = "“{names}”绕成一圈，中间没有等待（或不到 1 秒）；请在其中一步写 wait，这一处 then 没有生效。"
_NO_END = "“{names}”绕成一圈，走不出来；请给其中一步写一个通到圈外的分支，这一处 then 没有生效。"


def _circle_without_wait(steps: Sequence[StepEntry]) -> list[int]:
    follows = _default_ways(steps)
    clear: set[int] = {len(steps)}
    for start in range(len(steps)):
        trail: list[int] = []
        at = start
        while at not in clear and at not in trail:
            trail.append(at)
            at = follows[at]
        circle = trail[trail.index(at) :] if at in trail else []
        if circle and sum(steps[index].wait or 0.0 for index in circle) < _SHORTEST_ROUND:
            return circle
        clear.update(trail)
    return []


def _circle_without_end(steps: Sequence[StepEntry]) -> list[int]:
    follows = _default_ways(steps)
    ways = _all_ways(steps)
    ending: set[int] = {len(steps)}
    while more := {index for index in range(len(steps)) if index not in ending and ending & ways[index]}:
        ending |= more
    lost = [index for index in range(len(steps)) if index not in ending]
    if not lost:
        return []
    at, trail = lost[-1], []
    while at not in trail:
        trail.append(at)
        at = follows[at]
    return trail[trail.index(at) :]


def _reachable(steps: list[StepEntry], faults: list[Fault]) -> list[StepEntry]:
    ways = _all_ways(steps)
    reached: set[int] = set()
    ahead = {0} if steps else set()
    while ahead:
        reached |= ahead
        ahead = {to for index in ahead for to in ways[index] if to < len(steps)} - reached
    for index, step in enumerate(steps):
        if index not in reached:
            message = f"没有一步通到“{step.id}”，这一步没有读入；请让前面某一步的 then 或分支的 to 通到它。"
            faults.append(Fault(step.id, ("id",), message, "then"))
    return [step for index, step in enumerate(steps) if index in reached]


def _default_ways(steps: Sequence[StepEntry]) -> list[int]:
    """For each step where its default way leads; `len(steps)` is the end."""
    places = {**{step.id: index for index, step in enumerate(steps)}, RETURN: len(steps)}
    return [places[step.then] if step.then else index + 1 for index, step in enumerate(steps)]


def _all_ways(steps: Sequence[StepEntry]) -> list[set[int]]:
    places = {**{step.id: index for index, step in enumerate(steps)}, RETURN: len(steps)}
    follows = _default_ways(steps)
    return [{follows[index], *(places[branch.to] for branch in step.branch)} for index, step in enumerate(steps)]
