"""A drill's customer, as the trainee hears him: rendered clips, on the line that the beat has.

A text that nobody has rendered is silent for as long as it would last, so that the rehearsal goes on all the same;
whoever can show it, or speak it in another way, is told.
"""

import itertools
from collections.abc import Callable
from zlib import crc32

from desktop.core.events import Event
from desktop.core.practice.clip_name import customer_clip
from desktop.core.practice.drill import Drill, LineConditions
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.session.practice.clips import Clips, estimated_seconds
from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import Play, StopPlaying

PLAYS = itertools.count(1)
"""Numbers of what is played in this process: the answers of the speaker carry them."""


def _nobody(text: str, seconds: float) -> None:
    """Where nothing else can speak."""


class CustomerVoice:
    """The voice of one drill's customer. All methods return at once."""

    def __init__(
        self,
        drill: Drill,
        clips: Clips,
        speaker: SpeakerProcess,
        unspoken: Callable[[str, float], None] = _nobody,
    ) -> None:
        """`unspoken` is told the texts that have no clip, with the seconds that the drill allows for them.

        It is the place for the system's own voice; with `""` and 0.0 it is told to be quiet.
        """
        self._drill = drill
        self._clips = clips
        self._speaker = speaker
        self._unspoken = unspoken

    def seconds_of(self, beat: str, text: str) -> float:  # noqa: ARG002 - of a rehearsal's customer; his voice is one
        """How long he takes for a text: as long as its clip, else as people usually take; 0.0 for silence."""
        if not text.strip():
            return 0.0
        clip = self._clips.find(customer_clip(self._drill, text))
        return clip.seconds if clip is not None else estimated_seconds(text, self._drill.persona.speed)

    def follow(self, event: Event) -> None:
        """Speak and break off as the rehearsal says; other events are nothing to a voice."""
        if isinstance(event, CustomerSpeaks):
            self.say(event.text, event.conditions_of)
        elif isinstance(event, CustomerStops | CustomerHangsUp):
            self.stop()

    def say(self, text: str, conditions_of: str) -> None:
        """Say a text on the line of a beat; what he was saying is broken off."""
        if not text.strip():
            return
        clip = self._clips.find(customer_clip(self._drill, text))
        if clip is None:
            self._unspoken(text, estimated_seconds(text, self._drill.persona.speed))
            return
        line, seed = self._line(conditions_of), crc32(f"{conditions_of}\n{text}".encode())
        self._speaker.send(Play(next(PLAYS), str(clip.path), line=line, seed=seed))

    def stop(self) -> None:
        """Break off, softly."""
        self._speaker.send(StopPlaying())
        self._unspoken("", 0.0)

    def close(self) -> None:
        """The rehearsal is over."""
        self.stop()

    def _line(self, beat: str) -> LineConditions:
        return self._drill.beat(beat).line or self._drill.line
