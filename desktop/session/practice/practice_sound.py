"""What practice lets the headset hear: one process that plays, for customers, model answers and questions."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.events import Event, ProgramTrouble
from desktop.core.practice.clip_name import customer_clip
from desktop.core.practice.drill import Drill
from desktop.core.practice.play import Play
from desktop.session.practice.clips import Clips
from desktop.session.practice.customer_voice import CustomerVoice
from desktop.session.practice.echo import Echo
from desktop.session.practice.own_voice import HeardBlocks, OwnVoice
from desktop.session.practice.playback import Playback
from desktop.session.practice.rehearsed_call import OnTheLine, SilentVoice
from desktop.session.practice.speaker_process import SpeakerProcess
from desktop.session.practice.speaker_protocol import Answer, SpeakerTrouble

Unspoken = Callable[[str, float], None]
"""Told a text that was never rendered, and the seconds that the drill allows for it; `""` and 0.0: be quiet."""


def _nothing() -> None:
    """Where no listener is."""


class PracticeSound:
    """The process is started with the first `warm`, since most days nobody practises."""

    def __init__(
        self,
        folders: Sequence[Path],
        post: Callable[[Event], None],
        unspoken: Unspoken,
        heard: Callable[[], HeardBlocks | None] = _nothing,
    ) -> None:
        """`folders` are those of the clips, a company's own first; `post` takes troubles, on any thread.

        `heard` gives the sound that the listener hears, from which the trainee's own voice is kept.
        """
        self._clips = Clips(folders)
        self._heard = heard
        self.own: OwnVoice | None = None
        """The trainee's voice in the latest drill, until the next one begins or this is closed."""
        self._post, self._unspoken = post, unspoken
        self._speaker: SpeakerProcess | None = None
        self.listeners: list[Callable[[Answer], None]] = []
        """Called on another thread with what was begun and what has ended."""

    def warm(self, microphone: str) -> None:
        """Have the process ready, to play to the headset of this microphone."""
        self._process().use(microphone)

    def has_voice(self, drill: Drill) -> bool:
        """Whether all that the customer says can be heard."""
        texts = [text for beat in drill.beats for text in beat.says]
        texts += [*drill.persona.interrupted, *drill.persona.waiting]
        return all(self._clips.find(customer_clip(drill, text)) is not None for text in texts if text.strip())

    def line(self, play: Play) -> OnTheLine:
        """How the customer of a drill is heard, and how his voice is kept out of what the trainee is taken to say."""
        self.forget()
        if play.own_voice:
            return OnTheLine(SilentVoice(play))
        voice = CustomerVoice(play.drill, self._clips, self._process(), self._unspoken)
        heard, echo = self._heard(), Echo()
        if heard is None:
            return OnTheLine(voice, echo.without)
        self.own = own = OwnVoice(heard, since=play.again.time if play.again else 0.0)

        def without_echo(event: Event) -> Event | None:
            own.feed(event)
            return echo.without(event)

        return OnTheLine(voice, without_echo)

    @property
    def playback(self) -> Playback:
        """For what is played outside a rehearsal."""
        return Playback(self._clips, self._process())

    def close(self) -> None:
        """End the process, and forget what was heard."""
        self.forget()
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    def forget(self) -> None:
        """Have the trainee's voice gone for good."""
        if self.own is not None:
            self.own.close()
            self.own = None

    def _process(self) -> SpeakerProcess:
        if self._speaker is None:
            self._speaker = SpeakerProcess(self._heed)
            self._speaker.start()
        return self._speaker

    def _heed(self, answer: Answer) -> None:
        if isinstance(answer, SpeakerTrouble):
            self._post(ProgramTrouble(time=0.0, code=answer.code, message=answer.message, remedy=answer.remedy))
        for listener in self.listeners:
            listener(answer)
