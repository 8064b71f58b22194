"""`peiting://call/start?number=…&name=…`: the same commands as a link, for softphones that open addresses.

Any web page may hold such a link, so it is read strictly: no other scheme, place or key, each key once, and what is
percent-encoded must be UTF-8.
"""

import re
from urllib.parse import unquote_to_bytes

from desktop.errors import PeitingError
from desktop.session.remote.caller import plain
from desktop.session.remote.commands import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_PLACE,
    AddNote,
    Command,
    GoTo,
    HoldCall,
    ResumeCall,
    StartCall,
    StopCall,
)

SCHEME = "peiting"
LONGEST_LINK = 2048
"""Characters, as browsers pass them on everywhere."""

_SHAPE = re.compile(r"(?i:peiting)://call/(?P<what>[a-z]+)/?(?:\?(?P<query>[^#?]*))?", re.ASCII)
_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEYS: dict[str, dict[str, int]] = {
    "start": {"number": LONGEST_NUMBER, "name": LONGEST_NAME, "title": LONGEST_NAME},
    "stop": {},
    "hold": {},
    "resume": {},
    "note": {"text": LONGEST_NOTE},
    "stage": {"id": LONGEST_PLACE},
}
_NEEDED = {"note": "text", "stage": "id"}
_PLAIN: dict[str, type[StopCall | HoldCall | ResumeCall]] = {"stop": StopCall, "hold": HoldCall, "resume": ResumeCall}


def command_of_link(link: str) -> Command:
    """The command of a link. Raises PeitingError, which never repeats the link: it may hold a customer's number."""
    what, told = _taken_apart(link)
    if what in _NEEDED and not told.get(_NEEDED[what]):
        raise _bad(f"{what} 链接里没有 {_NEEDED[what]}")
    match what:
        case "start":
            return StartCall(told.get("number", ""), told.get("name", ""), told.get("title", ""))
        case "note":
            return AddNote(told["text"])
        case "stage":
            return GoTo(told["id"])
    return _PLAIN[what]()


def _taken_apart(link: str) -> tuple[str, dict[str, str]]:
    if len(link) > LONGEST_LINK:
        raise _bad(f"链接超过 {LONGEST_LINK} 个字符")
    if any(ord(char) < 0x21 or ord(char) == 0x7F for char in link):
        raise _bad("链接里有空格或控制字符，它们要写成 %20 这样")
    shape = _SHAPE.fullmatch(link)
    if shape is None or shape["what"] not in _KEYS:
        raise _bad("这不是 peiting://call/… 链接")
    return shape["what"], _query(shape["query"] or "", _KEYS[shape["what"]])


def _query(query: str, keys: dict[str, int]) -> dict[str, str]:
    told: dict[str, str] = {}
    for part in filter(None, query.split("&")):
        key, _, value = part.partition("=")
        if key not in keys or key in told:
            raise _bad("链接里有不认识的或重复的参数")
        told[key] = plain(_decoded(value), keys[key])
    return told


def _decoded(value: str) -> str:
    # A plus stays one: it stands before numbers of other countries more often than for a space.
    try:
        if _BROKEN.search(value):
            raise ValueError(value)
        return unquote_to_bytes(value).decode("utf-8")
    except ValueError as error:
        raise _bad("链接里的 % 编码有误，应当是 UTF-8") from error


def _bad(what: str) -> PeitingError:
    return PeitingError("bad-link", f"{what}，没有执行。", "写法：peiting://call/start?number=号码&name=姓名。")
