import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from practice_runs import HEARD, attempt, paper

from desktop.errors import PeitingError
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.sharing import (
    ASSIGNED_SUFFIX,
    LARGEST,
    SHARED_SUFFIX,
    assign,
    progress_of,
    read_assignments,
    read_group,
    share,
    text_of,
)
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper

AT = "2026-11-22T09:00:00"
GIVEN = Assignment("2026-hold", "drill", "hold-on", "exam", "2026-12-01", "李老师", "2026-11-22", ("1024",), 3)


def progress(name="李明", number="1024"):
    attempts = [KeptAttempt("x", AT, "v", attempt(broken=True))]
    papers = [KeptPaper("y", AT, paper())]
    return progress_of((name, number), AT, attempts, papers, [Mastery("topic:hold", None, 1, AT)])


def test_what_is_shared_is_results_and_no_word(tmp_path):
    shown = text_of(progress())
    file = share(progress(), tmp_path / "group")

    assert file.read_text(encoding="utf-8") == shown
    assert HEARD not in shown
    assert json.loads(shown)["attempts"][0]["missed"] == ["excuse"]
    assert read_group(tmp_path / "group").trainees == (progress(),)


def test_sharing_again_replaces_what_was_shared(tmp_path):
    share(progress(), tmp_path)
    share(progress(), tmp_path)
    share(progress("王芳", "../1025"), tmp_path)

    assert sorted(one.name for one in tmp_path.iterdir()) == [f"1024{SHARED_SUFFIX}", f"1025{SHARED_SUFFIX}"]
    assert [one.name for one in read_group(tmp_path).trainees] == ["李明", "王芳"]


def test_who_has_no_name_is_asked_for_one(tmp_path):
    with pytest.raises(PeitingError, match="姓名或工号"):
        share(progress("", ""), tmp_path)


def test_a_task_reaches_whom_it_is_for(tmp_path):
    assign(tmp_path, GIVEN)

    assert read_assignments(tmp_path, "李明", "1024") == ((GIVEN,), ())
    assert read_assignments(tmp_path, "王芳", "1025") == ((), ())


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
        (b" " * (LARGEST + 1), "超过 2 MB"),
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
