"""The voices that speak customers, as the voice model names them; zf_ are women, zm_ men."""

VOICES = ("zf_xiaobei", "zf_xiaoxiao", "zf_xiaoyi", "zm_yunjian", "zm_yunxi", "zm_yunxia", "zm_yunyang")


def is_woman(voice: str) -> bool:
    """Whether it is a woman's voice."""
    return voice.startswith("zf_")
