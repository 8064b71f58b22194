import re

from practice_runs import attempt, paper
from practice_shelf import drill

from desktop.core.practice.question import PaperPlan
from desktop.core.script import Source
from desktop.gui.report_pdf import write_report_pdf
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.sharing import SharedPaper, progress_of
from desktop.session.practice.summary import Offered, summary_html, summary_page
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper

AT = "2026-11-22T09:00:00"
OFFERED = Offered(
    [drill(), drill("other")],
    [PaperPlan("norms-basics", "服务规范基础", (), 20, 15.0, 80.0, Source("W12"))],
    {"dead_air": "冷场"},
)


def progress(name="李明"):
    attempts = [
        KeptAttempt("a", "2026-11-20T09:00:00", "v", attempt(points=70.0, met=False)),
        KeptAttempt("b", AT, "v", attempt(points=90.0)),
    ]
    known = [Mastery("dead_air", 0.4, 5, AT), Mastery("topic:complaint", None, 2, AT)]
    return progress_of((name, "1024"), AT, attempts, [KeptPaper("p", AT, paper())], known)


def text_of(html):
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)


def test_it_tells_what_was_passed_and_what_is_mastered():
    text = " ".join(text_of(summary_html(progress(), OFFERED)).split())
    for told in (
        "李明 1024 · 2026-11-20 至 2026-11-22", "1 / 2 通过的演练", "1 / 1 通过的试卷", "演练 slow-answer 90 分 通过",
        "服务规范基础 80% 通过", "冷场 40%（5 次）", "投诉抱怨 不够（只有 2 次）", "规范条目 H5、N12（投诉抱怨）",
    ):  # fmt: skip
        assert told in text


def test_only_papers_that_are_offered_count_as_passed():
    papers = [
        SharedPaper(id=plan, at=AT, plan=plan, percent=100, passed=True, seconds=9)
        for plan in ("today", "norms-basics", "gone")
    ]
    text = " ".join(text_of(summary_html(progress().model_copy(update={"papers": tuple(papers)}), OFFERED)).split())
    assert "1 / 1 通过的试卷" in text
    assert "今天的题 100% 通过" in text


def test_a_name_is_only_a_name():
    assert "<script>" not in summary_html(progress("<script>alert(1)</script>"), OFFERED)


def test_who_has_not_begun_gets_a_page_too():
    assert "还没有练习过" in summary_html(progress_of(("", ""), AT, (), (), ()), Offered())


def test_it_prints(tmp_path, qapp):
    write_report_pdf(summary_page(progress(), OFFERED), tmp_path / "summary.pdf")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
