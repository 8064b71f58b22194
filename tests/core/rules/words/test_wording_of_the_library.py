"""What the shipped library tells agents to say must not be warned of."""

import re
from pathlib import Path

import pytest

from desktop.core.events import AlertRaised, FinalTranscript, PartialTranscript
from desktop.core.placeholders import Names, fill
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.rules.words.privacy import PrivacyRule
from desktop.core.rules.words.wording import WordingRule
from desktop.core.rules.words.wording_kinds import WORDING_KINDS
from desktop.storage.library import load_library

LIBRARY = Path(__file__).parents[4] / "scripts_library"
KNOWN = Names(company="星云科技", agent_name="李明", agent_number="1024", greeting="早上好", customer="张女士")
QUOTED = re.compile("(?<![不别][说用])“([^”]{2,})”")
"""What a tip says to say; before what it says not to say stands 不说."""
PARTIAL_CHARACTERS = 3
SPOKEN_SECONDS = 20.0


def to_say(library):
    """Every line, variant and line quoted in a tip, and what is better said than a forbidden phrase."""
    lines = [line for place in library.places for line in place.lines]
    quoted = [text for line in lines for text in QUOTED.findall(line.tip)]
    better = [phrase.say for phrase in library.phrases]
    return dict.fromkeys([text for line in lines for text in (line.text, *line.variants)] + quoted + better)


def heard(text, start):
    """An utterance as it grows, with its marks or without."""
    for at in range(PARTIAL_CHARACTERS, len(text), PARTIAL_CHARACTERS):
        yield PartialTranscript(time=start + 0.2 * at, channel="agent", start=start, text=text[:at])
    end = start + 0.2 * len(text)
    yield FinalTranscript(time=end, channel="agent", start=start, end=end, text=text)


@pytest.mark.parametrize("names", [KNOWN, Names()], ids=["names known", "names unknown"])
@pytest.mark.parametrize("pack", ["inbound", "outbound", "online"])
def test_no_line_to_say_is_warned_of(pack, names):
    library = load_library(pack, [LIBRARY]).library
    rules = [ForbiddenRule(library), *map(WordingRule, WORDING_KINDS)]
    lines = [fill(line, names) for line in to_say(library)]
    spoken = dict.fromkeys([*lines, *(re.sub("[，。！？、：；]", "", line) for line in lines)])
    alerts = {}
    for number, text in enumerate(spoken):
        # A number that is said in every line is no longer one.
        for rule in (*rules, PrivacyRule()):
            answers = (answer for event in heard(text, SPOKEN_SECONDS * number) for answer in rule.feed(event))
            alerts |= {(text, one.rule): one.explanation for one in answers if isinstance(one, AlertRaised)}
    assert alerts == {}
