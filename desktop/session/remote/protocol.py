"""Commands and answers as lines of JSON: `{"peiting": 1, "command": "start", "number": "…"}`.

Versioned, limited in size, strict: whatever is not exactly a command is answered by one sentence, and does nothing.
What stands in a line is never repeated in a message: it may be a customer's number.
"""

import dataclasses
import json
from typing import Any

from desktop.errors import PeitingError
from desktop.session.remote.caller import plain
from desktop.session.remote.commands import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_PLACE,
    AddNote,
    Answer,
    AskStatus,
    Command,
    GoTo,
    HoldCall,
    ResumeCall,
    ShowWindow,
    StartCall,
    Status,
    StopCall,
)

VERSION = 1
LONGEST_LINE = 4096
"""Bytes. The longest command of this program has some 1,000."""

_TYPES: dict[str, type[Command]] = {
    "start": StartCall,
    "stop": StopCall,
    "hold": HoldCall,
    "resume": ResumeCall,
    "note": AddNote,
    "stage": GoTo,
    "status": AskStatus,
    "show": ShowWindow,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_LIMITS = {
    "number": LONGEST_NUMBER,
    "name": LONGEST_NAME,
    "title": LONGEST_NAME,
    "text": LONGEST_NOTE,
    "place": LONGEST_PLACE,
}
_STATES = ("idle", "call", "practice", "wrap_up")
_KINDS = ("done", "refused", "bad")


def command_line(command: Command) -> bytes:
    """The line that asks for `command`, its end included."""
    return _line({"command": _NAMES[type(command)], **dataclasses.asdict(command)})


def command_from(line: bytes) -> Command:
    """The command of a line. Raises PeitingError with one sentence on anything else."""
    fields = _fields(line)
    kind = _TYPES.get(str(fields.pop("command", "")))
    if kind is None:
        raise _refusal("remote-unknown", "收到的命令陪听不认识。", "能用的命令：peiting call --help。")
    known = {field.name for field in dataclasses.fields(kind)}
    if fields.keys() - known or not all(isinstance(value, str) for value in fields.values()):
        raise _refusal("remote-fields", "收到的命令带了它没有的内容。", "写法请看 peiting call --help。")
    try:
        return kind(**{name: plain(value, _LIMITS[name]) for name, value in fields.items()})
    except TypeError as error:
        raise _refusal("remote-fields", "收到的命令不完整。", "写法请看 peiting call --help。") from error


def answer_line(answer: Answer) -> bytes:
    """The line that gives `answer`, its end included."""
    return _line(dataclasses.asdict(answer))


def answer_from(line: bytes) -> Answer:
    """The answer of a line. Raises PeitingError on anything else."""
    fields = _fields(line)
    try:
        raw = fields["status"]
        status = None if raw is None else _status(raw)
        if fields["kind"] not in _KINDS:
            raise ValueError(fields["kind"])
        return Answer(fields["kind"], str(fields["code"]), str(fields["message"]), status)
    except (KeyError, TypeError, ValueError) as error:
        raise _refusal("remote-answer", "陪听的窗口给了看不懂的回答。", "请重新启动陪听的窗口。") from error


def _status(raw: dict[str, Any]) -> Status:
    if raw["state"] not in _STATES:
        raise ValueError(raw["state"])
    return Status(raw["state"], float(raw["seconds"]), str(raw["stage"]), str(raw["situation"]))


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps({"peiting": VERSION, **fields}).encode("ascii") + b"\n"


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise _refusal("remote-long", f"收到的一行超过 {LONGEST_LINE} 字节。", "请缩短备注或姓名。")
    try:
        fields = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _refusal("remote-garbage", "收到的不是陪听的命令。", "请用 peiting call 发命令。") from error
    if not isinstance(fields, dict) or "peiting" not in fields:
        raise _refusal("remote-garbage", "收到的不是陪听的命令。", "请用 peiting call 发命令。")
    if fields.pop("peiting") != VERSION:
        raise _refusal("remote-version", "命令和正在运行的窗口版本不同。", "请把陪听的窗口关掉，再用同一个版本打开。")
    return fields


def _refusal(code: str, message: str, remedy: str) -> PeitingError:
    return PeitingError(code, message, remedy)
