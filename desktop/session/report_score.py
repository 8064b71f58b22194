"""The sections of a report that judge: the score with its reasons, what was not judged, what the agent contests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.core.call_score import CallScore, DimensionScore, ItemScore, Judgement, Moment
from desktop.core.events import AlertRaised
from desktop.core.score_sheet import ScoreItem, ScoreSheet
from desktop.session.call_time import minutes
from desktop.session.report_alerts import alert_anchor
from desktop.session.report_page import Block, Cell, Figure, Figures, Link, Note, Row, Section, Table, Tone
from desktop.session.rule_names import RuleNames
from desktop.session.score_words import GRADES, UNJUDGED, part, points
from desktop.storage.kept_call import KeptCall


def score_sections(
    call: KeptCall, sheet: ScoreSheet, names: RuleNames, alerts: Mapping[str, AlertRaised]
) -> Iterator[Section]:
    """`alerts` are those that the page tells of, by their ids."""
    if call.score is None:
        yield Section("score", "评分", (Note("这通电话没有评分：没有一项评得了，或者它在评分之前就中断了。", "dim"),))
    else:
        teller = _Teller(call, sheet, names, alerts)
        yield Section("score", "评分", tuple(teller.judged(call.score)))
        if rows := teller.unjudged(call.score):
            about = Note("没有评的项目不算得分，也不算失分：总分只按评过的项目折算成百分制。", "dim")
            table = Table(("项目（满分）", "为什么没有评"), (60, 40), tuple(rows))
            yield Section("unjudged", "没有评的项目", (about, table))
    if call.contests:
        about = Note("申诉本身不改变得分；由培训师复核后重新判定。", "dim")
        rows = [_contest(call, index, sheet) for index in range(len(call.contests))]
        table = Table(("时间", "项目", "申诉理由", "复核"), (18, 22, 35, 25), tuple(rows))
        yield Section("contests", "申诉", (about, table))


class _Teller:
    """Puts one filled-in sheet into words."""

    def __init__(self, call: KeptCall, sheet: ScoreSheet, names: RuleNames, alerts: Mapping[str, AlertRaised]) -> None:
        self._judgements = {one.item: one for one in call.judgements}
        self._sheet = sheet
        self._items = _items(sheet)
        self._dimensions = {one.id: one for one in sheet.dimensions}
        self._names = names
        self._alerts = alerts

    def judged(self, score: CallScore) -> Iterator[Block]:
        yield Figures(_figures(score))
        if score.fatal:
            items = "、".join(f"“{self._item_name(one)}”" for one in score.fatal)
            yield Note(f"✕ 致命项：{items}。按评分表，出现致命项的电话计 0 分。", "bad")
        if (score.sheet, score.version) != (self._sheet.id, self._sheet.version):
            yield Note(
                f"△ 评分用的是“{score.sheet}”第 {score.version} 版；名称取自现在的第 {self._sheet.version} 版。", "warn"
            )
        rows = [row for one in score.dimensions for row in self._dimension(one)]
        yield Table(("项目（满分）", "得分", "依据"), (44, 14, 42), tuple(rows))

    def unjudged(self, score: CallScore) -> list[Row]:
        """First what the program found and somebody has to confirm, then what is simply open, by its reason."""
        open_items = [one for dimension in score.dimensions for one in dimension.items if one.unjudged is not None]
        rows = [self._proposal(one) for one in open_items if one.proposed or one.moments]
        for reason, words in UNJUDGED.items():
            rest = [one for one in open_items if one.unjudged == reason and not (one.proposed or one.moments)]
            if rest:
                rows.append(Row((Cell("、".join(map(self._with_points, rest))), Cell(words))))
        return rows

    def _proposal(self, score: ItemScore) -> Row:
        assert score.unjudged is not None
        found = f"程序的建议：{GRADES[score.proposed]}" if score.proposed else ""
        why = Cell(UNJUDGED[score.unjudged], small=found, links=self._links(score.moments))
        return Row((Cell(self._with_points(score)), why))

    def _dimension(self, score: DimensionScore) -> Iterator[Row]:
        judged = [one for one in score.items if one.unjudged is None]
        if not judged:
            return
        whole = points(score.automatic.judged + score.trainer.judged)
        kept = points(score.automatic.kept + score.trainer.kept)
        shares = [f"程序 {part(score.automatic)}"] if score.automatic.judged else []
        shares += [f"培训师 {part(score.trainer)}"] if score.trainer.judged else []
        heads = (Cell(self._dimension_name(score)), Cell(f"{kept} / {whole}"), Cell("，".join(shares), "dim"))
        yield Row(heads, kind="group")
        told = [one for one in judged if one.grade is not None or one.by == "trainer"]
        yield from (Row((Cell(self._item_name(one.item)), self._points(one), self._reason(one))) for one in told)
        fine = [one for one in judged if one not in told]
        if fine:
            whole = points(sum(self._most(one) for one in fine))
            names = "、".join(map(self._with_points, fine))
            yield Row(
                (Cell(names), Cell(f"{whole} / {whole}" if whole != "0" else "—", "ok"), Cell("✓ 没有发现问题", "ok"))
            )

    def _points(self, score: ItemScore) -> Cell:
        item = self._items.get(score.item)
        if score.grade is None:
            return Cell(f"{points(item.points)} / {points(item.points)}" if item and item.points else "—", "ok")
        tone: Tone = "bad" if score.grade == "grave" else "warn"
        if item is None or not item.points:
            return Cell(f"−{points(score.deducted)}" if score.deducted else "—", tone)
        return Cell(f"{points(item.points - score.deducted)} / {points(item.points)}", tone)

    def _reason(self, score: ItemScore) -> Cell:
        judgement = self._judgements.get(score.item) if score.by == "trainer" else None
        by = _by(judgement)
        if score.grade is None:
            return Cell(f"✓ 没有发现问题{by}", "ok", links=self._links(score.moments))
        item = self._items.get(score.item)
        mark = "✕" if score.grade == "grave" else "△"
        tone: Tone = "bad" if score.grade == "grave" else "warn"
        taken = f"，扣 {points(score.deducted)} 分" if score.deducted else ""
        text = f"{mark} {GRADES[score.grade]}{taken}{by}"
        return Cell(text, tone, small=item.advice if item else "", links=self._links(score.moments))

    def _most(self, score: ItemScore) -> float:
        item = self._items.get(score.item)
        return item.points if item else 0.0

    def _with_points(self, score: ItemScore) -> str:
        most = self._most(score)
        return f"{self._item_name(score.item)}（{points(most)}）" if most else self._item_name(score.item)

    def _links(self, moments: Iterable[Moment]) -> tuple[Link, ...]:
        return tuple(map(self._link, moments))

    def _link(self, moment: Moment) -> Link:
        alert = self._alerts.get(moment.alert)
        if alert is None:
            return Link(f"{minutes(moment.time)} {self._names.of_rule(moment.rule)}", "")
        return Link(f"{minutes(alert.start)} {self._names.title(alert)}", alert_anchor(alert.id))

    def _item_name(self, item: str) -> str:
        known = self._items.get(item)
        return known.name if known else item

    def _dimension_name(self, score: DimensionScore) -> str:
        known = self._dimensions.get(score.dimension)
        return known.name if known else score.dimension


def _figures(score: CallScore) -> tuple[Figure, ...]:
    total = score.score
    tone: Tone = "" if total is None else "bad" if score.fatal else "ok" if total >= 90 else ""
    figures = [Figure("—" if total is None else points(total), "总分（百分制）", tone)]
    figures += [Figure(part(score.automatic), "程序评的分（得分 / 满分）")]
    figures += [Figure(part(score.trainer), "培训师评的分（得分 / 满分）")]
    return tuple(figures)


def _by(judgement: Judgement | None) -> str:
    if judgement is None:
        return ""
    note = f"：{judgement.note}" if judgement.note else ""
    return f"（培训师{f' {judgement.by}' if judgement.by else ''}{note}）"


def _contest(call: KeptCall, index: int, sheet: ScoreSheet) -> Row:
    contest = call.contests[index]
    item = _items(sheet).get(contest.item)
    answers = [one for one in call.judgements if one.item == contest.item and one.at >= contest.at]
    return Row(
        (
            Cell(moment(contest.at), "dim"),
            Cell(item.name if item else contest.item),
            Cell(contest.note or "没有写理由"),
            _answer(answers),
        )
    )


def _answer(answers: Sequence[Judgement]) -> Cell:
    if not answers:
        return Cell("○ 还没有复核", "warn")
    last = answers[-1]
    found = f"判定：{GRADES[last.grade]}" if last.grade else "判定：没有问题"
    return Cell(found, small="，".join(part for part in (last.by, last.note) if part))


def _items(sheet: ScoreSheet) -> dict[str, ScoreItem]:
    return {item.id: item for dimension in sheet.dimensions for item in dimension.items}


def moment(at: str) -> str:
    """A wall-clock time as people read it: 2026-11-22 09:30."""
    return at.replace("T", " ")[:16] or "时间不详"
