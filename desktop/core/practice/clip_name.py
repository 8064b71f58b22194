"""What the clip of a spoken text is called: by what it sounds like, so that a changed text has no stale clip."""

import hashlib

from desktop.core.practice.drill import Drill
from desktop.core.practice.question import Question

QUIZ = "quiz"
"""Where the clips of the quiz are, beside those of the drills; no drill may have this id."""

_COACHES = {"zf": "zm_yunyang", "zm": "zf_xiaoxiao"}
"""Who speaks the model answers: nobody takes him for the customer, who is of the other sex."""


def clip_name(voice: str, speed: float, text: str) -> str:
    """The file's name within its folder; the same for the same sound."""
    wanted = f"{voice}\n{speed:.2f}\n{text.strip()}"
    return hashlib.sha256(wanted.encode()).hexdigest()[:16] + ".ogg"


def coach_voice(customer: str) -> str:
    """The voice of model answers beside a customer with that voice."""
    return _COACHES.get(customer[:2], "zf_xiaoxiao")


def customer_texts(drill: Drill) -> tuple[str, ...]:
    """Everything that a drill's customer may say, each once."""
    persona = drill.persona
    said = (text for beat in drill.beats for text in beat.says)
    return tuple(dict.fromkeys(text for text in (*said, *persona.interrupted, *persona.waiting) if text.strip()))


def customer_clip(drill: Drill, text: str) -> str:
    """The path of a customer's clip below the folder of clips, with forward slashes."""
    return f"{drill.id}/{clip_name(drill.persona.voice, drill.persona.speed, text)}"


def model_clip(drill: Drill, text: str, speed: float = 1.0) -> str:
    """The path of a model answer's clip below the folder of clips: a good example's words, or a goal's better line."""
    return f"{drill.id}/{clip_name(coach_voice(drill.persona.voice), speed, text)}"


def question_clip(question: Question) -> str:
    """The path of what is heard before a question; empty where nothing is."""
    heard = question.listening
    return f"{QUIZ}/{clip_name(heard.voice, heard.speed, heard.text)}" if heard is not None else ""
