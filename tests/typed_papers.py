"""What somebody types who answers a paper."""

import io
import string


class InterruptedAfter(io.StringIO):
    """Somebody who presses Ctrl+C instead of typing the next line."""

    def __init__(self, *lines):
        super().__init__("".join(f"{line}\n" for line in lines))

    def readline(self, *_):
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


def right_lines(asked):
    """The lines for one question: its choices, and its reason where there is one to give."""
    question = asked.question
    right = [at for at, index in enumerate(asked.choices) if question.choices[index].right]
    if question.kind == "order":
        right.sort(key=lambda at: asked.choices[at])
    because = [at for at, index in enumerate(asked.reasons) if question.reasons[index].right]
    return [_letters(places) for places in (right, because) if places]


def _letters(places):
    return "".join(string.ascii_uppercase[at] for at in places)
