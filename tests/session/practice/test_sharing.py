import codecs
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from practice_runs import HEARD, attempt, paper

from desktop.errors import PeitingError
from desktop.session.practice import shared_files
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.shared_files import LARGEST
from desktop.session.practice.sharing import (
    ASSIGNED_SUFFIX,
    SHARED_SUFFIX,
    GroupProgress,
    assign,
    progress_of,
    read_assignments,
    read_group,
    recipients,
    share,
    text_of,
)
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper

AT = "2026-11-22T09:00:00"
GIVEN = Assignment("2026-hold", "drill", "hold-on", "exam", "2026-12-01", "李老师", "2026-11-22", ("1024",), 3)


def progress(name="李明", number="1024", done="x"):
    attempts = [KeptAttempt(done, AT, "v", attempt(broken=True))]
    papers = [KeptPaper(f"paper {done}", AT, paper())]
    return progress_of((name, number), AT, attempts, papers, [Mastery("topic:hold", None, 1, AT)])


def test_what_is_shared_is_results_and_no_word(tmp_path):
    shown = text_of(progress())
    file = share(progress(), tmp_path)

    assert file.read_text(encoding="utf-8") == shown
    assert HEARD not in shown
    assert json.loads(shown)["attempts"][0]["missed"] == ["excuse"]
    assert read_group(tmp_path).trainees == (progress(),)


def test_sharing_again_replaces_what_was_shared(tmp_path):
    share(progress(), tmp_path)
    share(progress(), tmp_path)
    share(progress("王芳", "1025", "z"), tmp_path)

    assert sorted(one.name for one in tmp_path.iterdir()) == [f"1024{SHARED_SUFFIX}", f"1025{SHARED_SUFFIX}"]
    assert [one.name for one in read_group(tmp_path).trainees] == ["李明", "王芳"]


def test_who_has_no_name_is_asked_for_one(tmp_path):
    with pytest.raises(PeitingError, match="姓名或工号"):
        share(progress("", ""), tmp_path)


def test_a_task_reaches_whom_it_is_for(tmp_path):
    assign(tmp_path, GIVEN)

    assert read_assignments(tmp_path, "李明", "1024") == ((GIVEN,), ())
    assert read_assignments(tmp_path, "王芳", "1025") == ((), ())


@pytest.mark.parametrize("number", ["../1025", "/etc/passwd", "A?", "x" * 200, "..", "~"])
def test_whatever_somebody_calls_himself_stays_in_the_folder(tmp_path, number):
    file = share(progress("王芳", number[:100]), tmp_path / ".")

    assert file.parent == tmp_path
    assert [one.number for one in read_group(tmp_path).trainees] == [number[:100]]


@pytest.mark.parametrize(("one", "other"), [("A?", "A!"), ("x" * 60 + "1", "x" * 60 + "2")])
def test_two_people_never_overwrite_each_other(tmp_path, one, other):
    share(progress(one, "", "x"), tmp_path)
    share(progress(other, "", "z"), tmp_path)

    assert {each.name for each in read_group(tmp_path).trainees} == {one, other}


def test_who_gets_a_number_later_stands_in_the_group_once(tmp_path):
    share(progress("李明", ""), tmp_path)
    share(progress("李明", "1024"), tmp_path)

    assert [(one.name, one.number) for one in read_group(tmp_path).trainees] == [("李明", "1024")]


def test_another_of_the_same_name_keeps_his_file(tmp_path):
    share(progress("李明", "", "somebody else's"), tmp_path)
    share(progress("李明", "1024"), tmp_path)

    assert [one.number for one in read_group(tmp_path).trainees] == ["", "1024"]


def test_what_was_shared_under_the_file_name_of_an_earlier_version_is_replaced(tmp_path):
    (tmp_path / f"A{SHARED_SUFFIX}").write_text(text_of(progress("安", "A?")), encoding="utf-8")
    share(progress("安", "A?"), tmp_path)

    assert len(read_group(tmp_path).trainees) == 1


def test_a_folder_that_is_away_is_not_made_on_this_computer(tmp_path):
    for write in (lambda: share(progress(), tmp_path / "mnt"), lambda: assign(tmp_path / "mnt", GIVEN)):
        with pytest.raises(PeitingError, match="没有这个文件夹") as told:
            write()
        assert "共享盘" in told.value.remedy
    assert not (tmp_path / "mnt").exists()


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    (tmp_path / "组").mkdir()

    assert share(progress(), Path("~/组")).parent == tmp_path / "组"
    assert read_group(Path("~/组")).trainees == (progress(),)


def test_as_many_results_as_the_form_holds_can_be_read_again(tmp_path):
    attempts = [KeptAttempt(f"{n:026}", AT, "v", attempt("a-drill-of-a-long-name", broken=True)) for n in range(10_000)]
    papers = [KeptPaper(f"{n:026}", AT, paper()) for n in range(10_000)]
    share(progress_of(("李明", "1024"), AT, attempts, papers, ()), tmp_path)

    assert read_group(tmp_path).problems == ()


