"""Lays `[[wording]]` entries over the steps of the packs below: other words, the same procedure."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import ValidationError

from desktop.storage.library_entries import Layers, Placed
from desktop.storage.library_format import SituationEntry, StageEntry
from desktop.storage.library_messages import explain
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.library_steps import StepEntry, WordingEntry


def lay_wordings(wordings: Iterable[Placed], layers: Layers, problems: list[Problem]) -> None:
    """Changes the steps that the wordings name. One that does not fit its step changes nothing and is a problem."""
    places: dict[str, tuple[str, str]] = {}
    for key, placed in layers.items():
        if isinstance(placed.entry, StageEntry | SituationEntry):
            places.update((step.id, key) for step in placed.entry.step)
    for wording in wordings:
        step_id = wording.entry.id
        if step_id not in places:
            message = f"没有 id 为“{step_id}”的步骤可以改说法，{nearest(step_id, sorted(places))}"
            problems.append(wording.problem(message, "id"))
            continue
        key = places[step_id]
        layers[key] = _reworded(layers[key], wording, problems)


def _reworded(placed: Placed, wording: Placed, problems: list[Problem]) -> Placed:
    place, words = placed.entry, wording.entry
    if not isinstance(place, StageEntry | SituationEntry) or not isinstance(words, WordingEntry):
        return placed
    steps = [_changed(step, words, wording, problems) if step.id == words.id else step for step in place.step]
    return replace(placed, entry=place.model_copy(update={"step": steps}))


def _changed(step: StepEntry, words: WordingEntry, wording: Placed, problems: list[Problem]) -> StepEntry:
    changes = words.changes()
    told, other = ("say", "do") if step.say is not None else ("do", "say")
    if other in changes:
        message = f"“{step.id}”这一步写的是 {told}，改说法也要写 {told}，不能写 {other}。"
        problems.append(wording.problem(message, other))
        return step
    lost = [key for key in step.keys if key not in (words.say or step.text)]
    if lost and words.keys is None:
        message = f"新的 say 里没有原来的关键词“{lost[0]}”，这一条没有生效；请把新的 keys 也写上。"
        problems.append(wording.problem(message, "say", example='keys = ["声音太小"]'))
        return step
    given = {key: getattr(step, key) for key in step.model_fields_set}
    try:
        return StepEntry.model_validate({**given, **changes})
    except ValidationError as error:
        problems.extend(explain(wording.file, wording.path, StepEntry, error))
        return step
