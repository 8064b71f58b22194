"""A pack as one printable HTML page, for the wall and for those who are new: no script, nothing from outside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from desktop.core.script import Item, Library, Phrase, Situation, Source, Stage
from desktop.session.library_changes import VALUES
from desktop.session.page_text import element, listed, spoken, table
from desktop.session.procedure_words import StepWords, in_words, opening_words

_PHRASES = 3
"""How many ways to say the same stand on paper; the program knows them all, the reader needs the drift."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page with what the table of contents has of it."""

    id: str
    title: str
    body: str
    entries: tuple[tuple[str, str], ...] = ()
    """Anchor and title of each entry."""


def library_page(library: Library, css: str) -> str:
    """The whole page. `css` goes into it as it is."""
    parts = [part for part in _parts(library) if part.body]
    title = escape(library.name)
    about = f"话术包 {escape(library.id)} · 第 {escape(library.version)} 版 · {_counts(library)}"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title} · 话术手册</title>\n<style>\n{css}</style>\n</head>\n<body>",
            f'<header><h1>{title} · 话术手册</h1><p class="about">{about}</p></header>',
            _contents(parts),
            *(
                f'<section class="part" id="{part.id}">\n<h2>{part.title}</h2>\n{part.body}\n</section>'
                for part in parts
            ),
            "</body>\n</html>\n",
        ]
    )


def _counts(library: Library) -> str:
    counts = {
        "阶段": library.stages,
        "情形": library.situations,
        "忌语": library.phrases,
        "必说项": library.items,
    }
    return "，".join(f"{name} {len(entries)}" for name, entries in counts.items())


def _contents(parts: Sequence[Part]) -> str:
    rows = []
    for part in parts:
        inner = listed("ul", [f'<a href="#{anchor}">{escape(title)}</a>' for anchor, title in part.entries])
        rows.append(f'<li><a class="part" href="#{part.id}">{part.title}</a>{inner}</li>')
    return f'<nav aria-label="目录"><ul>{"".join(rows)}</ul></nav>'


def _parts(library: Library) -> Iterator[Part]:
    stages = tuple((f"stage-{stage.id}", stage.name) for stage in library.stages)
    yield Part("stages", "一通电话的阶段", "\n".join(map(_stage, library.stages)), stages)
    yield from _families(library)
    yield Part("never", "不可以说，换成这样说", _phrases(library.phrases))
    yield Part("checklist", "必说项", _items(library))
    yield Part("sources", "出处", _sources(library))


def _families(library: Library) -> Iterator[Part]:
    for family in library.families:
        inside = [one for one in library.situations if one.family == family.id]
        anchors = tuple((f"situation-{one.id}", one.name) for one in inside)
        yield Part(f"family-{family.id}", f"情形 · {escape(family.name)}", "\n".join(map(_situation, inside)), anchors)


def _stage(stage: Stage) -> str:
    inner = _steps(in_words(stage.steps, _PHRASES)) + _avoid(stage.avoid)
    return f'<article id="stage-{stage.id}"><h3>{escape(stage.name)}</h3>{inner}</article>'


def _situation(situation: Situation) -> str:
    head = f'<h3>{escape(situation.name)}<span class="id">{situation.id}</span></h3>'
    when = spoken("；".join(opening_words(situation.opens, _PHRASES)))
    inner = element("p", f"什么时候：{when}" if when else "", "when")
    inner += element("p", "这个情形里不可以直接挂机。", "stop") if situation.no_hang_up else ""
    inner += _steps(in_words(situation.steps, _PHRASES)) + _avoid(situation.avoid) + _tip(situation.tip)
    inner += element("p", _source(situation.source), "source")
    return f'<article id="situation-{situation.id}">{head}{inner}</article>'


def _steps(steps: Sequence[StepWords]) -> str:
    return '<ol class="steps">' + "".join(_step(words) for words in steps) + "</ol>"


def _step(words: StepWords) -> str:
    line = words.step.line
    inner = f'<span class="number">{words.number}</span>'
    inner += element("span", f"{words.does}：{escape(line.title)}", "title")
    inner += element("p", spoken(line.text, line.keys), "line")
    inner += listed("ul", [spoken(follow) for follow in words.follows], "follows")
    inner += element("p", _also(line.variants), "also")
    inner += _tip(line.tip) + element("p", _source(line.source), "source")
    return f'<li class="{words.step.kind}">{inner}</li>'


def _also(variants: Sequence[str]) -> str:
    return "也可以说：" + " / ".join(map(spoken, variants)) if variants else ""


def _tip(tip: str) -> str:
    return element("p", f"提示：{escape(tip)}" if tip else "", "tip")


def _avoid(avoid: Sequence[str]) -> str:
    return element("p", "<b>不可以说</b> " + " · ".join(map(spoken, avoid)) if avoid else "", "avoid")


def _phrases(phrases: Sequence[Phrase]) -> str:
    groups = dict.fromkeys(phrase.group for phrase in phrases)
    return "\n".join(
        element("h3", escape(group))
        + table(["不可以说", "换成", "程度"], [_phrase(one) for one in phrases if one.group == group])
        for group in groups
    )


def _phrase(phrase: Phrase) -> list[tuple[str, str]]:
    also = element("small", escape("、".join(phrase.variants)))
    return [
        ("never", f"✗ {escape(phrase.text)}{also}"),
        ("", f"✓ {spoken(phrase.say)}"),
        ("grade", VALUES[phrase.severity]),
    ]


def _items(library: Library) -> str:
    places = [(stage.name, [one for one in library.items if one.stage == stage.id]) for stage in library.stages]
    places += [
        (f"遇到“{family.name}”时", [one for one in library.items if one.family == family.id])
        for family in library.families
    ]
    return "\n".join(
        element("h3", escape(name)) + table(["", "说到", "算数的说法", "期限"], [_item(one) for one in items])
        for name, items in places
        if items
    )


def _item(item: Item) -> list[tuple[str, str]]:
    limit = f"{item.deadline:g} 秒之内" if item.deadline is not None else "离开之前"
    return [("box", ""), ("item", escape(item.name)), ("", " / ".join(map(spoken, item.phrases))), ("limit", limit)]


def _sources(library: Library) -> str:
    """Every document with the rows of it that the pack carries."""
    steps = [step for stage in library.stages for step in stage.steps]
    steps += [step for situation in library.situations for step in situation.steps]
    sources = [step.line.source for step in steps] + [situation.source for situation in library.situations]
    sources += [phrase.source for phrase in library.phrases] + [item.source for item in library.items]
    rows: dict[str, dict[str, None]] = {}
    for source in sources:
        if source.document:
            rows.setdefault(source.document, {}).update(dict.fromkeys(source.standard.split(",")))
    cells = [[("", escape(name)), ("", escape("、".join(sorted(ids, key=_by_number))))] for name, ids in rows.items()]
    return table(["文件", "条目"], cells) if cells else ""


def _by_number(standard: str) -> tuple[str, int]:
    """N2 comes before N14."""
    digits = standard.strip()[1:]
    return standard.strip()[:1], int(digits) if digits.isdecimal() else 0


def _source(source: Source) -> str:
    words = " · ".join(part for part in (source.standard, source.document, source.section) if part)
    return f"出处：{escape(words)}" if words else ""
