import shutil
import subprocess
import unicodedata
from dataclasses import replace

import kept
import pytest
from calls import LIBRARY

from desktop.gui.report_boxes import WIDTH, boxes_of
from desktop.gui.report_pdf import write_report_pdf
from desktop.session.report_content import report_page
from desktop.session.report_page import Cell, Note, ReportPage, Row, Section, Table

poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")


def page(call=None):
    return report_page(call or kept.kept(), LIBRARY, kept.SHEET)


# Qt writes down one of the characters that share a glyph, and may take the radical for the character.
RADICALS = str.maketrans("⻓⻅⻔⻋⻚⻢⻥⻬⻮⻰⻉⻛⻜⻝⻄⺟⺠⻘⻩⻆⻨", "长见门车页马鱼齐齿龙贝风飞食西母民青黄角麦")


def printed(path, *options):
    told = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout
    return folded(told)


def folded(text):
    return unicodedata.normalize("NFKC", text.translate(RADICALS)).replace("戶", "户")


def long_page(rows, text="一句话"):
    table = Table(("时间", "说的话"), (20, 80), tuple(Row((Cell(f"{n}"), Cell(f"{text}{n}"))) for n in range(rows)))
    return ReportPage("通话报告", "", (Section("a", "头", (Note("n"),)), Section("w", "逐字稿", (table,))), "foot")


def test_it_is_a_pdf_of_a4(qapp, tmp_path):
    target = tmp_path / "报告.pdf"
    write_report_pdf(page(), target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 595" in data


@poppler
def test_it_tells_what_the_page_tells(qapp, tmp_path):
    target = tmp_path / "report.pdf"
    write_report_pdf(page(), target)
    text = "".join(printed(target, "-raw").split())
    for section in page().sections[1:]:
        assert folded(section.title) in text
        for block in section.blocks:
            if isinstance(block, Table):
                told = ["".join(folded(cell.text).split()) for row in block.rows for cell in row.cells]
                assert [words for words in told if words not in text] == []


@poppler
def test_no_row_of_a_long_call_is_lost_and_heads_are_repeated(qapp, tmp_path):
    target = tmp_path / "long.pdf"
    write_report_pdf(long_page(400), target)
    pages = printed(target, "-layout").split("\f")[:-1]
    assert len(pages) > 8
    assert all("说的话" in one for one in pages)
    assert all(f"{number} / {len(pages)}" in one for number, one in enumerate(pages, start=1))
    words = " ".join(pages).split()
    assert all(f"一句话{n}" in words for n in range(400))


@poppler
def test_a_sentence_longer_than_a_page_goes_on_on_the_next(qapp, tmp_path):
    target = tmp_path / "endless.pdf"
    write_report_pdf(long_page(1, "很长的一句话，" * 900 + "到这里为止"), target)
    text = "".join(printed(target).split())
    assert "到这里为止0" in text


@poppler
def test_a_hostile_name_is_printed_as_it_is(qapp, tmp_path):
    name = "<b>李</b>&amp;<img src=x>"
    target = tmp_path / "report.pdf"
    write_report_pdf(page(kept.kept(agent_name=name)), target)
    assert folded("".join(name.split())) in "".join(printed(target).split())


def test_a_heading_never_stands_last(qapp):
    boxes = list(boxes_of(page()))
    assert not boxes[-1].keep
    assert all(0 < box.height < 990 for box in boxes)
    assert WIDTH == 696


def test_a_folder_that_is_not_there_is_an_error_to_tell(qapp, tmp_path):
    with pytest.raises(FileNotFoundError):
        write_report_pdf(replace(page(), sections=page().sections[:1]), tmp_path / "nowhere" / "x.pdf")
