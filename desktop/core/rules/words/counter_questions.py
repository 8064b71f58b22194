"""Questions that accuse: 反问 and 质问 (Q5, N8)."""

import re

from desktop.core.events import FinalTranscript
from desktop.core.respelling import Respelling, words_in
from desktop.core.rules.words.blaming_turns import BLAMING_TURNS
from desktop.core.rules.words.counter_turns import TURNS
from desktop.core.rules.words.sentences import is_foreign, sentences
from desktop.core.rules.words.wording import Slip

_POLITE = re.compile(
    "请问|请您|想问|是不是想|方便|可以吗|好吗|对吗|是吗|对不起|抱歉|麻烦|帮您|为您|给您(?!添)(?![^。！？]{0,4}[吗呢])"
)
"""Nobody who asks like this accuses."""
_SPELLING = Respelling(words_in(turn.pattern.pattern for turn in (*TURNS, *BLAMING_TURNS)))


def find_counter_questions(final: FinalTranscript) -> list[Slip]:
    """Every question of the agent that accuses or is none."""
    return [
        Slip(sentence.start + match.start(), sentence.start + match.end(), turn.name)
        for text in _SPELLING.readings(final.text)
        for sentence in sentences(text)
        for turn in (*TURNS, *BLAMING_TURNS)
        if not (turn.softened and _POLITE.search(sentence.text))
        for match in turn.pattern.finditer(sentence.text)
        if match.end() > match.start() and not is_foreign(text, sentence.start + match.start())
    ]
