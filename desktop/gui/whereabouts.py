"""Where in the script a step stands, in the words of the library."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.script import Library, Situation, Stage


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of one step."""

    place: str = ""
    """The name of the stage or situation, with the step's number in it: 无声电话 2/4."""
    in_situation: bool = False
    returns_to: str = ""
    """Where the call goes when the situation is over; empty where it ends the call, and in a stage."""


def whereabouts(library: Library, stage: str, situations: Sequence[str], prompt: str) -> Whereabouts:
    """Where the step `prompt` stands: in the innermost of the open `situations`, or in the stage when none is open."""
    opened = [each for name in situations for each in library.situations if each.id == name]
    here = next((each for each in library.stages if each.id == stage), None)
    if not situations:
        return Whereabouts(_numbered(here, prompt)) if here else Whereabouts()
    if not opened:
        return Whereabouts(in_situation=True)
    inner = opened[-1]
    ends_call = any(step.hang_up for step in inner.steps)
    outer = opened[-2] if len(opened) > 1 else here
    return Whereabouts(_numbered(inner, prompt), True, outer.name if outer and not ends_call else "")


def _numbered(place: Stage | Situation, prompt: str) -> str:
    steps = [step.line.id for step in place.steps]
    if len(steps) < 2 or prompt not in steps:
        return place.name
    return f"{place.name} {steps.index(prompt) + 1}/{len(steps)}"
