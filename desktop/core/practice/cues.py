"""Which way the customer of a rehearsal takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.core.placeholders import Names
from desktop.core.practice.drill import Beat, Cue, Way
from desktop.core.practice.spoken_phrases import SpokenLines, phrases_of
from desktop.core.practice.trainee import Trainee
from desktop.core.script import Library, Line

_ANSWERS_AFTER = 0.5
"""Seconds of quiet after which the customer takes the word: between speakers of Mandarin it is some 0.2 to 0.5 s, and
sentences of one turn are as far apart."""
UNWANTED_AFTER = 0.8
"""Seconds after the trainee's words were settled in which he may still go on with what the customer waits for."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """How things stand between the two, in seconds; 0.0 while somebody speaks."""

    both: float
    """Neither has said anything for so long."""
    trainee: float
    """The trainee has not."""
    trainee_speaks: float
    """He speaks without a pause, and the customer does not, for so long."""
    since_settled: float
    """Since his latest words to this beat were settled; negative when there were none."""


class Cues:
    """Finds the way of a beat."""

    def __init__(self, library: Library, names: Names) -> None:
        self._lines = SpokenLines(lines_of(library), names)

    def taken(self, beat: Beat, trainee: Trainee, quiet: Quiet) -> Way | None:
        """The first way that is wanted by something particular now."""
        return next((way for way in beat.ways if self._wants(way.cue, trainee, quiet)), None)

    def otherwise(self, beat: Beat, quiet: Quiet) -> Way | None:
        """The way for whatever else he said."""
        if min(quiet.both, quiet.since_settled) < UNWANTED_AFTER:
            return None
        return next((way for way in beat.ways if way.cue.otherwise), None)

    def _wants(self, cue: Cue, trainee: Trainee, quiet: Quiet) -> bool:
        if cue.speaking is not None and quiet.trainee_speaks >= cue.speaking:
            return True
        if cue.silence is not None and quiet.both >= cue.silence:
            return True
        return quiet.both >= _ANSWERS_AFTER and any(self._done(cue, trainee))

    def _done(self, cue: Cue, trainee: Trainee) -> Iterator[bool]:
        heard = trainee.heard
        if cue.agent and heard:
            yield phrases_of(cue.agent).find(heard) is not None
        for line in cue.lines:
            yield line in trainee.prompts or self._lines.is_said(line, heard)
        yield not trainee.alerts.isdisjoint(cue.alerts)


def lines_of(library: Library) -> Mapping[str, Line]:
    """All lines of a pack by their ids."""
    return {line.id: line for place in library.places for line in place.lines}
