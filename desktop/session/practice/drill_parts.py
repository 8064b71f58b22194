"""A drill in words, part by part: what `peiting library show` prints of it and `library diff` compares."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.core.practice.drill import AS_IT_IS, END, Answer, Beat, Cue, Drill, Goal, LineConditions, Persona, Taboo
from desktop.session.entry_words import source_words
from desktop.session.practice.practice_words import DIFFICULTY_NAMES, TOPIC_NAMES

Parts = Mapping[str, tuple[str, ...]]
"""What a part is called, and its lines; a part without lines is not there."""

NAME = "名字"
"""The part that stands in an entry's headline already."""

_USUAL_WAIT = 0.8


def drill_parts(drill: Drill) -> Parts:
    """Everything that is written in a drill, in the order in which it is read."""
    return filled(
        {
            NAME: (drill.title,),
            "场景": (drill.brief,),
            "主题": (TOPIC_NAMES.get(drill.topic, drill.topic),),
            "难度": (DIFFICULTY_NAMES.get(drill.difficulty, str(drill.difficulty)),),
            "练的情形": drill.situations,
            "谁打来": ("学员打出去，学员先开口" if drill.outbound else "客户打来",),
            **_customer(drill.persona),
            "线路": line_words(drill.line),
            **{f"客户的一句 {beat.id}": tuple(_beat(beat)) for beat in drill.beats},
            **{f"目标 {goal.name}（{goal.id}）": tuple(_goal(goal)) for goal in drill.goals},
            **{f"禁忌 {taboo.name}（{taboo.id}）": tuple(_taboo(taboo)) for taboo in drill.taboos},
            "好的示范": tuple(_answer(answer) for answer in drill.good.answers),
            "坏的示范": tuple(_answer(answer) for answer in drill.bad.answers),
            "坏的示范不通过，因为": drill.bad.fails_for,
            "通过": (f"评分表上至少 {drill.pass_score:g} 分",),
            "最长": (f"{drill.longest:g} 秒",),
            "出处": (source_words(drill.source),),
        }
    )


def filled(parts: Parts) -> Parts:
    """Those that say something."""
    said = {name: tuple(line for line in lines if line) for name, lines in parts.items()}
    return {name: lines for name, lines in said.items() if lines}


def line_words(line: LineConditions) -> tuple[str, ...]:
    """What the line does, with its figures; nothing of a good one."""
    if line == AS_IT_IS:
        return ()
    told = (
        "" if line.narrow else "不像电话，是原来的声音",
        f"比平常响 {line.level:+g} dB" if line.level else "",
        "" if line.noise is None else f"比杂音响 {line.noise:g} dB",
        f"{line.drop_outs:.0%} 的时间没有声音" if line.drop_outs else "",
        f"回响 {line.reverberation:g} 秒" if line.reverberation else "",
    )
    return tuple(part for part in told if part)


def _customer(persona: Persona) -> Parts:
    called = f"{persona.name}{persona.title}" or "没有名字"
    return {
        "客户": (f"{called}，{persona.about}",),
        "声音": (voice_words(persona.voice, persona.speed),),
        "被抢话时说": persona.interrupted,
        "没人说话时说": persona.waiting,
    }


def voice_words(voice: str, speed: float) -> str:
    """A voice by its name, and how fast it is when it is not as usual."""
    return voice if speed == 1.0 else f"{voice}，快慢 {speed:g}"


def _beat(beat: Beat) -> Iterator[str]:
    yield " / ".join(beat.says) or "（不出声）"
    if beat.line is not None:
        yield f"线路：{'，'.join(line_words(beat.line)) or '没有毛病'}"
    for way in beat.ways:
        yield f"{'或'.join(_cue(way.cue))} → {'客户挂机' if way.to == END else way.to}"
    if not beat.ways:
        yield "说完就挂机"
    if beat.note:
        yield f"说明：{beat.note}"


def _cue(cue: Cue) -> Iterator[str]:
    yield from _listed("学员说", cue.agent)
    yield from _listed("学员说了话术", cue.lines)
    yield from _listed("出现提醒", cue.alerts)
    if cue.silence is not None:
        yield f"两边 {cue.silence:g} 秒没有出声"
    if cue.speaking is not None:
        yield f"学员一口气说了 {cue.speaking:g} 秒"
    if cue.otherwise:
        yield "说了别的"


def _goal(goal: Goal) -> Iterator[str]:
    yield from _listed("说到", goal.phrases)
    yield from _listed("说了话术", goal.lines)
    yield from _listed("走到", goal.beats)
    if goal.after:
        within = "" if goal.within is None else f"，{goal.within:g} 秒之内"
        yield f"从 {goal.after} 开始算{within}"
    yield from _lesson(goal)


def _taboo(taboo: Taboo) -> Iterator[str]:
    yield from _listed("说到", taboo.phrases)
    yield from _listed("出现提醒", taboo.alerts)
    yield from _listed("走到", taboo.beats)
    yield from _lesson(taboo)


def _lesson(one: Goal | Taboo) -> Iterator[str]:
    yield f"为什么：{one.why}"
    yield f"怎么说才对：{one.better}"
    yield f"出处：{source_words(one.source)}"


def _answer(answer: Answer) -> str:
    how = (
        "抢话" if answer.wait < 0 else "" if answer.wait == _USUAL_WAIT else f"等 {answer.wait:g} 秒",
        "" if answer.speed == 1.0 else f"快慢 {answer.speed:g}",
        "然后挂机" if answer.hang_up else "",
    )
    told = "，".join(part for part in how if part)
    return f"{answer.beat}：{answer.says or '（不出声）'}{f'（{told}）' if told else ''}"


def _listed(what: str, ones: Sequence[str]) -> Iterator[str]:
    if ones:
        yield f"{what}“{' / '.join(ones)}”"
