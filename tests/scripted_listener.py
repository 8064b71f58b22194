"""A listener whose recogniser follows a script: real capture, ring and process, words without a model.

Started as `python scripted_listener.py --ring NAME --model SCRIPT`; the script is a name of `_LOADERS`.
"""

import argparse
import os
import sys
import time

from desktop.asr.recognizer import RATE, Engine, Samples
from desktop.audio.rings import Rings
from desktop.core.events import FinalTranscript, PartialTranscript
from desktop.errors import PeitingError
from desktop.session.listener import serve
from desktop.session.listener_protocol import command_from_json
from desktop.session.outlet import print_event


class VoiceWriter:
    """Writes down each stretch of voice as 声<n>, n counting from one: a partial while it goes on, then its final."""

    def __init__(self, channel: str, offset: float) -> None:
        self._channel = channel
        self._offset = offset
        self._heard = 0
        self._count = 0
        self._since: float | None = None

    def accept(self, samples: Samples, speech: bool, hurry: bool = False) -> list[PartialTranscript | FinalTranscript]:
        self._heard += len(samples)
        now = self._offset + self._heard / RATE
        if speech and self._since is None:
            self._since = now
            self._count += 1
            return [PartialTranscript(time=now, channel=self._channel, start=now, text=f"声{self._count}")]
        if not speech and self._since is not None:
            return self._settle(now)
        return []

    def finish(self) -> list[PartialTranscript | FinalTranscript]:
        return self._settle(self._offset + self._heard / RATE) if self._since is not None else []

    def _settle(self, now: float) -> list[PartialTranscript | FinalTranscript]:
        start, self._since = self._since or now, None
        return [FinalTranscript(time=now, channel=self._channel, start=start, end=now, text=f"声{self._count}")]


class ScriptedEngine:
    name = "vosk"
    model = "scripted"

    def recognizer(self, channel: str, offset: float = 0.0) -> VoiceWriter:
        return VoiceWriter(channel, offset)


def _slow() -> Engine:
    time.sleep(2.0)
    return ScriptedEngine()


def _missing() -> Engine:
    raise PeitingError("model-missing", "还没有安装语音识别模型。", "请运行 peiting model install。")


def _aborting() -> Engine:
    os.abort()


_LOADERS = {"quick": ScriptedEngine, "slow": _slow, "missing": _missing, "aborting": _aborting}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ring")
    parser.add_argument("--model")
    args = parser.parse_args()
    serve(_LOADERS[args.model], Rings.attach(args.ring), print_event, (command_from_json(line) for line in sys.stdin))
    os._exit(0)


if __name__ == "__main__":
    main()
