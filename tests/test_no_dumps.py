import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="core files are what Unix leaves")

DIES = """
import os, resource, signal, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1] if sys.argv[1:] != ["forbidden"] else 0
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if sys.argv[1] != "python":
    from desktop.cli import main
    main(["model", "list"])
print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
os.kill(os.getpid(), signal.SIGABRT)
"""


def last_words(whose: str, folder: Path) -> int:
    """The limit of core files in a process that has just broken, in bytes; -1 for none."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", DIES, whose], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGABRT
    return int(done.stdout.splitlines()[-1])


def test_a_command_that_breaks_leaves_no_memory_on_the_disk(tmp_path: Path) -> None:
    if last_words("python", tmp_path) == 0:
        pytest.skip("this machine lets nobody leave any")
    for left in tmp_path.iterdir():
        left.unlink()
    # Where a pipe takes dumps, Linux heeds no other limit than one.
    assert last_words("ours", tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_where_no_dump_may_be_asked_for_none_is(tmp_path: Path) -> None:
    assert last_words("forbidden", tmp_path) == 0
