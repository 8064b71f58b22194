"""`peiting speak`: play a file to the headset as a customer is played. The window's child too."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from desktop.errors import PeitingError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `speak`."""
    parser = commands.add_parser("speak", help="把一个音频文件播放到耳机（练习中的客户就是这样说话的）")
    parser.add_argument("file", nargs="?", type=Path, help="音频文件：WAV、FLAC 或 OGG")
    parser.add_argument("--device", default="", help="耳机的麦克风的名称，见 peiting devices；默认用系统的")
    parser.add_argument("--control", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play one file, or as a child what the window says."""
    if args.control:
        return _obey_window()
    if args.file is None:
        raise PeitingError("no-file", "没有说要播放哪个文件。", "例如：peiting speak 录音.wav")
    return _play_alone(args.file, args.device)


def _obey_window() -> int:
    from desktop.session.practice.speaker_protocol import Answer, command_from_line, to_line
    from desktop.session.practice.speaking import Speaking

    # Ctrl-C in the window's terminal reaches this process too; the window decides when playing ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_at_a_time = threading.Lock()

    def answer(said: Answer) -> None:
        with one_at_a_time:
            sys.stdout.write(to_line(said))
            sys.stdout.flush()

    Speaking(answer).obey(command_from_line(line) for line in sys.stdin)
    sys.stdout.flush()
    # A driver that hangs must not hold up the end.
    os._exit(0)


def _play_alone(file: Path, device: str) -> int:
    from desktop.audio.files import read_audio
    from desktop.audio.microphone import rescan
    from desktop.audio.native_chatter import muted
    from desktop.audio.speaker import Speaker

    sound = read_audio(file)
    with muted():
        rescan()  # PortAudio's start is when ALSA complains
    speaker = Speaker(device)
    print(f"正在播放到 {speaker.device}（{sound.seconds:.1f} 秒）")
    try:
        speaker.play((blocks[0] for blocks in sound.blocks()), on_start=lambda: None, goes_on=lambda: True)
    finally:
        speaker.close()
    return 0
