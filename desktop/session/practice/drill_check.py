"""Whether drills do what they state: the good example passes, the bad one fails for those reasons, all ways lead on."""

from collections.abc import Iterator, Set

from desktop.session.practice.play_through import mistakes
from desktop.storage.library import LoadedLibrary
from desktop.storage.library_problems import Problem
from desktop.storage.practice.practice import LoadedPractice


def wrong_examples(practice: LoadedPractice, loaded: LoadedLibrary, played: Set[str]) -> Iterator[Problem]:
    """A problem for each example of the drills of those ids that ends otherwise than it should, and each idle way.

    A drill takes some tenths of a second: both its examples go through the engine as a call would.
    """
    for drill in practice.drills:
        if drill.id in played:
            for message in mistakes(drill, loaded.library, loaded.sheet):
                yield practice.written[drill.id].problem(("drill", _key(message)), message)


def _key(message: str) -> str:
    """Where a mistake is mended: `mistakes` names the example first, or the beat."""
    if message.startswith("good"):
        return "good"
    return "bad_fails" if message.startswith("bad") else "beat"
