import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="core files are what Unix leaves")

DIES = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
if sys.argv[1] == "ours":
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
    assert last_words("ours", tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
