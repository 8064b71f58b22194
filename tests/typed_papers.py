"""What somebody types who answers every question of a paper right."""

import string


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
