"""What must hold in a drill beyond its single keys: the graph of beats, what is to be reached, the examples."""

from collections.abc import Iterable, Iterator

from desktop.core.practice.drill import END, TOPICS
from desktop.core.practice.voices import VOICES, is_woman
from desktop.storage.practice.drill_entries import BeatEntry, DrillEntry, GoalEntry, TabooEntry
from desktop.storage.practice.faults import Fault, unknown
from desktop.storage.practice.known_names import KnownNames
from desktop.storage.practice.phrase_faults import phrase_faults
from desktop.storage.practice.source_faults import standard_faults
from desktop.storage.toml_lines import KeyPath

_ANYTHING = "学员说别的话，客户就不会回答；请加一条 otherwise = true 的路。演练照样能用。"


def drill_faults(drill: DrillEntry, stem: str, known: KnownNames) -> Iterator[Fault]:
    """Everything that is wrong with a drill of a file called `stem`."""
    if drill.id != stem:
        yield Fault(("id",), f"id“{drill.id}”与文件名不同；请把文件改名为 {drill.id}.toml，或者改 id。")
    if drill.topic not in TOPICS:
        yield unknown(("topic",), drill.topic, "主题", TOPICS)
    yield from standard_faults(("standard",), drill.standard, known)
    for index, name in enumerate(drill.situations):
        if name not in known.situations:
            yield unknown(("situations", index), name, "情形", sorted(known.situations))
    yield from voice_faults(("customer", "voice"), drill.customer.voice)
    yield from _other_sex(drill)
    yield from _beats(drill, known)
    yield from _aims(drill, known)
    yield from _examples(drill)


def voice_faults(path: KeyPath, voice: str) -> Iterator[Fault]:
    """A voice that nobody rendered."""
    if voice not in VOICES:
        yield unknown(path, voice, "声音", VOICES)


def _other_sex(drill: DrillEntry) -> Iterator[Fault]:
    customer = drill.customer
    if customer.voice in VOICES and customer.title and is_woman(customer.voice) != (customer.title == "女士"):
        other = "zm_" if customer.title == "先生" else "zf_"
        yield Fault(("customer", "voice"), f"客户是{customer.title}，声音要选 {other} 开头的。", f'voice = "{other}…"')


