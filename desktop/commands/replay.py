"""`peiting replay FILE`: a recorded or written call through the very pipeline of a live one."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.core.events import Event
    from desktop.session.replay import Replay
    from desktop.storage.settings import Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `replay`."""
    parser = commands.add_parser("replay", help="用录音或文字通话重放一遍：阶段、话术、提醒", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="WAV、FLAC、OGG（立体声：左坐席右客户）或 .jsonl")
    parser.add_argument("--customer", type=Path, metavar="FILE", help="客户一方的录音")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 事件")
    parser.add_argument("--pace", choices=("fast", "real"), default="fast", help="fast 尽快；real 按通话的真实速度")
    parser.add_argument("--pack", default="", help="话术包，例如 inbound")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="只在这一次改一项设置，可重复")
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), help="识别引擎")
    parser.add_argument("--record", action="store_true", help="像真实通话一样存入通话记录")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the call on stdout, one line an event."""
    from desktop.session.replay import Replay, Request

    settings = _settings(args)
    replay = Replay(Request(args.file, args.customer, args.pack), settings)
    for problem in replay.loaded.problems:
        print(f"peiting: {problem}", file=sys.stderr)
    try:
        _print(_events(args, replay, settings), replay, args.json)
    except BrokenPipeError:
        # Whoever read has seen enough; the interpreter must not complain about it when it flushes at its end.
        _close_stdout()
    return 0


def _close_stdout() -> None:
    """What is left in the buffer goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _events(args: argparse.Namespace, replay: "Replay", settings: "Settings") -> "Iterable[Event]":
    real_pace = args.pace == "real"
    if not args.record:
        return replay.events(real_pace)
    from desktop.session.kept_record import open_kept_record
    from desktop.session.replay import keep

    return keep(replay.scored_events(real_pace), open_kept_record(settings.record, _warn))


def _warn(error: PeitingError) -> None:
    print(f"peiting: {error}", file=sys.stderr)


def _print(events: "Iterable[Event]", replay: "Replay", as_json: bool) -> None:
    from desktop.core.events import MEASURES, to_json
    from desktop.session.narration import Narrator

    tell = to_json if as_json else Narrator(replay.library).tell
    for event in events:
        line = "" if isinstance(event, MEASURES) else tell(event)
        if line:
            _write(line)


def _write(line: str) -> None:

    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_stdout()
        raise PeitingError("output", f"结果写不出去：{error.strerror}。", "请检查磁盘空间和输出文件。") from error


def _settings(args: argparse.Namespace) -> "Settings":
    from desktop import paths
    from desktop.errors import PeitingError
    from desktop.storage.settings import load_settings, with_value

    loaded = load_settings(paths.settings_file())
    if loaded.notice:
        print(f"peiting: {loaded.notice}", file=sys.stderr)
    settings = loaded.settings
    for assignment in args.set:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise PeitingError("set-form", f"“--set {assignment}” 缺少等号。", "请写成 --set alerts.preset=all。")
        if key.strip() in loaded.locked:
            raise PeitingError("settings-locked", f"设置 {key.strip()} 由管理员设定，不能改。", "请去掉这一项。")
        settings = with_value(settings, key.strip(), value.strip())
    if args.engine:
        settings = with_value(settings, "recognition.engine", args.engine)
    return settings
