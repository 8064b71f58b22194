"""A trial of a draft library as a page of text for a trainer."""

import unicodedata
from collections.abc import Iterator, Sequence

from desktop.core.events import Severity
from desktop.session.library_changes import VALUES
from desktop.session.narration import clock
from desktop.session.trial_result import Altered, Found, RuleTrial, Trial

UNHEARD_WORDS = {
    "breath_noise": "气流声",
    "clipping": "爆音",
    "not_louder": "没有大声一点",
    "sudden_rise": "突然提高音量",
    "too_loud": "音量太大",
    "too_soft": "音量太小",
}
"""What a trainer calls the rules about loudness."""

_WIDEST_NAME = 44
_COLUMN = 6
_TOLD_CALLS = 5
"""Calls of one reason that are named; the rest are counted."""


def trial_lines(trial: Trial, most: int | None = None) -> Iterator[str]:
    """The page, a line at a time; of each list at most `most` alerts, None: all."""
    yield from trial_head(trial)
    if trial.unusable:
        yield f"不能用的 {len(trial.unusable)} 通："
        yield from (f"  {words}" for words in unusable_words(trial))
    yield ""
    if not trial.rules:
        yield f"草稿不改变任何提醒（不变的 {trial.same} 处）。" if trial.calls else "没有一通电话可以试运行。"
    else:
        yield from _table(trial)
        for rule in trial.rules:
            yield ""
            yield from _rule(rule, most)
    yield ""
    yield from _foot(trial)


def heard_words(found: Found) -> str:
    """The sentence, or the measure where the alert is not about words."""
    return f"“{found.sentence}”" if found.sentence else found.heard


def altered_words(altered: Altered) -> str:
    """What of an alert reads differently."""
    before, after = altered.before, altered.after
    parts = []
    if before.severity != after.severity:
        parts.append(f"{_grade(before.severity)} → {_grade(after.severity)}")
    if before.say != after.say:
        parts.append(f"请改说：{before.say} → {after.say}")
    if before.title != after.title:
        parts.append(f"{before.title} → {after.title}")
    return "；".join(parts)


def unusable_words(trial: Trial) -> Iterator[str]:
    """A sentence for each reason why calls could not be tried, with the calls."""
    reasons: dict[str, list[str]] = {}
    for one in trial.unusable:
        reasons.setdefault(one.why, []).append(one.call)
    for why, calls in reasons.items():
        more = f" 等 {len(calls)} 通" if len(calls) > _TOLD_CALLS else ""
        yield f"{why}：{'、'.join(calls[:_TOLD_CALLS])}{more}。"


def measure_words(trial: Trial) -> Iterator[str]:
    """What kept calls can and cannot tell."""
    if trial.unheard:
        left_out = "、".join(UNHEARD_WORDS.get(rule, rule) for rule in trial.unheard)
        yield f"记录里有每句话的时间，语速按它计算，是准确的；没有音量，与音量有关的提醒（{left_out}）不参与比较。"
        yield "已经打码的号码仍然打码，念号码的提醒看不到原来的数字。"


def trial_head(trial: Trial) -> Iterator[str]:
    """On what it rests."""
    yield f"试运行 {trial.calls} 通电话，共 {_minutes(trial.seconds)}。"
    if trial.untouched:
        yield f"另有 {trial.untouched} 通用的话术包里，草稿没有改任何内容，不用运行。"


def _table(trial: Trial) -> Iterator[str]:
    yield _row("规则", ("新增", "消失", "改动", "不变"))
    for rule in trial.rules:
        counts = (len(rule.new), len(rule.gone), len(rule.altered), rule.same)
        yield _row(_shortened(rule.name), [str(count) for count in counts])
    yield _row("合计", [str(count) for count in (trial.new, trial.gone, trial.altered, trial.same)])


def _rule(rule: RuleTrial, most: int | None) -> Iterator[str]:
    yield f"{rule.name}（{rule.rule}）"
    for title, mark, found in (("新增", "＋", rule.new), ("消失", "－", rule.gone)):
        if found:
            yield f"  {title} {len(found)} 处{_seen(found)}"
        for one in found[:most]:
            yield from _found(one, mark)
        yield from _rest(len(found), most)
    if rule.altered:
        yield f"  改动 {len(rule.altered)} 处"
    for altered in rule.altered[:most]:
        after = altered.after
        yield f"    ～ {after.call} {clock(after.time)}  {heard_words(after)}"
        yield f"       {altered_words(altered)}"
    yield from _rest(len(rule.altered), most)


def _found(one: Found, mark: str) -> Iterator[str]:
    wrong = "（坐席报过误报）" if one.called_wrong else ""
    yield f"    {mark} {one.call} {clock(one.time)}  {_grade(one.severity)}  {heard_words(one)}{wrong}"
    if one.sentence and one.heard and one.heard != one.sentence:
        yield f"       听到：{one.heard}"
    if one.say:
        yield f"       请改说：{one.say}"


def _rest(count: int, most: int | None) -> Iterator[str]:
    if most is not None and count > most:
        yield f"    …… 还有 {count - most} 处，用 --all 全部列出。"


def _seen(found: Sequence[Found]) -> str:
    shown = sum(one.shown for one in found)
    wrong = sum(one.called_wrong for one in found)
    return f"，其中坐席会看到 {shown} 处" + (f"，{wrong} 处坐席报过误报" if wrong else "") + "："


def _foot(trial: Trial) -> Iterator[str]:
    yield "两边都用今天的程序、同样的话重新运行，差别只来自话术库；被收回的、没有确认的提醒不算。"
    yield from measure_words(trial)


def _grade(severity: Severity) -> str:
    return VALUES[severity]


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours and not minutes:
        return f"{seconds:.0f} 秒"
    return f"{hours} 小时 {minutes} 分钟" if hours else f"{minutes} 分钟"


def _row(name: str, counts: Sequence[str]) -> str:
    cells = "".join(" " * max(0, _COLUMN - _width(count)) + count for count in counts)
    return name + " " * max(0, _WIDEST_NAME - _width(name)) + cells


def _shortened(name: str) -> str:
    while _width(name) > _WIDEST_NAME:
        name = name[:-2] + "…"
    return name


def _width(text: str) -> int:
    """Columns of a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)
