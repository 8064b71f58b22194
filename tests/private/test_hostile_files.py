"""Files that people hand around beside packs: written calls, recordings, clips, results. None waits or fills memory."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.audio.files import read_audio
from desktop.errors import PeitingError
from desktop.session.practice.clips import Clips
from desktop.session.practice.sharing import ASSIGNED_SUFFIX, SHARED_SUFFIX, read_assignments, read_group
from desktop.session.written_call import read_written_call

pytestmark = pytest.mark.timeout(120)
_ANY_TIME = settings(max_examples=40, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
_posix = pytest.mark.skipif(os.name != "posix", reason="there are none on Windows")
_NESTED = "[" * 200_000


@_posix
def test_a_written_call_that_never_ends_is_refused():
    with pytest.raises(PeitingError, match=r"MB|UTF-8|JSON"):
        read_written_call(Path("/dev/zero"))


@pytest.mark.parametrize("text", [_NESTED, '{"start": ' + "9" * 400_000 + "}", '{"a":' * 100_000, "\0" * 1_000])
def test_a_hostile_line_is_told(tmp_path: Path, text: str):
    path = tmp_path / "call.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PeitingError) as told:
        read_written_call(path)
    assert "第 1 行" in str(told.value)
    assert len(str(told.value)) < 1_000


@_ANY_TIME
@given(content=st.binary(max_size=400))
def test_any_bytes_are_a_call_or_one_sentence(tmp_path: Path, content: bytes):
    path = tmp_path / "call.jsonl"
    path.write_bytes(content)
    with pytest.raises(PeitingError):
        read_written_call(path)


@_ANY_TIME
@given(head=st.sampled_from([b"RIFF", b"fLaC", b"OggS", b"RF64", b""]), content=st.binary(max_size=300))
def test_any_bytes_are_no_recording(tmp_path: Path, head: bytes, content: bytes):
    path = tmp_path / "call.wav"
    path.write_bytes(head + content)
    with pytest.raises(PeitingError):
        read_audio(path)


@_posix
@pytest.mark.parametrize("kind", ["pipe", "endless"])
def test_what_is_no_file_is_no_clip_and_no_recording(tmp_path: Path, kind: str):
    (tmp_path / "drill").mkdir()
    path = tmp_path / "drill" / "x.ogg"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    assert Clips((tmp_path,)).find("drill/x.ogg") is None
    with pytest.raises(PeitingError):
        read_audio(path)


@_posix
def test_shared_results_are_read_from_plain_files_alone(tmp_path: Path):
    (tmp_path / f"a{SHARED_SUFFIX}").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / f"b{SHARED_SUFFIX}")
    (tmp_path / f"c{SHARED_SUFFIX}").write_text(_NESTED, encoding="utf-8")
    (tmp_path / f"d{SHARED_SUFFIX}").write_bytes(b" " * 3_000_000)
    group = read_group(tmp_path)
    assert group.trainees == ()
    assert len(group.problems) == 4


@_ANY_TIME
@given(
    value=st.recursive(
        st.none() | st.text(max_size=9) | st.integers(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
def test_whatever_a_shared_file_holds_it_is_told(tmp_path: Path, value: object):
    (tmp_path / f"a{ASSIGNED_SUFFIX}").write_text(json.dumps(value), encoding="utf-8")
    assignments, problems = read_assignments(tmp_path, "李晓", "8012")
    assert assignments == ()
    assert len(problems) == 1
