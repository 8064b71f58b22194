"""The command line: `peiting` alone opens the window, `peiting COMMAND` does one thing."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from desktop import __version__, paths
from desktop.commands import (
    data,
    demo,
    devices,
    doctor,
    export,
    history,
    library,
    listen,
    model,
    practice,
    replay,
    report,
    speak,
    window,
)
from desktop.errors import PeitingError
from desktop.own_files import keep_to_oneself

_COMMANDS = (
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
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 2 bad input (one sentence on stderr), 130 interrupted."""
    _speak_utf8()
    keep_to_oneself(paths.user_data(), paths.settings_file().parent)
    args = _parser().parse_args(words)
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
        print(f"peiting: {_readable(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Complains in one sentence, as everything else does, instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"peiting: 命令行有误：{_readable(message)}。 用法请看 {self.prog} --help。\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="peiting", description="陪听：通话中的离线语音教练。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=f"peiting {__version__}")
    parser.add_argument("--verbose", action="store_true", help="把运行细节写到标准错误")
    parser.set_defaults(run=window.run)
    commands = parser.add_subparsers(title="命令", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_parser(commands)
    return parser


def _speak_utf8() -> None:
    # A console on Windows may still be set to a code page that has no Chinese, and pipes default to it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _readable(text: str) -> str:
    """Give back the bytes of a file name that the locale could not decode and Python carries as surrogates."""
    raw = b"".join(
        bytes([ord(char) - 0xDC00]) if "\udc80" <= char <= "\udcff" else char.encode("utf-8", "replace")
        for char in text
    )
    return raw.decode("utf-8", "replace")
