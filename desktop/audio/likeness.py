"""Whether two device names speak of the same headset: systems that tell no card tell it in the names alone."""

import re

_WORDS = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_SAID_OF_ANY = frozenset(
    _WORDS.findall(
        """
        alsa input output analog stereo mono fallback monitor of the remapped null usb bluez pci platform audio
        sound device microphone mic headset headphones headphone earphone earphones speakers speaker digital r tm
        default line in out hw 麦克风 麦克风阵列 扬声器 耳机 耳麦 立体声 音频 设备 声音 输入 输出
        """
    )
)
_CUT = 8
"""MME cuts names at 31 characters: a name of at least so many characters that begins the other is the same."""


def likeness(one: str, other: str) -> float:
    """0.0 nothing in common … 1.0 the same maker's name. Words that are said of any device do not count."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return 0.0
    shorter, longer = sorted((" ".join(first), " ".join(second)), key=len)
    if len(shorter) >= _CUT and longer.startswith(shorter):
        return 1.0
    return len(set(first) & set(second)) / len(set(first) | set(second))


def _telling(name: str) -> list[str]:
    return [word for word in _WORDS.findall(name.lower()) if word not in _SAID_OF_ANY]
