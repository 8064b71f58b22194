"""Whether every secret number is hidden where words are shown and kept, and what else is hidden with it."""

from cases import is_development, read_cases
from playing import started

from desktop.core.events import FinalTranscript
from desktop.core.masking import MASK, EventMask
from desktop.session.recital import recite

VISIBLE = 5
"""Digits of a number that may stay to be seen: its first three and its last two."""

_DIGITS = "0123456789〇零一二三四五六七八九幺xX"


def measure():
    """Spans hidden of those labelled, and turns in which something else was hidden."""
    spans, hidden, others, turns, told = 0, 0, 0, 0, []
    for case in read_cases("privacy"):
        texts = _shown(case)
        for turn, start, end in case.mask or ():
            spans += 1
            visible = sum(char in _DIGITS for char in texts[turn][start:end])
            good = MASK in texts[turn][start:end] and visible <= VISIBLE
            hidden += good
            if not good and is_development(case.id):
                told.append(f"shown {case.id}: {texts[turn]}")
        for turn, text in enumerate(texts):
            turns += 1
            own = {place for at, start, end in case.mask or () if at == turn for place in range(start, end)}
            extra = any(char == MASK and place not in own for place, char in enumerate(text))
            others += extra
            if extra and is_development(case.id):
                told.append(f"hidden too {case.id}: {text}")
    return {"spans": spans, "hidden": hidden, "turns": turns, "hidden_too": others, "told": told}


def _shown(case):
    """The finals of a call as the window shows them, one a turn."""
    mask = EventMask()
    finals = [
        mask.mask(event)
        for event in recite(case.call, started(case.call.header.pack, case.call.channels))
        if isinstance(event, FinalTranscript)
    ]
    by_turn = {(final.channel, final.start): final.text for final in finals}
    return [by_turn[(turn.channel, turn.start)] for turn in case.call.turns]
