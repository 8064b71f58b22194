"""The system's own voice, for drills that somebody wrote and nobody has rendered; needs the extra `speech`."""

from PySide6.QtCore import QObject, Qt, Signal

try:
    from PySide6.QtTextToSpeech import QTextToSpeech
except ImportError:
    QTextToSpeech = None  # type: ignore[assignment,misc]

_CHARACTERS_A_SECOND = 4.5
"""How fast an unhurried voice speaks at rate 0."""


class SystemVoice(QObject):
    """Lives in the window's thread; `say` may be called from any."""

    _wanted = Signal(str, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = QTextToSpeech(self) if QTextToSpeech is not None and QTextToSpeech.availableEngines() else None
        self._speaks = False
        self._wanted.connect(self._say, Qt.ConnectionType.QueuedConnection)
        if self._speech is not None:
            # Some engines know their voices only later.
            self._speech.stateChanged.connect(self._look)
            self._look()

    @property
    def speaks(self) -> bool:
        """Whether the system has a Chinese voice; without one what the customer says is only to be read."""
        return self._speaks

    def say(self, text: str, seconds: float) -> None:
        """Speak a text in about so many seconds; an empty one breaks off what is being spoken."""
        self._wanted.emit(text, seconds)

    def _look(self) -> None:
        if self._speech is not None and not self._speaks:
            self._speaks = takes_mandarin(self._speech)

    def _say(self, text: str, seconds: float) -> None:
        if self._speech is None or not self._speaks:
            return
        self._speech.stop()
        if text:
            self._speech.setRate(rate_for(text, seconds))
            self._speech.say(text)


def rate_for(text: str, seconds: float) -> float:
    """Qt's rate, -1 … 1 with 0 as usual, at which the text takes so many seconds."""
    usual = len(text) / _CHARACTERS_A_SECOND
    return max(-1.0, min(1.0, usual / seconds - 1.0)) if seconds > 0 else 0.0


def takes_mandarin(speech: "QTextToSpeech") -> bool:
    """Whether it has a voice for Mandarin, which it then speaks with.

    eSpeak's, which speech-dispatcher calls `cmn` and Qt finds no locale for, is none: as Debian 12 ships it, it reads
    the numbers of the tones aloud.
    """
    chinese = [locale for locale in speech.availableLocales() if locale.name().startswith("zh")]
    if chinese:
        speech.setLocale(next((locale for locale in chinese if locale.name() == "zh_CN"), chinese[0]))
    return bool(chinese)
