"""A full disk, a folder that cannot be written, a lock, a server that goes: told, and nothing that was kept is lost."""

import contextlib
import dataclasses
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import postgres
import psycopg
import pytest
from kept_calls import CONFIRMED, CONTEST, ENDED, FINAL, SCORE, STARTED

from desktop.errors import PeitingError
from desktop.session.keeper import Keeper
from desktop.storage.record import open_record

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes as POSIX has them")


def in_a_process_of_its_own(code, *words):
    """Runs it with the record at hand; it ends with a status, not with an exception."""
    head = """
        import contextlib, os, resource, sys
        from desktop.errors import PeitingError
        from desktop.storage.record import open_record
        from kept_calls import CONFIRMED, ENDED, FINAL, STARTED
        """
    program = textwrap.dedent(head) + textwrap.dedent(code)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)], env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().split()


@posix_only
def test_a_full_disk_is_told_and_nothing_kept_is_lost(tmp_path):
    path = tmp_path / "calls.sqlite3"
    # A limit on the size of files stands for the disk; both refuse a write in the middle.
    codes = in_a_process_of_its_own(
        """
        record = open_record(sys.argv[1], "full")
        call = record.begin(STARTED)
        record.keep(call, FINAL)
        record.close()
        record = open_record(sys.argv[1], "full")
        call = record.begin(STARTED)
        largest = max(os.path.getsize(sys.argv[1] + end) for end in ("", "-wal"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 30_000, resource.RLIM_INFINITY))
        kept = 0
        while True:
            try:
                record.keep(call, FINAL)
            except PeitingError as error:
                print(kept, error.code)
                break
            kept += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        record.keep(call, FINAL)
        record.close_call(call, ENDED)
        """,
        path,
    )
    kept, code = int(codes[0]), codes[1]

    assert code in ("record-full", "record-disk")
    with contextlib.closing(open_record(path, "full")) as record:
        last, first = record.calls()
        assert record.events(first.id) == [STARTED, FINAL]
        assert record.events(last.id) == [STARTED, *[FINAL] * (kept + 1), ENDED]
        assert (first.state, last.state) == ("interrupted", "ended")


@pytest.fixture
def small_disk():
    """A disk of a megabyte, where the tests may mount one."""
    folder = Path(tempfile.mkdtemp(prefix="disk-"))
    mounted = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None
    done = mounted and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=False).returncode
    try:
        if done != 0 or not mounted:
            pytest.skip("needs the right to mount")
        yield folder
    finally:
        if mounted and done == 0:
            subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def test_a_disk_that_is_full_in_truth(small_disk):
    path = small_disk / "calls.sqlite3"
    with contextlib.closing(open_record(path, "full")) as record:
        call = record.begin(STARTED)
        record.keep(call, FINAL)
        ballast = small_disk / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        long = dataclasses.replace(FINAL, text="很长" * 10_000)
        with pytest.raises(PeitingError, match="磁盘") as caught:
            record.keep(call, long)
        assert caught.value.code in ("record-full", "record-disk")

        ballast.unlink()
        record.keep(call, long)
        assert record.events(call) == [STARTED, FINAL, long]


