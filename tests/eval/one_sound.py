"""One confusable sound a phrase: the error that regional speakers and recognisers make most."""

import random
from dataclasses import dataclass

from misheard import confusable
from playing import SEED, Wording, heard_as, play
from scoring import Scores, score, words_span

PLACES = 2
"""Syllables of each phrase that are tried, each in a call of its own."""


@dataclass(frozen=True)
class Spoilt:
    """A case in which one syllable of each labelled phrase is another one."""

    case: object
    wordings: tuple[Wording, ...]


def measure(cases):
    """The scores of the positive cases of the lexicon with one confusable sound in each phrase."""
    scores = Scores()
    for case in cases:
        for spoilt in spoil(case):
            score(play(spoilt.case, spoilt.wordings), scores)
    return scores


def spoil(case):
    """Up to `PLACES` versions of the case; none where a phrase has no syllable that could be taken for another."""
    phrases = [one for one in case.expect if one.phrase]
    for attempt in range(PLACES if phrases else 0):
        wordings = list(heard_as(case, 0.0))
        for one in phrases:
            places = _places(case, one)
            if attempt >= len(places):
                break
            place, char = places[attempt]
            pieces = list(wordings[one.turn].pieces)
            pieces[place] = char
            wordings[one.turn] = Wording(tuple(pieces))
        else:
            yield Spoilt(case, tuple(wordings))


def _places(case, one):
    """(place in the turn, the other character), in an order that depends on the case alone."""
    choice = random.Random(f"{SEED} {case.id} {one.phrase}")
    start, end = words_span(case, one)
    text = case.call.turns[one.turn].text
    found = [(place, confusable(text[place])) for place in range(start, end) if text[place].isalnum()]
    spoilt = [(place, choice.choice(others)) for place, others in found if others]
    choice.shuffle(spoilt)
    return spoilt
