"""A PostgreSQL server of the tests' own: from the distribution's package, in a folder that goes, on a socket only.

The server refuses to run as root; then it runs as the user that its package made.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

USER = "peiting"


def programs() -> Path | None:
    """Where initdb and its kin lie; None where there is no server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def belongs_here() -> bool:
    """Whether the tests have to find a server: `packaging/bootstrap.py` installs it wherever there is apt."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


@contextlib.contextmanager
def server() -> Iterator["Server"]:
    """A running server, stopped and removed at the end."""
    bin_folder = programs()
    if bin_folder is None:
        raise RuntimeError("no initdb: packaging/bootstrap.py installs PostgreSQL for the tests")
    # Not below pytest's folder: the path of a socket may have 107 bytes, and another user has to reach it.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if _as_root():
            shutil.chown(folder, "postgres")
        running = Server(bin_folder, folder)
        running.make()
        running.start()
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder)


class Server:
    """One server; `url` names a database in it."""

    def __init__(self, bin_folder: Path, folder: Path) -> None:
        self._bin = bin_folder
        self._folder = folder
        self._made = 0

    def make(self) -> None:
        """Lay its files."""
        fast = ("--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        self._run("initdb", "-D", str(self._data), "-U", USER, *fast)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}'"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-l", log, "-w", "-t", "60", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once; whoever is connected is thrown out."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-m", "immediate", "stop")

    def new_database(self) -> str:
        """The address of a fresh, empty database."""
        self._made += 1
        name = f"calls_{self._made}"
        self._run("createdb", "-h", str(self._folder), "-U", USER, name)
        return self.url(name)

    def url(self, database: str, user: str = USER) -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={self._folder}"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *words: str) -> None:
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if _as_root() else {}
        # Into a file: the server inherits the output, and a pipe would stay open as long as it lives.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [str(self._bin / program), *words],
                cwd=self._folder,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
                **user,
            )
            said.seek(0)
            output = said.read().decode(errors="replace")
        if done.returncode != 0:
            raise RuntimeError(f"{program} ended with {done.returncode}: {output}")


def _as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
