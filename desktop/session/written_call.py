"""A call that was written down, one JSON object a line, read and checked.

A line is `{"start": 3.2, "end": 5.0, "channel": "agent", "text": "…"}`, times in seconds from the start of the
call; `channel` may be left out for the agent, `dbfs` says how loud it was, `peak_dbfs` how loud its loudest sample;
with `"breath": true` and no text it is a gust on the microphone. The first line may be a header, `{"call": {…}}`.
Keys that mean nothing here are passed over, since exports carry more. `session.recital` turns it into the events that
a recogniser and a level meter would have given.
"""

import json
import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from desktop.core.events import CallStarted, Channel
from desktop.errors import PeitingError

LONGEST_SECONDS = 12 * 3600.0
"""No call lasts longer; a time beyond it is milliseconds or a slip."""
LARGEST_BYTES = 50_000_000
"""A written call of twelve hours is far below this."""
LONGEST_TEXT = 2000
"""Characters of one turn: eight minutes without a breath."""
_CHANNELS: tuple[Channel, ...] = ("agent", "customer")
_ENDS = ("agent", "customer", "")
_EXAMPLE = '{"start": 3.2, "end": 5.0, "channel": "agent", "text": "您好"}'


@dataclass(frozen=True, slots=True)
class Turn:
    """Something one of the two said."""

    channel: Channel
    start: float
    end: float
    text: str
    dbfs: float | None = None
    """Loudness, dB below full scale; None: as a headset usually gives."""
    peak_dbfs: float | None = None
    """The loudest sample, dB below full scale; None: as speech of that loudness has it."""
    breath: bool = False
    """No words but a gust of breath, in which voice activity hears no voice."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of the call beside its words; empty where nothing was said about it."""

    channels: tuple[Channel, ...] = ()
    end: float | None = None
    hung_up: str = ""
    started_at: str = ""
    pack: str = ""
    company: str = ""
    agent_name: str = ""
    agent_number: str = ""
    customer: str = ""

    def started(self, channels: tuple[Channel, ...], pack: str) -> CallStarted:
        """The first event of such a call."""
        return CallStarted(
            time=0.0,
            channels=channels,
            # Never the clock: the same file gives the same events, and a morning's call is not greeted good evening.
            started_at=self.started_at,
            pack=pack,
            company=self.company,
            agent_name=self.agent_name,
            agent_number=self.agent_number,
            customer=self.customer,
            customer_title="",
        )


@dataclass(frozen=True, slots=True)
class WrittenCall:
    """A checked call, its turns by their start."""

    header: Header
    turns: tuple[Turn, ...]

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that exist, the agent's first; one may exist and stay silent."""
        there = {"agent", *self.header.channels, *(turn.channel for turn in self.turns)}
        return tuple(channel for channel in _CHANNELS if channel in there)

    @property
    def end(self) -> float:
        """Seconds that the call lasts, words or not."""
        return max([self.header.end or 0.0, *(turn.end for turn in self.turns)])


def read_written_call(path: Path) -> WrittenCall:
    """Read and check a call. Raises PeitingError that names the file and the line."""
    lines = _lines(path)
    header = Header()
    turns: list[Turn] = []
    for number, line in lines:
        raw = _object(path, number, line)
        if "call" in raw:
            if number != lines[0][0]:
                raise _bad(path, number, "“call” 说明只能写在第一行", "请把它移到文件开头，只留一行。")
            header = _header(_Checked(path, number, _call_object(path, number, raw["call"])))
        else:
            turns.append(_turn(_Checked(path, number, raw)))
    last = max((turn.end for turn in turns), default=0.0)
    if header.end is not None and header.end < last:
        raise _bad(path, lines[0][0], f"“end” 是 {header.end:g} 秒，比最后一句话的结束（{last:g} 秒）还早", "请改正。")
    if not turns and header.end is None:
        raise _bad(path, lines[0][0], "没有一句话，也没有写明通话时长", "请至少写一句话，或在说明里写 “end”。")
    return WrittenCall(header, tuple(sorted(turns, key=lambda turn: (turn.start, turn.channel))))


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        # What a file says of its size is not believed: a device says nothing and never ends.
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(LARGEST_BYTES + 1)
        if len(text) > LARGEST_BYTES:
            raise PeitingError(
                "call-too-large", f"文件 {path} 超过 {LARGEST_BYTES // 10**6} MB。", "请检查是否选错了文件。"
            )
    except FileNotFoundError as error:
        raise PeitingError("call-missing", f"找不到文件 {path}。", "请检查路径。") from error
    except UnicodeDecodeError as error:
        raise PeitingError("call-encoding", f"文件 {path} 不是 UTF-8 编码。", "请另存为 UTF-8 后再试。") from error
    except OSError as error:
        raise PeitingError(
            "call-unreadable", f"无法读取文件 {path}：{error.strerror}。", "请检查路径和权限。"
        ) from error
    # Only line feeds end a line: text may hold the other separators that Python splits at.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise PeitingError("call-empty", f"文件 {path} 是空的。", f"请每行写一句话，例如 {_EXAMPLE}。")
    return lines


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        raw = json.loads(line, object_pairs_hook=_no_key_twice)
    except _KeyTwice as error:
        raise _bad(path, number, f"“{error}” 写了两次", "请只留一个。") from error
    except (ValueError, RecursionError) as error:
        raise _bad(path, number, "不是有效的 JSON", f"每行写一个对象，例如 {_EXAMPLE}。") from error
    if not isinstance(raw, dict):
        raise _bad(path, number, "不是 JSON 对象", f"每行写一个对象，例如 {_EXAMPLE}。")
    return raw


