"""A trainee's practice on one page, to be shown and printed: what was passed, what is mastered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.core.practice.drill import TOPICS, Drill
from desktop.core.practice.question import PaperPlan
from desktop.session.call_report import page_html
from desktop.session.call_time import minutes
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.practice_words import MODE_NAMES, TODAYS, TODAYS_NAME, TOPIC_NAMES, subject_name
from desktop.session.practice.sharing import SharedAttempt, SharedMastery, SharedPaper, SharedProgress
from desktop.session.report_page import Cell, Figure, Figures, Note, ReportPage, Row, Section, Table, Tone
from desktop.session.score_words import points

_FOOT = "陪听 · 练习小结 · 成绩由本人分享或打印，只含结果，不含说过的话"
_WELL, _FAIRLY = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to practise, for the names of things."""

    drills: Sequence[Drill] = ()
    papers: Sequence[PaperPlan] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """What situations and rules are called."""


def summary_page(progress: SharedProgress, offered: Offered) -> ReportPage:
    """What the trainee's results come to; drills and papers that are gone go by their ids."""
    who = " ".join(part for part in (progress.name, progress.number) if part) or "没有填写姓名"
    return ReportPage(
        title="练习小结",
        about=f"{who} · {_period(progress)}",
        sections=(
            Section("head", "结果", (_figures(progress, offered),)),
            Section("drills", "演练", (_drills(progress.attempts, offered),)),
            Section("papers", "试卷", (_papers(progress.papers, offered),)),
            Section("mastery", "掌握程度", tuple(_mastery(progress.mastery, offered))),
            Section("standards", "涵盖的规范", (_standards(progress.attempts, offered),)),
        ),
        foot=_FOOT,
    )


def summary_html(progress: SharedProgress, offered: Offered) -> str:
    """The page as one HTML file that opens and prints anywhere."""
    return page_html(summary_page(progress, offered))


def mastery_words(known: Mastery | SharedMastery) -> str:
    """掌握 85%, or that too little is known."""
    if known.value is None:
        return f"不够（只有 {known.observations} 次）"
    return f"{known.value:.0%}（{known.observations} 次）"


def _period(progress: SharedProgress) -> str:
    days = sorted({one.at[:10] for one in progress.attempts} | {one.at[:10] for one in progress.papers} - {""})
    return f"{days[0]} 至 {days[-1]}" if days else "还没有练习过"


def _figures(progress: SharedProgress, offered: Offered) -> Figures:
    passed = {one.drill for one in progress.attempts if one.passed}
    papers = {one.plan for one in progress.papers if one.passed} & {plan.id for plan in offered.papers}
    seconds = sum(one.seconds for one in progress.attempts) + sum(one.seconds for one in progress.papers)
    return Figures(
        (
            Figure(f"{len(passed)} / {max(len(offered.drills), len(passed))}", "通过的演练"),
            Figure(f"{len(papers)} / {len(offered.papers)}", "通过的试卷"),
            Figure(str(len(progress.attempts)), "演练次数"),
            Figure(minutes(seconds), "练习时间"),
        )
    )


def _drills(attempts: Sequence[SharedAttempt], offered: Offered) -> Table | Note:
    if not attempts:
        return Note("还没有演练过。", "dim")
    titles = {drill.id: drill.title for drill in offered.drills}
    by_drill: dict[str, list[SharedAttempt]] = {}
    for one in attempts:
        by_drill.setdefault(one.drill, []).append(one)
    rows = [_drill(titles.get(name, name), many) for name, many in by_drill.items()]
    return Table(("演练", "最好成绩", "方式", "日期", "次数"), (44, 16, 14, 16, 10), tuple(rows))


def _drill(title: str, attempts: Sequence[SharedAttempt]) -> Row:
    best = max(attempts, key=lambda one: (one.passed, one.points or 0.0))
    score = "未评分" if best.points is None else f"{points(best.points)} 分"
    told = Cell(f"{score} {'通过' if best.passed else '未通过'}", _tone(best.passed))
    return Row((Cell(title), told, Cell(MODE_NAMES[best.mode]), Cell(best.at[:10]), Cell(str(len(attempts)))))


def _papers(papers: Sequence[SharedPaper], offered: Offered) -> Table | Note:
    if not papers:
        return Note("还没有考过试卷。", "dim")
    names = {TODAYS: TODAYS_NAME} | {plan.id: plan.name for plan in offered.papers}
    rows = (
        Row(
            (
                Cell(names.get(one.plan, one.plan)),
                Cell(f"{points(one.percent)}% {'通过' if one.passed else '未通过'}", _tone(one.passed)),
                Cell(minutes(one.seconds)),
                Cell(one.at[:10]),
            )
        )
        for one in papers
    )
    return Table(("试卷", "成绩", "用时", "日期"), (50, 20, 14, 16), tuple(rows))


def _mastery(known: Sequence[SharedMastery], offered: Offered) -> Iterator[Table | Note]:
    if not known:
        yield Note("还没有可以判断的练习。", "dim")
        return
    order = {f"topic:{topic}": number for number, topic in enumerate(TOPIC_NAMES)}
    ranked = sorted(known, key=lambda one: (order.get(one.subject, len(order)), one.subject))
    rows = tuple(
        Row((Cell(subject_name(one.subject, dict(offered.names))), Cell(mastery_words(one), _grade(one.value))))
        for one in ranked
    )
    yield Table(("内容", "掌握程度"), (60, 40), rows)


def _standards(attempts: Iterable[SharedAttempt], offered: Offered) -> Note:
    passed = {one.drill for one in attempts if one.passed}
    sources = (drill.source.standard for drill in offered.drills if drill.id in passed)
    rows = {row.strip() for source in sources for row in source.split(",") if row.strip()}
    topics = {drill.topic for drill in offered.drills if drill.id in passed}
    named = "、".join(TOPIC_NAMES[topic] for topic in TOPICS if topic in topics)
    if not rows:
        return Note("还没有通过的演练。", "dim")
    listed = "、".join(sorted(rows, key=lambda row: (row[:1], len(row), row)))
    return Note(f"通过的演练涵盖规范条目 {listed}（{named}）。")


def _tone(passed: bool) -> Tone:
    return "ok" if passed else "warn"


def _grade(value: float | None) -> Tone:
    if value is None:
        return "dim"
    return "ok" if value >= _WELL else "warn" if value >= _FAIRLY else "bad"
