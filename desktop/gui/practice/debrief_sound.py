"""What can be heard after a drill: one's own voice, as long as it is not closed, and the model answers."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.practice.drill import Answer, Drill
from desktop.core.practice.moments import Missed
from desktop.session.practice.practice_sound import PracticeSound
from desktop.session.practice.speaker_protocol import Ended

OWN_SECONDS = 15.0
"""How much of one's own voice is played from a moment on."""
_BLOCK = 0.1
"""Seconds; it comes in such pieces."""


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A line that was spoken for the trainee to hear."""

    text: str
    speed: float


class DebriefSound(QObject):
    """Plays one thing at a time; without sound there is nothing to hear, and nothing fails."""

    changed = Signal()
    """Something began or ended."""
    _answered = Signal(object)

    def __init__(self, sound: PracticeSound | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._playing: int | None = None
        self.key: object = None
        """What is played now, as `play_own` and `play_model` were told; None: nothing."""
        self._answered.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        if sound is not None:
            sound.listeners.append(self._answered.emit)

    @property
    def has_own(self) -> bool:
        """Whether the trainee's voice in the last drill is still there."""
        own = self._sound.own if self._sound is not None else None
        return own is not None and bool(own.clip(own.end - _BLOCK, own.end))

    def model_of(self, drill: Drill, missed: Missed) -> ModelAnswer | None:
        """What lets hear how it is said: the better line, else the good example's answer there; None: not rendered."""
        if self._sound is None:
            return None
        playback = self._sound.playback
        answers = [one for one in drill.good.answers if one.beat == missed.beat and one.says]
        for answer in (Answer(missed.beat, missed.better), *answers):
            if answer.says and playback.has_model(drill, answer.says, answer.speed):
                return ModelAnswer(answer.says, answer.speed)
        return None

    def play_model(self, key: object, drill: Drill, answer: ModelAnswer) -> None:
        """Let a model answer be heard; what was playing breaks off."""
        if self._sound is not None:
            self._begin(key, self._sound.playback.model(drill, answer.text, answer.speed))

    def play_own(self, key: object, since: float) -> None:
        """Let the trainee hear himself from that second on."""
        if self._sound is not None and self._sound.own is not None:
            pcm = self._sound.own.clip(since, since + OWN_SECONDS)
            self._begin(key, self._sound.playback.own(pcm) if pcm else None)

    def stop(self) -> None:
        """Be quiet."""
        if self._sound is not None and self.key is not None:
            self._sound.playback.stop()
            self._begin(None, None)

    def save(self, path: Path) -> None:
        """Write the trainee's voice to a file. Raises OSError."""
        if self._sound is not None and self._sound.own is not None:
            self._sound.own.save(path)

    def forget(self) -> None:
        """Have the trainee's voice gone for good."""
        self.stop()
        if self._sound is not None:
            self._sound.forget()

    def _begin(self, key: object, playing: int | None) -> None:
        self._playing, self.key = playing, key if playing is not None else None
        self.changed.emit()

    def _follow(self, answer: object) -> None:
        if isinstance(answer, Ended) and answer.id == self._playing:
            self._begin(None, None)
