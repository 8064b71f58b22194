"""One entry of a library in words, all that is written in it, for a trainer to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.script import Item, Library, Phrase, Situation, Source, Stage
from desktop.session.library_changes import VALUES
from desktop.session.procedure_words import StepWords, in_words, opening_words

Entry = Stage | Situation | Phrase | Item


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with the ids by which it can be asked for: its own first, then those of its steps."""

    kind: str
    ids: tuple[str, ...]
    entry: Entry


def entries_of(library: Library) -> tuple[Shown, ...]:
    """Everything in a library that can be shown."""
    places = [("stage", one) for one in library.stages] + [("situation", one) for one in library.situations]
    with_steps = [Shown(kind, (one.id, *(step.line.id for step in one.steps)), one) for kind, one in places]
    phrases = [Shown("phrase", (one.id,), one) for one in library.phrases]
    return (*with_steps, *phrases, *(Shown("item", (one.id,), one) for one in library.items))


def entry_words(shown: Shown, library: Library) -> Iterator[str]:
    """The entry, a line at a time."""
    entry = shown.entry
    if isinstance(entry, Stage):
        yield from _stage(entry)
    elif isinstance(entry, Situation):
        yield from _situation(entry, library)
    elif isinstance(entry, Phrase):
        yield from _phrase(entry)
    else:
        yield from _item(entry, library)


def source_words(source: Source) -> str:
    """Rows, document and section, as far as they are given."""
    return " · ".join(part for part in (source.standard, source.document, source.section) if part)


def _stage(stage: Stage) -> Iterator[str]:
    yield f"阶段 {stage.name}（{stage.id}）"
    yield from _several("怎么进入", opening_words(stage.opens))
    yield from _steps(in_words(stage.steps))
    yield from _several("不可以说", stage.avoid)


def _situation(situation: Situation, library: Library) -> Iterator[str]:
    family = next((one.name for one in library.families if one.id == situation.family), situation.family)
    yield f"情形 {situation.name}（{situation.id}）· {family}"
    yield from _several("怎么打开", opening_words(situation.opens))
    yield from _steps(in_words(situation.steps))
    yield from _several("怎么结束", opening_words(situation.closes))
    if situation.no_hang_up:
        yield "不可以直接挂机。"
    yield from _several("不可以说", situation.avoid)
    yield from _one("小提示", situation.tip)
    yield from _one("出处", source_words(situation.source))


def _steps(steps: Sequence[StepWords]) -> Iterator[str]:
    yield "流程"
    for words in steps:
        line = words.step.line
        yield f"  {words.number}. {words.does}：{line.text}  [{line.title}，{line.id}]"
        yield from (f"       {follow}" for follow in words.follows)
        yield from (f"       也可以说：{variant}" for variant in line.variants)
        yield from (f"     {text}" for text in _one("  要说到", "、".join(line.keys)))
        yield from (f"     {text}" for text in _one("  小提示", line.tip))
        yield from (f"     {text}" for text in _one("  出处", source_words(line.source)))


def _phrase(phrase: Phrase) -> Iterator[str]:
    yield f"忌语 {phrase.text}（{phrase.id}）· {phrase.group} · {VALUES[phrase.severity]}"
    yield f"换成：{phrase.say}"
    yield "比对：" + ("一字不差" if phrase.exact else "按读音，同音、近音都算")
    yield from _one("也算", "、".join(phrase.variants))
    yield from _one("例外", "、".join(phrase.exceptions))
    yield from _one("出处", source_words(phrase.source))


def _item(item: Item, library: Library) -> Iterator[str]:
    places = {one.id: one.name for one in (library.stages if item.stage else library.families)}
    yield f"必说项 {item.name}（{item.id}）· {places.get(item.stage or item.family, '')}"
    yield f"期限：{item.deadline:g} 秒之内" if item.deadline is not None else "期限：离开之前"
    yield f"权重：{item.weight:g}"
    yield from _several("说到任意一句就打勾", item.phrases)
    yield from _one("出处", source_words(item.source))


def _several(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)


def _one(title: str, text: str) -> Iterator[str]:
    if text:
        yield f"{title}：{text}"
