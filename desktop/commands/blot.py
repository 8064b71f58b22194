"""Takes out of a text who somebody is: names, long numbers, and the way to the user's own folder."""

import getpass
import os
import re
from collections.abc import Iterable
from typing import Any

from desktop.storage.settings import Settings

_BLOT = "□"
_SHORTEST_NAME = 2
_LONG_NUMBER = re.compile(r"\d(?:[ .()\u00a0\u2010-\u2013-]{0,3}\d){6,}")
"""Seven digits and more, with what people write between them: there are no telephone numbers with fewer."""
_VERSION = re.compile(
    r"(?<![\d.+])(?:0|[1-9]\d?)\.(?:0|[1-9]\d?)\.(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4}))?(?![\d ()-]*\d|\.\d)"
)
"""As of Windows, 10.0.19045.3636. No telephone number has two short groups at its start and so few after them."""
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Blot:
    """For one user: whom the settings and the system say he is."""

    def __init__(self, settings: Settings) -> None:
        agent = settings.agent
        self._names = _any_of({agent.name, agent.number, agent.company, _user_name()})
        self._home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where nobody knows of one

    def clean(self, text: str) -> str:
        """The text without names, long numbers and the way to the user's own folder."""
        for home in (self._home, self._home.replace("\\", "\\\\"), self._home.replace("\\", "/")):
            if len(home) > 1:
                text = text.replace(home, "~")
        if self._names is not None:
            text = self._names.sub(_BLOT, text)
        return _without_long_numbers(text)

    def clean_tree(self, value: Any) -> Any:
        """The same of every text in something that becomes JSON; numbers and switches stay what they are."""
        if isinstance(value, dict):
            return {key: self.clean_tree(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.clean_tree(each) for each in value]
        return self.clean(value) if isinstance(value, str) else value

    def clean_log(self, text: str) -> str:
        """The same of a log; of what Python says of an error only what is not Chinese."""
        return "\n".join(self._clean_line(line) for line in text.splitlines()) + "\n"

    def _clean_line(self, line: str) -> str:
        stamp = _STAMP.match(line)
        if stamp is None:
            return self.clean(_HAN.sub(_BLOT, line))
        return stamp.group() + self.clean(line[stamp.end() :])


def _without_long_numbers(text: str) -> str:
    done, at = [], 0
    for version in _VERSION.finditer(text):
        done += [_LONG_NUMBER.sub(_BLOT, text[at : version.start()]), version.group()]
        at = version.end()
    return "".join([*done, _LONG_NUMBER.sub(_BLOT, text[at:])])


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    known = sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True)
    return re.compile("|".join(map(_whole, known)), re.IGNORECASE) if known else None


def _whole(name: str) -> str:
    """The name where it is no part of a longer word or number: 100 is not in 1000. Chinese has no such limits."""
    return _unless_more("(?<!{})", name[0]) + re.escape(name) + _unless_more("(?!{})", name[-1])


def _unless_more(shape: str, edge: str) -> str:
    if not edge.isascii() or not edge.isalnum():
        return ""
    return shape.format(r"\d" if edge.isdigit() else "[A-Za-z]")


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        # In a container a user may have a number and no name.
        return ""
