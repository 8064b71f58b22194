"""`peiting listen`: hear the microphone. In a terminal for people, with --json for programs; the window's child too."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

from desktop.asr.recognizer import Engine
from desktop.core.events import Event, ListeningEnded

_LAST_WORDS_SECONDS = 24.0
"""A second more than recognition ever allows itself at the end of a call."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `listen`."""
    parser = commands.add_parser("listen", help="听麦克风，显示音量和识别结果（Ctrl-C 结束）")
    parser.add_argument("--device", default="", help="麦克风的名称，见 peiting devices；默认用系统的")
    parser.add_argument(
        "--customer",
        nargs="?",
        const="",
        metavar="DEVICE",
        help="也听客户：耳机里播放的声音，或者另外指定的设备（见 peiting devices）",
    )
    parser.add_argument("--engine", default="auto", choices=("auto", "vosk", "whisper"), help="识别引擎")
    parser.add_argument("--model", default="", metavar="NAME", help="模型的名称或文件夹")
    parser.add_argument("--json", action="store_true", help="每个事件输出一行 JSON")
    parser.add_argument("--control", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--ring", default="", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Listen until Ctrl-C, or as a child until the window says so."""
    return _obey_window(args) if args.control else _listen_alone(args)


def _obey_window(args: argparse.Namespace) -> int:
    from desktop.audio.rings import Rings
    from desktop.full_speed import keep_full_speed
    from desktop.session.listener import serve
    from desktop.session.listener_protocol import command_from_json
    from desktop.session.outlet import print_event

    # Ctrl-C in the window's terminal reaches this process too; the window decides when listening ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_full_speed()
    rings = Rings.attach(args.ring) if args.ring else Rings()
    serve(_loader(args), rings, print_event, (command_from_json(line) for line in sys.stdin))
    sys.stdout.flush()
    # Threads inside drivers and engines must not hold up the end.
    os._exit(0)


def _listen_alone(args: argparse.Namespace) -> int:
    from desktop.audio.microphone import rescan
    from desktop.audio.native_chatter import muted
    from desktop.audio.rings import Rings
    from desktop.commands.live_line import LiveLine
    from desktop.session.listener import serve
    from desktop.session.listener_protocol import Listen, Stop
    from desktop.session.outlet import print_event

    show = print_event if args.json else LiveLine(sys.stdout, both_sides=args.customer is not None).show
    ended = threading.Event()

    def emit(event: Event) -> None:
        try:
            show(event)
        except BrokenPipeError:
            # Whoever read the lines has gone, as `| head` does: an ordinary end, whichever thread finds out.
            os._exit(0)
        if isinstance(event, ListeningEnded):
            ended.set()

    def commands() -> Iterator[Listen | Stop]:
        yield Listen(args.device, hear_customer=args.customer is not None, customer=args.customer or "")
        try:
            while not ended.wait(0.5):  # a wait without an end cannot be interrupted on Windows
                pass
        except KeyboardInterrupt:
            yield Stop()
            ended.wait(_LAST_WORDS_SECONDS)

    with muted():
        rescan()  # PortAudio's start is when ALSA complains
    serve(_loader(args), Rings(), emit, commands())
    return 0


def _loader(args: argparse.Namespace) -> Callable[[], Engine]:
    def load() -> Engine:
        from desktop.asr.models import choose_engine, load_engine

        return load_engine(choose_engine(args.engine, args.model))

    return load