@posix_only
def test_a_folder_that_cannot_be_written_is_told_and_what_is_there_stays(tmp_path):
    folder = Path(tempfile.mkdtemp(prefix="readonly-"))
    try:
        path = folder / "calls.sqlite3"
        with contextlib.closing(open_record(path, "full")) as record:
            call = record.begin(STARTED)
        before = path.read_bytes()
        for file in (path, folder):
            file.chmod(file.stat().st_mode & ~stat.S_IWUSR | stat.S_IROTH | stat.S_IXOTH)
        # Root may write everywhere; nobody may not.
        codes = in_a_process_of_its_own(
            """
            record = open_record(sys.argv[2], "full")
            record.close()
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            for path in (sys.argv[1], os.path.join(os.path.dirname(sys.argv[1]), "other.sqlite3")):
                try:
                    open_record(path, "full")
                except PeitingError as error:
                    print(error.code)
            """,
            path,
            tmp_path / "other.sqlite3",
        )
        assert codes == ["record-readonly", "record-readonly"]
        assert path.read_bytes() == before
        folder.chmod(0o700)
        path.chmod(0o600)
        with contextlib.closing(open_record(path, "full")) as record:
            assert record.events(call) == [STARTED]
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextlib.contextmanager
def locked(where):
    """Another program that writes, and does not come to an end."""
    if isinstance(where, Path):
        with contextlib.closing(sqlite3.connect(where)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.rollback()
    else:
        with psycopg.connect(where) as other:
            other.execute("LOCK TABLE calls, events IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()


def test_a_lock_is_told_and_the_event_can_be_given_again(where):
    with contextlib.closing(open_record(where, "full")) as record:
        call = record.begin(STARTED)
        with locked(where), pytest.raises(PeitingError, match="另一个程序") as caught:
            record.keep(call, FINAL)
        assert caught.value.code == "record-locked"

        record.keep(call, FINAL)
        assert record.events(call) == [STARTED, FINAL]


def test_two_programs_keep_their_calls_side_by_side(where):
    with contextlib.ExitStack() as both:
        records = [both.enter_context(contextlib.closing(open_record(where, "full"))) for _ in range(2)]
        calls = [record.begin(STARTED) for record in records]
        for _ in range(20):
            for record, call in zip(records, calls, strict=True):
                record.keep(call, FINAL)
        for record, call in zip(records, calls, strict=True):
            record.close_call(call, ENDED)

        assert records[0].calls() == records[1].calls()
        assert [records[0].events(call) for call in calls] == [[STARTED, *[FINAL] * 20, ENDED]] * 2


class TestKeeper:
    """What the record refuses waits in the program, and arrives in its order."""

    @pytest.fixture
    def told(self):
        return []

    @pytest.fixture
    def keeper(self, where, told, monkeypatch):
        monkeypatch.setattr("desktop.session.keeper._RETRY_SECONDS", 0.0)
        return Keeper(lambda: open_record(where, "full"), told.append)

    def test_a_whole_call_waits_for_a_lock(self, where, keeper, told):
        open_record(where, "full").close()
        with locked(where):
            for event in (STARTED, *CONFIRMED):
                keeper.keep(event)
        keeper.keep(ENDED)
        keeper.keep_score(SCORE)
        call = keeper.call_id
        keeper.close()

        assert [error.code for error in told] == ["record-locked"]
        with contextlib.closing(open_record(where, "full")) as record:
            assert [kept.id for kept in record.calls()] == [call]
            assert record.call(call).events == (STARTED, *CONFIRMED, ENDED)
            assert record.call(call).score == SCORE

    def test_a_contest_of_a_call_that_was_erased_holds_nothing_up(self, where, keeper, told):
        keeper.keep(STARTED)
        keeper.contest("20261122-nowhere", CONTEST)
        keeper.keep(ENDED)
        keeper.contest(keeper.call_id, CONTEST)
        keeper.close()

        assert [error.code for error in told] == ["record-no-call"]
        with contextlib.closing(open_record(where, "full")) as record:
            assert record.call(keeper.call_id).events == (STARTED, ENDED)
            assert record.call(keeper.call_id).contests == (CONTEST,)

    def test_a_call_has_its_id_before_the_record_can_be_opened(self, told):
        def refuse():
            raise PeitingError("record-unreachable", "连不上。", "请检查网络。")

        keeper = Keeper(refuse, told.append)
        assert keeper.call_id == ""
        keeper.keep(STARTED)
        first = keeper.call_id
        keeper.keep(ENDED)
        keeper.keep(STARTED)

        assert first.startswith("20261122-")
        assert keeper.call_id != first


def test_a_server_that_is_started_anew_in_mid_call_costs_no_event():
    if postgres.programs() is None and not postgres.belongs_here():
        pytest.skip("needs PostgreSQL")
    with postgres.server() as server:
        where = server.new_database()
        with contextlib.closing(open_record(where, "full")) as record:
            call = record.begin(STARTED)
            record.keep(call, FINAL)
            server.stop()
            with pytest.raises(PeitingError, match="连不上") as caught:
                record.keep(call, FINAL)
            assert caught.value.code == "record-unreachable"
            server.start()
            record.keep(call, FINAL)
            record.close_call(call, ENDED)

            assert record.events(call) == [STARTED, FINAL, FINAL, ENDED]
            assert [kept.state for kept in record.calls()] == ["ended"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://x:geheim@127.0.0.1:1/y", "record-unreachable"),
        ("mysql://x:geheim@server/y", "record-url"),
        ("://geheim", "record-url"),
    ],
)
def test_a_url_that_leads_nowhere_is_told_without_its_password(url, code):
    with pytest.raises(PeitingError) as caught:
        open_record(url, "full")

    assert caught.value.code == code
    assert caught.value.remedy
    assert "geheim" not in str(caught.value)


def test_a_database_or_a_user_that_is_not_there_is_told(postgres_server):
    for url, code in (
        (postgres_server.url("nowhere"), "record-no-database"),
        (postgres_server.url("postgres", user="nobody"), "record-refused"),
    ):
        with pytest.raises(PeitingError) as caught:
            open_record(url, "full")
        assert caught.value.code == code
