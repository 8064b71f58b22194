"""Whether two device names speak of the same headset: systems that tell no card tell it in the names alone."""

import re

_WORDS = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_SAID_OF_ANY = frozenset(
    _WORDS.findall(
        """
        alsa input output analog stereo mono fallback monitor of the remapped null dummy virtual built internal external
        hdmi usb bluez pci platform audio sound device microphone mic headset headphones headphone earphone earphones
        speakers speaker digital r tm default line in out hw
        """
    )
)
_SAID_OF_ANY_IN_CHINESE = re.compile(
    "麦克风|话筒|阵列|扬声器|耳机|耳麦|头戴|头挂|内置|内部|外部|音频|声音|设备|蓝牙|模拟|数字|立体声|单声道|多声道"
    "|环绕|双工|输入|输出|插孔|线缆|默认|监视器|空(?=输出)|伪(?=输出)|式|的"
)
"""Within longer words too: the sound servers of Linux say 内置音频 and 空输出, Windows 麦克风阵列."""
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
    words = _WORDS.findall(_SAID_OF_ANY_IN_CHINESE.sub(" ", name.lower()))
    return [word for word in words if word not in _SAID_OF_ANY]
