"""`peiting demo`: the shipped call through the real recogniser, told as it goes, with pictures of the window."""

import argparse
import contextlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.asr.recognizer import Engine
    from desktop.core.events import Event
    from desktop.core.script import Library
    from desktop.gui.album import Album
    from desktop.session.digest import HeardWith
    from desktop.session.written_call import WrittenCall


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo`."""
    parser = commands.add_parser("demo", help="真实识别随附的演示通话：逐行显示话术和提醒，保存窗口图片和小结")
    parser.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR", help="保存到哪里（默认 demo-out）")
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), default="auto", help="识别引擎（默认 auto）")
    parser.add_argument("--pace", choices=("fast", "real"), default="fast", help="fast 尽快跑完；real 按真实通话的速度")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hear the call; leave pictures, events and a summary in `--out`. The user's own settings play no part."""
    from desktop.asr.models import choose_engine, load_engine
    from desktop.session.digest import HeardWith
    from desktop.session.written_call import read_written_call
    from desktop.storage.library import load_library

    words = read_written_call(paths.assets() / "demo" / "call.jsonl")
    library = load_library(words.header.pack, [paths.scripts_library()]).library
    choice = choose_engine(args.engine, "")
    _make_folder(args.out)
    print(f"正在加载语音识别：{choice.engine}（{choice.model_name}）……", flush=True)
    began = time.monotonic()
    recogniser = load_engine(choice)
    load_seconds = time.monotonic() - began
    with contextlib.closing(_Showing(library, args.out)) as showing:
        processing_seconds = showing.play(_heard(words, recogniser, args.pace))
        heard_with = HeardWith(choice.engine, choice.model_name, round(load_seconds, 2), round(processing_seconds, 2))
        print("\n" + showing.sum_up(heard_with))
    return 0


class _Showing:
    """Every event goes to the terminal, to a file, into the window and into the summary."""

    def __init__(self, library: "Library", folder: Path) -> None:
        from desktop.session.digest import DigestBuilder
        from desktop.session.narration import Narrator

        self._library = library
        self._folder = folder
        self._narrator = Narrator(library)
        self._digest = DigestBuilder(self._narrator)
        self._album = _open_album(library, folder)

    def play(self, heard: "Iterable[Event]") -> float:
        """Show the call. Returns the seconds that it took, those of the pictures not counted."""
        from desktop.core.engine import Engine
        from desktop.core.events import to_json
        from desktop.core.limits import AlertLimits, Limits
        from desktop.session import pipeline

        # A new agent is told more than the three alerts of the standard setting, and so is who looks at a demo.
        limits = Limits(alerts=AlertLimits(preset="novice"))
        began, pictures_took = time.monotonic(), 0.0
        with (self._folder / "events.jsonl").open("w", encoding="utf-8", newline="\n") as kept:
            for event in pipeline.run(heard, Engine(self._library, limits)):
                kept.write(to_json(event) + "\n")
                self._digest.feed(event)
                if line := self._narrator.tell(event):
                    print(line, flush=True)
                if self._album is not None:
                    before = time.monotonic()
                    self._album.feed(event)
                    pictures_took += time.monotonic() - before
        return time.monotonic() - began - pictures_took

    def sum_up(self, heard_with: "HeardWith") -> str:
        """Write the summary, and return it as text."""
        pictures = self._album.pictures if self._album is not None else []
        page = self._digest.digest(heard_with, ("events.jsonl", *(path.name for path in pictures)))
        text = page.as_text()
        if self._album is not None and self._album.missing:
            text += f"\n这一次没有出现，因此没有图片：{'、'.join(self._album.missing)}\n"
        (self._folder / "summary.json").write_text(page.as_json(), encoding="utf-8")
        (self._folder / "summary.txt").write_text(text, encoding="utf-8")
        return f"{text}\n以上文件和 summary.txt、summary.json 都在文件夹 {self._folder} 里。"

    def close(self) -> None:
        """Take the window away."""
        if self._album is not None:
            self._album.close()


def _heard(words: "WrittenCall", recogniser: "Engine", pace: str) -> "Iterator[Event]":
    """The recording, heard; what the recogniser cannot know (company, time of day) comes from the written call."""
    from desktop.core.events import CallStarted
    from desktop.session.call_speed import at_call_speed
    from desktop.session.recording import Recording

    header = words.header
    recording = Recording(paths.assets() / "demo" / "call.ogg")
    started = CallStarted(
        time=0.0,
        channels=recording.channels,
        started_at=header.started_at,
        pack=header.pack,
        company=header.company,
        agent_name=header.agent_name,
        agent_number=header.agent_number,
        customer=header.customer,
        customer_title="",
    )
    heard = recording.hear(recogniser, started)
    return at_call_speed(heard) if pace == "real" else heard


def _open_album(library: "Library", folder: Path) -> "Album | None":
    """None where Qt cannot be loaded; the call can be heard and told all the same."""
    from desktop.storage.settings import Settings

    try:
        from desktop.gui.album import Album
    except ImportError as error:
        print(f"没有窗口图片：Qt 无法加载（{error}）。在 Debian 和 Ubuntu 上 make run 会装好它需要的系统库。")
        return None
    return Album(library, Settings(), folder)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PeitingError(
            "out-not-writable", f"文件夹 {folder} 无法建立：{error.strerror}。", "请用 --out 指定另一个文件夹。"
        ) from error
