"""The command line: `peiting` alone opens the window, `peiting COMMAND` does one thing."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from desktop import __version__, paths
from desktop.commands import call, link, window
from desktop.commands.one_sentence import OneSentenceParser, readable
from desktop.errors import PeitingError
from desktop.no_dumps import leave_no_dump
from desktop.own_files import keep_to_oneself

_HASTY: dict[str, ModuleType] = {"call": call, "link": link}
"""What softphones start and wait for: half a second of imports for the other commands would be the agent's."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 2 bad input (one sentence on stderr), 130 interrupted."""
    _speak_utf8()
    leave_no_dump()
    keep_to_oneself(paths.user_data(), paths.settings_file().parent)
    words = sys.argv[1:] if words is None else words
    args = _parser(words).parse_args(words)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.WARNING, format="%(name)s: %(message)s")
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read has seen enough (peiting library show | head); what Python flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PeitingError as error:
        print(f"peiting: {readable(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    # No abbreviations: a caller's name behind an option of a command may begin like one of these.
    parser = OneSentenceParser(
        prog="peiting", description="陪听：通话中的离线语音教练。不带命令时打开窗口。", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"peiting {__version__}")
    parser.add_argument("--verbose", action="store_true", help="把运行细节写到标准错误")
    parser.set_defaults(run=window.run)
    commands = parser.add_subparsers(title="命令", metavar="COMMAND")
    hasty = _HASTY.get(words[0]) if words else None
    for command in (hasty,) if hasty else _commands():
        command.add_parser(commands)
    return parser


def _commands() -> tuple[ModuleType, ...]:
    from desktop.commands import (
        data,
        demo,
        devices,
        doctor,
        export,
        handbook,
        history,
        library,
        listen,
        model,
        practice,
        replay,
        report,
        speak,
    )

    return (
        window,
        replay,
        demo,
        history,
        report,
        export,
        practice,
        library,
        model,
        devices,
        listen,
        speak,
        doctor,
        data,
        handbook,
        call,
        link,
    )


def _speak_utf8() -> None:
    # A console on Windows may still be set to a code page that has no Chinese, and pipes default to it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
