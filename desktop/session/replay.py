"""Puts one replay together: a file, the settings, the library, and the events that come of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop import paths
from desktop.core.engine import Engine
from desktop.core.events import CallEnded, CallStarted, Channel, Event
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session import pipeline
from desktop.session.call_scored import CallScored
from desktop.session.call_speed import at_call_speed
from desktop.session.live_score import LiveScore, with_score
from desktop.session.recital import recite
from desktop.session.written_call import Header, WrittenCall, read_written_call
from desktop.storage.library import LoadedLibrary, load_library
from desktop.storage.settings import Settings, limits_of

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord


@dataclass(frozen=True, slots=True)
class Request:
    """What a replay was asked for."""

    file: Path
    customer: Path | None = None
    """The customer's side as a sound file of its own."""
    pack: str = ""
    """Empty: what the file's header says, else the settings."""


class _Source(Protocol):
    def hear(self, started: CallStarted) -> Iterator[Event]: ...


class Replay:
    """A call from files, ready to run. Raises PeitingError for whatever is wrong with the files or the pack."""

    def __init__(self, request: Request, settings: Settings) -> None:
        self._settings = settings
        self._source: _Source
        if request.file.is_dir():
            raise PeitingError("call-folder", f"{request.file} 是文件夹，不是一通电话。", "请给出其中的一个文件。")
        if request.file.suffix.lower() == ".jsonl":
            if request.customer:
                raise PeitingError("customer-twice", "文字通话里已经写明客户的话。", "请去掉 --customer。")
            call = read_written_call(request.file)
            header, channels, self._source = call.header, call.channels, _Written(call)
        else:
            sound = _Sound(request, settings)
            header, channels, self._source = Header(), sound.channels, sound
        pack = request.pack or header.pack or settings.library.pack
        self.loaded: LoadedLibrary = load_library(pack, paths.library_folders())
        self._started = _started(header, channels, settings, pack)

    @property
    def library(self) -> Library:
        """The pack that the call is held with."""
        return self.loaded.library

    def events(self, real_pace: bool = False) -> Iterator[Event]:
        """Everything that happens in the call, states too, in time order; none before its time if `real_pace`."""
        return (event for event in self.scored_events(real_pace) if not isinstance(event, CallScored))

    def scored_events(self, real_pace: bool = False) -> Iterator[Event]:
        """The same with `CallScored` before the last one: what `keep` wants."""
        heard = self._source.hear(self._started)
        engine = Engine(self.library, limits_of(self._settings))
        happened = pipeline.run(at_call_speed(heard) if real_pace else heard, engine)
        return with_score(happened, LiveScore(self.loaded.sheet, self.library))


class _Written:
    def __init__(self, call: WrittenCall) -> None:
        self._call = call

    def hear(self, started: CallStarted) -> Iterator[Event]:
        return recite(self._call, started)


class _Sound:
    def __init__(self, request: Request, settings: Settings) -> None:
        from desktop.session.recording import Recording

        self._recording = Recording(request.file, request.customer)
        self._recognition = settings.recognition
        self.channels = self._recording.channels

    def hear(self, started: CallStarted) -> Iterator[Event]:
        from desktop.asr.models import choose_engine, load_engine

        engine = load_engine(choose_engine(self._recognition.engine, self._recognition.model))
        return self._recording.hear(engine, started)


def keep(events: Iterable[Event], record: "CallRecord") -> Iterator[Event]:
    """Pass the call on and keep it as a live one is kept, its score too; closes the record at the end.

    A call that does not tell when it began is kept under the time of the replay, so that lists have their order.
    """
    call_id = ""
    try:
        for event in events:
            if isinstance(event, CallScored):
                record.keep_score(call_id, event.score)
                continue
            if isinstance(event, CallStarted):
                now = datetime.now().isoformat(timespec="seconds")
                call_id = record.begin(replace(event, started_at=event.started_at or now))
            elif isinstance(event, CallEnded):
                record.close_call(call_id, event)
            else:
                record.keep(call_id, event)
            yield event
    finally:
        record.close()


def _started(header: Header, channels: tuple[Channel, ...], settings: Settings, pack: str) -> CallStarted:
    own, started = settings.agent, header.started(channels, pack)
    return replace(
        started,
        company=started.company or own.company,
        agent_name=started.agent_name or own.name,
        agent_number=started.agent_number or own.number,
    )
