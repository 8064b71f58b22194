"""What the alerts of a call are called where their own words were not kept."""

from desktop.core.events import AlertKind, AlertRaised
from desktop.core.script import Library

RULE_NAMES = {
    "address_ni": "称呼客户用了“你”",
    "breath_noise": "呼吸声喷到麦克风",
    "card_number": "念出了卡号",
    "clipping": "麦克风爆音",
    "counter_question": "反问客户",
    "dead_air": "冷场",
    "early_goodbye": "过早说再见",
    "explain_before_apology": "先解释、后道歉",
    "fillers": "口头语偏多",
    "hang_up": "不该挂机时挂机",
    "hold_no_thanks": "等待之后没有致谢",
    "hold_no_word": "等待中没有回话",
    "hold_over_minute": "等待超过一分钟",
    "hurried_ending": "结束语说得太急",
    "identity_number": "念出了证件号",
    "internal_word": "对客户说了内部用语",
    "jargon": "用了专业术语",
    "monologue": "连续说得太久",
    "not_louder": "客户听不清，音量没有提高",
    "order": "命令的口气",
    "pace": "语速偏快",
    "phone_number": "念出了电话号码",
    "polite_characters": "十字礼貌用语没有说全",
    "promise_without_time": "承诺没有说时限",
    "push_after_refusals": "客户拒绝之后仍在推销",
    "silence": "坐席长时间没有说话",
    "small_talk": "闲聊",
    "sudden_rise": "音量突然提高",
    "talk_over": "抢话",
    "too_loud": "音量过大",
    "too_slow": "语速偏慢",
    "too_soft": "音量过小",
    "wei": "直呼“喂”",
}
"""The program's own rules; phrases and checklist items have their names in the library."""

KINDS: dict[AlertKind, str] = {
    "forbidden": "忌语",
    "pace": "语速",
    "silence": "静默",
    "volume": "音量",
    "wording": "用语",
    "interruption": "抢话",
    "monologue": "独白",
    "hold": "等待",
    "privacy": "隐私",
    "checklist": "必说项",
    "procedure": "流程",
}


class RuleNames:
    """Names of rules, phrases and checklist items in one library."""

    def __init__(self, library: Library) -> None:
        self._names = {
            **{item.id: f"没有说：{item.name}" for item in library.items},
            **{phrase.id: f"忌语：“{phrase.text}”" for phrase in library.phrases},
            **RULE_NAMES,
        }
        self._better = {phrase.id: phrase.say for phrase in library.phrases}

    def of_rule(self, rule: str) -> str:
        """The name of a rule; one that the library no longer has is told by its id."""
        return self._names.get(rule, rule)

    def title(self, alert: AlertRaised) -> str:
        """What the agent was told, or where that was not kept, what the rule is about."""
        return alert.title or self._names.get(alert.rule) or f"{KINDS[alert.alert]}（{alert.rule}）"

    def better(self, alert: AlertRaised) -> str:
        """What could have been said instead; may hold placeholders where it is the library's and not the call's."""
        return alert.say or self._better.get(alert.rule, "")
