"""Help for one key of a library file."""

from typing import NamedTuple


class Key(NamedTuple):
    """What it is for and how it looks when it is right, in the trainer's language."""

    meaning: str
    example: str = ""
