"""The program that has no console."""

import subprocess
import sys

from desktop import __version__


def test_nothing_is_written_where_nobody_can_read():
    code = (
        "import sys; sys.stdout = sys.stderr = None; sys.argv = ['peitingw', 'library', 'show', '没有这一包'];"
        "from desktop.without_console import main; sys.exit(main())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (2, b"", b"")


def test_streams_that_are_there_are_used():
    code = "import sys; sys.argv = ['peitingw', '--version']; from desktop.without_console import main; main()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert run.stdout == f"peiting {__version__}\n"