def test_more_than_the_form_holds_is_told_and_not_written(tmp_path):
    with pytest.raises(PeitingError, match="“attempts”的内容不对（太多）"):
        progress_of(("李明", "1024"), AT, [KeptAttempt("x", AT, "v", attempt())] * 10_001, (), ())
    for to in (("名" * 101,), tuple(map(str, range(1001)))):
        with pytest.raises(PeitingError, match="任务没有写") as told:
            assign(tmp_path, replace(GIVEN, to=to))
        assert "最多 100 个字" in told.value.remedy
    assert not list(tmp_path.iterdir())


def test_a_file_that_would_be_refused_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setattr(shared_files, "LARGEST", 100)
    with pytest.raises(PeitingError, match="没有写"):
        share(progress(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_where_writing_failed(tmp_path, monkeypatch):
    def full(_draft):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shared_files, "open_like_its_folder", full)
    with pytest.raises(PeitingError, match="No space left"):
        share(progress(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_was_saved_by_an_editor_of_windows_is_read(tmp_path):
    file = share(progress(), tmp_path)
    file.write_bytes(codecs.BOM_UTF8 + file.read_bytes())

    assert read_group(tmp_path) == GroupProgress((progress(),), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["张三，李四"], ("张三", "李四")),
        (["张三 李四", "1024;1025"], ("张三", "李四", "1024", "1025")),
        (["Anna Li, José  Díaz 1024"], ("Anna Li", "José  Díaz", "1024")),
        ([" 张三 、\n张三"], ("张三",)),
        (["", " ，"], ()),
    ],
)
def test_who_is_meant_by_what_was_typed(typed, meant):
    assert recipients(*typed) == meant


def test_who_has_no_number_is_nobody_in_particular(tmp_path):
    assign(tmp_path, replace(GIVEN, to=("",)))

    assert read_assignments(tmp_path, "王芳", "") == ((), ())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "不是完整的 JSON"),
        (b"{", "不是完整的 JSON"),
        (b"\xff\xfe\x00", "不是完整的 JSON"),
        (b"[" * 100_000, "不是完整的 JSON"),
        (b"{}", "缺失"),
        (b"[]", "内容不对"),
        (
            json.dumps({**progress().model_dump(mode="json"), "format": "peiting-progress-9"}).encode(),
            "“format”的内容不对",
        ),
        (json.dumps({**progress().model_dump(mode="json"), "name": "x" * 101}).encode(), "“name”的内容不对"),
        (json.dumps({**progress().model_dump(mode="json"), "voice": "x"}).encode(), "“voice”的内容不对"),
        (b" " * (LARGEST + 1), "超过 6 MB"),
    ],
)
def test_a_broken_file_costs_one_sentence_and_nothing_else(tmp_path, content, told):
    share(progress(), tmp_path)
    (tmp_path / f"bad{SHARED_SUFFIX}").write_bytes(content)

    group = read_group(tmp_path)

    assert group.trainees == (progress(),)
    (problem,) = group.problems
    assert problem.startswith(f"bad{SHARED_SUFFIX}：")
    assert told in problem
    assert "\n" not in problem


def test_a_folder_named_like_a_file_is_told(tmp_path):
    (tmp_path / f"x{ASSIGNED_SUFFIX}").mkdir()
    assert read_assignments(tmp_path, "", "") == ((), (f"x{ASSIGNED_SUFFIX}：不是普通文件，没有读入。",))


def test_no_folder_is_told(tmp_path):
    with pytest.raises(PeitingError, match="没有这个文件夹"):
        read_group(tmp_path / "none")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["format", "name", "at", "attempts", "papers", "mastery"]), anything)
def test_whatever_stands_in_a_file_is_read_or_told(tmp_path, key, value):
    raw = {**progress().model_dump(mode="json"), key: value}
    (tmp_path / f"x{SHARED_SUFFIX}").write_text(json.dumps(raw), encoding="utf-8")

    group = read_group(tmp_path)

    assert len(group.trainees) + len(group.problems) == 1


def test_what_was_answered_to_learn_is_no_result():
    papers = [KeptPaper("y", AT, replace(paper(), mode="learn"))]
    assert progress_of(("李", "1"), AT, (), papers, ()).papers == ()


def test_a_drill_that_was_broken_off_does_no_assignment():
    attempts = [
        KeptAttempt("x", AT, "v", attempt(ended="broken_off"), "a1"),
        KeptAttempt("y", AT, "v", attempt(), "a2"),
    ]
    assert [one.assignment for one in progress_of(("李", "1"), AT, attempts, (), ()).attempts] == ["", "a2"]
