"""What the shipped library tells agents to say must not be warned of."""

from pathlib import Path

import pytest

from desktop.core.events import AlertRaised, FinalTranscript
from desktop.core.placeholders import Names, fill
from desktop.core.rules.words.wording import WordingRule
from desktop.core.rules.words.wording_kinds import WORDING_KINDS
from desktop.storage.library import load_library

LIBRARY = Path(__file__).parents[4] / "scripts_library"


@pytest.mark.parametrize("pack", ["inbound", "outbound", "online"])
def test_no_line_to_say_is_a_slip(pack):
    library = load_library(pack, [LIBRARY]).library
    names = Names(company="本公司", agent_name="李明", agent_number="1024", greeting="早上好", customer="张女士")
    lines = [text for place in library.places for line in place.lines for text in (line.text, *line.variants)]
    slips = {}
    for number, text in enumerate(fill(line, names) for line in lines):
        start = 100.0 * number
        final = FinalTranscript(time=start + 9.0, channel="agent", start=start, end=start + 8.0, text=text)
        for kind in WORDING_KINDS:
            raised = [a.explanation for a in WordingRule(kind).feed(final) if isinstance(a, AlertRaised)]
            if raised:
                slips[text] = raised
    assert slips == {}