class _KeyTwice(ValueError):
    """A key that stands twice in one object: nobody can know which value was meant."""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    raw = dict(pairs)
    if len(raw) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwice(next(key for key in keys if keys.count(key) > 1))
    return raw


def _call_object(path: Path, number: int, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _bad(path, number, "“call” 的值不是对象", '例如 {"call": {"end": 63.0}}。')
    return raw


class _Checked:
    """The values of one line, each checked as it is taken."""

    def __init__(self, path: Path, number: int, raw: dict[str, Any]) -> None:
        self._path = path
        self._number = number
        self._raw = raw

    def bad(self, what: str, remedy: str) -> PeitingError:
        return _bad(self._path, self._number, what, remedy)

    def has(self, key: str) -> bool:
        return self._raw.get(key) is not None

    def number(self, key: str) -> float:
        value = self._raw.get(key)
        if value is None:
            raise self.bad(f"缺少 “{key}”", f"例如 {_EXAMPLE}。")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.bad(f"“{key}” 不是数字：{_shortened(value)}", "请写成数字。")
        try:
            return float(value)
        except OverflowError:
            return math.inf

    def seconds(self, key: str) -> float:
        value = self.number(key)
        if not math.isfinite(value) or value < 0:
            raise self.bad(f"“{key}” 不是有效的时间：{value}", "请写成从通话开始算起的秒数，不小于 0。")
        if value > LONGEST_SECONDS:
            raise self.bad(f"“{key}” 是 {value:g} 秒，超过 12 小时", "请检查单位是否为秒。")
        return value

    def decibels(self, key: str) -> float | None:
        if not self.has(key):
            return None
        value = self.number(key)
        if not -120.0 <= value <= 0.0:
            raise self.bad(f"“{key}” 是 {value:g}", "请写 -120 到 0 之间的数字。")
        return value

    def flag(self, key: str) -> bool:
        value = self._raw.get(key, False)
        if not isinstance(value, bool):
            raise self.bad(f"“{key}” 不是 true 或 false：{_shortened(value)}", "请改正，或去掉它。")
        return value

    def text(self, key: str) -> str:
        value = self._raw[key] if self.has(key) else ""
        if not isinstance(value, str):
            raise self.bad(f"“{key}” 不是文字：{_shortened(value)}", "请用引号写成文字。")
        # Half a surrogate pair is no character and cannot be written to any file.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def label(self, key: str) -> str:
        """A text that may be written as a number, as those of agents are."""
        value = self._raw.get(key)
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(key)

    def date(self, key: str) -> str:
        value = self.label(key)
        try:
            if value:
                datetime.fromisoformat(value)
            return value
        except ValueError as error:
            raise self.bad(f"“{key}” 不是日期和时间：{_shortened(value)}", "例如 2026-11-22T09:30。") from error

    def one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        value = self._raw.get(key, default)
        if value not in allowed:
            names = "、".join(name for name in allowed if name)
            raise self.bad(f"“{key}” 的值 {_shortened(value)} 不认识", f"只能是 {names}。")
        return str(value)

    def list_of(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        value = self._raw[key] if self.has(key) else []
        if not isinstance(value, list) or any(one not in allowed for one in value):
            raise self.bad(f"“{key}” 的值 {_shortened(value)} 不认识", '例如 ["agent", "customer"]。')
        return tuple(value)


def _turn(line: _Checked) -> Turn:
    start, end = line.seconds("start"), line.seconds("end")
    if end <= start:
        raise line.bad(f"结束时间 {end:g} 不晚于开始时间 {start:g}", "请检查这两个时间。")
    text = line.text("text")
    breath = line.flag("breath")
    if not text.strip() and not breath:
        raise line.bad("缺少 “text” 或它是空的", f"例如 {_EXAMPLE}。")
    if len(text) > LONGEST_TEXT:
        raise line.bad(f"“text” 有 {len(text)} 字，一句话最多 {LONGEST_TEXT} 字", "请按说话人的停顿分成几行。")
    channel = cast("Channel", line.one_of("channel", _CHANNELS, "agent"))
    return Turn(channel, start, end, text.strip(), line.decibels("dbfs"), line.decibels("peak_dbfs"), breath)


def _header(line: _Checked) -> Header:
    return Header(
        channels=cast("tuple[Channel, ...]", line.list_of("channels", _CHANNELS)),
        end=line.seconds("end") if line.has("end") else None,
        hung_up=line.one_of("hung_up", _ENDS, "") if line.has("hung_up") else "",
        started_at=line.date("started_at"),
        pack=line.label("pack"),
        company=line.label("company"),
        agent_name=line.label("agent_name"),
        agent_number=line.label("agent_number"),
        customer=line.label("customer"),
    )


def _bad(path: Path, number: int, what: str, remedy: str) -> PeitingError:
    return PeitingError("call-line", f"文件 {path} 第 {number} 行：{what}。", remedy)


def _shortened(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:40] + "…"