def _twice(kind: str, ids: Iterable[str], what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield Fault((kind, index, "id"), f"id“{name}”在这个演练里用过了；每{what}的 id 都不能相同。")
        seen.add(name)


def _beats(drill: DrillEntry, known: KnownNames) -> Iterator[Fault]:
    ids = [beat.id for beat in drill.beat]
    yield from _twice("beat", ids, "一句")
    for index, beat in enumerate(drill.beat):
        if beat.id == END:
            yield Fault(("beat", index, "id"), f"“{END}”表示客户挂机，不能作一句的 id，请换一个。")
        yield from _ways(("beat", index), beat, ids, known)
        if _leaves_unanswered(beat):
            yield Fault(("beat", index), _ANYTHING, "[[drill.beat.way]] 下写 otherwise = true 和 to", costs=False)
    yield from _unreached(drill)


def _leaves_unanswered(beat: BeatEntry) -> bool:
    """Whether the trainee may say something that no way is for, not even one for the silence that follows."""
    whole = all(way.has_cue for way in beat.way)
    goes_on = any(way.otherwise or way.silence is not None for way in beat.way)
    return whole and any(way.heard for way in beat.way) and not goes_on


def _ways(path: KeyPath, beat: BeatEntry, ids: list[str], known: KnownNames) -> Iterator[Fault]:
    others = 0
    for index, way in enumerate(beat.way):
        here: KeyPath = (*path, "way", index)
        if way.to not in {END, *ids}:
            yield unknown((*here, "to"), way.to, "一句（beat）", [*ids, END])
        if not way.has_cue:
            yield Fault(here, "这条路没有写听到什么才走；请写 agent、lines、alerts、silence、speaking 或 otherwise。")
        others += way.otherwise
        if way.otherwise and others > 1:
            yield Fault((*here, "otherwise"), f"“{beat.id}”已经有一条 otherwise 的路，这一条永远走不到。")
        yield from phrase_faults((*here, "agent"), way.agent)
        yield from _unknown_names(here, {"lines": way.lines, "alerts": way.alerts}, known)


def _unreached(drill: DrillEntry) -> Iterator[Fault]:
    ways = {beat.id: [way.to for way in beat.way] for beat in reversed(drill.beat)}
    reached: set[str] = set()
    waiting = [drill.beat[0].id]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += ways.get(name, [])
    for index, beat in enumerate(drill.beat):
        if beat.id not in reached:
            message = f"没有一条路通到“{beat.id}”，客户永远不会说这一句；请加一条路，或者删去。演练照样能用。"
            yield Fault(("beat", index), message, f'to = "{beat.id}"', costs=False)


def _aims(drill: DrillEntry, known: KnownNames) -> Iterator[Fault]:
    ids = [beat.id for beat in drill.beat]
    if not drill.goal and not drill.taboo:
        yield Fault((), "没有一个目标（goal）或禁忌（taboo），学员怎么做都一样。", "[[drill.goal]]")
    yield from _twice("goal", [goal.id for goal in drill.goal], "个目标")
    yield from _twice("taboo", [taboo.id for taboo in drill.taboo], "个禁忌")
    goals = {goal.id for goal in drill.goal}
    for index, taboo in enumerate(drill.taboo):
        if taboo.id in goals:
            yield Fault(("taboo", index, "id"), f"已经有 id 为“{taboo.id}”的目标；请换一个 id。")
        if not (taboo.phrases or taboo.alerts or taboo.beats):
            yield Fault(("taboo", index), "没有写怎样算犯了；请写 phrases、alerts 或 beats。")
        yield from _unknown_names(("taboo", index), {"alerts": taboo.alerts}, known)
        yield from _aim(("taboo", index), taboo, ids, known)
    for index, goal in enumerate(drill.goal):
        if not (goal.phrases or goal.lines or goal.beats):
            yield Fault(("goal", index), "没有写怎样算做到；请写 phrases、lines 或 beats。")
        yield from _unknown_names(("goal", index), {"lines": goal.lines}, known)
        if goal.after is not None and goal.after not in ids:
            yield unknown(("goal", index, "after"), goal.after, "一句（beat）", ids)
        yield from _aim(("goal", index), goal, ids, known)


def _aim(path: KeyPath, aim: GoalEntry | TabooEntry, beats: list[str], known: KnownNames) -> Iterator[Fault]:
    if aim.standard:
        yield from standard_faults((*path, "standard"), aim.standard, known)
    yield from phrase_faults((*path, "phrases"), aim.phrases)
    for index, name in enumerate(aim.beats):
        if name not in beats:
            yield unknown((*path, "beats", index), name, "一句（beat）", beats)


def _unknown_names(path: KeyPath, named: dict[str, list[str]], known: KnownNames) -> Iterator[Fault]:
    for key, names in named.items():
        what = "话术（步骤）" if key == "lines" else "规则、忌语、必说项或提醒种类"
        for index, name in enumerate(names):
            there = known.lines if key == "lines" else known.alerts
            if name not in there:
                yield unknown((*path, key, index), name, what, sorted(there))


def _examples(drill: DrillEntry) -> Iterator[Fault]:
    ids = [beat.id for beat in drill.beat]
    for kind, answers in (("good", drill.good), ("bad", drill.bad)):
        for index, answer in enumerate(answers):
            if answer.beat not in ids:
                yield unknown((kind, index, "beat"), answer.beat, "一句（beat）", ids)
            if answer.hang_up and index < len(answers) - 1:
                yield Fault((kind, index, "hang_up"), "这里已经挂机了，后面的回答说不出来；请写在最后一个回答上。")
    aims = [*(goal.id for goal in drill.goal), *(taboo.id for taboo in drill.taboo)]
    for index, name in enumerate(drill.bad_fails.reasons):
        if aims and name not in aims:
            yield unknown(("bad_fails", "for", index), name, "目标或禁忌", aims)
