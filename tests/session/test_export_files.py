import csv
import json

import kept
import openpyxl
import pytest
from calls import LIBRARY
from hypothesis import given
from hypothesis import strategies as st

from desktop.session.call_export import Column, ExportTable, export_table
from desktop.session.export_files import write_table

FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", " =1", "＝1+1", "\r=1", '=HYPERLINK("x")']


def known(pack):
    return LIBRARY, kept.SHEET


def one_cell(text):
    return ExportTable("表", (Column("name", "名字"),), [(text,)])


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


def test_a_call_as_csv_is_read_again_by_people_and_by_excel(tmp_path):
    target = tmp_path / "calls.csv"
    assert write_table(export_table("calls", [kept.kept()], known), target, "csv") == 1
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    heads, row = read_csv(target)
    assert dict(zip(heads, row, strict=True)) == {
        "通话": "20261122-7k3qf2mh",
        "开始": "2026-11-22T09:30",
        "工号": "8012",
        "坐席": "李晓",
        "话术包": "test",
        "状态": "完整",
        "时长（秒）": "62.0",
        "先挂机": "客户",
        "得分": "90.0",
        "评分表": "small",
        "评分表版本": "1",
        "提醒": "2",
        "申诉": "1",
        "声道": "agent+customer",
        "留存": "文字：敏感信息已遮盖",
    }


def test_alerts_as_json_lines_have_codes_for_programs(tmp_path):
    target = tmp_path / "alerts.jsonl"
    assert write_table(export_table("alerts", [kept.kept()], known), target, "jsonl") == 3
    forbidden, silence, withdrawn = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    assert (forbidden["kind"], forbidden["rule"], forbidden["cleared"]) == ("forbidden", "unknown", "mended")
    assert (forbidden["confirmed"], forbidden["counts"]) == (True, True)
    assert (silence["shown"], silence["suppressed"], silence["answer"]) == (False, "busy", "acknowledged")
    assert (withdrawn["cleared"], withdrawn["counts"]) == ("withdrawn", False)


def test_items_as_excel_are_numbers_and_words(tmp_path):
    target = tmp_path / "items.xlsx"
    assert write_table(export_table("items", [kept.kept()], known), target, "xlsx") == 4
    heads, *rows = read_xlsx(target)
    items = {row[heads.index("项目")]: dict(zip(heads, row, strict=True)) for row in rows}
    bad_words = items["no_bad_words"]
    assert (bad_words["项目名称"], bad_words["满分"], bad_words["扣分"]) == ("不说忌语", 10, 2)
    assert (bad_words["评分人"], bad_words["程度"], bad_words["申诉"]) == ("程序", "一般", 1)
    assert (items["warm"]["评分人"], items["warm"]["致命"]) == ("培训师", "否")


def test_a_call_without_a_score_has_no_items():
    from dataclasses import replace

    assert list(export_table("items", [replace(kept.kept(), score=None)], known).rows) == []


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_a_formula(text, tmp_path):
    target = tmp_path / "one.csv"
    write_table(one_cell(text), target, "csv")
    assert read_csv(target)[1] == [f"'{text}"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_excel_is_a_formula(text, tmp_path):
    target = tmp_path / "one.xlsx"
    write_table(one_cell(text), target, "xlsx")
    cell = openpyxl.load_workbook(target).active["A2"]
    assert cell.data_type == "s"
    assert cell.value.replace("\r\n", "\n").replace("_x000D_", "\r").strip() == text.strip()


def test_numbers_below_nothing_stay_numbers(tmp_path):
    target = tmp_path / "one.csv"
    write_table(ExportTable("表", (Column("x", "x"),), [(-5.5,)]), target, "csv")
    assert read_csv(target)[1] == ["-5.5"]


@given(text=st.text(max_size=200))
def test_whatever_a_name_is_the_files_are_read_again(text, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    for form in ("csv", "jsonl", "xlsx"):
        write_table(one_cell(text), folder / f"one.{form}", form)
    assert json.loads((folder / "one.jsonl").read_text("utf-8").split("\n")[0])["name"] == text
    [cell] = read_csv(folder / "one.csv")[1] or [""]
    assert cell in (text, f"'{text}")
    assert len(read_xlsx(folder / "one.xlsx")) == 2


def test_a_file_that_cannot_be_finished_is_not_begun(tmp_path):
    def rows():
        yield ("a",)
        raise OSError(28, "No space left on device")

    target = tmp_path / "calls.csv"
    target.write_text("of yesterday", encoding="utf-8")
    with pytest.raises(OSError, match="No space"):
        write_table(ExportTable("表", (Column("x", "x"),), rows()), target, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["calls.csv"]
    assert target.read_text(encoding="utf-8") == "of yesterday"
