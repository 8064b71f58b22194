"""What only shows in a whole library: names that nothing has, ids and phrases that two entries share."""

from collections.abc import Callable
from dataclasses import replace

from desktop.core.text import normalise
from desktop.storage.library_entries import Layers, Placed
from desktop.storage.library_format import SituationEntry, StageEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.library_procedure import rewired
from desktop.storage.library_steps import StepEntry


def check_whole(layers: Layers, problems: list[Problem]) -> None:
    """Takes out of `layers` what does not fit the rest, with a problem for each."""
    stages = {entry_id for kind, entry_id in layers if kind == "stage"}
    families = {entry_id for kind, entry_id in layers if kind == "family"}
    _drop_unknown(layers, "situation", "family", families, problems)
    _drop_unknown(layers, "item", "family", families, problems)
    _drop_unknown(layers, "item", "stage", stages, problems)
    for check in (_drop_names_of_two, _drop_repeated_steps, _drop_shared_openings, _drop_forbidden_hang_ups):
        check(layers, problems)


def _drop_unknown(layers: Layers, kind: str, key: str, known: set[str], problems: list[Problem]) -> None:
    """Take out the entries of a kind whose `key` names something that does not exist."""
    for place, placed in list(layers.items()):
        name = getattr(placed.entry, key) if placed.kind == kind else ""
        if name and name not in known:
            message = f"没有 id 为“{name}”的 {key}，{nearest(name, sorted(known))}"
            problems.append(placed.problem(message, key, example=key_help(key, kind).example))
            del layers[place]


def _drop_names_of_two(layers: Layers, problems: list[Problem]) -> None:
    """Events name a place by its id alone, be it a stage or a situation."""
    for kind, entry_id in list(layers):
        if kind == "situation" and ("stage", entry_id) in layers:
            placed = layers.pop((kind, entry_id))
            message = f"已经有 id 为“{entry_id}”的阶段，这个情形没有读入；请换一个 id。"
            problems.append(placed.problem(message, "id", example=key_help("id").example))


def _drop_repeated_steps(layers: Layers, problems: list[Problem]) -> None:
    """Events name a line by its id alone, so that it must be the only one in the whole library."""
    seen: dict[str, str] = {}

    def kept(placed: Placed, place: StageEntry | SituationEntry) -> StageEntry | SituationEntry | None:
        steps: list[StepEntry] = []
        for step in place.step:
            if step.id in seen:
                message = f"话术 id“{step.id}”已在“{seen[step.id]}”里用过，这一步没有读入；请换一个 id。"
                problems.append(placed.step_problem(step.id, message, "id"))
            else:
                seen[step.id] = place.id
                steps.append(step)
        if len(steps) == len(place.step):
            return place
        if not steps:
            problems.append(
                placed.problem("它的步骤都没有读入，所以这个条目也没有读入。", example=key_help("step").example)
            )
            return None
        order = [step.id for step in place.step]
        return place.model_copy(update={"step": rewired(steps, order)})

    _for_each_place(layers, kept)


def _drop_shared_openings(layers: Layers, problems: list[Problem]) -> None:
    """One phrase cannot tell which of two places it opens."""
    seen: dict[tuple[str, str], Placed] = {}

    def kept(placed: Placed, place: StageEntry | SituationEntry) -> StageEntry | SituationEntry:
        changes: dict[str, list[str]] = {}
        for speaker in ("agent", "customer"):
            phrases: list[str] = getattr(place.opens, speaker)
            own = []
            for phrase in phrases:
                first = seen.setdefault((speaker, normalise(phrase)), placed)
                if first is placed:
                    own.append(phrase)
                else:
                    problems.append(_opens_two(placed, first, speaker, phrase))
            if len(own) < len(phrases):
                changes[speaker] = own
        return place.model_copy(update={"opens": place.opens.model_copy(update=changes)}) if changes else place

    _for_each_place(layers, kept)


def _opens_two(placed: Placed, first: Placed, speaker: str, phrase: str) -> Problem:
    at = first.problem("", "opens", speaker)
    message = (
        f"“{phrase}”已经用来打开“{first.entry.id}”（{at.file.name} 第 {at.line} 行），"
        f"分不清是它还是“{placed.entry.id}”，在这里没有生效；请换一种说法。"
    )
    return placed.problem(message, "opens", speaker)


def _drop_forbidden_hang_ups(layers: Layers, problems: list[Problem]) -> None:
    def kept(placed: Placed, place: StageEntry | SituationEntry) -> StageEntry | SituationEntry:
        if not (isinstance(place, SituationEntry) and place.no_hang_up):
            return place
        steps = []
        for step in place.step:
            if step.hang_up:
                message = f"“{place.id}”写了 no_hang_up（一律不可以挂机），这里的 hang_up 没有生效；两个里去掉一个。"
                problems.append(placed.step_problem(step.id, message, "hang_up"))
            steps.append(step.model_copy(update={"hang_up": False}))
        return place.model_copy(update={"step": steps})

    _for_each_place(layers, kept)


_Keep = Callable[[Placed, StageEntry | SituationEntry], StageEntry | SituationEntry | None]


def _for_each_place(layers: Layers, keep: _Keep) -> None:
    """Puts what `keep` makes of each stage and situation in its place; None takes it out."""
    for key, placed in list(layers.items()):
        if isinstance(placed.entry, StageEntry | SituationEntry):
            kept = keep(placed, placed.entry)
            if kept is None:
                del layers[key]
            elif kept is not placed.entry:
                layers[key] = replace(placed, entry=kept)
