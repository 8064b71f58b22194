"""The three levels of privacy, and what each keeps of a call: the one place that says so."""

from dataclasses import dataclass
from typing import Literal, get_args

Privacy = Literal["summary", "transcript", "full"]
LEVELS: tuple[Privacy, ...] = get_args(Privacy)


@dataclass(frozen=True, slots=True)
class PrivacyLevel:
    """What is kept under a level, for the program to act on and for people to read."""

    name: str
    """As a list of choices shows it."""
    words: bool
    """Whether what was said is kept, sealed."""
    numbers: bool
    """Whether numbers stay as they were said: cards, identities, telephones, codes."""
    meaning: str
    """What choosing it means, in whole sentences."""


KEPT: dict[Privacy, PrivacyLevel] = {
    "summary": PrivacyLevel(
        name="只记结果，不记一个字",
        words=False,
        numbers=False,
        meaning="只保存时间、阶段、提醒和得分，不保存任何人说过的话，也不保存客户的称呼。",
    ),
    "transcript": PrivacyLevel(
        name="记录说过的话，号码打码",
        words=True,
        numbers=False,
        meaning="加密保存双方说过的话；卡号、证件号、电话和验证码在写入之前就已打码，事后无法还原。",
    ),
    "full": PrivacyLevel(
        name="记录原话（不含录音）",
        words=True,
        numbers=True,
        meaning="加密保存双方的原话，卡号、证件号、电话也照原样保存，不打码；不保存录音。"
        "请先确认公司有权这样做，并且已经告知客户。",
    ),
}
"""No level keeps sound: nothing in the program writes any."""
