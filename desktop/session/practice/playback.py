"""What is played outside a rehearsal: model answers, what a question lets hear, and the trainee's own voice."""

from desktop.core.practice.clip_name import model_clip, question_clip
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import Question
from desktop.session.practice.clips import Clips
from desktop.session.practice.customer_voice import PLAYS
from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import Play, StopPlaying, as_pcm


class Playback:
    """One thing at a time. All methods return at once; what can be played has an id, which `Ended` carries."""

    def __init__(self, clips: Clips, speaker: SpeakerProcess) -> None:
        self._clips = clips
        self._speaker = speaker

    def has_model(self, drill: Drill, text: str, speed: float = 1.0) -> bool:
        """Whether a model answer can be heard."""
        return self._clips.find(model_clip(drill, text, speed)) is not None

    def model(self, drill: Drill, text: str, speed: float = 1.0) -> int | None:
        """Play a good example's answer, or a goal's better line; None where it was never rendered."""
        clip = self._clips.find(model_clip(drill, text, speed))
        return self._play(Play(next(PLAYS), str(clip.path), clean=True)) if clip is not None else None

    def question(self, question: Question) -> int | None:
        """Play what a question lets hear, on its line; None where there is nothing, or it was never rendered."""
        clip = self._clips.find(question_clip(question)) if question.listening is not None else None
        if clip is None or question.listening is None:
            return None
        return self._play(Play(next(PLAYS), str(clip.path), line=question.listening.line))

    def own(self, pcm: bytes) -> int:
        """Play 16 kHz mono int16 sound, such as `OwnVoice.clip` gives; it comes into no file."""
        return self._play(Play(next(PLAYS), pcm=as_pcm(pcm), clean=True))

    def stop(self) -> None:
        """Break off, softly."""
        self._speaker.send(StopPlaying())

    def _play(self, play: Play) -> int:
        self._speaker.send(play)
        return play.id
