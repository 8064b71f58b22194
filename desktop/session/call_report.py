"""The report of a call as one HTML file that opens anywhere: no script, nothing from outside, made to be printed."""

import re
from collections.abc import Sequence
from html import escape

from desktop import paths
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.session.page_text import element
from desktop.session.report_content import report_page
from desktop.session.report_page import Block, Cell, Figure, Figures, Link, Note, ReportPage, Row, Section, Table
from desktop.session.time_line import TimeLine
from desktop.session.time_line_picture import picture
from desktop.storage.kept_call import KeptCall

_LEGEND = (
    "提醒：<b>●</b> 轻提醒 <b>▲</b> 提醒 <b>◆</b> 严重；空心的没有显示给坐席；号码与“提醒”一节相同。"
    "斜线：静默。虚线框：请客户等待。指着图形看详情。"
)


def report_html(call: KeptCall, library: Library, sheet: ScoreSheet) -> str:
    """The whole file. `library` and `sheet` give the names; what the call scored is kept with it."""
    return page_html(report_page(call, library, sheet))


def page_html(page: ReportPage) -> str:
    """Any page of this kind as one file."""
    contents = "".join(f'<a href="#{one.id}">{escape(one.title)}</a>' for one in page.sections[1:])
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # Whatever a name might smuggle in, the page may neither run nor load anything.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(page.title)} · {escape(page.about)}</title>\n<style>\n{_css()}</style>\n</head>\n<body>",
            f'<header><h1>{escape(page.title)}</h1><p class="about">{escape(page.about)}</p></header>',
            f'<nav aria-label="目录">{contents}</nav>',
            *map(_section, page.sections),
            f"<footer>{escape(page.foot)}</footer>\n</body>\n</html>\n",
        ]
    )


def _css() -> str:
    folder = paths.assets() / "report"
    # The page after the picture: it may dress the picture anew, for a dark screen.
    return "".join((folder / name).read_text(encoding="utf-8") for name in ("time_line.css", "report.css"))


def _section(section: Section) -> str:
    inner = "\n".join(map(_block, section.blocks))
    return f'<section id="{section.id}">\n<h2>{escape(section.title)}</h2>\n{inner}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Note():
            return element("p", escape(block.text), f"note {block.tone}".strip())
        case Figures():
            figures = "".join(map(_figure, block.figures))
            return element("div", figures, "figures")
        case Table():
            return _table(block)
        case TimeLine():
            return f"<figure>\n{picture(block)}\n<figcaption>{_LEGEND}</figcaption>\n</figure>"


def _figure(figure: Figure) -> str:
    inner = f"<b>{escape(figure.value)}</b><span>{escape(figure.name)}</span>"
    return element("div", inner, f"figure {figure.tone}".strip())


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in table.widths)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    head = f"<thead><tr>{heads}</tr></thead>\n" if heads else ""
    css = "" if heads else ' class="facts"'
    body = "\n".join(map(_row, table.rows))
    return f"<table{css}><colgroup>{columns}</colgroup>\n{head}<tbody>\n{body}\n</tbody></table>"


def _row(row: Row) -> str:
    name = f' id="{escape(row.id)}"' if row.id else ""
    kind = f' class="{row.kind}"' if row.kind else ""
    return f"<tr{name}{kind}>{''.join(map(_cell, row.cells))}</tr>"


def _cell(cell: Cell) -> str:
    inner = _marked(cell.text, cell.marks) + element("small", escape(cell.small))
    inner += element("small", " ".join(map(_link, cell.links)), "moments")
    return f'<td class="{cell.tone}">{inner}</td>' if cell.tone else f"<td>{inner}</td>"


def _link(link: Link) -> str:
    return f'<a href="#{escape(link.to)}">{escape(link.text)}</a>' if link.to else f"<span>{escape(link.text)}</span>"


def _marked(text: str, marks: Sequence[str]) -> str:
    if not marks:
        return escape(text)
    parts = re.split(f"({'|'.join(re.escape(mark) for mark in sorted(set(marks), key=len, reverse=True))})", text)
    # What was split off stands at every other place.
    return "".join(element("mark", escape(part)) if at % 2 else escape(part) for at, part in enumerate(parts))
