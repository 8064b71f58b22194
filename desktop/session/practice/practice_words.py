"""What topics and modes of practice are called, wherever they are told."""

from desktop.core.practice.attempt import Mode

TOPIC_NAMES = {
    "greeting": "开场问候",
    "name": "核对称呼",
    "conversation": "沟通中",
    "unable_to_hear": "无法听清",
    "complaint": "投诉抱怨",
    "hold": "等待",
    "transfer": "转接",
    "privacy": "保密",
    "online": "在线服务",
    "closing": "结束语",
    "pace": "语速音量",
    "forbidden": "服务忌语",
    "norms": "服务规范",
    "score": "质检评分",
}
"""Of drills, in the order in which a trainee meets them; then those that only questions have."""

MODE_NAMES: dict[Mode, str] = {"guided": "带提示", "fading": "渐隐提示", "exam": "考试"}

DIFFICULTY_NAMES = {1: "容易", 2: "中等", 3: "较难"}

TODAYS, TODAYS_NAME = "today", "今天的题"
"""Id and name of what the questions of today's five minutes are kept as: they are no paper of the library."""


def subject_name(subject: str, names: dict[str, str] | None = None) -> str:
    """A subject of mastery as people read it; `names` knows situations and rules."""
    topic = subject.removeprefix("topic:")
    return TOPIC_NAMES.get(topic, topic) if subject != topic else (names or {}).get(subject, subject)
