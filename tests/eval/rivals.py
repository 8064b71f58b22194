"""The lexicon beside two plain ways to look for phrases: a regular expression each, and RapidFuzz's partial_ratio each.

All three look for the phrases and variants of the shipped library in what the agent says. Speed is taken on the
partials of the shipped demo call and of neutral talk, with the library cut down or made larger by phrases of
arbitrary words; the rivals get their best form: expressions compiled beforehand, RapidFuzz's loop in C. It is processor
time that is taken, since what else runs on the machine would decide the slowest hundredth.
"""

import gc
import random
import re
import time
from dataclasses import replace

import demo_call
from cases import is_development, read_cases
from figures import percentiles
from misheard import common_characters
from playing import heard_as, library, started
from rapidfuzz import fuzz, process
from scoring import words_span

from desktop.core.events import PartialTranscript
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.script import Phrase
from desktop.core.text import normalise
from desktop.session.recital import recite

SIZES = (100, 1_000, 10_000)
CUTOFFS = (80, 85)
PARTIALS = 1_500
RIVAL_PARTIALS = 150
"""The rivals take milliseconds for one."""
PACK = "inbound"


def speed():
    """Milliseconds a partial with each number of phrases; the rivals and the lexicon on the same partials, in turn."""
    partials = _partials()
    rules = {size: ForbiddenRule(_library(size)) for size in SIZES}
    for rule in rules.values():
        for partial in partials[:200]:
            list(rule.feed(partial))
    # As the program does before a call: what stays is not looked through again and again for what may go.
    gc.collect()
    gc.freeze()
    texts = [phrase.text for phrase in _library(SIZES[-1]).phrases]
    expressions = [re.compile(re.escape(text)) for text in texts]
    few = set(random.Random(1).sample(range(len(partials)), RIVAL_PARTIALS))
    took = {size: [] for size in SIZES}
    plain, fuzzy = [], []
    # In turn, so that a machine whose speed drifts is as unfair to one as to the other.
    for begin in range(0, len(partials), 100):
        block = partials[begin:][:100]
        for size, rule in rules.items():
            took[size] += [_timed(lambda one, rule=rule: list(rule.feed(one)), one) for one in block]
        rivals = [one for place, one in enumerate(block, begin) if place in few]
        plain += [_timed(lambda one: [each for each in expressions if each.search(one.text)], one) for one in rivals]
        fuzzy += [_timed(lambda one: _fuzzy(one.text, texts, CUTOFFS[0]), one) for one in rivals]
    own = _mean([took[SIZES[-1]][place] for place in sorted(few)])
    return {
        "lexicon_ms": {str(size): _figures(times) for size, times in took.items()},
        "growth": _mean(took[SIZES[-1]]) / _mean(took[SIZES[0]]),
        "regular_expressions_ms": _figures(plain),
        "rapidfuzz_ms": _figures(fuzzy),
        "times_faster_than_rapidfuzz": _mean(fuzzy) / own,
        "times_faster_than_expressions": _mean(plain) / own,
    }


def accuracy(share):
    """Precision and recall of the two rivals on the labelled phrases with that share of wrong characters."""
    texts = sorted({text for one in library(PACK).phrases for text in (one.text, *one.variants)})
    spoken = [normalise(text) for text in texts]
    expressions = [re.compile(re.escape(text)) for text in spoken]
    finders = {"regular expressions": lambda text: [m.span() for each in expressions for m in each.finditer(text)]}
    for cutoff in CUTOFFS:
        finders[f"RapidFuzz {cutoff}"] = lambda text, cutoff=cutoff: _spans(text, spoken, cutoff)
    cases = read_cases("forbidden")
    return {
        name: {"all": _judge(cases, share, find), "held_out": _judge(_held_out(cases), share, find)}
        for name, find in finders.items()
    }


def _held_out(cases):
    return [case for case in cases if not is_development(case.id)]


def _judge(cases, share, find):
    right = wrong = missed = silent = negatives = 0
    for case in cases:
        alarms = 0
        for at, (turn, heard) in enumerate(zip(case.call.turns, heard_as(case, share), strict=True)):
            if turn.channel != "agent":
                continue
            text, places = _spoken(heard.text)
            due = [heard.span(*words_span(case, one)) for one in case.expect if one.turn == at]
            hits = [(places[start], places[end - 1] + 1) for start, end in find(text)]
            found = [span for span in due if any(_overlap(span, hit) for hit in hits)]
            strays = _apart([hit for hit in hits if not any(_overlap(span, hit) for span in due)])
            right += len(found)
            missed += len(due) - len(found)
            wrong += strays
            alarms += bool(hits)
        if case.kind == "negative":
            negatives += 1
            silent += not alarms
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
        "silent": silent / max(1, negatives),
        "n": right + missed,
    }


def _spoken(text):
    """The text without what makes no sound, as a fair user of either would clean it, and where each character was."""
    kept = [(char, place) for place, char in enumerate(text) if normalise(char)]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _spans(text, texts, cutoff):
    found = []
    for phrase, _, _ in _fuzzy(text, texts, cutoff):
        place = fuzz.partial_ratio_alignment(phrase, text, score_cutoff=cutoff)
        # A text shorter than the phrase is found in the phrase and not the other way round.
        if place and place.dest_end > place.dest_start:
            found.append((place.dest_start, place.dest_end))
    return found


def _fuzzy(text, texts, cutoff):
    return process.extract(text, texts, scorer=fuzz.partial_ratio, processor=None, score_cutoff=cutoff, limit=None)


def _apart(hits):
    """How many alarms they are: hits that overlap would be shown as one."""
    alarms, end = 0, -1
    for start, stop in sorted(hits):
        alarms += start >= end
        end = max(end, stop)
    return alarms


def _overlap(one, other):
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def _partials():
    heard = [one for one in demo_call.heard() if isinstance(one, PartialTranscript) and one.channel == "agent"]
    for case in read_cases("neutral"):
        events = recite(case.call, started(PACK, case.call.channels))
        heard += [one for one in events if isinstance(one, PartialTranscript) and one.channel == "agent"]
        if len(heard) >= PARTIALS:
            break
    return heard[:PARTIALS]


def _library(size):
    """The shipped pack with so many phrases."""
    own = library(PACK)
    choice = random.Random(size)
    made = (
        Phrase(f"made_{number}", "".join(choice.choices(common_characters(), k=choice.randint(3, 7))), "请稍等", "推诿")
        for number in range(size)
    )
    return replace(own, phrases=(*own.phrases, *made)[:size])


def _timed(work, one):
    began = time.thread_time()
    work(one)
    return 1000 * (time.thread_time() - began)


def _figures(times):
    return percentiles(times) | {"mean": _mean(times)}


def _mean(times):
    return sum(times) / len(times)
